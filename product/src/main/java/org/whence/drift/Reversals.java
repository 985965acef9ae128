package org.whence.drift;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whence.model.DriftKind;
import org.whence.model.Mention;
import org.whence.model.Polarity;
import org.whence.model.Reading;
import org.whence.model.Sentence;
import org.whence.model.Severity;
import org.whence.model.Source;
import org.whence.model.SourceKind;
import org.whence.model.Span;
import org.whence.text.WordList;

/// Meaning turned round: a negation lost or gained, "no evidence of" told as "evidence of", a denial told as a confirmation.
final class Reversals {
    private static final double ALIKE = 0.45;
    private static final Set<String> NONE = WordList.of(Reversals.class, "none.txt");
    private static final Set<String> FINDING =
            Set.of("have", "see", "find", "provide", "give", "show", "offer", "produce", "present");
    private static final Set<String> ANTONYMS = new HashSet<>();
    private static final Set<String> LEFT_UNDONE = Set.of("fail", "refuse", "decline", "neglect");

    static {
        WordList.rows(Reversals.class, "antonyms.tsv")
                .forEach(r -> ANTONYMS.add(r.get(0) + " " + r.get(1)));
    }

    private static final Set<String> DENY =
            Set.of("deny", "reject", "dispute", "refute", "dismiss");
    private static final Set<String> CONFIRM = Set.of("confirm", "admit", "acknowledge", "concede");

    private final Affair affair;
    private final Pairs pairs;

    Reversals(Affair affair, Pairs pairs) {
        this.affair = affair;
        this.pairs = pairs;
    }

    List<Change> changes(Pair pair) {
        List<Change> changes = new ArrayList<>();
        opposite(pair, changes);
        Statement from = pair.from();
        Statement to = pair.to();
        boolean lost = from.mention.polarity() == Polarity.DENIED;
        Statement negated = lost ? from : to;
        Span negation = evidence(negated.mention);
        boolean same = from.sharesPredicate(to);
        if (from.mention.polarity() == to.mention.polarity()
                || negation == null
                || pair.likeness() < ALIKE
                || !same
                || !from.isClause()
                || !to.isClause()
                || !Affair.shared(from.said(), to.said()).stream()
                        .anyMatch(k -> !k.equals(to.key(to.head)))) {
            return changes;
        }
        Span before = lost ? near(negation, from) : from.verb();
        Span after = lost ? to.verb() : near(negation, to);
        changes.add(change("negation", from.mention, to.mention, before, after));
        return changes;
    }

    /// The opposite said of the same: "rose" told as "fell", "failed to report" told as "reported".
    private void opposite(Pair pair, List<Change> changes) {
        Statement from = pair.from();
        Statement to = pair.to();
        int a = from.subject();
        int b = to.subject();
        if (pair.likeness() < ALIKE
                || a < 0
                || b < 0
                || from.mention.polarity() != to.mention.polarity()
                || !from.isClause()
                || !to.isClause()
                || Affair.shared(from.under(a), to.under(b)).isEmpty()) {
            return;
        }
        String x = from.lemma(from.head);
        String y = to.lemma(to.head);
        boolean antonyms = ANTONYMS.contains(x + " " + y) || ANTONYMS.contains(y + " " + x);
        boolean left = isLeft(from) != isLeft(to) && from.sharesPredicate(to);
        Set<String> shared = Affair.shared(from.said(), to.said());
        shared.remove(from.key(from.core()));
        boolean much = shared.stream().anyMatch(k -> !k.startsWith("@"));
        if (much && (antonyms || left)) {
            changes.add(
                    change(
                            antonyms ? "antonym" : "negation",
                            from.mention,
                            to.mention,
                            from.verb(),
                            to.verb()));
        }
    }

    private static boolean isLeft(Statement statement) {
        return statement.core() != statement.head
                && LEFT_UNDONE.contains(statement.lemma(statement.head));
    }

