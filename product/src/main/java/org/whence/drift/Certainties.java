package org.whence.drift;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.model.DriftKind;
import org.whence.model.Mention;
import org.whence.model.Polarity;
import org.whence.model.Reason;
import org.whence.model.Severity;
import org.whence.model.Span;
import org.whence.text.WordList;

/// Certainty that was hardened ("could take in" became "takes in", "one of the reasons" became the reason) or weakened.
///
/// Two clauses are compared where what they say, their subjects aside, shares words; a report that says the thing once with
/// and once without its hedge has hardened nothing.
final class Certainties {
    private static final double LIKE = 0.3;
    private static final double SAID = 0.22;
    private static final double WEAKENED = 0.45;
    private static final Map<String, Hold> HOLDS = new HashMap<>();
    private static final Pattern PARTIAL =
            Pattern.compile(
                    "(?i)\\b(one (\\w+ ){0,2}?(of|on|among)\\b|among (the|other|several|many)\\b|part of|a factor|one factor|one reason|contribut\\w+ to|in part|partly|on (the|a|its|their) (\\w+ )?list)");

    /// How a word keeps what it governs from being told as a fact.
    enum Hold {
        MODAL,
        ABILITY,
        PLAN,
        ASKED,
        VIEW,
        TALK
    }

    static {
        WordList.pairs(Certainties.class, "modality.tsv")
                .forEach((lemma, hold) -> HOLDS.put(lemma, Hold.valueOf(hold)));
    }

    private final Affair affair;
    private final Pairs pairs;

    Certainties(Affair affair, Pairs pairs) {
        this.affair = affair;
        this.pairs = pairs;
    }

    List<Change> changes(Pair pair) {
        List<Change> changes = new ArrayList<>();
        Statement from = pair.from();
        Statement to = pair.to();
        if (affair.isRelease(to.mention.report())) {
            return changes;
        }
        hardened(pair, from, to, changes);
        boolean known =
                pairs.isRetold(from.mention.report(), to.mention.report())
                        || affair.isRelease(from.mention.report());
        if (known) {
            weakened(pair, from, to, changes);
        }
        partial(from, to, changes);
        achieved(from, to, changes);
        asked(from, to, changes);
        return changes;
    }

    private void hardened(Pair pair, Statement from, Statement to, List<Change> changes) {
        if (pair.likeness() < LIKE || !to.tellsFact() || !isStatement(from)) {
            return;
        }
        Map<Hold, Span> before = holds(from);
        Map<Hold, Span> after = holds(to);
        before.remove(Hold.TALK);
        after.remove(Hold.TALK);
        if (before.containsKey(Hold.MODAL) || before.containsKey(Hold.VIEW)) {
            after.remove(Hold.PLAN);
        }
        boolean turned =
                from.mention.polarity() != to.mention.polarity() && from.sharesPredicate(to);
        if (before.isEmpty() || !after.isEmpty() || turned || !saysSame(from, to)) {
            return;
        }
        if (isSaidPlainly(from, to, pair.likeness()) || isHedgedBelow(from, to, pair.likeness())) {
            return;
        }
        if (before.keySet().equals(Set.of(Hold.ABILITY)) && !to.isEvent()) {
            return;
        }
        Span hedge = before.values().iterator().next();
        Span words = near(hedge, from.token(from.head).at(), from.mention.at());
        Span told = to.verb();
        changes.add(
                new Change(
                        DriftKind.CERTAINTY,
                        "hardened",
                        from.mention,
                        to.mention,
                        words,
                        told,
                        Severity.MAJOR,
                        "hardened: “"
                                + affair.quote(from.mention, words)
                                + "” became “"
                                + affair.quote(to.mention, told)
                                + "”"));
    }

    private void weakened(Pair pair, Statement from, Statement to, List<Change> changes) {
        boolean same = from.sharesPredicate(to);
        if (pair.likeness() < WEAKENED || !same || !from.tellsFact() || !isStatement(to)) {
            return;
        }
        Map<Hold, Span> before = holds(from);
        Map<Hold, Span> after = holds(to);
        Span modal = after.get(Hold.MODAL);
        if (!before.isEmpty()
                || modal == null
                || !from.mention.chain().isEmpty() && affair.credits(from.mention).size() > 2
                || !saysSame(from, to)
                || isHedgedIn(from, pair.likeness(), to)) {
            return;
        }
        Span words = near(modal, to.token(to.head).at(), to.mention.at());
        changes.add(
                new Change(
                        DriftKind.CERTAINTY,
                        "weakened",
                        from.mention,
                        to.mention,
                        from.verb(),
                        words,
                        Severity.MINOR,
                        "weakened: “"
                                + affair.quote(from.mention, from.verb())
                                + "” became “"
                                + affair.quote(to.mention, words)
                                + "”"));
    }

