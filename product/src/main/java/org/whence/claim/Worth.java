package org.whence.claim;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whence.model.Annotation;
import org.whence.model.Attribution;
import org.whence.model.BlockKind;
import org.whence.model.Certainty;
import org.whence.model.Mention;
import org.whence.model.Name;
import org.whence.model.PartyKind;
import org.whence.model.Polarity;
import org.whence.model.Sentence;
import org.whence.model.Span;
import org.whence.model.Token;
import org.whence.text.StopWords;
import org.whence.text.WordList;

/// Tells clauses that state something by themselves from those that only name ("called the Orlo 3"), ask ("whether it
/// sank"), suppose ("if it sank"), describe who speaks, give an order, hang on a preposition ("of selling the port"), say
/// next to nothing, or repeat the clause around them.
final class Worth {
    private static final Set<String> NAMING = WordList.of(Worth.class, "naming.txt");

    /// A clause with at least this share of the content words of the clause around it repeats it.
    private static final double ECHO = 0.8;

    private final Annotation annotation;
    private final List<Attribution> attributions;

    Worth(Annotation annotation, List<Attribution> attributions) {
        this.annotation = annotation;
        this.attributions = attributions;
    }

    /// A clause that may become a mention, with the attribution in whose content it stands.
    record Candidate(Sentence sentence, Clause clause, @Nullable Attribution by, Mention mention) {
        Span at() {
            return mention.at();
        }

        boolean holds(Candidate other) {
            return !other.at().equals(at()) && at().contains(other.at());
        }

        Token head() {
            return sentence.tokens().get(clause.head());
        }

        List<Token> children() {
            return sentence.children(clause.head()).stream().map(sentence.tokens()::get).toList();
        }
    }

    /// Why a clause is not followed, or null where it is. An answer always is.
    @Nullable String against(Candidate candidate, List<Candidate> all) {
        if (candidate.mention().response() != null) {
            return null;
        }
        boolean within = all.stream().anyMatch(o -> o.holds(candidate));
        if (isNaming(candidate)) {
            return "naming";
        }
        if (within && isAsked(candidate)) {
            return "asked";
        }
        if (within && isSupposed(candidate)) {
            return "supposed";
        }
        if (within && isGerund(candidate)) {
            return "gerund";
        }
        if (describesSpeaker(candidate) || isAnonymity(candidate) || isCredit(candidate)) {
            return "speaker";
        }
        if (isOrder(candidate)) {
            return "order";
        }
        if (isNoFigure(candidate)) {
            return "figure";
        }
        if (isThin(candidate)) {
            return "thin";
        }
        if (isAddress(candidate)) {
            return "address";
        }
        if (isFrame(candidate, all)) {
            return "frame";
        }
        return isEcho(candidate, all) ? "echo" : null;
    }

    private static boolean isNaming(Candidate candidate) {
        return candidate.clause().kind() == Clause.Kind.PARTICIPIAL
                && NAMING.contains(candidate.head().lemma())
                && candidate.at().start() == candidate.head().at().start();
    }

    /// "whether it sank", "what they knew": a question told.
    private static boolean isAsked(Candidate candidate) {
        return candidate.clause().kind() == Clause.Kind.CONTENT
                && candidate.sentence().tokens().stream()
                        .filter(t -> candidate.clause().at().contains(t.at()))
                        .limit(1)
                        .anyMatch(t -> t.lemma().matches("(?i)whether|what|why|how"));
    }

    private static boolean isSupposed(Candidate candidate) {
        return candidate.children().stream()
                .anyMatch(t -> t.relation().equals("mark") && t.lemma().matches("(?i)if|unless"));
    }

    /// The object of a preposition, without a subject or a figure of its own.
    private static boolean isGerund(Candidate candidate) {
        List<Token> children = candidate.children();
        return candidate.head().fine().equals("VBG")
                && candidate.mention().quantities().isEmpty()
                && children.stream().noneMatch(c -> c.relation().matches("[nc]subj.*|aux.*|cop"))
                && children.stream()
                        .anyMatch(c ->
                                c.relation().matches("case|mark")
                                        && c.lemma()
                                                .matches(
                                                        "(?i)of|from|about|in|at|by|for|as|to|with|on|against|without")
                                        && c.at().start() <= candidate.at().start());
    }

