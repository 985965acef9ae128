package org.whence.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.whence.model.DriftKind;
import org.whence.model.Severity;
import org.whence.model.Span;
import org.whence.text.WordList;

/// How much of something is meant: "five of the seven samples" told as "every sample", "the worst affected fields" as "the
/// fields", "in one region" as "across the country".
final class Scopes {
    private static final double ALIKE = 0.25;
    private static final double KIND = 0.4;
    private static final Map<String, String> QUANTIFIERS =
            WordList.pairs(Scopes.class, "quantifiers.tsv");
    private static final Set<String> LIMITS = WordList.of(Scopes.class, "limits.txt");

    private final Affair affair;

    Scopes(Affair affair) {
        this.affair = affair;
    }

    /// A noun with the words that limit it or say that all of it is meant.
    private record Extent(
            String noun, int at, @Nullable String much, Span words, @Nullable Span limit) {}

    List<Change> changes(Pair pair) {
        List<Change> changes = new ArrayList<>();
        if (pair.likeness() < ALIKE) {
            return changes;
        }
        Map<String, Extent> before = extents(pair.from());
        for (Extent b : extents(pair.to()).values()) {
            Extent a = before.get(b.noun());
            if (a == null) {
                continue;
            }
            int step = rank(b.much()) - rank(a.much());
            boolean both = a.much() != null && b.much() != null;
            boolean sure = Math.abs(step) > 1 || pair.likeness() >= KIND;
            boolean widened = both && step > 0 && sure;
            boolean narrowed = both && step < 0 && sure;
            boolean any =
                    a.much() == null
                            && "ALL".equals(b.much())
                            && pair.likeness() >= KIND
                            && isNarrower(pair, a, b);
            boolean unlimited =
                    a.limit() != null
                            && b.limit() == null
                            && b.much() == null
                            && pair.to().child(b.at(), "amod|compound|nummod|acl.*|nmod.*") < 0
                                    == (pair.from().sentence.children(a.at()).stream()
                                                    .filter(c -> c < a.at())
                                                    .count()
                                            <= 2)
                            && isGeneral(pair.to(), b);
            if (widened || narrowed || any || unlimited) {
                Span x =
                        a.limit() != null && unlimited
                                ? a.limit().join(pair.from().token(a.at()).at())
                                : a.words();
                changes.add(
                        new Change(
                                DriftKind.SCOPE,
                                unlimited ? "limit" : "quantifier",
                                pair.from().mention,
                                pair.to().mention,
                                x,
                                b.words(),
                                widened || unlimited ? Severity.MAJOR : Severity.MINOR,
                                "the scope changed: “"
                                        + affair.quote(pair.from().mention, x)
                                        + "” became “"
                                        + affair.quote(pair.to().mention, b.words())
                                        + "”"));
            }
        }
        return changes;
    }

    private static int rank(@Nullable String much) {
        return much == null ? 0 : List.of("PART", "MOST", "ALL").indexOf(much);
    }

    /// "nearly all" is not all.
    private static String shortOf(Statement statement, int quantifier, String much) {
        boolean nearly =
                statement.sentence.children(quantifier).stream()
                                .anyMatch(c -> statement.lemma(c).matches("nearly|almost"))
                        || quantifier > 0
                                && statement.lemma(quantifier - 1).matches("nearly|almost");
        return nearly && much.equals("ALL") ? "MOST" : much;
    }

    /// "root crops" against "any crops": a kind of it against all of it.
    private boolean isNarrower(Pair pair, Extent a, Extent b) {
        boolean kind =
                pair.from().sentence.children(a.at()).stream()
                        .anyMatch(c ->
                                c < a.at()
                                        && pair.from()
                                                .token(c)
                                                .relation()
                                                .matches("compound|amod"));
        boolean bare =
                pair.to().sentence.children(b.at()).stream()
                        .noneMatch(c ->
                                c < b.at()
                                        && pair.to().token(c).relation().matches("compound|amod"));
        boolean every =
                pair.to().sentence.children(b.at()).stream()
                        .anyMatch(c -> pair.to().lemma(c).matches("any|all|every"));
        return kind && bare && every && pair.from().lemma(a.at()).equals(pair.to().lemma(b.at()));
    }

    /// The noun is what the clause is about, with a definite article or none.
    private static boolean isGeneral(Statement statement, Extent extent) {
        boolean subject = extent.at() == statement.subject();
        return subject
                && statement.sentence.children(extent.at()).stream()
                        .noneMatch(c ->
                                statement
                                        .lemma(c)
                                        .matches("a|an|this|that|these|those|such|other|another"));
    }

    private Map<String, Extent> extents(Statement statement) {
        Map<String, Extent> extents = new TreeMap<>();
        for (int i = 0; i < statement.tokens().size(); i++) {
            if (!statement.token(i).tag().equals("NOUN")
                    || !statement.holds(i)
                    || statement.key(i).isEmpty()
                    || statement.key(i).startsWith("@")) {
                continue;
            }
            String much = null;
            Span words = statement.phrase(i);
            Span limit = null;
            for (int c : statement.sentence.children(i)) {
                String lemma = statement.lemma(c);
                String known = QUANTIFIERS.get(lemma);
                if (known != null
                        && statement
                                .token(c)
                                .relation()
                                .matches("det.*|amod|nummod|predet|advmod|nmod")) {
                    much = shortOf(statement, c, known);
                    words = words.join(statement.token(c).at());
                }
                String fine = statement.token(c).fine();
                boolean superlative = fine.equals("JJS") && c < i;
                if (c < i && (LIMITS.contains(lemma) || superlative)) {
                    limit = statement.token(c).at();
                }
                for (int d : statement.sentence.children(c)) {
                    if (c < i && d < i && statement.token(d).fine().matches("JJS|RBS")) {
                        limit = statement.token(d).at();
                    }
                }
            }
            // "five of the seven samples", "some of the samples"
            int above = statement.token(i).head();
            boolean of =
                    statement.sentence.children(i).stream()
                            .anyMatch(c -> statement.lemma(c).equals("of"));
            if (above >= 0 && of && statement.token(i).relation().equals("nmod")) {
                boolean count =
                        statement.token(above).tag().equals("NUM")
                                && statement.sentence.children(i).stream()
                                        .anyMatch(c ->
                                                statement.token(c).tag().equals("NUM")
                                                        || statement.lemma(c).equals("the"));
                String known = count ? "PART" : QUANTIFIERS.get(statement.lemma(above));
                boolean defined =
                        statement.lemma(above).equals("number")
                                && statement.sentence.children(above).stream()
                                        .noneMatch(c -> statement.lemma(c).equals("a"));
                if (known != null && !defined) {
                    much = shortOf(statement, above, known);
                    words = words.join(statement.token(above).at());
                }
            }
            extents.putIfAbsent(
                    statement.key(i), new Extent(statement.key(i), i, much, words, limit));
        }
        return extents;
    }
}