    /// One of several causes or items that became the one.
    private void partial(Statement from, Statement to, List<Change> changes) {
        Matcher part = PARTIAL.matcher(from.words(from.mention.at()));
        int subject = to.subject();
        if (!part.find()
                || subject < 0
                || !to.isClause()
                || PARTIAL.matcher(to.words(to.sentence.at())).find()
                || to.mention.polarity() == Polarity.DENIED) {
            return;
        }
        Set<String> shared = Affair.shared(from.keys, to.keys);
        shared.removeIf(k -> k.startsWith("@") || k.startsWith("#"));
        boolean about = !to.key(subject).isEmpty() && shared.contains(to.key(subject));
        Set<String> further = Affair.shared(from.keys, to.said());
        further.removeIf(k -> k.startsWith("#") || k.startsWith("@"));
        if (about && further.size() >= 2) {
            int start = from.mention.at().start();
            Span before = new Span(start + part.start(), start + part.end());
            Span after = to.verb();
            changes.add(
                    new Change(
                            DriftKind.CERTAINTY,
                            "partial",
                            from.mention,
                            to.mention,
                            before,
                            after,
                            Severity.MAJOR,
                            "one of several is told as the one: “"
                                    + affair.quote(from.mention, from.mention.at())
                                    + "” became “"
                                    + affair.quote(to.mention, to.mention.at())
                                    + "”"));
        }
    }

    /// What could or was to be done, told as a success ("the successful production of pumps").
    private void achieved(Statement from, Statement to, List<Change> changes) {
        Map<Hold, Span> before = holds(from);
        before.remove(Hold.TALK);
        before.remove(Hold.VIEW);
        Map<Hold, Span> after = holds(to);
        after.remove(Hold.TALK);
        if (before.isEmpty() || !after.isEmpty() || to.mention.polarity() == Polarity.DENIED) {
            return;
        }
        for (int i = 0; i < to.tokens().size(); i++) {
            int above = to.token(i).head();
            if (!to.lemma(i).matches("successful|successfully") || above < 0 || !to.holds(i)) {
                continue;
            }
            Set<String> shared = Affair.shared(from.keys, to.sentenceKeys());
            boolean done = shared.remove(to.key(above));
            boolean already = from.keys.contains(to.key(i));
            if (done && !already && shared.size() >= 2) {
                Span hedge = before.values().iterator().next();
                Span told = to.token(i).at().join(to.token(above).at());
                changes.add(
                        new Change(
                                DriftKind.CERTAINTY,
                                "hardened",
                                from.mention,
                                to.mention,
                                hedge,
                                told,
                                Severity.MAJOR,
                                "hardened: “"
                                        + affair.quote(from.mention, hedge)
                                        + "” became “"
                                        + affair.quote(to.mention, told)
                                        + "”"));
                return;
            }
        }
    }

    /// What was asked for, told as done ("requests payment", "payments have been made").
    private void asked(Statement from, Statement to, List<Change> changes) {
        int object = from.child(from.head, "obj|dobj|nsubj:pass");
        int subject = to.subject();
        if (HOLDS.get(from.lemma(from.head)) != Hold.ASKED
                || object < 0
                || subject < 0
                || from.key(object).isEmpty()
                || !from.key(object).equals(to.key(subject))
                || to.child(to.head, "aux:pass|nsubj:pass") < 0
                || !to.isEvent()
                || HOLDS.get(to.lemma(to.head)) == Hold.ASKED
                || to.mention.polarity() == Polarity.DENIED) {
            return;
        }
        Map<Hold, Span> after = holds(to);
        after.remove(Hold.TALK);
        Set<String> shared = Affair.shared(from.keys, to.keys);
        shared.remove(from.key(object));
        if (after.isEmpty() && !shared.isEmpty()) {
            Span before = from.token(from.head).at().join(from.token(object).at());
            Span told = to.verb();
            changes.add(
                    new Change(
                            DriftKind.CERTAINTY,
                            "hardened",
                            from.mention,
                            to.mention,
                            before,
                            told,
                            Severity.MAJOR,
                            "hardened: “"
                                    + affair.quote(from.mention, before)
                                    + "” became “"
                                    + affair.quote(to.mention, told)
                                    + "”"));
        }
    }

