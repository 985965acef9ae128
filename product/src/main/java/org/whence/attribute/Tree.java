package org.whence.attribute;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.whence.model.Sentence;
import org.whence.model.Span;
import org.whence.model.Token;

/// A sentence's tree, asked by which words hang on which.
record Tree(Sentence sentence, String text) {
    int size() {
        return sentence.tokens().size();
    }

    Token token(int i) {
        return sentence.tokens().get(i);
    }

    String word(int i) {
        return token(i).at().of(text);
    }

    String lower(int i) {
        return word(i).toLowerCase(Locale.ROOT);
    }

    String lemma(int i) {
        return token(i).lemma().toLowerCase(Locale.ROOT);
    }

    boolean is(int i, String relations) {
        return token(i).relation().matches(relations);
    }

    boolean isNoun(int i) {
        return token(i).tag().matches("NOUN|PROPN");
    }

    /// The first token with one of the relations to the head, or -1.
    int child(int head, String relations) {
        for (int i = 0; i < size(); i++) {
            if (token(i).head() == head && is(i, relations)) {
                return i;
            }
        }
        return -1;
    }

    List<Integer> children(int head, String relations) {
        List<Integer> children = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            if (token(i).head() == head && is(i, relations)) {
                children.add(i);
            }
        }
        return children;
    }

    /// The preposition or mark before a token, in lower case, or nothing.
    String preposition(int i) {
        int mark = child(i, "case|mark");
        return mark < 0 ? "" : lower(mark);
    }

    /// The token of the span on which its others hang, or -1.
    int head(Span span) {
        int best = -1;
        int depth = Integer.MAX_VALUE;
        for (int i = 0; i < size(); i++) {
            if (!span.overlaps(token(i).at()) || token(i).tag().matches("PUNCT|DET|ADP|CCONJ")) {
                continue;
            }
            int steps = 0;
            for (int at = i; at >= 0 && steps < 100; at = token(at).head()) {
                steps++;
            }
            if (steps < depth) {
                depth = steps;
                best = i;
            }
        }
        return best;
    }

    /// The verb of a cue: its highest verb, or its highest token where it has none.
    int verb(List<Span> cue) {
        int best = -1;
        int depth = Integer.MAX_VALUE;
        for (int i = 0; i < size(); i++) {
            Span at = token(i).at();
            if (!token(i).tag().equals("VERB") || cue.stream().noneMatch(at::overlaps)) {
                continue;
            }
            int steps = 0;
            for (int up = i; up >= 0 && steps < 100; up = token(up).head()) {
                steps++;
            }
            if (steps < depth) {
                depth = steps;
                best = i;
            }
        }
        return best >= 0 ? best : head(cue.getFirst());
    }

    /// From the first to the last token under the head, without marks at the ends.
    Span subtree(int head) {
        int first = head;
        int last = head;
        for (int i = 0; i < size(); i++) {
            if (sentence.isUnder(i, head)) {
                first = Math.min(first, i);
                last = Math.max(last, i);
            }
        }
        return between(first, last);
    }

    /// The words from one token to another, without marks at the ends.
    Span between(int first, int last) {
        while (first < last && token(first).tag().equals("PUNCT")) {
            first++;
        }
        while (last > first && token(last).tag().equals("PUNCT")) {
            last--;
        }
        return new Span(token(first).at().start(), token(last).at().end());
    }

    /// The noun with everything that hangs on it without a break: from its first word to a comma, a conjunct or an end.
    Span phrase(int head) {
        int first = head;
        int last = head;
        while (first > 0
                && sentence.isUnder(first - 1, head)
                && (!token(first - 1).tag().equals("PUNCT") || word(first - 1).equals("-"))
                && (!is(first - 1, "case") || token(first - 1).head() != head)) {
            first--;
        }
        while (last + 1 < size() && sentence.isUnder(last + 1, head) && !ends(last + 1, head)) {
            last++;
        }
        return new Span(token(first).at().start(), token(last).at().end());
    }

    private boolean ends(int i, int head) {
        String word = word(i);
        return token(i).tag().equals("PUNCT") && !word.equals("-")
                || token(i).head() == head && is(i, "cc|conj");
    }

    /// "some of the papers", "one of them": the token that says of what, or the head itself.
    int kernel(int head) {
        boolean counts =
                token(head).tag().matches("NUM|DET")
                        || lower(head)
                                .matches(
                                        "some|many|most|all|both|several|one|another|others|none|half|part");
        if (counts) {
            for (int child : children(head, "nmod|obl")) {
                if (preposition(child).equals("of")) {
                    return child;
                }
            }
        }
        return head;
    }
}
