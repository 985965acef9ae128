package org.whence.relate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.model.Coreference;
import org.whence.model.Name;
import org.whence.model.Party;
import org.whence.model.Passage;
import org.whence.model.Reading;
import org.whence.model.Sentence;
import org.whence.model.Span;
import org.whence.model.Token;
import org.whence.text.WordList;

/// A sentence as a tree whose nodes know which party they stand for: the heads of names, and the pronouns and short
/// descriptions that mean one.
final class Tree {
    private static final Pattern RELATIVE = Pattern.compile("who|which|that|whom");

    private static final Set<String> CALLED = Set.of("call", "name", "dub", "know");

    private static final Set<String> UNSETTLED = WordList.of(Relater.class, "unsettled.txt");

    final Reading reading;
    final Sentence sentence;
    final List<Token> tokens;

    private final List<List<Integer>> children = new ArrayList<>();
    private final Map<Integer, Party> parties = new HashMap<>();
    private final Map<Integer, Span> named = new HashMap<>();
    private final Map<Integer, Party> meant = new HashMap<>();

    Tree(Reading reading, Sentence sentence, Map<Passage, Party> partyAt) {
        this.reading = reading;
        this.sentence = sentence;
        this.tokens = sentence.tokens();
        tokens.forEach(t -> children.add(new ArrayList<>()));
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).head() >= 0) {
                children.get(tokens.get(i).head()).add(i);
            }
        }
        String report = reading.report().id();
        for (Name name : reading.annotation().names()) {
            int head = sentence.at().contains(name.at()) ? headOf(name.at()) : -1;
            Party party = partyAt.get(new Passage(report, name.at()));
            if (head >= 0 && party != null && !isPartOfName(head, name.at())) {
                parties.put(head, party);
                named.put(head, name.at());
            }
        }
        for (Coreference link : reading.annotation().coreferences()) {
            int head = sentence.at().contains(link.at()) ? headOf(link.at()) : -1;
            Party party = head < 0 ? null : antecedent(link.antecedent(), partyAt, 0);
            if (party != null && !parties.containsKey(head)) {
                meant.put(head, party);
            }
        }
    }

    /// The party that a coreference leads to: the name that its antecedent is, and not one that the antecedent merely holds
    /// ("Orlo's report").
    private @Nullable Party antecedent(Span at, Map<Passage, Party> partyAt, int links) {
        for (Name name : reading.annotation().names()) {
            if (at.contains(name.at())
                    && name.at().end() == at.end()
                    && 2 * name.at().length() >= at.length()) {
                return partyAt.get(new Passage(reading.report().id(), name.at()));
            }
        }
        if (links < 2) {
            for (Coreference link : reading.annotation().coreferences()) {
                if (link.at().equals(at)) {
                    return antecedent(link.antecedent(), partyAt, links + 1);
                }
            }
        }
        return null;
    }

    /// The node of a span that depends on one outside it; -1 where the span has no tokens here.
    int headOf(Span span) {
        for (int i = tokens.size() - 1; i >= 0; i--) {
            Token token = tokens.get(i);
            if (span.contains(token.at())
                    && (token.head() < 0 || !span.contains(tokens.get(token.head()).at()))
                    && !token.tag().equals("PUNCT")) {
                return i;
            }
        }
        return -1;
    }

    /// Whether a name is a piece of a longer one that was not seen whole: "Nature" in "No Plastic in Nature", "Cape Town"
    /// in "University of Cape Town".
    private boolean isPartOfName(int head, Span name) {
        int above = tokens.get(head).head();
        if (above < 0 || !tokens.get(above).tag().equals("PROPN") || name.contains(at(above))) {
            return false;
        }
        boolean isNamed =
                reading.annotation().names().stream().anyMatch(n -> n.at().contains(at(above)));
        return !isNamed && tokens.get(head).relation().matches("nmod|compound|flat|amod");
    }

    List<Integer> children(int token) {
        return children.get(token);
    }

    List<Integer> children(int token, String relation) {
        return children.get(token).stream()
                .filter(c -> tokens.get(c).relation().equals(relation))
                .toList();
    }

    /// The first child with one of these relations, -1 where there is none.
    int child(int token, String... relations) {
        for (String relation : relations) {
            for (int child : children.get(token)) {
                if (tokens.get(child).relation().equals(relation)) {
                    return child;
                }
            }
        }
        return -1;
    }

    /// The preposition of a node, or nothing.
    String preposition(int token) {
        int found = child(token, "case");
        return found < 0 ? "" : lemma(found);
    }

    String lemma(int token) {
        return tokens.get(token).lemma().toLowerCase(Locale.ROOT);
    }

    String relation(int token) {
        return tokens.get(token).relation();
    }

    int head(int token) {
        return tokens.get(token).head();
    }

    Span at(int token) {
        return tokens.get(token).at();
    }

    boolean isTagged(int token, String tag) {
        return token >= 0 && tokens.get(token).tag().equals(tag);
    }

    /// The party that a node stands for: by name, by a description that means it, or as the one whom "which" takes up.
    @Nullable Party party(int token) {
        if (token < 0) {
            return null;
        }
        Party party = parties.get(token);
        if (party == null) {
            party = meant.get(token);
        }
        if (party == null && RELATIVE.matcher(lemma(token)).matches() && head(token) >= 0) {
            int verb = head(token);
            while (relation(verb).equals("conj") && head(verb) >= 0) {
                verb = head(verb);
            }
            if (relation(verb).equals("acl:relcl")) {
                return parties.get(head(verb));
            }
        }
        return party;
    }

    /// Whether the node is the head of a name, and not a pronoun for it.
    boolean isName(int token) {
        return parties.containsKey(token);
    }

    /// The words of a node: the whole name, or the word.
    Span words(int token) {
        Span name = named.get(token);
        return name != null ? name : at(token);
    }

    /// The head of the name that ends right before a node, but for a comma; -1 where there is none.
    int nameBefore(int token) {
        int before = token - 1;
        while (before >= 0 && isTagged(before, "PUNCT")) {
            before--;
        }
        if (before >= 0) {
            for (Map.Entry<Integer, Span> name : named.entrySet()) {
                if (name.getValue().end() == at(before).end()) {
                    return name.getKey();
                }
            }
        }
        return -1;
    }

    /// Who a noun is said of: as an apposition either way round, a predicate, a title, "as", "under", or by a name given.
    int holder(int noun) {
        int at = noun;
        while (relation(at).equals("conj") && isTagged(head(at), "NOUN") && party(at) == null) {
            at = head(at);
        }
        int head = head(at);
        String relation = relation(at);
        if (relation.equals("appos") && party(head) != null) {
            return head;
        }
        if (relation.equals("compound") && isName(head)) {
            return head;
        }
        int apposed = child(noun, "appos");
        if (apposed >= 0 && isName(apposed)) {
            return apposed;
        }
        if (child(at, "cop") >= 0) {
            int subject = child(at, "nsubj");
            return party(subject) != null ? subject : -1;
        }
        int called = called(noun);
        if (called >= 0) {
            return called;
        }
        String preposition = preposition(at);
        if (preposition.equals("as") && head >= 0 && !isUnsettled(head)) {
            return subject(head);
        }
        if (preposition.equals("under")) {
            int before = nameBefore(child(at, "case"));
            if (before >= 0) {
                return before;
            }
            int copula = head < 0 ? -1 : child(head, "nsubj");
            return party(copula) != null && lemma(head).matches("be|remain|come") ? copula : -1;
        }
        return -1;
    }

    /// The name that a noun is given: "a company named Orlo".
    int called(int noun) {
        for (int verb : children(noun, "acl")) {
            int name = child(verb, "xcomp", "obj", "obl");
            if (CALLED.contains(lemma(verb)) && name >= 0 && isName(name)) {
                return name;
            }
        }
        return -1;
    }

    /// The subject of a verb, shared by those it is joined to; -1 where that is no party.
    int subject(int verb) {
        int at = verb;
        while (at >= 0) {
            int subject = child(at, "nsubj", "nsubj:pass");
            if (subject >= 0) {
                return party(subject) != null ? subject : -1;
            }
            if (relation(at).equals("acl")) {
                return party(head(at)) != null ? head(at) : -1;
            }
            at = relation(at).matches("conj|xcomp") ? head(at) : -1;
        }
        return -1;
    }

    /// The party that a noun with something said of it is: the noun, or whom it stands beside.
    int described(int noun) {
        if (party(noun) != null) {
            return noun;
        }
        return isTagged(noun, "NOUN") ? holder(noun) : -1;
    }

    /// All that depends on a node, and the node.
    Span subtree(int token) {
        Span whole = at(token);
        for (int child : children.get(token)) {
            if (child != token) {
                whole = whole.join(subtree(child));
            }
        }
        return whole;
    }

    /// Whether the text says that it is not so, or may be, or is to be.
    boolean isUnsettled(int token) {
        if (isNegated(token)) {
            return true;
        }
        for (int child : children.get(token)) {
            if (relation(child).equals("aux")
                    && lemma(child)
                            .matches("would|could|may|might|can|should|must|will|shall|'ll|’ll")) {
                return true;
            }
        }
        int mark = child(token, "mark");
        return mark >= 0 && lemma(mark).matches("if|whether|unless") || isUnderDoubt(token);
    }

    /// Whether a verb completes one that denies, wishes or plans ("denied providing", "the plan to buy").
    private boolean isUnderDoubt(int token) {
        int at = token;
        while (at >= 0 && relation(at).matches("xcomp|ccomp|advcl|acl|conj")) {
            int above = head(at);
            boolean isInfinite =
                    !relation(at).equals("acl") || tokens.get(at).tag().equals("VERB") && hasTo(at);
            if (above >= 0 && isInfinite && UNSETTLED.contains(lemma(above))) {
                return true;
            }
            at = above;
        }
        return false;
    }

    private boolean hasTo(int token) {
        return children(token, "aux").stream().anyMatch(c -> lemma(c).equals("to"));
    }

    /// Whether a node is a word that credits somebody ("said", "denied").
    boolean isCue(int token) {
        return reading.attributions().attributions().stream()
                .flatMap(a -> a.cue().stream())
                .anyMatch(cue -> cue.contains(at(token)));
    }

    /// Whether a node has a word of negation.
    boolean isNegated(int token) {
        return children.get(token).stream()
                .anyMatch(c ->
                        lemma(c).matches("not|n't|n’t|never|no|neither|nor|hardly")
                                && !relation(c).startsWith("cc"));
    }

    String text(Span span) {
        return span.of(reading.report().text()).replaceAll("\\s+", " ");
    }
}
