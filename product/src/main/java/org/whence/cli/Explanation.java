package org.whence.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.whence.model.Case;
import org.whence.model.Claim;
import org.whence.model.Corroboration;
import org.whence.model.Drift;
import org.whence.model.Mention;
import org.whence.model.Origin;
import org.whence.model.Party;
import org.whence.model.Polarity;
import org.whence.model.Reason;
import org.whence.model.Report;
import org.whence.model.Response;
import org.whence.model.Source;
import org.whence.publish.Ranking;

/// Everything behind one claim: where it stands and on whose word, its origins with the reasons, who is against it, whose
/// answer is missing, and what changed in retelling.
final class Explanation {
    /// The parts of the JSON that say the same.
    static final List<String> PARTS =
            List.of(
                    "claims",
                    "mentions",
                    "sources",
                    "origins",
                    "derivations",
                    "responses",
                    "drifts",
                    "parties");

    private final Case whence;
    private final Ranking ranking;
    private final int width;
    private final Map<String, Source> sources = new HashMap<>();
    private final Map<String, Origin> origins = new HashMap<>();
    private final Map<String, Response> responses = new HashMap<>();
    private final Map<String, Party> parties = new HashMap<>();

    Explanation(Case whence, int width) {
        this.whence = whence;
        this.ranking = new Ranking(whence);
        this.width = width;
        whence.sources().forEach(s -> sources.put(s.id(), s));
        whence.origins().forEach(o -> origins.put(o.id(), o));
        whence.responses().forEach(r -> responses.put(r.id(), r));
        whence.parties().forEach(p -> parties.put(p.id(), p));
    }

