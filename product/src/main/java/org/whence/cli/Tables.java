package org.whence.cli;

import java.io.PrintStream;
import java.time.LocalDate;
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
import org.whence.model.Mention;
import org.whence.model.Origin;
import org.whence.model.Party;
import org.whence.model.Reason;
import org.whence.model.Relation;
import org.whence.model.Report;
import org.whence.model.TimeRef;
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
        if (!whence.relations().isEmpty()) {
            out.println();
            List<List<String>> ties = new ArrayList<>();
            for (Relation relation : whence.relations()) {
                Party subject = byId.get(relation.subject());
                Party object = byId.get(relation.object());
                var words = relation.words().getFirst();
                ties.add(
                        List.of(
                                subject == null ? "" : subject.name(),
                                relation.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                object == null ? "" : object.name(),
                                "“" + ranking.report(words.report()).quote(words.at()) + "”"));
            }
            Terminal.table(out, List.of("party", "tie", "to", "words"), ties);
        }
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

    private record Moment(LocalDate from, LocalDate to, String what, String words) {}

    void timeline(PrintStream out) {
        List<Moment> moments = new ArrayList<>();
        for (Report report : whence.reports()) {
            if (report.published() != null) {
                moments.add(
                        new Moment(
                                report.published(),
                                report.published(),
                                "published",
                                Ranking.label(report) + ": " + report.title()));
            }
        }
        for (Mention mention : whence.mentions()) {
            for (TimeRef time : mention.times()) {
                LocalDate from = time.from() != null ? time.from() : time.to();
                if (from != null) {
                    Report report = ranking.report(mention.report());
                    moments.add(
                            new Moment(
                                    from,
                                    time.to() == null ? from : time.to(),
                                    report.quote(time.at()),
                                    Ranking.label(report)
                                            + ": “"
                                            + report.quote(mention.at())
                                            + "”"));
                }
            }
        }
        moments.sort(
                Comparator.comparing(Moment::from)
                        .thenComparing(Moment::to)
                        .thenComparing(Moment::words));
        List<List<String>> rows = new ArrayList<>();
        String last = "";
        for (Moment m : moments) {
            String row = m.toString();
            if (!row.equals(last)) {
                rows.add(
                        List.of(
                                m.from() + (m.to().equals(m.from()) ? "" : " to " + m.to()),
                                m.what(),
                                m.words()));
            }
            last = row;
        }
        Terminal.table(out, List.of("when", "as given", "what"), rows);
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
