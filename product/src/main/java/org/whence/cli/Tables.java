package org.whence.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.whence.model.Case;
import org.whence.model.Claim;
import org.whence.model.Corroboration;
import org.whence.model.Drift;
import org.whence.model.Listing;
import org.whence.model.Origin;
import org.whence.model.Party;
import org.whence.model.Passage;
import org.whence.model.Reason;
import org.whence.model.Relation;
import org.whence.model.Report;
import org.whence.model.Response;
import org.whence.model.Sheet;
import org.whence.publish.Chronology;
import org.whence.publish.Ranking;

/// The tables of a case.
final class Tables {
    private final Case whence;
    private final Ranking ranking;
    private final Map<String, Origin> origins = new HashMap<>();

    Tables(Case whence) {
        this.whence = whence;
        this.ranking = new Ranking(whence);
        whence.origins().forEach(o -> origins.put(o.id(), o));
    }

    void claims(PrintStream out) {
        List<List<String>> rows = new ArrayList<>();
        for (Claim claim : ranking.claims()) {
            Corroboration c = ranking.corroboration(claim);
            rows.add(
                    List.of(
                            claim.id().substring(0, 6),
                            String.valueOf(ranking.reports(claim).size()),
                            Summary.range(c),
                            c.grade(),
                            c.against().isEmpty() ? "" : "×" + c.against().size(),
                            claim.sentence()));
        }
        Terminal.table(
                out, List.of("claim", "reports", "origins", "grade", "against", "sentence"), rows);
    }

    void origins(PrintStream out) {
        Map<String, Integer> claims = new HashMap<>();
        whence.corroborations()
                .forEach(c -> c.origins().forEach(o -> claims.merge(o, 1, Integer::sum)));
        List<List<String>> rows = new ArrayList<>();
        whence.origins().stream()
                .filter(o -> claims.containsKey(o.id()))
                .sorted(
                        Comparator.comparingInt((Origin o) -> -claims.getOrDefault(o.id(), 0))
                                .thenComparing(Origin::id))
                .forEach(o ->
                        rows.add(
                                List.of(
                                        String.valueOf(claims.getOrDefault(o.id(), 0)),
                                        o.kind().name().toLowerCase(Locale.ROOT),
                                        o.report() == null
                                                ? "outside"
                                                : Ranking.label(ranking.report(o.report())),
                                        o.name()
                                                + (o.why().isEmpty()
                                                        ? ""
                                                        : ": " + o.why().getFirst().detail()))));
        Terminal.table(out, List.of("claims", "kind", "where", "origin"), rows);
    }

    void parties(PrintStream out) {
        Map<String, Party> byId = new HashMap<>();
        whence.parties().forEach(p -> byId.put(p.id(), p));
        List<List<String>> rows = new ArrayList<>();
        for (Party party : whence.parties()) {
            rows.add(
                    List.of(
                            String.valueOf(party.mentions().size()),
                            party.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            String.join(", ", party.names())));
        }
        Terminal.table(out, List.of("places", "kind", "names"), rows);
        ties(out, byId);
        sheets(out, byId);
    }

    private void ties(PrintStream out, Map<String, Party> byId) {
        if (whence.relations().isEmpty()) {
            return;
        }
        out.println();
        List<List<String>> rows = new ArrayList<>();
        for (Relation relation : whence.relations()) {
            String times =
                    relation.times().stream()
                            .map(t -> quote(t.words()))
                            .collect(Collectors.joining(", "));
            rows.add(
                    List.of(
                            name(byId, relation.subject()),
                            (relation.isFormer() ? "formerly " : "")
                                    + relation.kind()
                                            .name()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', ' '),
                            name(byId, relation.object()),
                            Summary.range(relation.backing().min(), relation.backing().max()),
                            (times.isEmpty() ? "" : times + ": ")
                                    + "“"
                                    + quote(relation.words().getFirst())
                                    + "”"));
        }
        Terminal.table(out, List.of("party", "tie", "to", "origins", "words"), rows);
    }

