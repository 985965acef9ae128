package org.whence.attribute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.attribute.Tagger.Tagged;
import org.whence.model.Annotation;
import org.whence.model.Attribution;
import org.whence.model.AttributionType;
import org.whence.model.Attributions;
import org.whence.model.Block;
import org.whence.model.BlockKind;
import org.whence.model.Ids;
import org.whence.model.Passage;
import org.whence.model.Reason;
import org.whence.model.Report;
import org.whence.model.Source;
import org.whence.model.Span;
import org.whence.model.Stance;
import org.whence.text.Language;
import org.whence.text.Quotes;
import org.whence.text.WordList;

/// Finds who says what: the trained tagger's sources, cues and contents, and around them what it does not give: whom a
/// source's words stand for, the outlet that was told, contents that run over sentences or stand before a late "according
/// to", and attributions nested in each other as chains.
///
/// The model is loaded on first use and shared by all threads.
public final class Attributor implements AutoCloseable {
    private record StancePattern(Stance stance, Pattern cue) {}

    private static final List<StancePattern> STANCES =
            WordList.rows(Attributor.class, "stances.tsv").stream()
                    .map(row ->
                            new StancePattern(
                                    Stance.valueOf(row.get(0)), Pattern.compile(row.get(1))))
                    .toList();

    /// What belongs to a cue and stands before it: "did not", "has yet to", "was unable to".
    private static final Pattern TURNING =
            Pattern.compile(
                    "(?<![a-z])((has|have|had|could|can|would|will|did|does|do|was|were|is|are|neither|nor|not|\\w*n['’]t|never|cannot|yet|to|be|been|unable|immediately|without)\\s+)+$");

    private @Nullable Tagger tagger;

    /// Changes with the model and with the rules.
    public String version() {
        return Tagger.MODEL_SHA256.substring(0, 12) + "/7";
    }

    @Override
    public synchronized void close() {
        if (tagger != null) {
            tagger.close();
            tagger = null;
        }
    }

    /// The attributions as the tagger gives them, without the rules that need an annotation: speakers, chains and parents
    /// stay open.
    public List<Attribution> tag(Report report) {
        List<Attribution> attributions = new ArrayList<>();
        for (Tagged tagged : tagged(report)) {
            attributions.add(attribution(report, tagged, null, List.of(), null, List.of()));
        }
        return attributions;
    }

    public Attributions attribute(Report report, Annotation annotation) {
        List<Tagged> tagged = tagged(report);
        Speakers speakers = new Speakers(report, annotation);
        List<Tagged> mended = new Frames(report, annotation, speakers).mend(tagged);
        List<Tagged> completed = new Contents(report, annotation).complete(mended);
        Chains chains = new Chains(report, annotation, speakers, completed);
        Map<String, Source> sources = new LinkedHashMap<>();
        List<Attribution> flat = new ArrayList<>();
        for (Tagged one : completed) {
            boolean reporting = chains.isReporting(one);
            Chains.Link link =
                    reporting
                            ? chains.of(one)
                            : new Chains.Link(
                                    List.of(),
                                    List.of(
                                            Reason.of(
                                                    "attitude",
                                                    1,
                                                    "a view or a wish, not words put forward")));
            link.chain().forEach(s -> sources.putIfAbsent(s.id(), s));
            List<Reason> why = new ArrayList<>(link.why());
            if (!tagged.contains(one)) {
                why.addFirst(
                        Reason.of(
                                "rule:content", 1, "the words that a late or bare credit covers"));
            }
            List<String> chain = link.chain().stream().map(Source::id).toList();
            flat.add(
                    attribution(
                            report,
                            one,
                            chain.isEmpty() ? null : chain.getLast(),
                            chain,
                            null,
                            why));
        }
        return new Attributions(report.id(), nested(flat), List.copyOf(sources.values()));
    }

    /// Puts each attribution under the smallest other one in whose content it stands, and its parent's chain before its own.
    private static List<Attribution> nested(List<Attribution> flat) {
        List<Attribution> order = new ArrayList<>(flat);
        order.sort(
                Comparator.comparingInt((Attribution a) -> -size(a))
                        .thenComparing(Attribution::id));
        Map<String, Attribution> done = new LinkedHashMap<>();
        for (Attribution attribution : order) {
            Attribution parent = null;
            for (Attribution other : done.values()) {
                if (holds(other, attribution) && (parent == null || size(other) < size(parent))) {
                    parent = other;
                }
            }
            List<String> chain = new ArrayList<>();
            if (parent != null) {
                chain.addAll(parent.chain());
            }
            for (String source : attribution.chain()) {
                if (!chain.contains(source)) {
                    chain.add(source);
                }
            }
            done.put(
                    attribution.id(),
                    new Attribution(
                            attribution.id(),
                            attribution.report(),
                            attribution.type(),
                            attribution.stance(),
                            attribution.source(),
                            attribution.cue(),
                            attribution.content(),
                            attribution.speaker(),
                            chain,
                            parent == null ? null : parent.id(),
                            attribution.why()));
        }
        return flat.stream()
                .map(a -> done.getOrDefault(a.id(), a))
                .sorted(
                        Comparator.comparing((Attribution a) -> a.cue().getFirst())
                                .thenComparing(Attribution::id))
                .toList();
    }

