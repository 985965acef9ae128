package org.whence.drift;

/// British and American spellings of a word under one form, and the distance between two words.
final class Spelling {
    private Spelling() {}

    static String fold(String word) {
        return word.replaceAll("is(e|ed|es|ing|ation|ations|er|ers)$", "iz$1")
                .replaceAll("yse", "yze")
                .replaceAll("our", "or")
                .replaceAll("(?<=[tb])re(s?)$", "er$1")
                .replaceAll("ae|oe", "e")
                .replaceAll("ll", "l")
                .replaceAll("mme$", "m")
                .replaceAll("ence(?=s?$)", "ense");
    }

    /// Fewest letters put in, taken out or changed to make one word the other.
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }

    static int prefix(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return i;
    }
}
