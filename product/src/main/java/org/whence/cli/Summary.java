package org.whence.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.whence.model.Case;
import org.whence.model.Claim;
import org.whence.model.Corroboration;
import org.whence.model.Drift;
import org.whence.model.Origin;
import org.whence.model.Report;
import org.whence.model.Response;
import org.whence.model.ResponseKind;
import org.whence.model.Story;
import org.whence.model.Unreadable;
import org.whence.publish.Ranking;
import org.whence.text.Language;

/// A case on one screen: each part shows its first findings, the longest part gives way until all fit.
final class Summary {
    private final Case whence;
    private final Ranking ranking;
    private final int width;
    private final Map<String, Origin> origins = new HashMap<>();

    private Summary(Case whence, int width) {
        this.whence = whence;
        this.ranking = new Ranking(whence);
        this.width = width;
        whence.origins().forEach(o -> origins.put(o.id(), o));
    }

    static void print(PrintStream out, Case whence, Path dossier, int width, int height) {
        Summary summary = new Summary(whence, width);
        List<Part> parts =
                new ArrayList<>(
                        List.of(
                                summary.stories(),
                                summary.claims(),
                                summary.responses(),
                                summary.drifts(),
                                summary.foreign(),
                                summary.unread()));
        parts.removeIf(p -> p.items().isEmpty());
        // the first line, the dossier's with a blank one before it, and the prompt
        int room = height - 4;
        while (parts.stream().mapToInt(Part::height).sum() > room
                && parts.stream().anyMatch(p -> p.shown() > 1)) {
            Part longest =
                    parts.stream()
                            .filter(p -> p.shown() > 1)
                            .max(Comparator.comparingInt(Part::height))
                            .orElseThrow();
            parts.replaceAll(p -> p.equals(longest) ? p.shorter() : p);
        }
        out.println(Terminal.cut(summary.counts(), width));
        parts.forEach(p -> p.print(out));
        out.println();
        out.println("Dossier: " + Terminal.name(dossier.toString()));
    }

    /// @param title its heading, with a blank line before it, or empty
    /// @param items lines of each finding, the first findings first
    /// @param shown how many of them are shown
    /// @param all how many there are
    /// @param where the rest is found
    private record Part(String title, List<List<String>> items, int shown, int all, String where) {
        static Part of(String title, List<List<String>> items, int all, String where) {
            return new Part(title, items, items.size(), all, where);
        }

        int height() {
            return (title.isEmpty() ? 0 : 2)
                    + items.stream().limit(shown).mapToInt(List::size).sum()
                    + (all > shown ? 1 : 0);
        }

        Part shorter() {
            return new Part(title, items, shown - 1, all, where);
        }

        void print(PrintStream out) {
            if (!title.isEmpty()) {
                out.println();
                out.println(title);
            }
            items.stream().limit(shown).forEach(lines -> lines.forEach(out::println));
            if (all > shown) {
                out.println("  … " + (all - shown) + " more" + where);
            }
        }
    }

    private String cut(String line) {
        return Terminal.cut(line, width);
    }

    private String counts() {
        long posts = whence.reports().stream().filter(r -> r.within() != null).count();
        return count(whence.reports().size() - posts, "report")
                + (posts > 0 ? " with " + count(posts, "embedded post") : "")
                + ", "
                + (whence.stories().size() == 1 ? "1 story" : whence.stories().size() + " stories")
                + ", "
                + count(whence.claims().size(), "claim")
                + ", "
                + ranking.repeated().size()
                + " of them in several reports";
    }

    private Part stories() {
        List<List<String>> items = new ArrayList<>();
        List<Story> stories =
                whence.stories().stream().filter(s -> s.reports().size() > 1).toList();
        for (Story story : stories.stream().limit(4).toList()) {
            List<String> names =
                    ranking.origins(story.id()).stream().limit(3).map(this::name).toList();
            items.add(
                    List.of(
                            cut("  " + story.title()),
                            cut(
                                    "    origins, most claims first: "
                                            + (names.isEmpty()
                                                    ? "none"
                                                    : String.join("; ", names)))));
        }
        return Part.of("", items, stories.size(), " in the dossier");
    }

