package org.whence.reading;

import java.util.List;

/// What the model says of sources, cues and contents, before any is decided on.
///
/// @param starts where each word of the word pieces starts in the text, `ends` where it ends
/// @param emissions per word: outside, begin and inside of source, cue and content
/// @param windows in the order of the text
public record Roles(int[] starts, int[] ends, float[][] emissions, List<Window> windows) {
    /// A stretch of words that the model read at once. Link vectors may be compared within one window only.
    ///
    /// @param keptFrom from here to `keptTo` no other window reads the words with more around them
    /// @param links four link vectors of each word, at half precision
    public record Window(int firstWord, int endWord, int keptFrom, int keptTo, short[][] links) {}

    public Roles {
        windows = List.copyOf(windows);
    }
}