    private void sheets(PrintStream out, Map<String, Party> byId) {
        if (whence.sheets().isEmpty()) {
            return;
        }
        out.println();
        List<List<String>> rows = new ArrayList<>();
        for (Sheet sheet : whence.sheets()) {
            String party = name(byId, sheet.party());
            for (Sheet.Attribute attribute : sheet.attributes()) {
                String attributed = (attribute.isContested() ? "≠ " : "") + attribute.name();
                for (Sheet.Value value : attribute.values()) {
                    rows.add(
                            List.of(
                                    party,
                                    attributed,
                                    Summary.range(value.backing().min(), value.backing().max()),
                                    "“"
                                            + value.text()
                                            + "” "
                                            + value.words().stream()
                                                    .map(p -> ranking.report(p.report()))
                                                    .map(Ranking::label)
                                                    .distinct()
                                                    .limit(4)
                                                    .collect(Collectors.joining(", "))));
                    party = "";
                    attributed = "";
                }
            }
        }
        Terminal.table(out, List.of("party", "what", "origins", "said of it, by"), rows);
        if (rows.stream().anyMatch(r -> r.get(1).startsWith("≠"))) {
            out.println();
            out.println("≠ values that exclude each other");
        }
    }

    private static String name(Map<String, Party> byId, String id) {
        Party party = byId.get(id);
        return party == null ? "" : party.name();
    }

    void drift(PrintStream out) {
        List<List<String>> rows = new ArrayList<>();
        for (Drift drift : ranking.drifts()) {
            Report from = ranking.report(ranking.mention(drift.from()).report());
            Report to = ranking.report(ranking.mention(drift.to()).report());
            rows.add(
                    List.of(
                            drift.severity().name().toLowerCase(Locale.ROOT),
                            drift.kind().name().toLowerCase(Locale.ROOT),
                            Ranking.label(from),
                            Ranking.label(to),
                            "“"
                                    + from.quote(drift.before())
                                    + "” → “"
                                    + to.quote(drift.after())
                                    + "”. "
                                    + drift.why().getFirst().detail()));
        }
        Terminal.table(out, List.of("", "kind", "from", "to", "change"), rows);
    }

    void timeline(PrintStream out) {
        List<List<String>> rows = new ArrayList<>();
        for (Chronology.Entry entry : Chronology.of(whence, ranking)) {
            Response response = entry.response();
            Claim claim = entry.claim();
            if (response != null) {
                rows.add(
                        List.of(
                                entry.stretches().getFirst().days(),
                                "answer",
                                Ranking.label(entry.reports().getFirst()),
                                response.who()
                                        + ": “"
                                        + quote(entry.stretches().getFirst().places().getFirst())
                                        + "”"));
            } else if (claim == null) {
                for (Report report : entry.reports()) {
                    rows.add(
                            List.of(
                                    entry.stretches().getFirst().days(),
                                    "published",
                                    Ranking.label(report),
                                    report.title()));
                }
            } else {
                for (Chronology.Stretch stretch : entry.stretches()) {
                    String sign = entry.isContested() ? "≠ " : "";
                    rows.add(
                            List.of(
                                    sign + stretch.days(),
                                    "“" + stretch.words() + "”",
                                    stretch.places().stream()
                                            .map(p -> Ranking.label(ranking.report(p.report())))
                                            .distinct()
                                            .limit(3)
                                            .collect(Collectors.joining(", ")),
                                    (entry.isDenied() ? "× denied: " : "") + entry.sentence()));
                }
            }
        }
        Terminal.table(out, List.of("when", "as given", "reports", "what"), rows);
        if (rows.stream().anyMatch(r -> r.getFirst().startsWith("≠"))) {
            out.println();
            out.println("≠ reports give different times for the same claim");
        }
    }

    private String quote(Passage words) {
        return ranking.report(words.report()).quote(words.at());
    }

    static void listings(PrintStream out, List<Party> parties, List<Listing> listings) {
        Map<String, String> names = new HashMap<>();
        parties.forEach(p -> names.put(p.id(), p.name()));
        List<List<String>> rows = new ArrayList<>();
        for (Listing listing : listings) {
            rows.add(
                    List.of(
                            String.format(Locale.ROOT, "%.2f", listing.score()),
                            names.getOrDefault(listing.party(), listing.party()),
                            listing.list(),
                            listing.entry(),
                            listing.why().stream()
                                    .map(Reason::detail)
                                    .collect(Collectors.joining("; "))));
        }
        if (!rows.isEmpty()) {
            Terminal.table(out, List.of("score", "party", "list", "entry", "why"), rows);
        }
    }
}
