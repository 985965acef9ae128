package org.whence.annotate;

import java.util.ArrayList;
import java.util.List;

/// Windows of whole sentences over the pieces of a text, each as long as the model can read at once. A window begins with
/// the last sentences of the one before where they are short, so that every sentence has words before it.
final class Windows {
    /// Pieces in a window.
    static final int SIZE = 254;

    /// Pieces of the sentences that are read twice.
    private static final int SHARED = 64;

    private Windows() {}

    /// Sentences `first` to `end`, pieces `from` to `to`.
    record Window(int first, int end, int from, int to) {}

    /// @param begin the first piece of each sentence, and the number of pieces behind the last
    static List<Window> over(int[] begin) {
        List<Window> windows = new ArrayList<>();
        int sentences = begin.length - 1;
        int first = 0;
        while (first < sentences) {
            int end = first + 1;
            while (end < sentences && begin[end + 1] - begin[first] <= SIZE) {
                end++;
            }
            int from = begin[first];
            windows.add(new Window(first, end, from, Math.min(begin[end], from + SIZE)));
            if (end == sentences) {
                break;
            }
            int back = end;
            while (back - 1 > first && begin[end] - begin[back - 1] <= SHARED) {
                back--;
            }
            first = back;
        }
        return windows;
    }
}