    private boolean saysSame(Statement from, Statement to) {
        Set<String> a = from.said();
        Set<String> b = to.said();
        boolean same = from.sharesPredicate(to);
        Set<String> shared = Affair.shared(a, b);
        shared.remove(from.key(from.head));
        long words = shared.stream().filter(k -> !k.startsWith("@")).count();
        double likeness = affair.likeness(a, b);
        return same ? words >= 1 && likeness >= SAID : words >= 2 && likeness >= SAID;
    }

    /// Whether the report of `from` says the same elsewhere without a hedge.
    private boolean isSaidPlainly(Statement from, Statement to, double likeness) {
        for (Mention mention : from.reading.mentions()) {
            Statement other = affair.statement(mention);
            if (other != null
                    && !mention.at().overlaps(from.mention.at())
                    && other.tellsFact()
                    && holds(other).isEmpty()
                    && affair.likeness(other, to) >= 0.9 * likeness) {
                return true;
            }
        }
        return false;
    }

    /// Whether a clause of the same sentence says it with a hedge.
    private boolean isHedgedBelow(Statement from, Statement to, double likeness) {
        for (Mention mention : to.reading.mentions()) {
            Statement other = affair.statement(mention);
            if (other != null
                    && other.sentence.equals(to.sentence)
                    && other.head != to.head
                    && affair.likeness(from, other) >= 0.8 * likeness) {
                Map<Hold, Span> holds = holds(other);
                holds.remove(Hold.TALK);
                holds.remove(Hold.PLAN);
                if (!holds.isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isHedgedIn(Statement from, double likeness, Statement to) {
        for (Mention mention : from.reading.mentions()) {
            Statement other = affair.statement(mention);
            if (other != null
                    && !holds(other).isEmpty()
                    && affair.likeness(other, to) >= 0.7 * likeness) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStatement(Statement statement) {
        return statement.mention.why().stream()
                .anyMatch(r ->
                        r.rule()
                                .matches(
                                        "clause:(MAIN|COORDINATE|CONTENT|RELATIVE|ADVERBIAL|NOMINAL|PARTICIPIAL)"));
    }

    /// The hedges of a statement, strongest first.
    static Map<Hold, Span> holds(Statement statement) {
        Map<Hold, Span> holds = new EnumMap<>(Hold.class);
        Set<Span> evidence = new HashSet<>();
        for (Reason reason : statement.mention.why()) {
            if (reason.rule().equals("hedge") && !reason.evidence().isEmpty()) {
                evidence.add(reason.evidence().getFirst().at());
            }
        }
        List<Integer> around = statement.around();
        for (int i = 0; i < statement.tokens().size(); i++) {
            Hold hold = HOLDS.get(statement.lemma(i));
            boolean near = around.contains(i) || evidence.contains(statement.token(i).at());
            boolean own = i != statement.head || hold == Hold.ASKED || statement.core() != i;
            if (hold != null
                    && near
                    && own
                    && canHold(statement, i, hold)
                    && (hold != Hold.VIEW || isBelow(statement, i))) {
                holds.putIfAbsent(hold, statement.token(i).at());
            }
        }
        return holds;
    }

    /// Whether the predicate is what a verb governs, not what it is said of.
    private static boolean isBelow(Statement statement, int verb) {
        int at = statement.head;
        for (int step = 0; step < 8 && at >= 0; step++) {
            int above = statement.token(at).head();
            if (above == verb) {
                return !statement.token(at).relation().matches("nsubj.*|csubj.*|obl|advcl|nmod.*");
            }
            at = above;
        }
        return false;
    }

    /// A noun holds what it is the ability or plan to do; a word for asking, planning or thinking holds as a verb.
    private static boolean canHold(Statement statement, int i, Hold hold) {
        return switch (statement.token(i).tag()) {
            case "PROPN" -> false;
            case "NOUN" ->
                    (hold == Hold.ABILITY || statement.lemma(i).matches("plan|intention|proposal"))
                            && statement.child(i, "acl.*|xcomp|ccomp|nmod") > i;
            default -> hold == Hold.MODAL || !statement.token(i).relation().equals("compound");
        };
    }

    private static Span near(Span a, @Nullable Span b, Span within) {
        if (b == null) {
            return a;
        }
        Span joined = a.join(b);
        return within.contains(joined) && joined.length() < 60 ? joined : a;
    }
}
