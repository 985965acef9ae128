package org.whence.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whence.model.Case;
import org.whence.model.Claim;
import org.whence.model.Corroboration;
import org.whence.model.Drift;
import org.whence.model.Mention;
import org.whence.model.Report;
import org.whence.model.Response;
import org.whence.model.Severity;
import org.whence.model.Source;

/// What of a case is read first, the same in the terminal and in the dossier.
public final class Ranking {
    private final Case whence;
    private final Map<String, Mention> mentions = new HashMap<>();
    private final Map<String, Corroboration> corroborations = new HashMap<>();
    private final Map<String, Report> reports = new HashMap<>();
    private final Map<String, Source> sources = new HashMap<>();

    public Ranking(Case whence) {
        this.whence = whence;
        whence.mentions().forEach(m -> mentions.put(m.id(), m));
        whence.corroborations().forEach(c -> corroborations.put(c.claim(), c));
        whence.reports().forEach(r -> reports.put(r.id(), r));
        whence.sources().forEach(s -> sources.put(s.id(), s));
    }

    /// Claims that most reports repeat, on the fewest origins first.
    public List<Claim> claims() {
        return whence.claims().stream()
                .sorted(
                        Comparator.comparingInt((Claim c) -> -reports(c).size())
                                .thenComparingInt(c -> corroboration(c).max())
                                .thenComparingInt(c -> -c.mentions().size())
                                .thenComparingInt(c -> -c.sentence().length())
                                .thenComparing(Claim::id))
                .toList();
    }

    /// Claims that more than one report states, in the same order. A claim whose every mention lies in or around a mention
    /// of one before it says nothing new there and is left to the rest.
    public List<Claim> repeated() {
        List<Claim> repeated = new ArrayList<>();
        Map<String, List<Mention>> shown = new HashMap<>();
        for (Claim claim : claims()) {
            List<Mention> own = mentions(claim);
            boolean several =
                    reports(claim).size() > 1 && own.stream().anyMatch(m -> m.response() == null);
            boolean fresh =
                    own.stream()
                                            .filter(m ->
                                                    shown
                                                            .getOrDefault(m.report(), List.of())
                                                            .stream()
                                                            .noneMatch(
                                                                    o -> o.at().overlaps(m.at())))
                                            .map(Mention::report)
                                            .distinct()
                                            .count()
                                    * 2
                            >= reports(claim).size();
            if (several && fresh) {
                repeated.add(claim);
                own.forEach(m -> shown.computeIfAbsent(m.report(), k -> new ArrayList<>()).add(m));
            }
        }
        return repeated;
    }

    /// Major drifts of the most repeated claims first.
    public List<Drift> drifts() {
        Map<String, Integer> repeats = new HashMap<>();
        whence.claims().forEach(c -> repeats.put(c.id(), reports(c).size()));
        return whence.drifts().stream()
                .sorted(
                        Comparator.comparingInt((Drift d) -> d.severity() == Severity.MAJOR ? 0 : 1)
                                .thenComparingInt(d -> weight(d))
                                .thenComparingInt(d -> -repeats.getOrDefault(d.claim(), 0))
                                .thenComparing(Drift::id))
                .toList();
    }

    private static int weight(Drift drift) {
        return switch (drift.kind()) {
            case POLARITY -> 0;
            case QUANTITY -> 1;
            case CERTAINTY -> 2;
            case ACTOR -> 3;
            case ATTRIBUTION -> 4;
            case OBJECT, SCOPE -> 5;
            case TIME -> 6;
            case OMISSION -> 7;
        };
    }

    /// One answer for each party and kind, the earliest.
    public List<Response> responses() {
        Set<String> seen = new HashSet<>();
        return whence.responses().stream()
                .filter(r -> seen.add((r.party() == null ? r.who() : r.party()) + r.kind()))
                .toList();
    }

    /// The reports that state a claim, in order of the case.
    public List<Report> reports(Claim claim) {
        Set<String> ids = new HashSet<>();
        mentions(claim).forEach(m -> ids.add(m.report()));
        return whence.reports().stream().filter(r -> ids.contains(r.id())).toList();
    }

    public List<Mention> mentions(Claim claim) {
        return claim.mentions().stream().map(this::mention).toList();
    }

    public Mention mention(String id) {
        Mention mention = mentions.get(id);
        if (mention == null) {
            throw new IllegalArgumentException("no mention " + id);
        }
        return mention;
    }

    public Report report(String id) {
        Report report = reports.get(id);
        if (report == null) {
            throw new IllegalArgumentException("no report " + id);
        }
        return report;
    }

    public Corroboration corroboration(Claim claim) {
        Corroboration corroboration = corroborations.get(claim.id());
        return corroboration == null
                ? new Corroboration(claim.id(), 1, 1, List.of(), List.of(), "6", List.of())
                : corroboration;
    }

    /// The names of a mention's chain, outermost first.
    public List<String> chain(Mention mention) {
        return mention.chain().stream()
                .map(id -> sources.containsKey(id) ? sources.get(id).name() : id)
                .toList();
    }

    /// The origins that stand behind the claims of a story that reports repeat, most claims first.
    public List<String> origins(String story) {
        Map<String, Integer> counts = new HashMap<>();
        for (Claim claim : whence.claims()) {
            if (claim.story().equals(story)) {
                int weight = reports(claim).size();
                corroboration(claim).origins().forEach(o -> counts.merge(o, weight, Integer::sum));
            }
        }
        return counts.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// How a report is named in a line: its outlet, or its file.
    public static String label(Report report) {
        String file = report.file().replaceAll(".*[/\\\\]", "");
        if (report.within() != null) {
            return (report.author() == null ? "" : report.author() + " ")
                    + (report.outlet() == null ? "post" : report.outlet());
        }
        return report.outlet() != null ? report.outlet() : file;
    }
}
