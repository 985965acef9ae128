package org.whence.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.whence.model.Alignment;
import org.whence.model.Claim;
import org.whence.model.Corroborations;
import org.whence.model.Derivations;
import org.whence.model.Drift;
import org.whence.model.DriftKind;
import org.whence.model.Ids;
import org.whence.model.Mention;
import org.whence.model.Passage;
import org.whence.model.Reading;
import org.whence.model.Reason;
import org.whence.model.Resolution;

/// Finds what changed on the way from a fuller version of a claim to each retelling.
///
/// Each mention of a report is set beside the mentions of fuller reports that share its words ([Pairs]), and the two are
/// compared kind by kind: by their trees, figures, times, hedges and chains. Of several changes of one kind in one place the
/// one found between the most alike mentions stays. A wrong finding is worse than a missing one: conversions of units,
/// rounding, spelling and paraphrase are no drift, and what can't be told is left out.
public final class Drifts {
    public List<Drift> find(
            List<Reading> readings,
            Resolution resolution,
            Alignment alignment,
            Derivations derivations,
            Corroborations corroborations) {
        Affair affair = new Affair(readings, resolution, derivations);
        return new Work(affair, alignment, new Pairs(affair, alignment, derivations))
                .all(corroborations);
    }

    /// A change with the claim it is a change of, and how good a pair it was found in.
    private record Found(Claim claim, Change change, double worth) {}

    private static final class Work {
        private final Affair affair;
        private final Alignment alignment;
        private final Pairs pairs;
        private final List<Found> found = new ArrayList<>();
        private final List<Found> dropped = new ArrayList<>();
        private final Map<String, List<Drift>> said = new TreeMap<>();

        Work(Affair affair, Alignment alignment, Pairs pairs) {
            this.affair = affair;
            this.alignment = alignment;
            this.pairs = pairs;
        }

        List<Drift> all(Corroborations corroborations) {
            Figures figures = new Figures(affair, pairs);
            Certainties certainties = new Certainties(affair, pairs);
            Credits credits = new Credits(affair, pairs);
            Reversals reversals = new Reversals(affair, pairs);
            Actors actors = new Actors(affair);
            Scopes scopes = new Scopes(affair);
            Moments moments = new Moments(affair);
            for (Reading reading : affair.readings()) {
                if (reading.report().within() != null) {
                    continue;
                }
                for (Mention mention : reading.mentions()) {
                    Statement to = affair.statement(mention);
                    if (to == null || mention.response() != null || !pairs.isStated(mention)) {
                        continue;
                    }
                    for (Pair pair : pairs.of(to)) {
                        keep(pair, figures.changes(pair));
                        keep(pair, certainties.changes(pair));
                        keep(pair, credits.changes(pair));
                        keep(pair, reversals.changes(pair));
                        keep(pair, actors.changes(pair));
                        keep(pair, scopes.changes(pair));
                        keep(pair, moments.changes(pair));
                    }
                }
                for (Reading other : affair.readings()) {
                    if (pairs.isFuller(other.report().id(), reading.report().id())
                            && other.report().within() == null) {
                        figures.lone(other, reading).forEach(this::keep);
                    }
                }
            }
            reversals.acrossReports().forEach(this::keep);
            new Quotations(affair, pairs).changes().forEach(this::keep);
            new Silences(affair, pairs).changes(corroborations.responses()).forEach(this::keep);
            dropped();
            authors(credits);
            new Omissions(affair)
                    .find(alignment.claims())
                    .forEach(d -> found.add(new Found(d.claim(), d.change(), 1)));
            found.stream()
                    .sorted(
                            Comparator.comparingDouble(Found::worth)
                                    .reversed()
                                    .thenComparing(f -> f.change().to().id())
                                    .thenComparing(f -> f.change().from().id())
                                    .thenComparing(f -> f.change().after()))
                    .forEach(this::add);
            return said.values().stream()
                    .flatMap(List::stream)
                    .sorted(
                            Comparator.comparing(Drift::severity)
                                    .thenComparing(Drift::kind)
                                    .thenComparing(Drift::id))
                    .toList();
        }

        private void keep(Change change) {
            found.add(new Found(pairs.claim(change.from()), change, 0.5));
        }

        private void keep(Pair pair, List<Change> changes) {
            for (Change change : changes) {
                Found f = new Found(pairs.claim(change.from()), change, pairs.worth(pair));
                (change.rule().equals(Credits.DROPPED) ? dropped : found).add(f);
            }
        }