    private Change change(String rule, Mention from, Mention to, Span before, Span after) {
        return new Change(
                DriftKind.POLARITY,
                rule,
                from,
                to,
                before,
                after,
                Severity.MAJOR,
                "the meaning is reversed: “"
                        + affair.quote(from, before)
                        + "” became “"
                        + affair.quote(to, after)
                        + "”");
    }

    /// A noun of which a sentence says that there is none, with what it would be about.
    private record Absent(Statement in, int noun, Span at, Set<String> of) {}

    /// Nouns that one report negates and another, of the same speaker, affirms; denials told as confirmations.
    List<Change> acrossReports() {
        List<Change> changes = new ArrayList<>();
        List<Statement> all = new ArrayList<>();
        for (Reading reading : affair.readings()) {
            Set<Sentence> seen = new HashSet<>();
            if (reading.report().within() != null) {
                continue;
            }
            reading.mentions().stream()
                    .sorted((a, b) -> Integer.compare(b.at().length(), a.at().length()))
                    .forEach(m -> {
                        Statement s = affair.statement(m);
                        if (s != null && pairs.isStated(m) && seen.add(s.sentence)) {
                            all.add(s);
                        }
                    });
        }
        for (Statement from : all) {
            absent(from).forEach(a -> affirmed(a, all, changes));
            answered(from, all, changes);
        }
        return changes;
    }

    private void affirmed(Absent absent, List<Statement> all, List<Change> changes) {
        for (Statement to : all) {
            if (!pairs.isFuller(absent.in().mention.report(), to.mention.report())) {
                continue;
            }
            for (int i = 0; i < to.tokens().size(); i++) {
                if (!to.key(i).equals(absent.in().key(absent.noun()))
                        || !to.token(i).tag().equals("NOUN")
                        || isAbsent(to, i) != null
                        || isConditional(to, i)) {
                    continue;
                }
                Set<String> here = new LinkedHashSet<>();
                for (int j = 0; j < to.tokens().size(); j++) {
                    here.add(to.key(j));
                }
                Set<String> shared = Affair.shared(absent.of(), here);
                shared.remove(to.key(i));
                shared.remove("");
                boolean words = shared.stream().anyMatch(k -> !k.startsWith("@"));
                if (shared.size() >= 2 && words && speakAlike(absent.in(), to)) {
                    changes.add(
                            change(
                                    "absence",
                                    absent.in().mention,
                                    holder(to, i),
                                    absent.at(),
                                    to.phrase(i)));
                }
            }
        }
    }

    private static boolean isConditional(Statement statement, int noun) {
        int at = statement.token(noun).head();
        return at >= 0
                && statement.sentence.children(at).stream()
                        .anyMatch(c ->
                                statement
                                        .lemma(c)
                                        .matches("if|whether|no|not|n't|never|neither|nor|any"));
    }

    private Mention holder(Statement statement, int token) {
        Span at = statement.token(token).at();
        return statement.reading.mentions().stream()
                .filter(m -> m.at().contains(at) && pairs.isStated(m))
                .max((a, b) -> Integer.compare(a.at().length(), b.at().length()))
                .orElse(statement.mention);
    }

    /// Whether one party says both: in the chain, or as a name near by.
    private boolean speakAlike(Statement a, Statement b) {
        Set<String> x = speakers(a);
        Set<String> y = speakers(b);
        if (x.isEmpty() && y.isEmpty()) {
            return true;
        }
        Set<String> near = new HashSet<>(b.under(root(b)));
        Set<String> words = new HashSet<>(y);
        near.forEach(k -> words.addAll(List.of(k.replace("@", "").split(" ", -1))));
        return x.isEmpty() || x.stream().anyMatch(words::contains);
    }

    private static int root(Statement s) {
        for (int i = 0; i < s.tokens().size(); i++) {
            if (s.token(i).head() < 0) {
                return i;
            }
        }
        return s.head;
    }

