package org.whence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whence.flow.Memory;
import org.whence.flow.Pipeline;
import org.whence.flow.Progress;
import org.whence.flow.Steps;
import org.whence.model.Annotation;
import org.whence.model.Attributions;
import org.whence.model.Block;
import org.whence.model.BlockKind;
import org.whence.model.Case;
import org.whence.model.Claim;
import org.whence.model.Corroboration;
import org.whence.model.Drift;
import org.whence.model.DriftKind;
import org.whence.model.Ids;
import org.whence.model.Mention;
import org.whence.model.Report;
import org.whence.model.Span;

/// Small affairs made of text in a test, read by the real steps. The models are loaded once for all tests.
public final class Affairs {
    public static final Steps STEPS = Steps.resident();

    private Affairs() {}

    /// A report of paragraphs, a line each.
    public static Report report(String file, @Nullable String outlet, String text) {
        List<Block> blocks = new ArrayList<>();
        int start = 0;
        for (String line : text.split("\n", -1)) {
            if (!line.isBlank()) {
                blocks.add(new Block(BlockKind.PARAGRAPH, new Span(start, start + line.length())));
            }
            start += line.length() + 1;
        }
        String sha = Ids.sha256((file + text).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new Report(
                Ids.of("report", sha),
                file,
                List.of(),
                sha,
                file,
                outlet,
                null,
                null,
                "en",
                null,
                null,
                text,
                blocks);
    }

    /// What the real steps make of reports.
    public static Case find(Report... reports) {
        return new Pipeline(STEPS, forgetful(), Progress.SILENT, 2)
                .run(List.of(reports), List.of());
    }

    public static Memory forgetful() {
        return new Memory() {
            @Override
            public @Nullable Annotation annotation(String report, String version) {
                return null;
            }

            @Override
            public void keep(Annotation annotation, String version) {}

            @Override
            public @Nullable Attributions attributions(String report, String version) {
                return null;
            }

            @Override
            public void keep(Attributions attributions, String version) {}
        };
    }

    public static List<Mention> mentions(String text) {
        Report report = report("a.txt", null, text);
        Annotation annotation = STEPS.annotate(report);
        return STEPS.state(report, annotation, STEPS.attribute(report, annotation));
    }

    /// The words of each mention of a text.
    public static List<String> words(String text) {
        return mentions(text).stream().map(m -> m.at().of(text)).toList();
    }

    /// The mention whose words hold these.
    public static Mention mention(String text, String words) {
        return mentions(text).stream()
                .filter(m -> m.at().of(text).contains(words))
                .min((a, b) -> Integer.compare(a.at().length(), b.at().length()))
                .orElseThrow(() ->
                        new AssertionError("no mention holds “" + words + "” in " + words(text)));
    }

    /// Names of the chain of the mention that holds the words.
    public static List<String> chain(String text, String words) {
        Report report = report("a.txt", null, text);
        Annotation annotation = STEPS.annotate(report);
        Attributions attributions = STEPS.attribute(report, annotation);
        Map<String, String> names = new LinkedHashMap<>();
        attributions.sources().forEach(s -> names.put(s.id(), s.name()));
        return STEPS.state(report, annotation, attributions).stream()
                .filter(m -> m.at().of(text).contains(words))
                .min((a, b) -> Integer.compare(a.at().length(), b.at().length()))
                .orElseThrow(() -> new AssertionError("no mention holds “" + words + "”"))
                .chain()
                .stream()
                .map(names::get)
                .toList();
    }

    /// The claim that holds a mention with these words.
    public static Claim claim(Case whence, String words) {
        return whence.claims().stream()
                .filter(c ->
                        c.mentions().stream().anyMatch(id -> quote(whence, id).contains(words)))
                .max((a, b) -> Integer.compare(a.mentions().size(), b.mentions().size()))
                .orElseThrow(() -> new AssertionError("no claim holds “" + words + "”"));
    }

    public static Corroboration corroboration(Case whence, String words) {
        Claim claim = claim(whence, words);
        return whence.corroborations().stream()
                .filter(c -> c.claim().equals(claim.id()))
                .findFirst()
                .orElseThrow();
    }

    public static List<String> origins(Case whence, String words) {
        return corroboration(whence, words).origins().stream()
                .map(id ->
                        whence.origins().stream()
                                .filter(o -> o.id().equals(id))
                                .findFirst()
                                .orElseThrow()
                                .name())
                .toList();
    }

    public static List<Drift> drifts(Case whence, DriftKind kind) {
        return whence.drifts().stream().filter(d -> d.kind() == kind).toList();
    }

    public static String quote(Case whence, String mention) {
        Mention m =
                whence.mentions().stream()
                        .filter(x -> x.id().equals(mention))
                        .findFirst()
                        .orElseThrow();
        return whence.reports().stream()
                .filter(r -> r.id().equals(m.report()))
                .findFirst()
                .orElseThrow()
                .quote(m.at());
    }

    public static String after(Case whence, Drift drift) {
        Mention to =
                whence.mentions().stream()
                        .filter(m -> m.id().equals(drift.to()))
                        .findFirst()
                        .orElseThrow();
        return whence.reports().stream()
                .filter(r -> r.id().equals(to.report()))
                .findFirst()
                .orElseThrow()
                .quote(drift.after());
    }
}
