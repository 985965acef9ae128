package org.whence.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.whence.model.Case;
import org.whence.model.Corroboration;
import org.whence.model.Drift;
import org.whence.model.DriftKind;
import org.whence.model.Origin;
import org.whence.model.Report;
import org.whence.model.Response;
import org.whence.model.ResponseKind;
import org.whence.model.Story;
import org.whence.model.Unreadable;
import org.whence.publish.Ranking;
import org.whence.text.Language;

/// A case on one screen, as a brief for an editor: each part shows its first findings, the longest part gives way until all fit.
final class Summary {
    private static final String UNCLEAR = "unclear who";
    private static final Set<String> PRONOUNS =
            Set.of("he", "she", "it", "they", "we", "i", "who", "that", "this", "these", "those");

    /// Columns of a name of which several stand in a line.
    private static final int NAME = 44;

    private final Case whence;
    private final Ranking ranking;
    private final int width;

    /// How many lines the words of a finding may take.
    private final int lines;

    private final Map<String, Origin> origins = new HashMap<>();

    private Summary(Case whence, int width, int lines) {
        this.lines = lines;
        this.whence = whence;
        this.ranking = new Ranking(whence);
        this.width = width;
        whence.origins().forEach(o -> origins.put(o.id(), o));
    }

    static void print(PrintStream out, Case whence, Path dossier, int width, int height) {
        Summary summary = new Summary(whence, width, height < 34 ? 1 : 2);
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

    /// Words behind an indent on as many lines as a finding may take; what is left out ends on a whole word.
    private List<String> told(String words, int indent) {
        int columns = width - indent;
        List<String> wrapped = Terminal.wrap(words, columns);
        List<String> shown = new ArrayList<>();
        for (String line : wrapped.subList(0, Math.min(lines, wrapped.size()))) {
            shown.add(" ".repeat(indent) + line);
        }
        if (wrapped.size() > lines) {
            shown.set(
                    lines - 1,
                    " ".repeat(indent) + cutAtWord(wrapped.get(lines - 1) + " …", columns));
        }
        return shown;
    }

    /// At most `columns`, without a broken word where there are several.
    private static String cutAtWord(String words, int columns) {
        String plain = Terminal.plain(words);
        if (Terminal.columns(plain) <= columns) {
            return plain;
        }
        String first = Terminal.wrap(plain, Math.max(1, columns - 2)).getFirst();
        return first.endsWith("…") ? first : first + " …";
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
                            "  " + cutAtWord(story.title(), width - 2),
                            cut(
                                    "    "
                                            + count(story.reports().size(), "report")
                                            + (names.isEmpty()
                                                    ? ", no origin found"
                                                    : ", most of it from "
                                                            + String.join("; ", names)))));
        }
        return Part.of("", items, stories.size(), " in the dossier");
    }

    private Part claims() {
        List<List<String>> items = new ArrayList<>();
        List<Ranking.Standing> repeated =
                ranking.standings().stream()
                        .filter(s -> s.reports() > 1 && !s.isEcho() && !s.isAnswer())
                        .toList();
        for (Ranking.Standing standing : repeated.stream().limit(5).toList()) {
            String names =
                    String.join(
                            ", ",
                            standing.origins().stream()
                                    .limit(2)
                                    .map(o -> cutAtWord(o.name(), NAME))
                                    .toList());
            List<String> item = new ArrayList<>(told("“" + standing.claim().sentence() + "”", 2));
            item.add(
                    cut(
                            "    "
                                    + count(standing.reports(), "report")
                                    + ", "
                                    + range(standing.min(), standing.max())
                                    + (standing.max() == 1 ? " origin" : " origins")
                                    + (names.isEmpty() ? "" : ": " + names)
                                    + (standing.origins().size() > 2 ? ", …" : "")
                                    + against(standing.against())));
            items.add(item);
        }
        return Part.of(
                "Most repeated, on fewest origins", items, repeated.size(), ": whence claims");
    }

    /// "; denied by the harbour master": what the first kind of answer is, and whose.
    private static String against(List<Response> answers) {
        if (answers.isEmpty()) {
            return "";
        }
        ResponseKind kind = answers.getFirst().kind();
        String by =
                switch (kind) {
                    case DENIAL -> "; denied by ";
                    case NO_COMMENT -> "; no comment from ";
                    case NO_REPLY -> "; no reply from ";
                    case UNAWARE -> "; not known to ";
                    case CONFIRMATION -> "; confirmed by ";
                };
        List<String> who =
                answers.stream()
                        .filter(r -> r.kind() == kind)
                        .map(Summary::who)
                        .distinct()
                        .sorted(Comparator.comparing((String w) -> w.startsWith(UNCLEAR)))
                        .toList();
        return by + who.getFirst() + (who.size() > 1 ? " and " + (who.size() - 1) + " more" : "");
    }

    /// Who answers; a bare pronoun says nobody.
    private static String who(Response response) {
        String who = Terminal.plain(response.who());
        return response.party() == null && PRONOUNS.contains(who.toLowerCase(Locale.ROOT))
                ? UNCLEAR + " (" + who + ")"
                : who.startsWith(UNCLEAR) ? who.replaceAll("[“”]", "") : who;
    }

    /// One line for the same words, whoever is said to answer in them, and one for the same party and kind.
    private Part responses() {
        Map<List<Object>, List<Response>> alike = new LinkedHashMap<>();
        ranking.responses().stream()
                .sorted(
                        Comparator.comparingInt((Response r) ->
                                (r.kind() == ResponseKind.DENIAL ? 0 : 2)
                                        + (who(r).startsWith(UNCLEAR) ? 1 : 0)))
                .forEach(r ->
                        alike.computeIfAbsent(List.of(r.kind(), words(r)), _ -> new ArrayList<>())
                                .add(r));
        List<List<String>> items = new ArrayList<>();
        for (List<Response> answers : alike.values().stream().limit(5).toList()) {
            List<String> names = answers.stream().map(Summary::who).distinct().toList();
            List<String> item =
                    told(
                            String.join(" and ", names)
                                    + (names.size() == 1 ? one(answers) : several(answers))
                                    + ": “"
                                    + words(answers.getFirst())
                                    + "”",
                            4);
            item.set(0, "  " + item.getFirst().strip());
            items.add(item);
        }
        return Part.of("Who denies or answers", items, alike.size(), " in the dossier");
    }

    private String words(Response response) {
        var mention = ranking.mention(response.mention());
        return Terminal.plain(ranking.report(mention.report()).quote(mention.at()));
    }

    private static String one(List<Response> answers) {
        return switch (answers.getFirst().kind()) {
            case DENIAL -> " denies";
            case NO_COMMENT -> " does not comment";
            case NO_REPLY -> " does not reply";
            case UNAWARE -> " knows of nothing";
            case CONFIRMATION -> " confirms";
        };
    }

    private static String several(List<Response> answers) {
        return switch (answers.getFirst().kind()) {
            case DENIAL -> " deny";
            case NO_COMMENT -> " do not comment";
            case NO_REPLY -> " do not reply";
            case UNAWARE -> " know of nothing";
            case CONFIRMATION -> " confirm";
        };
    }

    /// The gravest changes, the same one once with the files that make it.
    private Part drifts() {
        Map<List<Object>, Set<String>> files = new LinkedHashMap<>();
        int half = (width - 36) / 2;
        for (Drift drift : ranking.drifts()) {
            Report from = ranking.report(ranking.mention(drift.from()).report());
            Report to = ranking.report(ranking.mention(drift.to()).report());
            files.computeIfAbsent(
                            List.of(
                                    drift.kind(),
                                    said(from.quote(drift.before()), half),
                                    said(to.quote(drift.after()), half)),
                            _ -> new LinkedHashSet<>())
                    .add(to.file().replaceAll(".*[/\\\\]", ""));
        }
        List<List<String>> items = new ArrayList<>();
        files.forEach((change, in) -> {
            if (items.size() < 6) {
                String kind = ((DriftKind) change.getFirst()).name().toLowerCase(Locale.ROOT);
                items.add(
                        List.of(
                                cut(
                                        "  "
                                                + Terminal.pad(kind, 12)
                                                + change.get(1)
                                                + " → "
                                                + change.get(2)
                                                + "  "
                                                + String.join(", ", in.stream().limit(3).toList())
                                                + (in.size() > 3
                                                        ? " and " + (in.size() - 3) + " more"
                                                        : ""))));
            }
        });
        return Part.of(
                "Changed in retelling, gravest first", items, files.size(), ": whence drift");
    }

    private static String said(String words, int columns) {
        return words.isBlank() ? "(left out)" : "“" + cutAtWord(words, columns) + "”";
    }

    private Part foreign() {
        List<Report> reports =
                whence.reports().stream()
                        .filter(r -> r.within() == null && !Language.isEnglish(r.language()))
                        .toList();
        List<List<String>> items = new ArrayList<>();
        for (Report report : reports.stream().limit(3).toList()) {
            items.add(List.of(cut("  " + Terminal.name(report.file()) + ": " + report.language())));
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
            items.add(
                    List.of(
                            cut(
                                    "  "
                                            + Terminal.name(file.file().replaceAll(".*[/\\\\]", ""))
                                            + ": "
                                            + file.why())));
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
                : cutAtWord(origin.name(), NAME)
                        + (origin.report() == null ? " (outside the folder)" : "");
    }

    static String range(Corroboration corroboration) {
        return range(corroboration.min(), corroboration.max());
    }

    static String range(int min, int max) {
        return min == max ? String.valueOf(min) : min + "–" + max;
    }

    private static String count(long n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}
