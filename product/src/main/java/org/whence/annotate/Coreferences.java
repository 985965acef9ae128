package org.whence.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whence.model.Coreference;
import org.whence.model.Name;
import org.whence.model.PartyKind;
import org.whence.model.Sentence;
import org.whence.model.Span;
import org.whence.model.Token;
import org.whence.text.WordList;

/// Finds what pronouns and short descriptions stand for: the nearest fuller words before them that agree in number and
/// kind, a subject before an object. Where two fit equally it gives none: a wrong one is worse than none.
final class Coreferences {
    private static final Map<String, String> KINDS =
            WordList.pairs(Coreferences.class, "animacy.tsv");
    private static final Set<String> PERSONAL = Set.of("he", "she", "him", "her");
    private static final Set<String> PLURAL = Set.of("they", "them");
    private static final Set<String> UNNAMED =
            Set.of(
                    "source",
                    "official",
                    "person",
                    "people",
                    "researcher",
                    "employee",
                    "expert",
                    "scientist",
                    "diplomat",
                    "worker",
                    "insider",
                    "analyst",
                    "author",
                    "lawyer");
    private static final Set<String> PAPERS =
            Set.of(
                    "report",
                    "document",
                    "letter",
                    "invoice",
                    "study",
                    "memo",
                    "email",
                    "statement",
                    "paper",
                    "file",
                    "filing",
                    "contract",
                    "record",
                    "analysis");

    /// How far back a candidate may lie, in sentences.
    private static final int REACH = 4;

    private final String text;
    private final List<Sentence> sentences;
    private final List<Name> names;

    /// Something that a pronoun can stand for.
    private record Candidate(Span at, String kind, boolean plural, boolean subject, int sentence) {}

    Coreferences(String text, List<Sentence> sentences, List<Name> names) {
        this.text = text;
        this.sentences = sentences;
        this.names = names;
    }

    List<Coreference> find() {
        List<Coreference> references = new ArrayList<>();
        List<Candidate> candidates = new ArrayList<>();
        for (int s = 0; s < sentences.size(); s++) {
            Sentence sentence = sentences.get(s);
            List<Candidate> here = candidates(sentence, s);
            for (int i = 0; i < sentence.tokens().size(); i++) {
                Span antecedent = antecedent(sentence, s, i, candidates, here);
                if (antecedent != null) {
                    references.add(new Coreference(phrase(sentence, i), antecedent));
                }
            }
            candidates.addAll(here);
        }
        return references;
    }

    private @Nullable Span antecedent(
            Sentence sentence, int s, int i, List<Candidate> before, List<Candidate> here) {
        Token token = sentence.tokens().get(i);
        String lemma = token.at().of(text).toLowerCase(Locale.ROOT);
        List<Candidate> all = new ArrayList<>(before);
        for (Candidate candidate : here) {
            if (candidate.at().end() <= token.at().start()) {
                all.add(candidate);
            }
        }
        if (PERSONAL.contains(lemma)) {
            return nearest(all, s, "PERSON", false, false);
        }
        if (PLURAL.contains(lemma)) {
            return nearest(all, s, "GROUP", true, false);
        }
        if (lemma.equals("it") && token.relation().startsWith("nsubj")) {
            return nearest(all, s, "BODY", false, true);
        }
        String noun = token.lemma().toLowerCase(Locale.ROOT);
        if (!token.tag().equals("NOUN") || !isShortDescription(sentence, i)) {
            return null;
        }
        boolean plural = token.fine().equals("NNS");
        if (PAPERS.contains(noun)) {
            return nearest(all, s, "PAPER:" + noun, plural, false);
        }
        String kind = KINDS.get(noun);
        return kind == null || plural ? null : nearest(all, s, kind, false, false);
    }

    /// "the company", "the two sources", "these documents", "one of the people": a definite article and nothing that tells more.
    private boolean isShortDescription(Sentence sentence, int i) {
        boolean definite = false;
        for (int child : sentence.children(i)) {
            Token token = sentence.tokens().get(child);
            String word = token.at().of(text).toLowerCase(Locale.ROOT);
            if (word.matches("the|this|these|that|those|both")) {
                definite = true;
            } else if (!token.relation()
                            .matches("nummod|case|punct|cc|conj|acl:relcl|appos|nmod:poss")
                    && !word.matches("two|three|four|same|latter|former|news")) {
                return false;
            } else if (token.relation().equals("nmod:poss")) {
                return false;
            }
        }
        return definite;
    }

