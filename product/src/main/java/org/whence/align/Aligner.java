package org.whence.align;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.whence.align.Likeness.Feature;
import org.whence.model.Alignment;
import org.whence.model.Certainty;
import org.whence.model.Claim;
import org.whence.model.Ids;
import org.whence.model.Mention;
import org.whence.model.Party;
import org.whence.model.Passage;
import org.whence.model.Reading;
import org.whence.model.Reason;
import org.whence.model.Resolution;
import org.whence.model.Story;

/// Brings the mentions of a case together into claims, and its reports into stories.
///
/// Candidates are pairs of one story that share a rare word or lie near in meaning. A learned likeness decides about each
/// pair, and average-link clustering about the groups, so that one stray pair does not join two claims. Two mentions of
/// one sentence, one inside the other, are different statements and stay apart, and so do two figures that one report gives
/// both.
public final class Aligner {
    /// Mean likeness from which mentions are one claim.
    private static final double THRESHOLD = 0.32;

    /// Candidates kept for each mention, by shared rare words.
    private static final int NEAREST = 40;

    private @Nullable Encoder encoder;

    public Alignment align(List<Reading> readings, Resolution resolution) {
        Map<Passage, String> partyAt = new HashMap<>();
        for (Party party : resolution.parties()) {
            party.mentions().forEach(p -> partyAt.put(p, party.id()));
        }
        Map<String, List<Statement>> byReport = new LinkedHashMap<>();
        for (Reading reading : readings) {
            byReport.put(reading.report().id(), Statement.of(reading, partyAt));
        }
        List<Story> stories = Stories.of(readings, byReport);
        Terms terms =
                new Terms(
                        byReport.values().stream()
                                .flatMap(List::stream)
                                .map(Statement::terms)
                                .toList());
        List<Claim> claims = new ArrayList<>();
        for (Story story : stories) {
            List<Statement> statements =
                    story.reports().stream()
                            .flatMap(r -> byReport.getOrDefault(r, List.of()).stream())
                            .toList();
            claims.addAll(claims(story, statements, terms));
        }
        return new Alignment(stories, claims);
    }

    private List<Claim> claims(Story story, List<Statement> statements, Terms terms) {
        List<Pair> pairs = compare(statements, terms);
        Groups groups = new Groups(statements.size(), THRESHOLD);
        Map<Long, Pair> byKey = new HashMap<>();
        for (Pair pair : pairs) {
            groups.like(pair.a(), pair.b(), Likeness.of(pair.features()));
            byKey.put(key(pair.a(), pair.b()), pair);
            if (statements.get(pair.a()).isOtherFigure(statements.get(pair.b()))) {
                groups.keepApart(pair.a(), pair.b());
            }
        }
        for (int i = 0; i < statements.size(); i++) {
            for (int j = i + 1; j < statements.size(); j++) {
                Mention a = statements.get(i).mention();
                Mention b = statements.get(j).mention();
                if (!a.report().equals(b.report())) {
                    break;
                }
                if (a.at().overlaps(b.at())) {
                    groups.keepApart(i, j);
                }
            }
        }
        List<Claim> claims = new ArrayList<>();
        for (List<Integer> group : groups.join()) {
            List<Statement> members = group.stream().map(statements::get).toList();
            Statement best = best(members);
            List<Reason> why = new ArrayList<>();
            int anchor = group.get(members.indexOf(best));
            for (int other : group) {
                Pair pair = byKey.get(key(Math.min(anchor, other), Math.max(anchor, other)));
                if (pair != null && why.isEmpty()) {
                    why.addAll(Likeness.reasons(pair.features()));
                }
            }
            List<String> mentions = members.stream().map(s -> s.mention().id()).toList();
            claims.add(
                    new Claim(
                            Ids.of("claim", mentions),
                            Wording.of(best),
                            story.id(),
                            mentions,
                            why));
        }
        return claims;
    }

    /// The mention that tells most by itself: certain of its parties and quantities, not too long, not a heading.
    private static Statement best(List<Statement> members) {
        return members.stream()
                .max(
                        Comparator.comparingDouble(Aligner::telling)
                                .thenComparing(s -> s.mention().id()))
                .orElseThrow();
    }

    private static double telling(Statement statement) {
        Mention mention = statement.mention();
        int length = mention.at().length();
        return Math.min(statement.terms().size(), 16)
                + 2.0 * Math.min(statement.parties().size(), 3)
                + 2.0 * mention.quantities().size()
                + (mention.proposition().subject() == null ? -4 : 0)
                + (Wording.isFragment(mention) ? -8 : 0)
                - (length > 260 ? 4 : 0)
                + (mention.certainty() == Certainty.CERTAIN ? 0.5 : 0);
    }

    /// Two statements of a story with what they share.
    record Pair(int a, int b, Map<Feature, Double> features) {}

    List<Pair> compare(List<Statement> statements, Terms terms) {
        if (statements.size() < 2) {
            return List.of();
        }
        Encoder meaning = encoder();
        List<float[]> vectors =
                statements.parallelStream().map(s -> meaning.of(Wording.plain(s))).toList();
        Set<Long> candidates = candidates(statements, terms, vectors);
        Map<Long, Double> affinity = new HashMap<>();
        for (long key : candidates) {
            int a = (int) (key >> 32);
            int b = (int) key;
            affinity.put(
                    key,
                    Encoder.cosine(vectors.get(a), vectors.get(b))
                            - 0.5
                            + terms.overlap(statements.get(a).terms(), statements.get(b).terms()));
        }
        Rivals rivals = new Rivals(statements, affinity);
        List<Pair> pairs = new ArrayList<>();
        for (long key : candidates.stream().sorted().toList()) {
            int a = (int) (key >> 32);
            int b = (int) key;
            pairs.add(
                    new Pair(
                            a,
                            b,
                            features(
                                    statements.get(a),
                                    statements.get(b),
                                    terms,
                                    Encoder.cosine(vectors.get(a), vectors.get(b)),
                                    rivals.rank(a, b),
                                    rivals.rank(b, a))));
        }
        return pairs;
    }