        private int reports(Claim claim) {
            return (int)
                    claim.mentions().stream()
                            .map(m -> affair.mention(m).report())
                            .distinct()
                            .count();
        }

        /// What a report states early, much as it was told, and what others repeat, weighs most.
        private double weight(Found f) {
            Mention to = f.change().to();
            return f.worth()
                    + 0.03 * reports(f.claim())
                    - 0.25 * to.at().start() / affair.report(to).text().length();
        }

        /// A report that never names the outlet drops it from all it states; that is said once, where it weighs most.
        private void dropped() {
            Map<String, List<Found>> byReport = new TreeMap<>();
            dropped.forEach(d ->
                    byReport.computeIfAbsent(d.change().to().report(), k -> new ArrayList<>())
                            .add(d));
            byReport.values().stream()
                    .filter(all -> all.stream().map(Found::claim).distinct().count() >= 2)
                    .forEach(all -> {
                        Found worst =
                                all.stream()
                                        .max(
                                                Comparator.comparingDouble(this::weight)
                                                        .thenComparing(d -> d.change().from().id()))
                                        .orElseThrow();
                        Change c = worst.change();
                        long more = all.stream().map(Found::claim).distinct().count() - 1;
                        String also = more > 0 ? "; so are " + more + " more of its claims" : "";
                        found.add(
                                new Found(
                                        worst.claim(),
                                        new Change(
                                                c.kind(),
                                                c.rule(),
                                                c.from(),
                                                c.to(),
                                                c.before(),
                                                c.after(),
                                                c.severity(),
                                                c.detail() + also),
                                        worst.worth()));
                    });
        }

        /// Works laid to their commissioners, once for each report.
        private void authors(Credits credits) {
            Set<String> done = new HashSet<>();
            for (Claim claim : alignment.claims()) {
                for (String id : claim.mentions()) {
                    Mention mention = affair.mention(id);
                    if (done.contains(mention.report())) {
                        continue;
                    }
                    Reading to = affair.reading(mention.report());
                    List<Reading> others =
                            affair.readings().stream()
                                    .filter(r ->
                                            !r.report().id().equals(mention.report())
                                                    && inStory(claim, r))
                                    .toList();
                    for (Change change : credits.takenForAuthor(to, mention, others)) {
                        done.add(mention.report());
                        found.add(new Found(claim, change, 1));
                    }
                }
            }
        }

        private boolean inStory(Claim claim, Reading reading) {
            return alignment.stories().stream()
                    .anyMatch(s ->
                            s.id().equals(claim.story())
                                    && s.reports().contains(reading.report().id()));
        }

        /// One finding for each kind and place, and one change of certainty for each claim in a report.
        private void add(Found f) {
            Change change = f.change();
            List<Drift> here =
                    said.computeIfAbsent(
                            change.kind() + " " + change.to().report(), k -> new ArrayList<>());
            for (Drift d : here) {
                Mention to = affair.mention(d.to());
                boolean place =
                        d.after().overlaps(change.after())
                                || change.kind() != DriftKind.CERTAINTY
                                        && d.before().overlaps(change.before())
                                        && affair.mention(d.from())
                                                .report()
                                                .equals(change.from().report());
                boolean nested = to.at().overlaps(change.to().at());
                boolean sure =
                        change.kind() == DriftKind.CERTAINTY
                                && (d.claim().equals(f.claim().id())
                                        || pairs.claim(to).equals(pairs.claim(change.to())));
                if (place || sure || nested && change.kind() != DriftKind.QUANTITY) {
                    return;
                }
            }
            Claim claim = f.claim();
            Reason why =
                    Reason.of(
                            change.rule(),
                            Math.min(1, Math.round(100 * f.worth()) / 100.0),
                            change.detail(),
                            new Passage(change.from().report(), change.before()),
                            new Passage(change.to().report(), change.after()));
            String id =
                    Ids.of(
                            "drift",
                            claim.id(),
                            change.kind(),
                            change.from().id(),
                            change.to().id(),
                            change.after());
            here.add(
                    new Drift(
                            id,
                            claim.id(),
                            change.kind(),
                            change.from().id(),
                            change.to().id(),
                            change.before(),
                            change.after(),
                            change.severity(),
                            List.of(why)));
        }
    }
}
