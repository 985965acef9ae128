package org.whence.relate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.whence.model.Party;
import org.whence.model.PartyKind;
import org.whence.model.Passage;
import org.whence.model.Reason;
import org.whence.model.RelationKind;
import org.whence.model.Span;
import org.whence.text.WordList;

/// Reads the ties that a sentence states off its tree. A noun ties the one who it is to the one whom it names ("Orlo, a
/// subsidiary of Vant", "Vant's subsidiary, Orlo", "Vant director Ada Holm"); a verb ties those who stand in its places
/// ("Orlo is owned by Vant"); a person is tied by "of" and a house by "in". A party that stands deeper in the phrase ("owned
/// by the brother of Vant's director") is not in that place and is not tied.
final class Ties {
    /// A tie as one sentence states it.
    ///
    /// @param at the node that ties
    record Tie(
            RelationKind kind,
            Party subject,
            Party object,
            Span words,
            int at,
            boolean isFormer,
            Reason why) {}

    private record NounTie(
            Set<String> nouns, RelationKind kind, boolean isHolderSubject, Set<String> by) {}

    private record VerbTie(Set<String> verbs, RelationKind kind, String subject, String object) {}

    private static final List<NounTie> NOUNS = new ArrayList<>();
    private static final List<VerbTie> VERBS = new ArrayList<>();
    private static final Set<String> ROLES = WordList.of(Relater.class, "roles.txt");
    private static final Set<String> HOUSE = Set.of("of", "at", "for", "with", "from");

    static {
        for (List<String> row : WordList.rows(Relater.class, "ties.tsv")) {
            Set<String> words = Set.copyOf(WordList.choices(row.get(1)));
            RelationKind kind = RelationKind.valueOf(row.get(2));
            if (row.getFirst().equals("noun")) {
                boolean first = row.get(3).equals("holder");
                NOUNS.add(
                        new NounTie(
                                words,
                                kind,
                                first,
                                Set.copyOf(WordList.choices(row.get(first ? 4 : 3)))));
            } else {
                VERBS.add(new VerbTie(words, kind, row.get(3), row.get(4)));
            }
        }
    }

    private final Tree tree;
    private final Consumer<Tie> found;

    private Ties(Tree tree, Consumer<Tie> found) {
        this.tree = tree;
        this.found = found;
    }

    static void in(Tree tree, Consumer<Tie> found) {
        Ties ties = new Ties(tree, found);
        for (int i = 0; i < tree.tokens.size(); i++) {
            ties.at(i);
        }
    }

    private void at(int i) {
        String lemma = tree.lemma(i);
        for (NounTie tie : NOUNS) {
            if (tie.nouns().contains(lemma) && tree.isTagged(i, "NOUN")) {
                noun(i, tie.kind(), tie.isHolderSubject(), tie.by(), false);
            }
        }
        if (ROLES.contains(lemma) && !tree.isTagged(i, "VERB")) {
            noun(i, RelationKind.EMPLOYED_BY, true, HOUSE, true);
        }
        for (VerbTie tie : VERBS) {
            if (tie.verbs().contains(lemma)) {
                verb(i, tie);
            }
        }
        if (lemma.matches("impose|slap|levy")) {
            imposed(i);
        }
        if (tree.isName(i)) {
            beside(i);
        }
    }

    private void noun(
            int noun, RelationKind kind, boolean isHolderSubject, Set<String> by, boolean isRole) {
        int holder = tree.holder(noun);
        if (holder < 0 || tree.isUnsettled(noun)) {
            return;
        }
        int other = named(noun, by);
        if (other < 0 && isRole && tree.relation(noun).equals("compound")) {
            // "Vant director Ada Holm", all beside the name
            for (int child : tree.children(tree.head(noun), "compound")) {
                other = child < noun && tree.isName(child) ? child : other;
            }
        }
        boolean isFormer =
                tree.children(noun).stream()
                        .anyMatch(c ->
                                tree.lemma(c).matches("former|ex|onetime|erstwhile|late|then"));
        add(
                kind,
                isHolderSubject ? holder : other,
                isHolderSubject ? other : holder,
                noun,
                isFormer,
                isRole ? "role" : "noun",
                .9);
    }

