package org.whence.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.whence.model.Alignment;
import org.whence.model.Certainty;
import org.whence.model.Claim;
import org.whence.model.Corroborations;
import org.whence.model.Derivation;
import org.whence.model.Derivations;
import org.whence.model.Drift;
import org.whence.model.Ids;
import org.whence.model.Mention;
import org.whence.model.Passage;
import org.whence.model.Reading;
import org.whence.model.Reason;
import org.whence.model.Resolution;

/// Finds what changed on the way from the fullest version of a claim to each retelling.
///
/// The fullest version is the mention nearest to the origin: in a report that others derive from, that credits most
/// sources, in the longest clause with most figures and hedges. Each other report's nearest mention is compared with it,
/// kind by kind. A wrong finding is worse than a missing one: conversions of units, rounding, spelling and paraphrase are no
/// drift, and what can't be told is left out.
public final class Drifts {
    public List<Drift> find(
            List<Reading> readings,
            Resolution resolution,
            Alignment alignment,
            Derivations derivations,
            Corroborations corroborations) {
        return new Work(new Affair(readings, resolution, derivations), alignment, derivations)
                .all();
    }

    private static final class Work {
        private final Affair affair;
        private final Alignment alignment;
        private final Set<String> parents = new HashSet<>();
        private final Figures figures;
        private final Certainties certainties;
        private final Credits credits;
        private final Actors actors;
        private final Map<String, Drift> drifts = new LinkedHashMap<>();
        private final List<Dropped> dropped = new ArrayList<>();

        Work(Affair affair, Alignment alignment, Derivations derivations) {
            this.affair = affair;
            this.alignment = alignment;
            derivations.derivations().stream().map(Derivation::from).forEach(parents::add);
            figures = new Figures(affair);
            certainties = new Certainties(affair);
            credits = new Credits(affair);
            actors = new Actors(affair);
        }

        List<Drift> all() {
            for (Claim claim : alignment.claims()) {
                List<Mention> all =
                        claim.mentions().stream()
                                .map(affair::mention)
                                .filter(m -> m.response() == null)
                                .toList();
                Set<String> reports = new HashSet<>();
                all.forEach(m -> reports.add(m.report()));
                if (reports.size() >= 2) {
                    compare(claim, all);
                }
                authors(claim, all);
            }
            dropped();
            new Omissions(affair).find(alignment.claims()).forEach(d -> add(d.claim(), d.change()));
            return drifts.values().stream()
                    .sorted(
                            Comparator.comparing(Drift::severity)
                                    .thenComparing(Drift::kind)
                                    .thenComparing(Drift::id))
                    .toList();
        }

        private void compare(Claim claim, List<Mention> all) {
            Mention fullest =
                    all.stream()
                            .max(
                                    Comparator.comparingDouble(this::fullness)
                                            .thenComparing(Mention::id))
                            .orElseThrow();
            Map<String, Mention> nearest = new LinkedHashMap<>();
            for (Mention mention : all) {
                if (!mention.report().equals(fullest.report())
                        && affair.report(mention).within() == null) {
                    nearest.merge(
                            mention.report(),
                            mention,
                            (a, b) ->
                                    affair.overlap(fullest, b) > affair.overlap(fullest, a)
                                            ? b
                                            : a);
                }
            }
            for (Mention to : nearest.values()) {
                figures.changes(fullest, to).forEach(c -> add(claim, c));
                certainties.changes(fullest, to).forEach(c -> add(claim, c));
                for (Change change : credits.changes(fullest, to)) {
                    if (affair.credits(to).isEmpty()) {
                        dropped.add(new Dropped(claim, change, reports(claim)));
                    } else {
                        add(claim, change);
                    }
                }
                actors.changes(fullest, to).forEach(c -> add(claim, c));
            }
        }

        private record Dropped(Claim claim, Change change, int reports) {}

        private int reports(Claim claim) {
            return (int)
                    claim.mentions().stream()
                            .map(m -> affair.mention(m).report())
                            .distinct()
                            .count();
        }

        /// A report that never names the outlet drops it from all it states; that is said once, at its most repeated claim.
        private void dropped() {
            Map<String, List<Dropped>> byReport = new TreeMap<>();
            dropped.forEach(d ->
                    byReport.computeIfAbsent(d.change().to().report(), k -> new ArrayList<>())
                            .add(d));
            byReport.values()
                    .forEach(all -> {
                        Dropped worst =
                                all.stream()
                                        .max(
                                                Comparator.comparingInt(Dropped::reports)
                                                        .thenComparingInt(
                                                                d -> -d.change().to().at().start()))
                                        .orElseThrow();
                        Change c = worst.change();
                        String more =
                                all.size() > 1
                                        ? "; so are " + (all.size() - 1) + " more of its claims"
                                        : "";
                        add(
                                worst.claim(),
                                new Change(
                                        c.kind(),
                                        c.from(),
                                        c.to(),
                                        c.before(),
                                        c.after(),
                                        c.severity(),
                                        c.detail() + more));
                    });
        }

        /// Works laid to their commissioners, once for each report.
        private void authors(Claim claim, List<Mention> all) {
            for (Mention mention : all) {
                Reading to = affair.reading(mention.report());
                List<Reading> others =
                        affair.readings().stream()
                                .filter(r ->
                                        !r.report().id().equals(mention.report())
                                                && inStory(claim, r))
                                .toList();
                boolean done =
                        drifts.values().stream()
                                .anyMatch(d ->
                                        d.why().getFirst().rule().equals("author")
                                                && affair.mention(d.to())
                                                        .report()
                                                        .equals(mention.report()));
                if (!done) {
                    credits.takenForAuthor(to, mention, others)
                            .forEach(c -> add(claim, c, "author"));
                }
            }
        }

        private boolean inStory(Claim claim, Reading reading) {
            return alignment.stories().stream()
                    .anyMatch(s ->
                            s.id().equals(claim.story())
                                    && s.reports().contains(reading.report().id()));
        }

        private double fullness(Mention mention) {
            return (parents.contains(mention.report()) ? 2 : 0)
                    + (affair.isRelease(mention.report()) ? 4 : 0)
                    + Math.min(4, affair.sourceCount(mention.report()) / 3.0)
                    + 1.2 * affair.credits(mention).size()
                    + 0.5 * mention.quantities().size()
                    + (mention.certainty() != Certainty.CERTAIN ? 1 : 0)
                    + Math.min(2, mention.at().length() / 100.0)
                    + (Affair.isClause(mention) ? 2 : 0)
                    + (affair.report(mention).within() != null ? -6 : 0);
        }

        private void add(Claim claim, Change change) {
            add(claim, change, change.kind().name().toLowerCase(Locale.ROOT));
        }

        /// One finding for each kind and place: nested clauses would say it twice.
        private void add(Claim claim, Change change, String rule) {
            boolean said =
                    drifts.values().stream()
                            .anyMatch(d ->
                                    d.kind() == change.kind()
                                            && affair.mention(d.to())
                                                    .report()
                                                    .equals(change.to().report())
                                            && (d.after().overlaps(change.after())
                                                    || affair.mention(d.to())
                                                            .at()
                                                            .overlaps(change.to().at())));
            if (said) {
                return;
            }
            Reason why =
                    Reason.of(
                            rule,
                            1,
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
            drifts.put(
                    id,
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
