package org.whence.text;

/// Where a text stands in double quotation marks.
public final class Quotes {
    public static final byte OUTSIDE = 0;
    public static final byte INSIDE = 1;
    public static final byte OPENING = 2;
    public static final byte CLOSING = 3;

    private Quotes() {}

    /// The state at each position. A line break closes every quotation.
    public static byte[] states(String text) {
        byte[] states = new byte[text.length()];
        boolean inside = false;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\n') {
                inside = false;
            } else if ("“«„".indexOf(c) >= 0) {
                inside = true;
                states[i++] = OPENING;
                continue;
            } else if ("”»".indexOf(c) >= 0) {
                inside = false;
                states[i++] = CLOSING;
                continue;
            } else if (c == '"' || text.startsWith("``", i) || text.startsWith("''", i)) {
                int width = c == '"' ? 1 : 2;
                inside = !inside;
                for (int k = 0; k < width; k++) {
                    states[i + k] = inside ? OPENING : CLOSING;
                }
                i += width;
                continue;
            }
            states[i++] = inside ? INSIDE : OUTSIDE;
        }
        return states;
    }
}
