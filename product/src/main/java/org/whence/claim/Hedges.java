package org.whence.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.whence.model.Certainty;
import org.whence.model.Passage;
import org.whence.model.Polarity;
import org.whence.model.Reason;
import org.whence.model.Sentence;
import org.whence.model.Span;
import org.whence.model.Stance;
import org.whence.model.Token;
import org.whence.text.WordList;

/// Certainty and polarity of a clause, from the words that stand on its head or govern it: modals, adverbs, verbs of
/// belief and planning, negations. The weakest word counts; two negations cancel out.
final class Hedges {
    private static final Map<String, List<Hedge>> HEDGES = hedges();
    private static final Set<String> NEGATIONS = WordList.of(Hedges.class, "negations.txt");

    private static final Pattern BELIEF =
            Pattern.compile(
                    "\\b(believ|thought|think|suspect|reckon|presum|assum|estimat|fear|alleg|guess|consider|hope)");

    private record Hedge(Certainty certainty, String kind) {}

    record Reading(Certainty certainty, Polarity polarity, List<Reason> why) {}

    private Hedges() {}

    static Reading of(Sentence sentence, Clause clause, String report, String text) {
        List<Token> tokens = sentence.tokens();
        Certainty certainty = Certainty.CERTAIN;
        boolean denied = false;
        List<Reason> why = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean inside = clause.at().contains(token.at());
            for (Hedge hedge : HEDGES.getOrDefault(token.lemma(), List.of())) {
                if (!binds(sentence, clause, i, hedge.kind(), inside)) {
                    continue;
                }
                if (hedge.certainty().compareTo(certainty) > 0) {
                    certainty = hedge.certainty();
                }
                why.add(reason("hedge", token.at(), report, text));
            }
            if (inside && NEGATIONS.contains(token.lemma()) && negates(sentence, clause, i)) {
                denied = !denied;
                why.add(reason("negation", token.at(), report, text));
            }
        }
        return new Reading(certainty, denied ? Polarity.DENIED : Polarity.AFFIRMED, why);
    }

    /// Whether the hedge at `i` holds for the clause: it hangs on the clause's head (or on the head's verb chain), or the
    /// clause hangs on it.
    private static boolean binds(
            Sentence sentence, Clause clause, int i, String kind, boolean inside) {
        int head = clause.head();
        int above = sentence.tokens().get(i).head();
        if (kind.equals("ability")
                && sentence.tokens().get(i).tag().equals("NOUN")
                && sentence.children(i).stream()
                        .noneMatch(c ->
                                sentence.tokens().get(c).relation().matches("acl|xcomp|ccomp"))) {
            return false;
        }
        return switch (kind) {
            case "modal", "ability" ->
                    above == head
                            || i == head
                            || inside && isChain(sentence, i, head)
                            || isGoverned(sentence, head, i, 1);
            case "adverb" -> above == head || inside && depth(sentence, i, head) <= 2;
            case "adjective" -> inside && depth(sentence, i, head) <= 2;
            case "verb" ->
                    sentence.tokens().get(i).tag().equals("VERB")
                            && (i == head || isGoverned(sentence, head, i, 2));
            case "noun" ->
                    sentence.tokens().get(i).tag().equals("NOUN")
                            && (i == head || isGoverned(sentence, head, i, 2));
            case "due" ->
                    sentence.tokens().get(i).relation().matches("aux.*")
                            ? above == head
                            : isDue(sentence, i, head);
            case "condition" -> above == head;
            default -> throw new IllegalStateException(kind);
        };
    }

    /// The clause's head hangs on the word at `i` over at most `steps` complement links.
    private static boolean isGoverned(Sentence sentence, int head, int i, int steps) {
        int at = head;
        for (int step = 0; step < steps; step++) {
            Token token = sentence.tokens().get(at);
            if (!token.relation().matches("ccomp|xcomp|acl|csubj|advcl|obj|nmod|obl|conj")) {
                return false;
            }
            at = token.head();
            if (at == i) {
                return true;
            }
            if (at < 0) {
                return false;
            }
        }
        return false;
    }

    /// "is set to sail", "is about to sail": the word and an infinitive that hangs on it, one of them the head.
    private static boolean isDue(Sentence sentence, int i, int head) {
        boolean infinitive =
                sentence.children(i).stream()
                        .anyMatch(c -> sentence.tokens().get(c).relation().equals("xcomp"));
        return i == head && infinitive
                || sentence.tokens().get(head).head() == i
                        && sentence.tokens().get(head).relation().equals("xcomp");
    }

    /// `i` and `head` belong to one chain of verbs ("is able to produce").
    private static boolean isChain(Sentence sentence, int i, int head) {
        int at = i;
        for (int step = 0; step < 3 && at >= 0; step++) {
            if (at == head) {
                return true;
            }
            if (!sentence.tokens().get(at).relation().matches("xcomp|aux|obj|advmod|amod|acl")) {
                return false;
            }
            at = sentence.tokens().get(at).head();
        }
        return at == head;
    }

    private static boolean negates(Sentence sentence, Clause clause, int i) {
        int head = clause.head();
        Token token = sentence.tokens().get(i);
        boolean only =
                i + 1 < sentence.tokens().size()
                        && sentence.tokens()
                                .get(i + 1)
                                .lemma()
                                .matches("only|just|merely|least|simply|alone");
        boolean ordinary =
                token.lemma().equals("no")
                        && i + 1 < sentence.tokens().size()
                        && sentence.tokens()
                                .get(i + 1)
                                .lemma()
                                .matches(
                                        "longer|ordinary|less|more|fewer|secret|doubt|wonder|stranger|small|mean")
                        && !sentence.tokens().get(i + 1).lemma().equals("longer");
        if (only || ordinary) {
            return false;
        }
        if (i == head || token.head() == head) {
            return true;
        }
        // "no" and "neither" stand on the head's subject or object; "not" on an auxiliary or a
        // complement verb
        int above = token.head();
        return above >= 0
                && sentence.tokens().get(above).head() == head
                && sentence.tokens()
                        .get(above)
                        .relation()
                        .matches("nsubj.*|obj|xcomp|aux|cop|obl|expl");
    }

    private static int depth(Sentence sentence, int i, int head) {
        int steps = 0;
        for (int at = i; at >= 0 && steps < 10; at = sentence.tokens().get(at).head()) {
            if (at == head) {
                return steps;
            }
            steps++;
        }
        return Integer.MAX_VALUE;
    }

    private static Reason reason(String rule, Span at, String report, String text) {
        return Reason.of(rule, 1, "“" + at.of(text) + "”", new Passage(report, at));
    }

    /// Certainty of a content under its source's stance: what is doubted or not answered is open, what is asked for or
    /// planned lies ahead.
    static Certainty under(Stance stance, String cue, String content, Reading reading) {
        Certainty own = reading.certainty();
        boolean open = content.matches("(?s)[^a-z]*(if|whether)\\b.*");
        boolean presupposed =
                content.matches(
                        "(?s)[^a-z]*(\\w+ )?(who|whom|whose|what|when|where|why|how|which)\\b.*");
        if (open) {
            return Certainty.POSSIBLE;
        }
        return switch (stance) {
            case DOUBTS -> Certainty.POSSIBLE;
            case DECLINES -> presupposed ? own : Certainty.POSSIBLE;
            case PLANS -> own == Certainty.POSSIBLE ? own : Certainty.PLANNED;
            case ASKS ->
                    presupposed
                            ? own
                            : content.endsWith("?") ? Certainty.POSSIBLE : Certainty.PLANNED;
            case ASSERTS, CONFIRMS, DENIES -> {
                if (ahead(content) && own == Certainty.PROBABLE && !BELIEF.matcher(cue).find()) {
                    yield Certainty.PLANNED;
                }
                yield own;
            }
        };
    }

    /// "It would comply", said by somebody, is what will happen; with a condition it may not.
    private static boolean ahead(String content) {
        return content.matches("(?s).*(\\bwould|['’]d)\\b.*")
                && !content.matches("(?s).*\\b(would have|if|unless|were|probably|likely)\\b.*");
    }

    private static Map<String, List<Hedge>> hedges() {
        Map<String, List<Hedge>> hedges = new LinkedHashMap<>();
        WordList.rows(Hedges.class, "hedges.tsv")
                .forEach(row ->
                        hedges.computeIfAbsent(row.get(0), k -> new ArrayList<>())
                                .add(new Hedge(Certainty.valueOf(row.get(1)), row.get(2))));
        return hedges;
    }
}