    /// What is said of a person in the words that credit him tells who speaks. What is said there of an organisation or a
    /// thing ("Orlo, a subsidiary of Vant") is told of the affair.
    private boolean describesSpeaker(Candidate candidate) {
        boolean description =
                switch (candidate.clause().kind()) {
                    case APPOSITIVE, RELATIVE, PARTICIPIAL -> true;
                    default -> false;
                };
        Token head = candidate.head();
        if (!description
                || attributions.stream()
                        .flatMap(a -> a.source().stream())
                        .noneMatch(s -> s.contains(head.at()))) {
            return false;
        }
        Span described =
                head.head() < 0 ? head.at() : candidate.sentence().tokens().get(head.head()).at();
        return annotation.names().stream()
                .noneMatch(n -> n.at().overlaps(described) && n.kind() != PartyKind.PERSON);
    }

    /// "They asked not to be named", "spoke on condition of anonymity", and why.
    private static boolean isAnonymity(Candidate candidate) {
        Sentence sentence = candidate.sentence();
        for (int i = candidate.clause().head(); i >= 0; i = sentence.tokens().get(i).head()) {
            if (asksAnonymity(sentence, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean asksAnonymity(Sentence sentence, int verb) {
        boolean asks =
                sentence.tokens()
                        .get(verb)
                        .lemma()
                        .matches("ask|request|refuse|decline|want|prefer|insist|demand");
        for (int child : sentence.children(verb)) {
            Token token = sentence.tokens().get(child);
            boolean anonymous =
                    sentence.children(child).stream()
                            .map(sentence.tokens()::get)
                            .anyMatch(t -> t.lemma().equalsIgnoreCase("anonymity"));
            boolean passive =
                    sentence.children(child).stream()
                            .map(sentence.tokens()::get)
                            .anyMatch(t -> t.lemma().equals("be"));
            if (anonymous && token.lemma().equals("condition")
                    || asks && passive && token.lemma().matches("name|identify|quote")) {
                return true;
            }
        }
        return false;
    }

    /// "citing three people with knowledge of it", "bank records show": only who is credited and the word that does it.
    private boolean isCredit(Candidate candidate) {
        Span head = candidate.head().at();
        return attributions.stream()
                .filter(a -> a.cue().stream().anyMatch(c -> c.overlaps(head)))
                .anyMatch(a ->
                        !a.source().isEmpty()
                                && candidate.sentence().tokens().stream()
                                        .filter(t ->
                                                candidate.at().contains(t.at()) && isTelling(t))
                                        .allMatch(t ->
                                                Stream.concat(a.source().stream(), a.cue().stream())
                                                        .anyMatch(s -> s.contains(t.at()))));
    }

    /// "Keep the delivery note": a bare verb without a subject in running text.
    private static boolean isOrder(Candidate candidate) {
        Sentence sentence = candidate.sentence();
        if (sentence.block() == BlockKind.HEADING || sentence.block() == BlockKind.TITLE) {
            return false;
        }
        int at = candidate.clause().head();
        while (isBare(sentence, at) && sentence.tokens().get(at).relation().equals("conj")) {
            at = sentence.tokens().get(at).head();
        }
        return candidate.by() == null
                && isBare(sentence, at)
                && sentence.tokens().get(at).head() < 0;
    }

    private static boolean isBare(Sentence sentence, int verb) {
        return sentence.tokens().get(verb).fine().matches("VB|VBP")
                && sentence.children(verb).stream()
                        .map(sentence.tokens()::get)
                        .noneMatch(c ->
                                c.relation().matches("[nc]subj.*|aux.*|expl")
                                        || c.lemma().equals("to"));
    }

    /// A date, or the number in brackets that says the same in another unit.
    private boolean isNoFigure(Candidate candidate) {
        return candidate.clause().kind() == Clause.Kind.FIGURE
                && (candidate.mention().quantities().isEmpty()
                        || annotation.times().stream()
                                .anyMatch(t -> t.at().overlaps(candidate.head().at())));
    }

    /// "You receive this e-mail because you signed up": the outlet speaks to its reader, and names nothing and nobody.
    private boolean isAddress(Candidate candidate) {
        return candidate.by() == null
                && candidate.mention().quantities().isEmpty()
                && candidate.children().stream()
                        .anyMatch(t ->
                                t.relation().startsWith("nsubj")
                                        && t.lemma().equalsIgnoreCase("you"))
                && annotation.names().stream().noneMatch(n -> candidate.at().contains(n.at()));
    }

    /// Two content words, no name, no figure, nobody who says it: "It gets worse".
    private boolean isThin(Candidate candidate) {
        if (candidate.by() != null
                || candidate.mention().polarity() == Polarity.DENIED
                || !candidate.mention().quantities().isEmpty()
                || annotation.names().stream().map(Name::at).anyMatch(candidate.at()::contains)) {
            return false;
        }
        long telling = telling(candidate.sentence(), candidate.at());
        boolean finite = false;
        boolean addressed = false;
        for (Token token : candidate.sentence().tokens()) {
            if (candidate.at().contains(token.at())) {
                finite |= token.fine().matches("VBD|VBZ|VBP|MD");
                addressed |= token.lemma().matches("(?i)i|we|my|our|us|me|you|your");
            }
        }
        boolean fragment = candidate.clause().kind() == Clause.Kind.MAIN && !finite;
        return telling <= (fragment || addressed ? 3 : 2);
    }

    /// Beyond the content of an attribution it holds only that attribution's source and cue, or beyond a content clause only
    /// an empty subject and its verb ("it turned out that"). A frame that denies or doubts its content is kept.
    private static boolean isFrame(Candidate own, List<Candidate> all) {
        if (own.mention().polarity() == Polarity.DENIED
                || own.mention().certainty() != Certainty.CERTAIN) {
            return false;
        }
        for (Candidate inner : all) {
            if (!own.holds(inner)) {
                continue;
            }
            if (inner.clause().kind() == Clause.Kind.CONTENT
                    && isEmptySubject(own)
                    && beyond(own, inner, null) <= 1) {
                return true;
            }
            Attribution by = inner.by();
            if (by != null
                    && (own.by() == null || !own.by().id().equals(by.id()))
                    && beyond(own, inner, by) == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEmptySubject(Candidate candidate) {
        return candidate.children().stream()
                .filter(t -> t.relation().startsWith("nsubj"))
                .allMatch(t -> t.lemma().matches("(?i)it|there"));
    }

    /// The clause around it says the same with little more, in the same voice.
    private static boolean isEcho(Candidate own, List<Candidate> all) {
        long telling = telling(own.sentence(), own.at());
        return all.stream()
                .anyMatch(o ->
                        o.holds(own)
                                && o.mention().chain().equals(own.mention().chain())
                                && telling >= ECHO * telling(o.sentence(), o.at())
                                && !isFrame(o, all));
    }

    /// Content words of the outer clause that neither the inner one nor the attribution's source and cue hold.
    private static long beyond(Candidate outer, Candidate inner, @Nullable Attribution by) {
        return outer.sentence().tokens().stream()
                .filter(t ->
                        outer.at().contains(t.at())
                                && !inner.at().contains(t.at())
                                && isTelling(t)
                                && (by == null
                                        || by.source().stream().noneMatch(s -> s.contains(t.at()))
                                                && by.cue().stream()
                                                        .noneMatch(s -> s.contains(t.at()))))
                .count();
    }

    private static long telling(Sentence sentence, Span at) {
        return sentence.tokens().stream()
                .filter(t -> at.contains(t.at()) && isTelling(t))
                .map(Token::lemma)
                .distinct()
                .count();
    }

    private static boolean isTelling(Token token) {
        return token.tag().matches("NOUN|PROPN|VERB|ADJ|NUM") && !StopWords.has(token.lemma());
    }
}
