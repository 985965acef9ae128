package org.whence.publish;

import java.util.Arrays;

/// Turns UTF-16 offsets into a text into offsets in Unicode code points.
final class CodePoints {
    /// Where the second halves of surrogate pairs stand, in order.
    private final int[] lows;

    CodePoints(String text) {
        int[] found = new int[8];
        int count = 0;
        for (int i = 1; i < text.length(); i++) {
            if (Character.isLowSurrogate(text.charAt(i))
                    && Character.isHighSurrogate(text.charAt(i - 1))) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                }
                found[count++] = i;
            }
        }
        lows = Arrays.copyOf(found, count);
    }

    int at(int offset) {
        int before = Arrays.binarySearch(lows, offset);
        return offset - (before < 0 ? -before - 1 : before);
    }
}