    private Part claims() {
        List<List<String>> items = new ArrayList<>();
        List<Claim> repeated = ranking.repeated();
        for (Claim claim : repeated.stream().limit(5).toList()) {
            Corroboration c = ranking.corroboration(claim);
            String names =
                    String.join(
                            ", ",
                            c.origins().stream()
                                    .limit(2)
                                    .map(o -> origins.containsKey(o) ? origins.get(o).name() : o)
                                    .toList());
            items.add(
                    List.of(
                            cut("  “" + claim.sentence() + "”"),
                            cut(
                                    "    "
                                            + count(ranking.reports(claim).size(), "report")
                                            + ", "
                                            + range(c)
                                            + (c.max() == 1 ? " origin" : " origins")
                                            + (names.isEmpty() ? "" : ": " + names)
                                            + (c.against().isEmpty()
                                                    ? ""
                                                    : "; answered or denied"))));
        }
        return Part.of(
                "Most repeated, on fewest origins", items, repeated.size(), ": whence claims");
    }

    private Part responses() {
        List<List<String>> items = new ArrayList<>();
        List<Response> responses =
                ranking.responses().stream()
                        .sorted(
                                Comparator.comparingInt(
                                        r -> r.kind() == ResponseKind.DENIAL ? 0 : 1))
                        .toList();
        for (Response response : responses.stream().limit(4).toList()) {
            var mention = ranking.mention(response.mention());
            items.add(
                    List.of(
                            cut(
                                    "  "
                                            + Terminal.pad(kind(response), 11)
                                            + " "
                                            + response.who()
                                            + ": “"
                                            + ranking.report(mention.report()).quote(mention.at())
                                            + "”")));
        }
        return Part.of("Who denies or answers", items, responses.size(), " in the dossier");
    }

    private Part drifts() {
        List<List<String>> items = new ArrayList<>();
        int half = (width - 30) / 2;
        for (Drift drift : ranking.drifts().stream().limit(5).toList()) {
            Report from = ranking.report(ranking.mention(drift.from()).report());
            Report to = ranking.report(ranking.mention(drift.to()).report());
            items.add(
                    List.of(
                            cut(
                                    "  "
                                            + Terminal.pad(
                                                    drift.kind().name().toLowerCase(Locale.ROOT),
                                                    12)
                                            + "“"
                                            + Terminal.cut(from.quote(drift.before()), half)
                                            + "” → “"
                                            + Terminal.cut(to.quote(drift.after()), half)
                                            + "” ("
                                            + Ranking.label(to)
                                            + ")")));
        }
        return Part.of("Changed in retelling", items, whence.drifts().size(), ": whence drift");
    }

    private Part foreign() {
        List<Report> reports =
                whence.reports().stream()
                        .filter(r -> r.within() == null && !Language.isEnglish(r.language()))
                        .toList();
        List<List<String>> items = new ArrayList<>();
        for (Report report : reports.stream().limit(3).toList()) {
            items.add(
                    List.of(cut("  " + Terminal.name(report.file()) + ": " + report.language())));
        }
        return Part.of(
                count(reports.size(), "report")
                        + " not in English: kept, and searched for names only",
                items,
                reports.size(),
                " in the dossier");
    }

    private Part unread() {
        List<List<String>> items = new ArrayList<>();
        for (Unreadable file : whence.unreadable().stream().limit(3).toList()) {
            items.add(List.of(cut("  " + Terminal.name(file.file()) + ": " + file.why())));
        }
        return Part.of(
                count(whence.unreadable().size(), "file") + " not read",
                items,
                whence.unreadable().size(),
                " in the dossier");
    }

    private String name(String id) {
        Origin origin = origins.get(id);
        return origin == null
                ? id
                : origin.name() + (origin.report() == null ? " (outside the folder)" : "");
    }

    static String range(Corroboration corroboration) {
        return range(corroboration.min(), corroboration.max());
    }

    static String range(int min, int max) {
        return min == max ? String.valueOf(min) : min + "–" + max;
    }

    private static String kind(Response response) {
        return switch (response.kind()) {
            case DENIAL -> "denies";
            case NO_COMMENT -> "no comment";
            case NO_REPLY -> "no reply";
            case UNAWARE -> "unaware";
            case CONFIRMATION -> "confirms";
        };
    }

    private static String count(long n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}