    /// The claims that are meant: by id, by the beginning of one, or by words that its statement or one of its mentions
    /// holds. A statement that holds the words as they stand goes before one that only holds each of them.
    static List<Claim> meant(Case whence, String words) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        if (wanted.matches("[0-9a-f]{3,16}")) {
            List<Claim> byId =
                    whence.claims().stream().filter(c -> c.id().startsWith(wanted)).toList();
            if (!byId.isEmpty()) {
                return byId;
            }
        }
        String phrase = spaced(wanted);
        if (phrase.isBlank()) {
            return List.of();
        }
        List<Claim> stating =
                whence.claims().stream()
                        .filter(c -> spaced(c.sentence()).contains(phrase))
                        .toList();
        if (!stating.isEmpty()) {
            return stating;
        }
        Map<String, String> mentioned = new HashMap<>();
        Ranking ranking = new Ranking(whence);
        for (Mention mention : whence.mentions()) {
            mentioned.put(
                    mention.id(), spaced(ranking.report(mention.report()).quote(mention.at())));
        }
        List<Claim> quoting =
                whence.claims().stream()
                        .filter(c ->
                                c.mentions().stream()
                                        .anyMatch(m ->
                                                mentioned.getOrDefault(m, "").contains(phrase)))
                        .toList();
        if (!quoting.isEmpty()) {
            return quoting;
        }
        List<String> parts = List.of(phrase.strip().split(" ", -1));
        return whence.claims().stream()
                .filter(c ->
                        parts.stream().allMatch(p -> spaced(c.sentence()).contains(" " + p + " ")))
                .toList();
    }

    /// Lower case words with a space on either side.
    private static String spaced(String words) {
        return " "
                + words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip()
                + " ";
    }

    /// The case with nothing in it but what stands behind a claim.
    static Case alone(Case whence, Claim claim) {
        Set<String> own = new HashSet<>(claim.mentions());
        List<Drift> drifts =
                whence.drifts().stream().filter(d -> d.claim().equals(claim.id())).toList();
        List<Corroboration> behind =
                whence.corroborations().stream().filter(c -> c.claim().equals(claim.id())).toList();
        List<Response> answers =
                whence.responses().stream().filter(r -> r.claims().contains(claim.id())).toList();
        Set<String> mentions = new HashSet<>(own);
        answers.forEach(r -> mentions.add(r.mention()));
        List<Mention> held =
                whence.mentions().stream().filter(m -> mentions.contains(m.id())).toList();
        Set<String> reports = held.stream().map(Mention::report).collect(Collectors.toSet());
        Set<String> chain =
                held.stream().flatMap(m -> m.chain().stream()).collect(Collectors.toSet());
        Set<String> origins =
                behind.stream().flatMap(c -> c.origins().stream()).collect(Collectors.toSet());
        Set<String> parties = new HashSet<>();
        behind.forEach(c -> parties.addAll(c.unanswered()));
        answers.forEach(r -> parties.add(String.valueOf(r.party())));
        List<Source> credited =
                whence.sources().stream().filter(s -> chain.contains(s.id())).toList();
        credited.forEach(s -> parties.add(String.valueOf(s.party())));
        return new Case(
                whence.reports(),
                List.of(),
                List.of(),
                credited,
                held,
                List.of(claim),
                behind,
                answers,
                whence.derivations().stream()
                        .filter(d -> reports.contains(d.to()))
                        .filter(d -> reports.contains(d.from()) || origins.contains(d.from()))
                        .toList(),
                whence.origins().stream().filter(o -> origins.contains(o.id())).toList(),
                drifts,
                whence.parties().stream().filter(p -> parties.contains(p.id())).toList(),
                List.of(),
                List.of(),
                List.of());
    }

    void print(Claim claim, PrintStream out) {
        Corroboration behind = ranking.corroboration(claim);
        int reports = ranking.reports(claim).size();
        say(out, 0, claim.sentence());
        say(
                out,
                0,
                "claim "
                        + claim.id().substring(0, Math.min(6, claim.id().length()))
                        + " · in "
                        + reports
                        + (reports == 1 ? " report" : " reports")
                        + " · "
                        + Summary.range(behind)
                        + (behind.max() == 1 ? " independent origin" : " independent origins")
                        + " · grade F"
                        + behind.grade()
                        + " (proposed)");
        head(out, "Stated in");
        for (Mention mention : ranking.mentions(claim)) {
            Report report = ranking.report(mention.report());
            say(out, 2, place(report) + ", " + chain(mention, report) + manner(mention));
            say(out, 4, "“" + report.quote(mention.at()) + "”");
        }
        head(out, "Independent origins: " + Summary.range(behind));
        for (String id : behind.origins()) {
            Origin origin = origins.get(id);
            if (origin != null) {
                say(
                        out,
                        2,
                        origin.name()
                                + (origin.report() == null
                                        ? " (outside the folder)"
                                        : " (" + place(ranking.report(origin.report())) + ")"));
            }
        }
        head(out, "Why");
        for (Reason reason : behind.why()) {
            bullet(out, 2, sentence(reason.detail()));
        }
        against(claim, behind, out);
        drifts(claim, out);
    }

    private void against(Claim claim, Corroboration behind, PrintStream out) {
        List<Response> answers =
                whence.responses().stream().filter(r -> r.claims().contains(claim.id())).toList();
        head(out, "Answers");
        if (answers.isEmpty()) {
            say(out, 2, "none is reported");
        }
        for (Response answer : answers) {
            Mention mention = ranking.mention(answer.mention());
            Report report = ranking.report(mention.report());
            say(
                    out,
                    2,
                    answer.who()
                            + ": "
                            + answer.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                            + ", in "
                            + place(report));
            say(out, 4, "“" + report.quote(mention.at()) + "”");
        }
        String silent =
                behind.unanswered().stream()
                        .map(parties::get)
                        .filter(p -> p != null)
                        .map(Party::name)
                        .collect(Collectors.joining(", "));
        if (!silent.isEmpty()) {
            say(out, 2, "named, and no answer of theirs is reported: " + silent);
        }
    }

    private void drifts(Claim claim, PrintStream out) {
        List<Drift> drifts =
                ranking.drifts().stream().filter(d -> d.claim().equals(claim.id())).toList();
        head(out, "Changed in retelling");
        if (drifts.isEmpty()) {
            say(out, 2, "nothing was found");
        }
        for (Drift drift : drifts) {
            Report from = ranking.report(ranking.mention(drift.from()).report());
            Report to = ranking.report(ranking.mention(drift.to()).report());
            say(
                    out,
                    2,
                    drift.kind().name().toLowerCase(Locale.ROOT)
                            + ", "
                            + drift.severity().name().toLowerCase(Locale.ROOT)
                            + ": "
                            + place(from)
                            + " → "
                            + place(to));
            say(out, 4, "“" + from.quote(drift.before()) + "”");
            say(out, 4, "“" + to.quote(drift.after()) + "”");
            for (Reason reason : drift.why()) {
                bullet(out, 4, sentence(reason.detail()));
            }
        }
    }

    private static String place(Report report) {
        String file = Terminal.name(report.file().replaceAll(".*[/\\\\]", ""));
        String label = Ranking.label(report);
        return label.equals(file) ? file : label + " (" + file + ")";
    }

    private String chain(Mention mention, Report report) {
        List<String> names = new ArrayList<>();
        for (String id : mention.chain()) {
            Source source = sources.get(id);
            if (source != null && !source.name().equals(report.outlet())) {
                names.add(source.name());
            }
        }
        return names.isEmpty() ? "credited to nobody" : "credited to " + String.join(" ← ", names);
    }

    private static String manner(Mention mention) {
        String certainty = mention.certainty().name().toLowerCase(Locale.ROOT);
        return (certainty.equals("certain") ? "" : ", as " + certainty)
                + (mention.polarity() == Polarity.DENIED ? ", denied" : "")
                + ":";
    }

    private static String sentence(String detail) {
        String plain = Terminal.plain(detail);
        return plain.isEmpty() ? "" : Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    }

    private void head(PrintStream out, String words) {
        out.println();
        say(out, 0, words);
    }

    private void bullet(PrintStream out, int margin, String words) {
        String mark = "- ";
        for (String line : Terminal.wrap(words, width - margin - 2)) {
            out.println(" ".repeat(margin) + mark + line);
            mark = "  ";
        }
    }

    /// Words wrapped, every line behind the margin.
    private void say(PrintStream out, int margin, String words) {
        Terminal.wrap(words, width - margin)
                .forEach(line -> out.println(" ".repeat(margin) + line));
    }
}