    private static Map<Feature, Double> features(
            Statement a, Statement b, Terms terms, double cosine, int rankAb, int rankBa) {
        Map<Feature, Double> f = new EnumMap<>(Feature.class);
        Mention x = a.mention();
        Mention y = b.mention();
        f.put(Feature.BIAS, 1.0);
        f.put(Feature.MEANING, cosine);
        f.put(Feature.WORDS, terms.overlap(a.terms(), b.terms()));
        f.put(Feature.CONTAINED, terms.containment(a.terms(), b.terms()));
        f.put(Feature.CONTEXT, terms.overlap(a.context(), b.context()));
        f.put(Feature.PARTIES, Statement.jaccard(a.parties(), b.parties()));
        f.put(Feature.SUBJECT, terms.overlap(a.subject(), b.subject()));
        f.put(
                Feature.PREDICATE,
                x.proposition().predicate().equals(y.proposition().predicate()) ? 1.0 : 0);
        f.put(Feature.SAME_QUANTITY, a.sharesQuantity(b) ? 1.0 : 0);
        f.put(Feature.OTHER_QUANTITY, a.differsInQuantity(b) ? 1.0 : 0);
        f.put(Feature.POLARITY, x.polarity() == y.polarity() ? 1.0 : 0);
        f.put(Feature.ANSWER, x.response() != null && x.response() == y.response() ? 1.0 : 0);
        f.put(Feature.ONE_ANSWERS, (x.response() == null) != (y.response() == null) ? 1.0 : 0);
        f.put(
                Feature.SPEAKER,
                !x.chain().isEmpty()
                                && !y.chain().isEmpty()
                                && x.attribution() != null
                                && y.attribution() != null
                                && x.chain().getLast().equals(y.chain().getLast())
                        ? 1.0
                        : 0);
        f.put(Feature.PLACE, 1 - Math.abs(a.place() - b.place()));
        f.put(
                Feature.LENGTH,
                Math.min(x.at().length(), y.at().length())
                        / (double) Math.max(x.at().length(), y.at().length()));
        f.put(Feature.BEST, rankAb == 0 && rankBa == 0 ? 1.0 : 0);
        f.put(Feature.RANK, 1.0 / (1 + rankAb) + 1.0 / (1 + rankBa));
        return f;
    }

    /// Pairs that share a rare word, the strongest for each mention, and the nearest in meaning.
    private static Set<Long> candidates(
            List<Statement> statements, Terms terms, List<float[]> vectors) {
        Map<String, List<Integer>> holders = new TreeMap<>();
        for (int i = 0; i < statements.size(); i++) {
            for (String term : statements.get(i).terms()) {
                holders.computeIfAbsent(term, k -> new ArrayList<>()).add(i);
            }
        }
        int most = Math.max(60, (int) (8 * Math.sqrt(statements.size())));
        boolean few = statements.size() <= 1500;
        Set<Long> pairs = new HashSet<>();
        for (int i = 0; i < statements.size(); i++) {
            Map<Integer, Double> near = new HashMap<>();
            if (few) {
                for (int j = 0; j < statements.size(); j++) {
                    double cosine = i == j ? 0 : Encoder.cosine(vectors.get(i), vectors.get(j));
                    if (cosine > 0.6) {
                        near.put(j, 4 * cosine);
                    }
                }
            }
            for (String term : statements.get(i).terms()) {
                List<Integer> others = holders.getOrDefault(term, List.of());
                if (others.size() > most) {
                    continue;
                }
                for (int j : others) {
                    if (j != i) {
                        near.merge(j, terms.weight(term), Double::sum);
                    }
                }
            }
            int self = i;
            near.entrySet().stream()
                    .sorted(
                            Map.Entry.<Integer, Double>comparingByValue()
                                    .reversed()
                                    .thenComparing(Map.Entry::getKey))
                    .limit(NEAREST)
                    .forEach(e ->
                            pairs.add(key(Math.min(self, e.getKey()), Math.max(self, e.getKey()))));
        }
        return pairs;
    }

    private static long key(int a, int b) {
        return ((long) a << 32) | b;
    }

    /// For a mention and another report: how many of that report's mentions are nearer than a given one.
    private static final class Rivals {
        private final List<Statement> statements;
        private final Map<Integer, Map<String, List<Double>>> sorted = new HashMap<>();
        private final Map<Long, Double> affinity;

        Rivals(List<Statement> statements, Map<Long, Double> affinity) {
            this.statements = statements;
            this.affinity = affinity;
            affinity.forEach((key, value) -> {
                int a = (int) (key >> 32);
                int b = (int) (long) key;
                add(a, b, value);
                add(b, a, value);
            });
        }

        private void add(int from, int to, double value) {
            sorted.computeIfAbsent(from, k -> new HashMap<>())
                    .computeIfAbsent(statements.get(to).mention().report(), k -> new ArrayList<>())
                    .add(value);
        }

        int rank(int from, int to) {
            double own = affinity.getOrDefault(key(Math.min(from, to), Math.max(from, to)), 0.0);
            int better = 0;
            for (double value :
                    sorted.getOrDefault(from, Map.of())
                            .getOrDefault(statements.get(to).mention().report(), List.of())) {
                better += value > own ? 1 : 0;
            }
            return better;
        }
    }

    private synchronized Encoder encoder() {
        if (encoder == null) {
            encoder = new Encoder();
        }
        return encoder;
    }
}