    /// Whom a noun names: its possessive, the name before it, or the one behind a preposition.
    private int named(int noun, Set<String> by) {
        for (int child : tree.children(noun)) {
            Party party = tree.party(child);
            if (party == null) {
                continue;
            }
            String relation = tree.relation(child);
            if (relation.equals("nmod:poss")
                    || relation.equals("compound")
                    || relation.matches("nmod|obl") && by.contains(tree.preposition(child))) {
                return child;
            }
        }
        return -1;
    }

    private void verb(int verb, VerbTie tie) {
        if (!tree.isTagged(verb, "VERB") || tree.isUnsettled(verb) || isWished(verb)) {
            return;
        }
        boolean isPassive = isPassive(verb);
        int subject = place(verb, tie.subject(), isPassive);
        int object = place(verb, tie.object(), isPassive);
        add(tie.kind(), subject, object, verb, false, "verb", .9);
    }

    private boolean isPassive(int verb) {
        String fine = tree.tokens.get(verb).fine();
        return tree.child(verb, "aux:pass", "nsubj:pass") >= 0
                || tree.relation(verb).matches("acl|amod")
                        && fine.matches("VBN|VBD")
                        && tree.child(verb, "nsubj", "obj") < 0
                || tree.relation(verb).equals("conj")
                        && tree.child(verb, "nsubj", "obj") < 0
                        && fine.equals("VBN")
                        && tree.child(tree.head(verb), "aux:pass", "nsubj:pass") >= 0;
    }

    /// Whether a verb hangs on a plan, a wish or a try.
    private boolean isWished(int verb) {
        return tree.relation(verb).matches("xcomp|ccomp|acl|advcl")
                && tree.head(verb) >= 0
                && tree.child(verb, "aux") >= 0
                && tree.lemma(tree.child(verb, "aux")).equals("to");
    }

    private int place(int verb, String place, boolean isPassive) {
        if (place.equals("agent") && !isPassive) {
            return tree.subject(verb);
        }
        if (place.equals("agent")) {
            return behind(verb, Set.of("by"));
        }
        if (place.equals("patient") && !isPassive) {
            int object = tree.child(verb, "obj");
            return tree.party(object) != null ? object : -1;
        }
        if (place.equals("patient")) {
            int subject = tree.child(verb, "nsubj:pass");
            if (subject < 0 && tree.relation(verb).equals("conj")) {
                subject = tree.child(tree.head(verb), "nsubj:pass");
            }
            if (subject >= 0) {
                return tree.party(subject) != null ? subject : -1;
            }
            return tree.relation(verb).matches("acl|amod") ? tree.described(tree.head(verb)) : -1;
        }
        return behind(verb, Set.copyOf(WordList.choices(place)));
    }

    /// Who stands behind one of the prepositions, or before a hyphen ("Lund-based").
    private int behind(int verb, Set<String> prepositions) {
        for (int child : tree.children(verb)) {
            if (!tree.relation(child).matches("obl|nmod|obl:agent")) {
                continue;
            }
            String preposition = tree.preposition(child);
            boolean isHyphened =
                    preposition.isEmpty()
                            && child == verb - 2
                            && tree.at(verb - 1).of(tree.reading.report().text()).equals("-");
            if (prepositions.contains(preposition) || isHyphened) {
                if (tree.party(child) != null) {
                    return child;
                }
                int apposed = tree.child(child, "appos");
                if (apposed >= 0 && tree.isName(apposed)) {
                    return apposed;
                }
            }
        }
        return -1;
    }

