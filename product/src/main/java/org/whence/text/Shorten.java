package org.whence.text;

/// Cuts words to a length, at a space where one is near, never inside a character.
public final class Shorten {
    private Shorten() {}

    /// At most `length` characters, white space made single; what was cut is marked by an ellipsis.
    public static String to(String words, int length) {
        String line = words.replaceAll("\\s+", " ").strip();
        if (line.length() <= length) {
            return line;
        }
        int space = line.lastIndexOf(' ', length - 1);
        int cut = space >= length * 2 / 3 ? space : length - 1;
        if (Character.isLowSurrogate(line.charAt(cut))) {
            cut--;
        }
        return line.substring(0, cut) + "…";
    }
}
