package org.whence.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whence.model.ResponseKind;
import org.whence.model.Sentence;
import org.whence.model.Span;
import org.whence.model.Token;
import org.whence.text.WordList;

/// Tells a clause in which a party answers: denies, declines, does not reply, is unaware, confirms.
final class Answers {
    private record Pattern(ResponseKind kind, List<Set<String>> words) {}

    private static final List<Pattern> PATTERNS =
            WordList.rows(Answers.class, "responses.tsv").stream()
                    .map(row ->
                            new Pattern(
                                    ResponseKind.valueOf(row.getFirst()),
                                    row.subList(1, row.size()).stream()
                                            .map(w -> Set.of(w.split("\\|")))
                                            .toList()))
                    .toList();

    /// Words between two of a pattern's words, at most.
    private static final int REACH = 8;

    private Answers() {}

    /// The kind of answer in the words, or null; of several the one listed first.
    static @Nullable ResponseKind kind(Sentence sentence, Span at) {
        List<String> lemmas = new ArrayList<>();
        for (Token token : sentence.tokens()) {
            if (at.contains(token.at())) {
                lemmas.add(token.lemma());
            }
        }
        for (Pattern pattern : PATTERNS) {
            if (matches(lemmas, pattern.words())) {
                return pattern.kind();
            }
        }
        return null;
    }

    private static boolean matches(List<String> lemmas, List<Set<String>> words) {
        for (int start = 0; start < lemmas.size(); start++) {
            if (words.getFirst().contains(lemmas.get(start)) && follows(lemmas, words, start)) {
                return true;
            }
        }
        return false;
    }

    private static boolean follows(List<String> lemmas, List<Set<String>> words, int start) {
        int at = start;
        for (Set<String> word : words.subList(1, words.size())) {
            int next = -1;
            for (int i = at + 1; i < lemmas.size() && i <= at + REACH; i++) {
                if (word.contains(lemmas.get(i))) {
                    next = i;
                    break;
                }
            }
            if (next < 0) {
                return false;
            }
            at = next;
        }
        return true;
    }
}
