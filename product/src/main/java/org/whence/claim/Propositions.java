package org.whence.claim;

import org.jspecify.annotations.Nullable;
import org.whence.model.Proposition;
import org.whence.model.Sentence;
import org.whence.model.Span;
import org.whence.model.Token;

/// Reads predicate, subject and object off a clause.
final class Propositions {
    private Propositions() {}

    static Proposition of(Sentence sentence, Clause clause) {
        Token head = sentence.tokens().get(clause.head());
        Span subject = null;
        Span object = null;
        for (int child : sentence.children(clause.head())) {
            Token token = sentence.tokens().get(child);
            if (token.relation().startsWith("nsubj") || token.relation().startsWith("csubj")) {
                subject = subject == null ? words(sentence, child) : subject;
            } else if (token.relation().matches("obj|ccomp|xcomp|obl") && object == null) {
                object = words(sentence, child);
            }
        }
        if (subject == null || isRelative(sentence, subject)) {
            Span borrowed = borrowed(sentence, clause);
            subject = borrowed == null ? subject : borrowed;
        }
        if (object == null && !head.tag().equals("VERB")) {
            object = head.at();
        }
        return new Proposition(head.lemma(), head.at(), subject, object);
    }

    private static boolean isRelative(Sentence sentence, Span subject) {
        return sentence.tokens().stream()
                .anyMatch(t -> t.at().equals(subject) && t.fine().matches("WDT|WP"));
    }

    /// The subject a clause takes from what it hangs on: the noun it qualifies, or the clause it is coordinated with.
    private static @Nullable Span borrowed(Sentence sentence, Clause clause) {
        int at = clause.head();
        for (int steps = 0; steps < 4; steps++) {
            Token token = sentence.tokens().get(at);
            if (token.head() < 0) {
                return null;
            }
            if (token.relation().matches("acl|acl:relcl|appos")) {
                return phrase(sentence, token.head());
            }
            at = token.head();
            for (int child : sentence.children(at)) {
                if (sentence.tokens().get(child).relation().startsWith("nsubj")) {
                    return words(sentence, child);
                }
            }
        }
        return null;
    }

    /// A noun phrase without the clauses that hang on it.
    private static Span phrase(Sentence sentence, int head) {
        int start = head;
        while (start > 0 && sentence.isUnder(start - 1, head)) {
            start--;
        }
        return new Span(
                sentence.tokens().get(start).at().start(), sentence.tokens().get(head).at().end());
    }

    private static Span words(Sentence sentence, int head) {
        Span at = sentence.tokens().get(head).at();
        for (int i = 0; i < sentence.tokens().size(); i++) {
            Token token = sentence.tokens().get(i);
            if (sentence.isUnder(i, head) && !token.tag().equals("PUNCT")) {
                at = at.join(token.at());
            }
        }
        return at;
    }
}
