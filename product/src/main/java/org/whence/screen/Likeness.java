package org.whence.screen;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.whence.text.LegalForms;

/// How alike two names are, word by word, in Latin letters.
///
/// @param score 0 to 1
/// @param differing pairs of words that are alike but not the same, as `a ~ b`
/// @param unmatched words of either name without a partner
record Likeness(double score, List<String> differing, List<String> unmatched) {
    /// A full match of names that are one word each says less than one of several words.
    private static final double ONE_WORD = 0.9;

    /// What a listed person's further name costs (a patronymic, which news leaves out); any other word costs one half.
    private static final double FURTHER_NAME = 0.3;

    private static final Pattern MARKS = Pattern.compile("['’ʹʺ`.]");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern LINKS = Pattern.compile("the|of|and|for");
    private static final Transliterator LATIN =
            Transliterator.getInstance("Russian-Latin/BGN; Any-Latin; Latin-ASCII");

    Likeness {
        differing = List.copyOf(differing);
        unmatched = List.copyOf(unmatched);
    }

    /// A name's words as they are compared: Latin letters, lower case, without legal forms.
    static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        String plain = MARKS.matcher(latin(name).toLowerCase(Locale.ROOT)).replaceAll("");
        for (String word : GAPS.split(plain, -1)) {
            if (!word.isEmpty() && !LegalForms.has(word) && !LINKS.matcher(word).matches()) {
                words.add(word);
            }
        }
        return words;
    }

    private static String latin(String name) {
        if (name.chars().allMatch(c -> c < 0x80)) {
            return name;
        }
        synchronized (LATIN) {
            return LATIN.transliterate(name);
        }
    }

    /// The likeness of a party's name and a listed one, by their words; each word counts with its best partner.
    static Likeness of(List<String> party, List<String> listed, boolean person) {
        if (String.join("", party).equals(String.join("", listed))) {
            boolean one = party.size() == 1 && listed.size() == 1;
            return new Likeness(one ? ONE_WORD : 1, List.of(), List.of());
        }
        if (party.size() == 1 || listed.size() == 1) {
            return party.size() == listed.size()
                    ? spelling(party.getFirst(), listed.getFirst())
                    : new Likeness(0, List.of(), List.of());
        }
        List<String> left = new ArrayList<>(party);
        List<String> rest = new ArrayList<>(listed);
        left.removeIf(rest::remove);
        double sum = party.size() - left.size();
        List<String> differing = new ArrayList<>();
        List<String> unmatched = new ArrayList<>();
        for (String word : left) {
            double best = 0;
            String partner = "";
            for (String other : rest) {
                double alike = alike(word, other);
                if (alike > best) {
                    best = alike;
                    partner = other;
                }
            }
            if (best > 0) {
                rest.remove(partner);
                differing.add(word + " ~ " + partner);
                sum += best;
            } else {
                unmatched.add(word);
            }
        }
        int pairs = party.size() - unmatched.size();
        double further = (person ? FURTHER_NAME : 0.5) * rest.size();
        double score = sum / (pairs + 0.5 * unmatched.size() + further);
        unmatched.addAll(rest);
        return new Likeness(score, differing, unmatched);
    }

    private static Likeness spelling(String a, String b) {
        return new Likeness(ONE_WORD * alike(a, b), List.of(a + " ~ " + b), List.of());
    }

    /// 1 for the same word, less for a few letters' difference in a long one, else 0.
    static double alike(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        int longer = Math.max(a.length(), b.length());
        int most = longer < 5 ? 0 : longer / 4;
        if (Math.abs(a.length() - b.length()) > most
                || Integer.bitCount(letters(a) ^ letters(b)) > 2 * most) {
            return 0;
        }
        int distance = distance(a, b);
        return distance <= most ? 1 - distance / (double) longer : 0;
    }

    /// A bit for every letter that occurs; one edit changes two bits at most.
    private static int letters(String word) {
        int letters = 0;
        for (int i = 0; i < word.length(); i++) {
            letters |= 1 << (word.charAt(i) & 31);
        }
        return letters;
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + same);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