    private Set<String> speakers(Statement statement) {
        Set<String> words = new HashSet<>();
        for (Mention m : statement.reading.mentions()) {
            if (statement.sentence.at().contains(m.at())) {
                List<Source> chain = affair.credits(m);
                for (Source source : chain.isEmpty() ? chain : List.of(chain.getLast())) {
                    if (source.kind() == SourceKind.UNNAMED) {
                        continue;
                    }
                    for (String w :
                            source.name()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .split("[^\\p{L}]+", -1)) {
                        if (w.length() > 3) {
                            words.add(w);
                        }
                    }
                }
            }
        }
        return words;
    }

    private List<Absent> absent(Statement statement) {
        List<Absent> absent = new ArrayList<>();
        for (int i = 0; i < statement.tokens().size(); i++) {
            if (!statement.token(i).tag().equals("NOUN") || statement.key(i).isEmpty()) {
                continue;
            }
            Span at = isAbsent(statement, i);
            boolean complement = statement.child(i, "nmod|acl.*|ccomp|obl") >= 0;
            if (at != null && complement) {
                absent.add(new Absent(statement, i, at, statement.under(i)));
            }
        }
        return absent;
    }

    /// The words that say there is none of a noun: "no evidence", "a lack of evidence", "have not seen any evidence".
    private static @Nullable Span isAbsent(Statement statement, int noun) {
        for (int i : statement.sentence.children(noun)) {
            if (statement.lemma(i).matches("no|zero|neither")) {
                return statement.token(i).at().join(statement.token(noun).at());
            }
        }
        int above = statement.token(noun).head();
        if (above < 0) {
            return null;
        }
        if (NONE.contains(statement.lemma(above))) {
            return statement.token(above).at().join(statement.token(noun).at());
        }
        if (statement.token(noun).relation().matches("obj|dobj")
                && FINDING.contains(statement.lemma(above))) {
            for (int i : statement.sentence.children(above)) {
                if (statement.lemma(i).matches("not|n't|never")) {
                    return statement.token(i).at().join(statement.token(noun).at());
                }
            }
        }
        return null;
    }

    private void answered(Statement from, List<Statement> all, List<Change> changes) {
        int deny = verb(from, DENY);
        if (deny < 0) {
            return;
        }
        for (Statement to : all) {
            if (!pairs.isFuller(from.mention.report(), to.mention.report())) {
                continue;
            }
            int confirm = verb(to, CONFIRM);
            if (confirm < 0
                    || to.sentence.children(confirm).stream()
                            .anyMatch(c -> to.lemma(c).matches("not|n't|never|neither|nor"))) {
                continue;
            }
            int x = from.child(deny, "nsubj.*");
            int y = to.child(confirm, "nsubj.*");
            if (x < 0 || y < 0 || Affair.shared(from.under(x), to.under(y)).isEmpty()) {
                continue;
            }
            Set<String> shared = Affair.shared(from.under(deny), to.under(confirm));
            shared.removeAll(from.under(x));
            long words =
                    shared.stream().filter(k -> !k.startsWith("@") && !k.startsWith("#")).count();
            if (words >= 2) {
                changes.add(
                        change(
                                "answer",
                                from.mention,
                                holder(to, confirm),
                                from.token(deny).at(),
                                to.token(confirm).at()));
            }
        }
    }

    private static int verb(Statement statement, Set<String> lemmas) {
        for (int i = 0; i < statement.tokens().size(); i++) {
            if (statement.token(i).tag().equals("VERB") && lemmas.contains(statement.lemma(i))) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable Span evidence(Mention mention) {
        return mention.why().stream()
                .filter(r -> r.rule().equals("negation") && !r.evidence().isEmpty())
                .map(r -> r.evidence().getFirst().at())
                .findFirst()
                .orElse(null);
    }

    private static Span near(Span negation, Statement statement) {
        Span joined = negation.join(statement.token(statement.head).at());
        return statement.mention.at().contains(joined) && joined.length() < 60 ? joined : negation;
    }
}
