package org.whence.drift;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whence.model.Mention;
import org.whence.model.Name;
import org.whence.model.Quantity;
import org.whence.model.Reading;
import org.whence.model.Sentence;
import org.whence.model.Span;
import org.whence.model.Token;
import org.whence.text.Countries;
import org.whence.text.StopWords;

/// A mention laid out for comparison: its tree, and its content words, each under one form whatever its spelling.
///
/// A name is the party it stands for (`@`), a number its value (`#`). Words inside the mention only.
final class Statement {
    final Mention mention;
    final Reading reading;
    final Sentence sentence;
    final int head;
    final Set<String> keys = new LinkedHashSet<>();
    private final String[] keyOf;

    private Statement(
            Mention mention, Reading reading, Sentence sentence, Map<Span, String> parties) {
        this.mention = mention;
        this.reading = reading;
        this.sentence = sentence;
        List<Token> tokens = sentence.tokens();
        int found = 0;
        keyOf = new String[tokens.size()];
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.at().overlaps(mention.proposition().head())) {
                found = i;
            }
            keyOf[i] = key(token, parties);
            if (mention.at().contains(token.at()) && !keyOf[i].isEmpty()) {
                keys.add(keyOf[i]);
            }
        }
        head = found;
    }

    static @Nullable Statement of(Mention mention, Reading reading, Map<Span, String> parties) {
        for (Sentence sentence : reading.annotation().sentences()) {
            if (sentence.at().overlaps(mention.proposition().head())
                    && !sentence.tokens().isEmpty()) {
                return new Statement(mention, reading, sentence, parties);
            }
        }
        return null;
    }

    private String key(Token token, Map<Span, String> parties) {
        String word = token.at().of(reading.report().text()).toLowerCase(Locale.ROOT);
        for (Quantity quantity : reading.annotation().quantities()) {
            if (quantity.at().contains(token.at()) && word.matches(".*\\d.*|\\p{L}+")) {
                if (word.matches(".*\\d.*") || token.tag().equals("NUM")) {
                    return "#" + quantity.value();
                }
            }
        }
        for (Name name : reading.annotation().names()) {
            if (name.at().contains(token.at())) {
                String party = parties.get(name.at());
                if (party != null) {
                    return "@" + party;
                }
            }
        }
        String country = Countries.of(word);
        if (country == null) {
            country = Countries.governedFrom(word);
        }
        if (country != null
                && Character.isUpperCase(token.at().of(reading.report().text()).charAt(0))) {
            return "@" + country.toLowerCase(Locale.ROOT);
        }
        if (!token.tag().matches("NOUN|PROPN|VERB|ADJ|ADV|NUM")
                || StopWords.has(word)
                || StopWords.has(token.lemma())
                || word.length() < 3) {
            return "";
        }
        return Synonyms.of(token.lemma());
    }

    List<Token> tokens() {
        return sentence.tokens();
    }

    Token token(int i) {
        return sentence.tokens().get(i);
    }

    String key(int i) {
        return keyOf[i];
    }

    String lemma(int i) {
        return token(i).lemma().toLowerCase(Locale.ROOT);
    }

    String words(Span span) {
        return span.of(reading.report().text());
    }

    String text() {
        return reading.report().text();
    }

    boolean holds(int i) {
        return mention.at().contains(token(i).at());
    }

    boolean isClause() {
        return Affair.isClause(mention);
    }

    /// The first child with one of these relations, or -1.
    int child(int of, String relations) {
        for (int i : sentence.children(of)) {
            if (token(i).relation().matches(relations)) {
                return i;
            }
        }
        return -1;
    }

    /// The head of the subject, also of the verb that this one hangs on; -1 where there is none.
    int subject() {
        int at = head;
        for (int step = 0; step < 4 && at >= 0; step++) {
            int subject = child(at, "nsubj.*|csubj.*");
            if (subject >= 0) {
                return subject;
            }
            if (!token(at).relation().matches("xcomp|conj|aux|cop")) {
                return -1;
            }
            at = token(at).head();
        }
        return -1;
    }

    /// Whether both have the same predicate, in any form.
    boolean sharesPredicate(Statement other) {
        return samePredicate(other, head, other.head)
                || samePredicate(other, core(), other.core())
                || samePredicate(other, core(), other.head)
                || samePredicate(other, head, other.core());
    }

    private boolean samePredicate(Statement other, int i, int j) {
        return lemma(i).equals(other.lemma(j)) || !key(i).isEmpty() && key(i).equals(other.key(j));
    }

    /// What is done, where the predicate only says how it stands with it: "build" of "plans to build", "is able to build".
    int core() {
        int below = child(head, "xcomp");
        return below >= 0 && child(head, "obj|iobj|dobj") < 0 ? below : head;
    }

    /// Keys of the words of the whole sentence.
    Set<String> sentenceKeys() {
        Set<String> all = new LinkedHashSet<>(List.of(keyOf));
        all.remove("");
        return all;
    }

    /// Keys of the words under a token.
    Set<String> under(int top) {
        Set<String> under = new LinkedHashSet<>();
        for (int i = 0; i < tokens().size(); i++) {
            if (!keyOf[i].isEmpty() && sentence.isUnder(i, top)) {
                under.add(keyOf[i]);
            }
        }
        return under;
    }

    /// Keys of the predicate and of what is said with it: all but the subject.
    Set<String> said() {
        int subject = subject();
        Set<String> said = new LinkedHashSet<>();
        for (int i = 0; i < tokens().size(); i++) {
            if (holds(i)
                    && !keyOf[i].isEmpty()
                    && (subject < 0 || !sentence.isUnder(i, subject))
                    && isOwn(i)) {
                said.add(keyOf[i]);
            }
        }
        return said;
    }

    /// Whether a token is in the clause of the predicate, not in another one that hangs on it.
    private boolean isOwn(int i) {
        int at = i;
        for (int step = 0; step <= tokens().size() && at >= 0; step++) {
            if (at == head) {
                return true;
            }
            boolean verbal = token(at).tag().matches("VERB|AUX");
            if (token(at).relation().matches("acl:relcl|advcl|parataxis")
                    || verbal && token(at).relation().equals("conj")) {
                return false;
            }
            at = token(at).head();
        }
        return false;
    }

    /// A noun with what stands before it and hangs on it.
    Span phrase(int noun) {
        int from = noun;
        for (int i = noun - 1; i >= 0; i--) {
            if (token(i).head() == noun
                            && token(i).relation()
                                    .matches(
                                            "det|amod|compound|nummod|nmod:poss|nmod|advmod|flat|name|nn|case|poss")
                    || sentence.isUnder(i, noun) && i >= from - 1) {
                if (token(i).relation().equals("case") || token(i).relation().equals("punct")) {
                    break;
                }
                from = i;
            } else {
                break;
            }
        }
        return token(from).at().join(token(noun).at());
    }

    /// The verb with its auxiliaries, or the copula with what follows it.
    Span verb() {
        Span at = token(head).at();
        for (int i = head - 1; i >= 0 && head - i <= 6; i--) {
            boolean own =
                    token(i).head() == head && token(i).relation().matches("aux.*|cop|neg|advmod")
                            || token(i).relation().equals("neg")
                            || token(i).tag().equals("ADV");
            if (token(i).relation().matches("aux.*|cop") && token(i).head() == head) {
                at = at.join(token(i).at());
            } else if (!own && !token(i).tag().matches("ADP|ADJ|NUM|NOUN|DET|ADV|PART")) {
                break;
            }
        }
        for (int i : sentence.children(head)) {
            if (i == head + 1 && token(i).relation().matches("compound:prt|prt")) {
                at = at.join(token(i).at());
            }
        }
        return at.length() < 60 ? at : token(head).at();
    }

    /// From the start of the mention to its verb, or from its subject where that is too much.
    Span clause() {
        Span verb = verb();
        Span whole = new Span(Math.min(mention.at().start(), verb.start()), verb.end());
        int subject = subject();
        if (whole.length() <= 90 || subject < 0 || token(subject).at().start() > verb.start()) {
            return whole.length() <= 90 ? whole : verb;
        }
        Span from = phrase(subject).join(verb);
        return from.length() <= 90 ? from : verb;
    }

    /// Whether the verb has a tense of its own.
    boolean isFinite() {
        if (token(head).fine().matches("VBZ|VBP|VBD|MD")) {
            return true;
        }
        for (int i : sentence.children(head)) {
            if (token(i).relation().matches("aux.*|cop")
                    && token(i).fine().matches("VBZ|VBP|VBD|MD")) {
                return true;
            }
        }
        return false;
    }

    /// A finite clause of its own, not a condition, a comparison or somebody's saying.
    boolean tellsFact() {
        return isPlain() && !isCue();
    }

    /// A finite clause of its own, not a condition or a comparison.
    boolean isPlain() {
        if (!isClause() || subject() < 0 || !isFinite()) {
            return false;
        }
        for (int i : sentence.children(head)) {
            boolean marked = token(i).relation().matches("mark|advmod|case");
            if (marked && lemma(i).matches("if|whether|as|than|unless|like|how|why")
                    || token(i).relation().equals("expl")) {
                return false;
            }
        }
        return !lemma(subject()).equals("there");
    }

    /// Whether the verb tells of something done or under way, not of what is so in general.
    boolean isEvent() {
        if (token(head).fine().equals("VBD")) {
            return true;
        }
        for (int i : sentence.children(head)) {
            if (token(i).relation().matches("aux.*") && token(i).fine().matches("VBZ|VBP|VBD")) {
                return true;
            }
        }
        return false;
    }

    /// Whether the predicate is somebody's saying.
    boolean isCue() {
        return reading.attributions().attributions().stream()
                .flatMap(a -> a.cue().stream())
                .anyMatch(c -> c.overlaps(token(head).at()));
    }

    /// Words that hang on the predicate, govern it, or stand in its chain of verbs.
    List<Integer> around() {
        List<Integer> around = new ArrayList<>();
        for (int i = 0; i < tokens().size(); i++) {
            int above = token(i).head();
            if (above == head
                    && !token(i).relation()
                            .matches(
                                    "nsubj.*|obj|obl.*|advcl|conj|ccomp|parataxis|nmod.*|acl.*|appos|dobj")) {
                around.add(i);
            }
        }
        int at = head;
        for (int step = 0; step < 2; step++) {
            if (!token(at).relation().matches("xcomp|ccomp|acl|csubj|obj|dobj")) {
                break;
            }
            at = token(at).head();
            if (at < 0) {
                break;
            }
            around.add(at);
            for (int i : sentence.children(at)) {
                if (token(i).relation().matches("aux.*|advmod|cop|amod") && i != head) {
                    around.add(i);
                }
            }
        }
        around.add(head);
        return around;
    }
}
