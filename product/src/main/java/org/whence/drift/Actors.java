package org.whence.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.whence.model.DriftKind;
import org.whence.model.Mention;
import org.whence.model.Sentence;
import org.whence.model.Severity;
import org.whence.model.Span;
import org.whence.model.Token;
import org.whence.text.WordList;

/// Who acts, and on what: a subject that names other parties, and a thing that is told apart by another word ("the weight of
/// a card", "the size of a card").
final class Actors {
    private static final double ALIKE = 0.3;
    private static final double WIDENED = 0.12;
    private static final double SAME_WORDS = 0.4;
    private static final Set<String> MEASURES = WordList.of(Actors.class, "measures.txt");

    private final Affair affair;

    Actors(Affair affair) {
        this.affair = affair;
    }

    List<Change> changes(Mention from, Mention to) {
        List<Change> changes = new ArrayList<>();
        if (!Affair.isClause(from) || !Affair.isClause(to)) {
            return changes;
        }
        actor(from, to, changes);
        measure(from, to, changes);
        modifier(from, to, changes);
        return changes;
    }

    private void actor(Mention from, Mention to, List<Change> changes) {
        Span a = from.proposition().subject();
        Span b = to.proposition().subject();
        if (a == null || b == null || !from.at().contains(a) || !to.at().contains(b)) {
            return;
        }
        Set<String> before = affair.parties(from, a);
        Set<String> after = affair.parties(to, b);
        if (before.isEmpty() || after.isEmpty() || after.equals(before)) {
            return;
        }
        double overlap = affair.overlap(from, to);
        boolean widened = after.containsAll(before);
        boolean swapped =
                before.stream().noneMatch(after::contains)
                        && affair.parties(to, to.at()).containsAll(before)
                        && affair.parties(from, from.at()).containsAll(after);
        boolean other =
                before.stream().noneMatch(after::contains)
                        && from.proposition().predicate().equals(to.proposition().predicate())
                        && overlap >= ALIKE;
        if (widened && overlap >= WIDENED
                || swapped && overlap >= WIDENED && !isPassive(from) && !isPassive(to)
                || other) {
            String what = widened ? "the actor was widened" : "another actor";
            changes.add(
                    new Change(
                            DriftKind.ACTOR,
                            from,
                            to,
                            a,
                            b,
                            Severity.MAJOR,
                            what
                                    + ": “"
                                    + affair.quote(from, a)
                                    + "” became “"
                                    + affair.quote(to, b)
                                    + "”"));
        }
    }

    private boolean isPassive(Mention mention) {
        for (Sentence sentence : affair.reading(mention.report()).annotation().sentences()) {
            if (sentence.at().overlaps(mention.proposition().head())) {
                return sentence.tokens().stream()
                        .anyMatch(t ->
                                t.relation().equals("aux:pass") && mention.at().contains(t.at()));
            }
        }
        return false;
    }

    /// Another measure of the same thing: weight, size, number.
    private void measure(Mention from, Mention to, List<Change> changes) {
        Token a = measured(from);
        Token b = measured(to);
        if (a != null && b != null && !a.lemma().equals(b.lemma())) {
            changes.add(
                    new Change(
                            DriftKind.OBJECT,
                            from,
                            to,
                            a.at(),
                            b.at(),
                            Severity.MINOR,
                            "“"
                                    + affair.quote(from, a.at())
                                    + "” became “"
                                    + affair.quote(to, b.at())
                                    + "”"));
        }
    }

    private @Nullable Token measured(Mention mention) {
        for (Sentence sentence : affair.reading(mention.report()).annotation().sentences()) {
            for (int i = 0; i < sentence.tokens().size(); i++) {
                Token token = sentence.tokens().get(i);
                boolean of =
                        sentence.children(i).stream()
                                .anyMatch(c -> sentence.tokens().get(c).relation().equals("nmod"));
                if (mention.at().contains(token.at()) && MEASURES.contains(token.lemma()) && of) {
                    return token;
                }
            }
        }
        return null;
    }

    /// The same noun with another word before it, in clauses that are otherwise nearly the same.
    private void modifier(Mention from, Mention to, List<Change> changes) {
        if (affair.overlap(from, to) < SAME_WORDS) {
            return;
        }
        List<Described> before = described(from);
        for (Described b : described(to)) {
            List<Described> same = before.stream().filter(d -> d.noun().equals(b.noun())).toList();
            if (same.size() != 1) {
                continue;
            }
            Described a = same.getFirst();
            Set<String> shared = new TreeSet<>(a.words());
            shared.retainAll(b.words());
            boolean known =
                    a.words().stream()
                                    .anyMatch(w ->
                                            affair.report(to)
                                                    .text()
                                                    .toLowerCase(Locale.ROOT)
                                                    .contains(w))
                            || b.words().stream()
                                    .anyMatch(w ->
                                            affair.report(from)
                                                    .text()
                                                    .toLowerCase(Locale.ROOT)
                                                    .contains(w));
            if (shared.isEmpty() && !known) {
                Span subject = to.proposition().subject();
                boolean acts = subject != null && subject.contains(b.at());
                changes.add(
                        new Change(
                                acts ? DriftKind.ACTOR : DriftKind.OBJECT,
                                from,
                                to,
                                a.at(),
                                b.at(),
                                Severity.MINOR,
                                "“"
                                        + affair.quote(from, a.at())
                                        + "” became “"
                                        + affair.quote(to, b.at())
                                        + "”"));
                return;
            }
        }
    }

    private record Described(String noun, Set<String> words, Span at) {}

    private List<Described> described(Mention mention) {
        List<Described> all = new ArrayList<>();
        for (Sentence sentence : affair.reading(mention.report()).annotation().sentences()) {
            for (int i = 0; i < sentence.tokens().size(); i++) {
                Token noun = sentence.tokens().get(i);
                if (!mention.at().contains(noun.at()) || !noun.tag().equals("NOUN")) {
                    continue;
                }
                Set<String> words = new TreeSet<>();
                Span at = noun.at();
                for (int child : sentence.children(i)) {
                    Token token = sentence.tokens().get(child);
                    if (child < i
                            && token.relation().matches("amod|compound")
                            && mention.at().contains(token.at())) {
                        words.add(
                                affair.report(mention).quote(token.at()).toLowerCase(Locale.ROOT));
                        at = at.join(token.at());
                    }
                }
                if (!words.isEmpty()) {
                    all.add(new Described(noun.lemma(), words, at));
                }
            }
        }
        return all;
    }
}
