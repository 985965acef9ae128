package org.whence.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whence.model.ResponseKind;
import org.whence.model.Sentence;
import org.whence.model.Span;
import org.whence.model.Token;
import org.whence.text.WordList;

/// Tells a clause in which a party answers: denies, declines, does not reply, is unaware, confirms.
///
/// The words are told by their construction: a verb of answering that is negated and has a request as object or subject; a verb of
/// rejecting whose object is something that was said; "false" or "wrong" of
/// something said, not of a thing ("false invoices").
final class Answers {
    private record Pattern(ResponseKind kind, List<Set<String>> words) {}

    private static final Map<String, Set<String>> SETS = new HashMap<>();
    private static final List<Pattern> PATTERNS = new ArrayList<>();

    static {
        List<List<String>> rows = WordList.rows(Answers.class, "responses.tsv");
        for (List<String> row : rows) {
            if (row.getFirst().startsWith("=")) {
                SETS.put("@" + row.getFirst().substring(1), Set.of(row.get(1).split("\\|")));
            }
        }
        for (List<String> row : rows) {
            if (!row.getFirst().startsWith("=")) {
                PATTERNS.add(
                        new Pattern(
                                ResponseKind.valueOf(row.getFirst()),
                                row.subList(1, row.size()).stream().map(Answers::set).toList()));
            }
        }
    }

    /// Words between two of a pattern's words, at most.
    private static final int REACH = 8;

    private Answers() {}

    private static Set<String> set(String word) {
        Set<String> named = SETS.get(word);
        return named != null ? named : Set.of(word.split("\\|"));
    }

    /// The kind of answer in the words, or null; of several the one listed first.
    static @Nullable ResponseKind kind(Sentence sentence, Span at) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < sentence.tokens().size(); i++) {
            if (at.contains(sentence.tokens().get(i).at())) {
                places.add(i);
            }
        }
        for (Pattern pattern : PATTERNS) {
            if (matches(sentence, places, pattern.words())) {
                return pattern.kind();
            }
        }
        return null;
    }

    private static boolean matches(
            Sentence sentence, List<Integer> places, List<Set<String>> words) {
        for (int start = 0; start < places.size(); start++) {
            int place = places.get(start);
            if (words.getFirst().contains(lemma(sentence, place))
                    && fits(sentence, place)
                    && follows(sentence, places, words, start)) {
                return true;
            }
        }
        return false;
    }

    private static boolean follows(
            Sentence sentence, List<Integer> places, List<Set<String>> words, int start) {
        int at = start;
        for (Set<String> word : words.subList(1, words.size())) {
            int next = -1;
            for (int i = at + 1; i < places.size() && i <= at + REACH; i++) {
                if (word.contains(lemma(sentence, places.get(i)))) {
                    next = i;
                    break;
                }
            }
            if (next < 0) {
                return false;
            }
            at = next;
        }
        return true;
    }

    private static String lemma(Sentence sentence, int i) {
        return sentence.tokens().get(i).lemma().toLowerCase(Locale.ROOT);
    }

    /// Whether a word that also says other things answers here.
    private static boolean fits(Sentence sentence, int i) {
        String lemma = lemma(sentence, i);
        if (set("@reject").contains(lemma)) {
            return rejects(sentence, i);
        }
        if (lemma.equals("deny")) {
            return objects(sentence, i).stream()
                    .noneMatch(o -> set("@withheld").contains(lemma(sentence, o)));
        }
        if (set("@false").contains(lemma)) {
            return isOfWhatIsSaid(sentence, i);
        }
        return switch (lemma) {
            case "wrong" -> {
                int subject = subject(sentence, i);
                yield subject >= 0 && set("@accusation").contains(lemma(sentence, subject));
            }
            // "said nothing", not "said nothing was paid"
            case "say", "know" ->
                    objects(sentence, i).stream()
                            .anyMatch(o -> lemma(sentence, o).equals("nothing"));
            default -> true;
        };
    }

    /// "The report is false", "false accusations", "the words ‘false and damaging’"; not "false invoices" or "the invoices
    /// were false".
    private static boolean isOfWhatIsSaid(Sentence sentence, int adjective) {
        int first = adjective;
        while (sentence.tokens().get(first).relation().equals("conj")
                && sentence.tokens().get(first).head() >= 0) {
            first = sentence.tokens().get(first).head();
        }
        Token token = sentence.tokens().get(first);
        if (token.relation().equals("amod") && token.head() >= 0) {
            String noun = lemma(sentence, token.head());
            return set("@accusation").contains(noun) || set("@wording").contains(noun);
        }
        int subject = subject(sentence, first);
        if (subject < 0 || !sentence.tokens().get(subject).tag().equals("NOUN")) {
            return true;
        }
        String noun = lemma(sentence, subject);
        return set("@accusation").contains(noun) || set("@said").contains(noun);
    }

    /// The subject of what a predicate says, or -1.
    private static int subject(Sentence sentence, int predicate) {
        return sentence.children(predicate).stream()
                .filter(c -> sentence.tokens().get(c).relation().startsWith("nsubj"))
                .findFirst()
                .orElse(-1);
    }

    /// "Rejected the accusations", "dismissed it as a rumour"; not "dismissed the director" or "rejected the budget".
    private static boolean rejects(Sentence sentence, int verb) {
        Token token = sentence.tokens().get(verb);
        if (token.head() >= 0
                && token.relation().startsWith("acl")
                && set("@accusation").contains(lemma(sentence, token.head()))) {
            return true;
        }
        for (int child : sentence.children(verb)) {
            String relation = sentence.tokens().get(child).relation();
            boolean as =
                    sentence.children(child).stream()
                            .anyMatch(c -> lemma(sentence, c).equals("as"));
            if (relation.equals("ccomp") || as && !relation.startsWith("advcl")) {
                return true;
            }
        }
        return objects(sentence, verb).stream()
                .anyMatch(o ->
                        set("@accusation").contains(lemma(sentence, o))
                                || lemma(sentence, o).matches("it|this|that|everything|all"));
    }

    /// Objects of a verb, subjects where it is passive, and what is joined to them.
    private static List<Integer> objects(Sentence sentence, int verb) {
        List<Integer> objects = new ArrayList<>();
        for (int child : sentence.children(verb)) {
            if (sentence.tokens()
                    .get(child)
                    .relation()
                    .matches("obj|iobj|dobj|nsubj:?pass|obl:arg")) {
                objects.add(child);
                sentence.children(child).stream()
                        .filter(c -> sentence.tokens().get(c).relation().equals("conj"))
                        .forEach(objects::add);
            }
        }
        return objects;
    }
}