    private static int size(Attribution attribution) {
        return attribution.content().stream().mapToInt(Span::length).sum();
    }

    private static boolean holds(Attribution outer, Attribution inner) {
        Span cue = inner.cue().getFirst();
        boolean cueInside = outer.content().stream().anyMatch(c -> c.contains(cue));
        boolean sourceInside =
                inner.source().isEmpty()
                        || outer.content().stream()
                                .anyMatch(c -> c.overlaps(inner.source().getFirst()));
        return cueInside && sourceInside && size(outer) > size(inner);
    }

    private static Attribution attribution(
            Report report,
            Tagged tagged,
            @Nullable String speaker,
            List<String> chain,
            @Nullable String parent,
            List<Reason> why) {
        Passage cue = new Passage(report.id(), tagged.cue().getFirst());
        List<Reason> reasons = new ArrayList<>();
        reasons.add(
                Reason.of("tagger", 1, "“" + tagged.cue().getFirst().of(report.text()) + "”", cue));
        reasons.addAll(why);
        return new Attribution(
                Ids.of("attribution", report.id(), tagged.cue(), tagged.content()),
                report.id(),
                type(report.text(), tagged.content()),
                stance(report.text(), tagged.cue(), tagged.content()),
                tagged.source(),
                tagged.cue(),
                tagged.content(),
                speaker,
                chain,
                parent,
                reasons);
    }

    private static AttributionType type(String text, List<Span> content) {
        byte[] quotes = Quotes.states(text);
        int quoted = 0;
        int words = 0;
        for (Span part : content) {
            for (int i = part.start(); i < part.end(); i++) {
                if (Character.isLetterOrDigit(text.charAt(i))) {
                    words++;
                    quoted += quotes[i] == Quotes.INSIDE ? 1 : 0;
                }
            }
        }
        if (quoted == 0) {
            return AttributionType.INDIRECT;
        }
        return quoted == words ? AttributionType.DIRECT : AttributionType.MIXED;
    }

    /// The stance by the cue with the negations and auxiliaries before it, and by the words with which the content begins.
    private static Stance stance(String text, List<Span> cue, List<Span> content) {
        StringBuilder words = new StringBuilder();
        for (Span part : cue) {
            words.append(part.of(text).toLowerCase(Locale.ROOT)).append(' ');
        }
        int at = cue.getFirst().start();
        Matcher turning =
                TURNING.matcher(text.substring(Math.max(0, at - 40), at).toLowerCase(Locale.ROOT));
        String cueWords = (turning.find() ? turning.group() : "") + words;
        StringBuilder all = new StringBuilder(cueWords).append("> ");
        if (!content.isEmpty()) {
            Span first = content.getFirst();
            all.append(
                    text.substring(first.start(), Math.min(first.end(), first.start() + 60))
                            .toLowerCase(Locale.ROOT));
        }
        for (StancePattern pattern : STANCES) {
            String in = pattern.cue().pattern().contains(">") ? all.toString() : cueWords;
            if (pattern.cue().matcher(in).find()) {
                return pattern.stance();
            }
        }
        return Stance.ASSERTS;
    }

    /// Tags the report's own words: what belongs to the page or to an embedded post is blanked out.
    private List<Tagged> tagged(Report report) {
        if (!Language.isEnglish(report.language())) {
            return List.of();
        }
        StringBuilder own = new StringBuilder(report.text());
        for (Block block : report.blocks()) {
            if (block.kind() == BlockKind.BOILERPLATE || block.kind() == BlockKind.POST) {
                for (int i = block.at().start(); i < block.at().end(); i++) {
                    if (own.charAt(i) != '\n') {
                        own.setCharAt(i, ' ');
                    }
                }
            }
        }
        return tagger().tag(own.toString());
    }

    private synchronized Tagger tagger() {
        if (tagger == null) {
            tagger = new Tagger();
        }
        return tagger;
    }
}
