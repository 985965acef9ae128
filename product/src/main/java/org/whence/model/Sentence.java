package org.whence.model;

import java.util.ArrayList;
import java.util.List;

/// A sentence, heading, bullet or caption. The tokens form one tree.
public record Sentence(Span at, BlockKind block, List<Token> tokens) {
    public Sentence {
        tokens = List.copyOf(tokens);
    }

    /// Indexes of the tokens that depend on this one, in order.
    public List<Integer> children(int token) {
        List<Integer> children = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).head() == token) {
                children.add(i);
            }
        }
        return children;
    }

    /// Whether `token` is `ancestor` or depends on it, directly or not.
    public boolean isUnder(int token, int ancestor) {
        int steps = 0;
        for (int i = token; i >= 0 && steps <= tokens.size(); i = tokens.get(i).head()) {
            if (i == ancestor) {
                return true;
            }
            steps++;
        }
        return false;
    }
}