    /// "Norway imposed sanctions on Orlo."
    private void imposed(int verb) {
        int sanctions = tree.child(verb, "obj");
        if (sanctions >= 0
                && tree.lemma(sanctions).equals("sanction")
                && !tree.isUnsettled(verb)
                && !isWished(verb)) {
            int on = behind(verb, Set.of("on"));
            if (on < 0) {
                on = named(sanctions, Set.of("on"));
            }
            add(RelationKind.SANCTIONED_BY, on, tree.subject(verb), verb, false, "verb", .9);
        }
    }

    /// A person "of" a house, a house "in" a place: names with nothing but the preposition between.
    private void beside(int name) {
        int head = tree.head(name);
        if (head < 0 || !tree.isName(head) || !tree.relation(name).equals("nmod")) {
            return;
        }
        Party above = tree.party(head);
        String preposition = tree.preposition(name);
        if (above == null) {
            return;
        }
        if (above.kind() == PartyKind.PERSON && preposition.matches("of|from|at|with")) {
            add(RelationKind.EMPLOYED_BY, head, name, name, false, "preposition", .8);
        } else if (preposition.equals("in")
                && (above.kind() == PartyKind.ORGANISATION
                        || above.kind() == PartyKind.STATE_BODY)) {
            add(RelationKind.LOCATED_IN, head, name, name, false, "preposition", .7);
        }
    }

    private void add(
            RelationKind kind,
            int subject,
            int object,
            int by,
            boolean isFormer,
            String rule,
            double weight) {
        Party a = party(subject);
        Party b = party(object);
        if (a == null || b == null || a.equals(b) || !fits(kind, a.kind(), b.kind())) {
            return;
        }
        Span words = tree.words(subject).join(tree.words(object)).join(tree.at(by));
        found.accept(
                new Tie(
                        kind,
                        a,
                        b,
                        words,
                        by,
                        isFormer,
                        new Reason(
                                "tie by " + rule,
                                weight,
                                "“" + tree.text(tree.words(by)) + "” ties the two",
                                List.of(new Passage(tree.reading.report().id(), words)))));
    }

    private @Nullable Party party(int token) {
        return token < 0 ? null : tree.party(token);
    }

    private static boolean fits(RelationKind kind, PartyKind subject, PartyKind object) {
        return switch (kind) {
            case EMPLOYED_BY ->
                    subject == PartyKind.PERSON
                            && object != PartyKind.PERSON
                            && object != PartyKind.THING
                            && object != PartyKind.EVENT
                            && object != PartyKind.DOCUMENT;
            case LOCATED_IN -> object == PartyKind.PLACE && subject != PartyKind.PERSON;
            case SUBSIDIARY_OF -> isHouse(subject) && isHouse(object);
            case OWNED_BY ->
                    subject != PartyKind.PERSON
                            && subject != PartyKind.PLACE
                            && object != PartyKind.THING
                            && object != PartyKind.DOCUMENT
                            && object != PartyKind.EVENT;
            case SANCTIONED_BY ->
                    subject != PartyKind.DOCUMENT
                            && (object == PartyKind.PLACE
                                    || object == PartyKind.STATE_BODY
                                    || object == PartyKind.ORGANISATION);
            case SUPPLIES, INTERMEDIARY_FOR ->
                    object != PartyKind.DOCUMENT
                            && object != PartyKind.EVENT
                            && object != PartyKind.THING
                            && subject != PartyKind.DOCUMENT
                            && subject != PartyKind.EVENT;
            case COMMISSIONED_BY -> object != PartyKind.THING && object != PartyKind.DOCUMENT;
            case MEMBER_OF -> object != PartyKind.THING && object != PartyKind.PERSON;
        };
    }

    private static boolean isHouse(PartyKind kind) {
        return kind == PartyKind.ORGANISATION
                || kind == PartyKind.STATE_BODY
                || kind == PartyKind.OUTLET
                || kind == PartyKind.OTHER;
    }
}
