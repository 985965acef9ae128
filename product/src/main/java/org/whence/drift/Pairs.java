package org.whence.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whence.model.Alignment;
import org.whence.model.Claim;
import org.whence.model.Derivation;
import org.whence.model.DerivationKind;
import org.whence.model.Derivations;
import org.whence.model.Mention;
import org.whence.model.Reading;
import org.whence.model.Story;

/// Finds, for each mention, what it may retell: mentions of fuller reports of its story that share its words.
///
/// A report is fuller than another when the other derives from it, when it is a release, when others derive from it, and when
/// it lets more sources speak. Two that retell the same third report are not compared with each other. Claims only propose: two mentions of one claim must share words like any others, and mentions
/// of different claims are compared when they share enough.
final class Pairs {
    private static final double LEAST = 0.2;
    private static final int RAREST = 8;
    private static final int MOST = 150;
    private static final double SURE = 0.7;
    private static final double TOLD = 0.4;

    /// So much fuller that a likely derivation the other way round is doubted.
    private static final double CLEAR = 1.5;

    /// How near to the best counterpart another may be and still be looked at.
    private static final double NEAR = 0.6;

    private final Affair affair;
    private final Map<String, Double> ranks = new HashMap<>();
    private final Map<String, Set<String>> behind = new HashMap<>();
    private final Map<String, Set<String>> retold = new HashMap<>();
    private final Map<String, String> storyOf = new HashMap<>();
    private final Map<String, Claim> claimOf = new HashMap<>();
    private final Map<String, List<Statement>> byKey = new HashMap<>();

    Pairs(Affair affair, Alignment alignment, Derivations derivations) {
        this.affair = affair;
        for (Story story : alignment.stories()) {
            story.reports().forEach(r -> storyOf.put(r, story.id()));
        }
        for (Claim claim : alignment.claims()) {
            claim.mentions().forEach(m -> claimOf.put(m, claim));
        }
        rank(derivations);
        for (Reading reading : affair.readings()) {
            for (Mention mention : reading.mentions()) {
                Statement statement = affair.statement(mention);
                if (statement != null) {
                    statement.keys.forEach(
                            k -> byKey.computeIfAbsent(k, x -> new ArrayList<>()).add(statement));
                }
            }
        }
    }

    private void rank(Derivations derivations) {
        Set<String> parents = new HashSet<>();
        Map<String, Double> credit = new HashMap<>();
        for (Derivation d : derivations.derivations()) {
            boolean inside = storyOf.containsKey(d.from()) && !d.from().equals(d.to());
            if (inside) {
                parents.add(d.from());
                if (d.confidence() >= TOLD) {
                    retold.computeIfAbsent(d.to(), k -> new HashSet<>()).add(d.from());
                }
                if (d.confidence() >= SURE) {
                    behind.computeIfAbsent(d.to(), k -> new HashSet<>()).add(d.from());
                }
            } else if (d.kind() == DerivationKind.CREDIT) {
                credit.merge(d.to(), d.confidence(), Math::max);
            }
        }
        for (Reading reading : affair.readings()) {
            String report = reading.report().id();
            ranks.put(
                    report,
                    (affair.isRelease(report) ? 6 : 0)
                            + (parents.contains(report) ? 1.5 : 0)
                            + 2 * credit.getOrDefault(report, 0.0)
                            + Math.min(5, affair.sourceCount(report) / 2.0)
                            + Math.min(2, reading.report().text().length() / 3000.0));
        }
        for (Derivation d : derivations.derivations()) {
            if (d.kind() == DerivationKind.COPY && ranks.containsKey(d.from())) {
                ranks.merge(d.to(), ranks.getOrDefault(d.from(), 0.0) - 0.1, Math::max);
            }
        }
    }

    /// Whether `to` may retell `from`.
    boolean isFuller(String from, String to) {
        if (from.equals(to) || !storyOf.getOrDefault(from, "").equals(storyOf.get(to))) {
            return false;
        }
        Set<String> common = new HashSet<>(retold.getOrDefault(from, Set.of()));
        common.retainAll(retold.getOrDefault(to, Set.of()));
        if (!common.isEmpty()
                && !retold.getOrDefault(to, Set.of()).contains(from)
                && !retold.getOrDefault(from, Set.of()).contains(to)) {
            return false;
        }
        boolean after = behind.getOrDefault(to, Set.of()).contains(from);
        boolean before = behind.getOrDefault(from, Set.of()).contains(to);
        if (after != before) {
            return after;
        }
        boolean told = retold.getOrDefault(to, Set.of()).contains(from);
        boolean tells = retold.getOrDefault(from, Set.of()).contains(to);
        if (told != tells && Math.abs(rank(from) - rank(to)) < CLEAR) {
            return told;
        }
        int order = Double.compare(ranks.getOrDefault(from, 0.0), ranks.getOrDefault(to, 0.0));
        return order != 0 ? order > 0 : from.compareTo(to) < 0;
    }

    double rank(String report) {
        return ranks.getOrDefault(report, 0.0);
    }

    boolean derives(String from, String to) {
        return behind.getOrDefault(to, Set.of()).contains(from);
    }

    /// Whether `to` is known to retell `from`, and is not the fuller of the two.
    boolean isRetold(String from, String to) {
        return isFuller(from, to) && retold.getOrDefault(to, Set.of()).contains(from);
    }

    /// Whether a report is known to retell another one of the case.
    boolean retells(String report) {
        return !retold.getOrDefault(report, Set.of()).isEmpty();
    }

    Claim claim(Mention mention) {
        Claim claim = claimOf.get(mention.id());
        if (claim == null) {
            throw new IllegalArgumentException("no claim holds " + mention.id());
        }
        return claim;
    }

    boolean isStated(Mention mention) {
        return claimOf.containsKey(mention.id());
    }

    /// Counterparts of a mention, the one most like it in the fullest report first.
    List<Pair> of(Statement to) {
        Map<String, Statement> candidates = new LinkedHashMap<>();
        Set<String> keys = new LinkedHashSet<>(to.keys);
        keys.stream()
                .sorted(
                        Comparator.comparingInt(
                                        (String k) -> byKey.getOrDefault(k, List.of()).size())
                                .thenComparing(k -> k))
                .limit(RAREST)
                .forEach(k ->
                        byKey.getOrDefault(k, List.of()).stream()
                                .limit(MOST)
                                .forEach(s -> candidates.put(s.mention.id(), s)));
        List<Pair> pairs = new ArrayList<>();
        double best = 0;
        for (Statement from : candidates.values()) {
            if (!isStated(from.mention)
                    || from.mention.response() != null
                    || from.reading.report().within() != null
                    || !isFuller(from.mention.report(), to.mention.report())) {
                continue;
            }
            double likeness = affair.likeness(from, to);
            if (likeness >= LEAST) {
                pairs.add(new Pair(from, to, likeness));
                best = Math.max(best, likeness);
            }
        }
        double least = NEAR * best;
        return pairs.stream()
                .filter(p -> p.likeness() >= least)
                .sorted(
                        Comparator.comparingDouble(this::worth)
                                .reversed()
                                .thenComparing(p -> p.from().mention.id()))
                .limit(6)
                .toList();
    }

    /// How good a counterpart is: alike, and in a full report.
    double worth(Pair pair) {
        return pair.likeness()
                + 0.04 * rank(pair.from().mention.report())
                + (derives(pair.from().mention.report(), pair.to().mention.report()) ? 0.15 : 0)
                + (claim(pair.from().mention).equals(claim(pair.to().mention)) ? 0.1 : 0);
    }
}