    private @Nullable Span nearest(
            List<Candidate> candidates,
            int sentence,
            String kind,
            boolean plural,
            boolean subjectOnly) {
        Candidate best = null;
        int score = Integer.MIN_VALUE;
        boolean tie = false;
        for (Candidate candidate : candidates) {
            int distance = sentence - candidate.sentence();
            int reach = kind.startsWith("PAPER") || kind.equals("OUTLET") ? 40 : REACH;
            if (distance > reach
                    || !fits(candidate, kind, plural)
                    || subjectOnly && !candidate.subject()) {
                continue;
            }
            int value = -3 * distance + (candidate.subject() ? 2 : 0);
            if (value > score || value == score && best != null && sameWords(best, candidate)) {
                best = candidate;
                score = value;
                tie = false;
            } else if (value == score) {
                tie = true;
            }
        }
        return best == null || tie ? null : best.at();
    }

    private boolean sameWords(Candidate a, Candidate b) {
        return a.at().of(text).equalsIgnoreCase(b.at().of(text));
    }

    private static boolean fits(Candidate candidate, String kind, boolean plural) {
        if (kind.startsWith("PAPER:")) {
            String noun = kind.substring(6);
            return candidate.kind().startsWith("PAPER:")
                    && candidate.plural() == plural
                    && (candidate.kind().equals(kind)
                            || noun.equals("document")
                                    && !candidate.kind().equals("PAPER:statement"));
        }
        return switch (kind) {
            case "PERSON" -> candidate.kind().equals("PERSON") && !candidate.plural();
            case "GROUP" -> candidate.plural() && candidate.kind().equals("UNNAMED");
            case "BODY" ->
                    candidate.kind().matches("ORGANISATION|STATE_BODY") && !candidate.plural();
            default -> candidate.kind().equals(kind) && candidate.plural() == plural;
        };
    }

    /// Names and full descriptions of the sentence.
    private List<Candidate> candidates(Sentence sentence, int s) {
        List<Candidate> candidates = new ArrayList<>();
        for (Name name : names) {
            if (sentence.at().contains(name.at()) && name.kind() != PartyKind.OTHER) {
                candidates.add(
                        new Candidate(
                                name.at(),
                                name.kind().name(),
                                false,
                                isSubject(sentence, name.at()),
                                s));
            }
        }
        for (int i = 0; i < sentence.tokens().size(); i++) {
            Token token = sentence.tokens().get(i);
            if (!token.tag().equals("NOUN") || isShortDescription(sentence, i)) {
                continue;
            }
            String noun = token.lemma().toLowerCase(Locale.ROOT);
            boolean plural = token.fine().equals("NNS") || noun.equals("people");
            if (UNNAMED.contains(noun) && tells(sentence, i)) {
                candidates.add(
                        new Candidate(
                                phrase(sentence, i),
                                "UNNAMED",
                                plural,
                                token.relation().startsWith("nsubj"),
                                s));
            } else if (PAPERS.contains(noun) && tells(sentence, i)) {
                candidates.add(
                        new Candidate(
                                phrase(sentence, i),
                                "PAPER:" + noun,
                                plural,
                                token.relation().startsWith("nsubj"),
                                s));
            }
        }
        return candidates;
    }

    private static boolean tells(Sentence sentence, int i) {
        return sentence.children(i).stream()
                .anyMatch(c ->
                        sentence.tokens()
                                .get(c)
                                .relation()
                                .matches("amod|compound|nummod|nmod|acl|acl:relcl|nmod:poss"));
    }

    private static boolean isSubject(Sentence sentence, Span at) {
        return sentence.tokens().stream()
                .anyMatch(t -> at.contains(t.at()) && t.relation().startsWith("nsubj"));
    }

    /// The noun with what stands before it and the prepositional phrases behind it.
    private static Span phrase(Sentence sentence, int head) {
        Span at = sentence.tokens().get(head).at();
        for (int i = 0; i < sentence.tokens().size(); i++) {
            if (i != head && sentence.isUnder(i, head)) {
                int top = i;
                while (sentence.tokens().get(top).head() != head) {
                    top = sentence.tokens().get(top).head();
                }
                String relation = sentence.tokens().get(top).relation();
                if (relation.matches("det|amod|compound|nummod|nmod|nmod:poss|flat")
                        && !sentence.tokens().get(i).tag().equals("PUNCT")) {
                    at = at.join(sentence.tokens().get(i).at());
                }
            }
        }
        return at;
    }
}
