package org.whence.annotate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
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
    private static final Set<String> PLURAL = Set.of("they", "them", "their");
    private static final Set<String> MALE = Set.of("he", "him", "his");
    private static final Set<String> FEMALE = Set.of("she", "her");
    private static final Set<String> MALE_NAMES =
            Set.copyOf(WordList.choices(KINDS.getOrDefault("@male", "")));
    private static final Set<String> FEMALE_NAMES =
            Set.copyOf(WordList.choices(KINDS.getOrDefault("@female", "")));
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
    private final List<Being> beings = new ArrayList<>();

    /// By how much the best antecedent must be ahead of the next to be given.
    private static final double LEAD = 0.9;

    /// Whether a being is a man or a woman, as far as the report or its first name tells.
    private enum Sex {
        UNKNOWN,
        MALE,
        FEMALE
    }

    /// Somebody or something that can speak, as it was last mentioned.
    private static final class Being {
        private final String kind;
        private final boolean plural;
        private final boolean named;
        private final Set<String> called = new HashSet<>();
        private Span at;
        private Sex sex;
        private int sentence;
        private int start;
        private int verb;
        private boolean subject;
        private boolean dependent;
        private boolean spoke;
        private boolean quoted;
        private boolean pronoun;

        Being(String kind, boolean plural, boolean named, Sex sex, Span at) {
            this.kind = kind;
            this.plural = plural;
            this.named = named;
            this.sex = sex;
            this.at = at;
        }
    }

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
            Map<Integer, Name> heads = heads(sentence);
            for (int i = 0; i < sentence.tokens().size(); i++) {
                Name name = heads.get(i);
                if (name != null) {
                    meet(sentence, s, i, name);
                    continue;
                }
                Span antecedent = antecedent(sentence, s, i, candidates, here);
                if (antecedent != null) {
                    references.add(new Coreference(phrase(sentence, i), antecedent));
                }
            }
            candidates.addAll(here);
        }
        return references;
    }

    private Map<Integer, Name> heads(Sentence sentence) {
        Map<Integer, Name> heads = new HashMap<>();
        for (Name name : names) {
            if (!sentence.at().contains(name.at())) {
                continue;
            }
            for (int i = 0; i < sentence.tokens().size(); i++) {
                Token token = sentence.tokens().get(i);
                if (name.at().contains(token.at())
                        && !token.tag().equals("PUNCT")
                        && (token.head() < 0
                                || !name.at().contains(sentence.tokens().get(token.head()).at()))) {
                    heads.putIfAbsent(i, name);
                }
            }
        }
        return heads;
    }

    /// A name, with the description that stands beside it ("the chairman, Ilo Marsk").
    private void meet(Sentence sentence, int s, int i, Name name) {
        if (!Set.of(
                        PartyKind.PERSON,
                        PartyKind.ORGANISATION,
                        PartyKind.STATE_BODY,
                        PartyKind.OUTLET)
                .contains(name.kind())) {
            return;
        }
        String words = name.at().of(text);
        boolean person = name.kind() == PartyKind.PERSON;
        String last = words.substring(words.lastIndexOf(' ') + 1);
        Being being = null;
        for (Being known : beings) {
            String other = known.at.of(text);
            if (known.named
                    && known.kind.equals(name.kind().name())
                    && (other.equals(words)
                            || person && (other.endsWith(" " + last) && !words.contains(" "))
                            || !person
                                    && (other.startsWith(words + " ")
                                            || other.endsWith(" " + words)))) {
                being = known;
            }
        }
        Set<String> called = new HashSet<>();
        int head = sentence.tokens().get(i).head();
        for (int j = 0; j < sentence.tokens().size(); j++) {
            Token token = sentence.tokens().get(j);
            boolean beside =
                    token.head() == i && token.relation().matches("compound|appos|flat|nmod:desc")
                            || j == head
                                    && sentence.tokens().get(i).relation().matches("appos|flat");
            if (beside && token.tag().equals("NOUN")) {
                called.add(token.lemma().toLowerCase(Locale.ROOT));
            }
        }
        // "the chairman, Ilo Marsk": the description was met as somebody of its own a moment ago.
        int gone = beings.size() - 1;
        if (person
                && gone >= 0
                && beings.get(gone).sentence == s
                && !beings.get(gone).named
                && !beings.get(gone).plural
                && !Collections.disjoint(called, beings.get(gone).called)) {
            beings.remove(gone);
        }
        if (being == null) {
            being =
                    new Being(
                            name.kind().name(),
                            false,
                            true,
                            person ? sex(words) : Sex.UNKNOWN,
                            name.at());
            beings.add(being);
        }
        if (person && being.sex == Sex.UNKNOWN && name.at().start() > 4) {
            String before =
                    text.substring(Math.max(0, name.at().start() - 8), name.at().start()).strip();
            being.sex =
                    sex(
                            before.substring(
                                    Math.max(before.lastIndexOf(' '), before.lastIndexOf('\n'))
                                            + 1));
        }
        for (String noun : called) {
            being.called.add(noun);
            if (person && being.sex == Sex.UNKNOWN) {
                being.sex = sexOf(noun);
            }
        }
        if (!person) {
            for (String word : words.toLowerCase(Locale.ROOT).split("\\s+", -1)) {
                if (KINDS.containsKey(word)) {
                    being.called.add(word);
                }
            }
        }
        if (words.length() >= being.at.length()) {
            being.at = name.at();
        }
        int role =
                head >= 0 && sentence.tokens().get(i).relation().matches("appos|flat") ? head : i;
        mention(being, sentence, s, role, name.at().end());
    }

    private void mention(Being being, Sentence sentence, int s, int i, int end) {
        Token token = sentence.tokens().get(i);
        int top = i;
        while (sentence.tokens().get(top).relation().equals("conj")
                && sentence.tokens().get(top).head() >= 0) {
            top = sentence.tokens().get(top).head();
        }
        Token governor = sentence.tokens().get(top);
        being.sentence = s;
        being.start = phrase(sentence, i).start();
        being.verb = governor.head();
        being.subject = governor.relation().startsWith("nsubj");
        being.dependent = token.relation().matches("nmod.*|compound.*|amod");
        being.spoke = being.subject && speaks(sentence, governor.head());
        being.quoted = isQuoted(end - 1);
        being.pronoun = token.tag().equals("PRON");
        if (top != i) {
            join(being, s, end);
        }
    }

    /// "Two sailors and the cook" are together what a plural pronoun can mean.
    private void join(Being last, int s, int end) {
        Being first = null;
        for (Being being : beings) {
            if (being.sentence == s
                    && being.start < last.start
                    && being.verb == last.verb
                    && being.subject == last.subject
                    && !being.called.contains("&")) {
                first = being;
                break;
            }
        }
        if (first == null || first.kind.equals("PERSON") != last.kind.equals("PERSON")) {
            return;
        }
        Being group = new Being(first.kind, true, false, Sex.UNKNOWN, new Span(first.start, end));
        group.called.add("&");
        group.sentence = s;
        group.start = first.start;
        group.verb = last.verb;
        group.subject = last.subject;
        group.spoke = last.spoke;
        group.quoted = last.quoted;
        group.pronoun = true; // rather than one of its parts
        beings.add(group);
    }

    private static boolean speaks(Sentence sentence, int verb) {
        return verb >= 0
                && sentence.tokens()
                        .get(verb)
                        .lemma()
                        .matches(
                                "(?i)say|tell|add|write|claim|deny|insist|argue|explain|recall|report|announce|state|note|admit|confirm|warn|ask|believe|think|know|complain|reply");
    }

    private boolean isQuoted(int at) {
        boolean inside = false;
        for (int i = text.lastIndexOf('\n', at) + 1; i < at; i++) {
            char c = text.charAt(i);
            inside = c == '“' || c != '”' && (c == '"' ? !inside : inside);
        }
        return inside;
    }

    private static Sex sex(String words) {
        String first = words.split("[\\s.]", -1)[0].toLowerCase(Locale.ROOT);
        return MALE_NAMES.contains(first)
                ? Sex.MALE
                : FEMALE_NAMES.contains(first) ? Sex.FEMALE : Sex.UNKNOWN;
    }

    private static Sex sexOf(String noun) {
        return switch (KINDS.getOrDefault(noun, "")) {
            case "MALE" -> Sex.MALE;
            case "FEMALE" -> Sex.FEMALE;
            default -> Sex.UNKNOWN;
        };
    }

    /// Whom a pronoun means: the best by distance, role and sex, if it is well ahead.
    private @Nullable Being meant(Sentence sentence, int s, int i) {
        Token token = sentence.tokens().get(i);
        String word = token.at().of(text).toLowerCase(Locale.ROOT);
        Sex sex = MALE.contains(word) ? Sex.MALE : FEMALE.contains(word) ? Sex.FEMALE : Sex.UNKNOWN;
        boolean group = PLURAL.contains(word);
        boolean possessive = token.relation().equals("nmod:poss");
        boolean quoted = isQuoted(token.at().start());
        boolean speaks = token.relation().startsWith("nsubj") && speaks(sentence, token.head());
        Being best = null;
        double first = -4;
        double second = -9;
        for (Being being : beings) {
            int distance = s - being.sentence;
            boolean clash = sex != Sex.UNKNOWN && being.sex != Sex.UNKNOWN && being.sex != sex;
            boolean person = being.kind.equals("PERSON");
            boolean fits =
                    group
                            ? being.plural || !person
                            : sex != Sex.UNKNOWN
                                    ? person && !being.plural
                                    : !person && !being.plural;
            boolean sameClause =
                    !possessive && distance == 0 && being.verb >= 0 && being.verb == token.head();
            if (distance > REACH || clash || !fits || being.quoted && !quoted || sameClause) {
                continue;
            }
            double score =
                    -1.2 * distance
                            + (being.subject ? 1 : 0)
                            - (being.dependent ? 0.8 : 0)
                            + (being.spoke && speaks ? 0.5 : 0)
                            + (being.pronoun ? 0.7 : 0)
                            + (sex != Sex.UNKNOWN && being.sex == sex ? 1.5 : 0)
                            - (group && !being.plural ? 2 : 0);
            if (score > first) {
                second = first;
                first = score;
                best = being;
            } else {
                second = Math.max(second, score);
            }
        }
        if (best == null || first - second < LEAD && second > -4) {
            return null;
        }
        if (sex != Sex.UNKNOWN) {
            best.sex = sex;
        }
        mention(best, sentence, s, i, token.at().end());
        return best;
    }

    /// Whom a noun phrase means: the one being that was called so, else the one of its kind; a new one where there is none.
    private @Nullable Span described(Sentence sentence, int s, int i) {
        Token token = sentence.tokens().get(i);
        String noun = token.lemma().toLowerCase(Locale.ROOT);
        String kind = KINDS.get(noun);
        if (kind == null
                && (token.fine().startsWith("NN")
                        && noun.matches("[a-z]{3,}(ist|man|woman|ician)"))) {
            kind = "PERSON";
        }
        if (kind == null || token.relation().matches("compound|appos|flat")) {
            return null;
        }
        for (Being being : beings) {
            if (being.sentence == s && being.subject && being.verb == i && !being.plural) {
                being.called.add(noun); // "Orlo is a bank"
                return null;
            }
        }
        boolean person = kind.matches("PERSON|MALE|FEMALE");
        boolean plural = token.fine().equals("NNS") || noun.equals("people");
        Being known = null;
        if (isShortDescription(sentence, i)) {
            Set<Being> called = new HashSet<>();
            Set<Being> alike = new HashSet<>();
            for (Being being : beings) {
                // who stands beside it under one verb is somebody else
                boolean sameClause = being.sentence == s && being.verb == token.head();
                if (being.plural != plural
                        || sameClause
                        || being.quoted && !isQuoted(token.at().start())) {
                    continue;
                }
                if (being.called.contains(noun)) {
                    called.add(being);
                }
                boolean near = s - being.sentence <= REACH;
                if (near && being.kind.equals(kind)) {
                    alike.add(being);
                }
            }
            if (called.size() == 1) {
                known = called.iterator().next();
            } else if (called.isEmpty() && !person && !plural && alike.size() == 1) {
                known = alike.iterator().next();
                if (!known.named
                        || !Collections.disjoint(known.called, KINDS.keySet())
                                && !noun.matches("company|firm|group")) {
                    known = null;
                }
            } else if (!called.isEmpty()) {
                return null;
            }
        }
        if (known != null) {
            Span at = known.at;
            known.called.add(noun);
            mention(known, sentence, s, i, token.at().end());
            return at;
        }
        Being being =
                new Being(
                        person ? "PERSON" : kind, plural, false, sexOf(noun), phrase(sentence, i));
        being.called.add(noun);
        beings.add(being);
        mention(being, sentence, s, i, being.at.end());
        return null;
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
        boolean subject = token.relation().startsWith("nsubj");
        boolean possessive = token.relation().equals("nmod:poss");
        if (MALE.contains(lemma)
                || FEMALE.contains(lemma)
                || PLURAL.contains(lemma)
                || lemma.equals("it") && subject
                || lemma.equals("its")) {
            Being being = meant(sentence, s, i);
            return being == null || possessive && !lemma.equals("her") ? null : being.at;
        }
        String noun = token.lemma().toLowerCase(Locale.ROOT);
        if (!token.tag().equals("NOUN")) {
            return null;
        }
        if (PAPERS.contains(noun) && isShortDescription(sentence, i)) {
            return nearest(all, s, "PAPER:" + noun, token.fine().equals("NNS"), false);
        }
        return described(sentence, s, i);
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
