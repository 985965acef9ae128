package org.whence.derive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds passages that texts share.
///
/// Every run of `GRAM` tokens is hashed, and the hashes of all texts are sorted together with their places, as primitives:
/// texts that hold the same hash are candidates, unless so many hold it that it is a form of words and no copy. A
/// candidate pair is verified by the tokens themselves: matches along one diagonal are joined into passages, and the
/// coverage of both texts is counted. After the prototype for near-duplicate search over millions of reports; the
/// interface is texts in, pairs out, with no object per posting.
final class Fingerprints {
    /// Tokens in a gram. Shorter ones meet in unrelated news; longer ones miss light rewriting.
    static final int GRAM = 6;

    /// A gram in more texts than this is boilerplate or a recurring form.
    private static final int MOST_TEXTS = 40;

    /// A text as hashed tokens.
    ///
    /// @param hashes of the tokens, 0 where a token may not be part of a match (quoted words of others)
    /// @param starts and `ends` where the tokens stand in the text
    record Tokens(int[] hashes, int[] starts, int[] ends) {}

    /// A passage that two texts share, as token ranges.
    record Passage(int fromA, int toA, int fromB, int toB) {}

    /// Two texts with what they share.
    ///
    /// @param coverageA share of the first text's tokens that lie in shared passages, `coverageB` of the second's
    record Pair(int a, int b, double coverageA, double coverageB, List<Passage> passages) {}

    private Fingerprints() {}

    static List<Pair> pairs(List<Tokens> texts) {
        int total = 0;
        for (Tokens text : texts) {
            total += Math.max(0, text.hashes().length - GRAM + 1);
        }
        // postings: high bits the gram's hash, low bits its number; numbers lead back to text and
        // position
        long[] postings = new long[total];
        int[] textOf = new int[total];
        int[] placeOf = new int[total];
        int n = 0;
        for (int t = 0; t < texts.size(); t++) {
            int[] hashes = texts.get(t).hashes();
            for (int i = 0; i + GRAM <= hashes.length; i++) {
                int gram = gram(hashes, i);
                if (gram != 0) {
                    textOf[n] = t;
                    placeOf[n] = i;
                    postings[n] = ((long) gram << 32) | n;
                    n++;
                }
            }
        }
        Arrays.sort(postings, 0, n);
        Map<Long, List<int[]>> seeds = new HashMap<>();
        int from = 0;
        while (from < n) {
            int to = from + 1;
            while (to < n && postings[to] >> 32 == postings[from] >> 32) {
                to++;
            }
            if (to - from > 1 && to - from <= 4 * MOST_TEXTS) {
                seed(postings, from, to, textOf, placeOf, seeds);
            }
            from = to;
        }
        List<Pair> pairs = new ArrayList<>();
        seeds.keySet().stream()
                .sorted()
                .forEach(key -> {
                    int a = (int) (key >> 32);
                    int b = (int) (long) key;
                    Pair pair =
                            verify(
                                    a,
                                    b,
                                    texts.get(a),
                                    texts.get(b),
                                    seeds.getOrDefault(key, List.of()));
                    if (!pair.passages().isEmpty()) {
                        pairs.add(pair);
                    }
                });
        return pairs;
    }

    private static void seed(
            long[] postings,
            int from,
            int to,
            int[] textOf,
            int[] placeOf,
            Map<Long, List<int[]>> seeds) {
        int texts = 0;
        int last = -1;
        for (int i = from; i < to; i++) {
            int text = textOf[(int) postings[i]];
            texts += text != last ? 1 : 0;
            last = text;
        }
        if (texts > MOST_TEXTS) {
            return;
        }
        for (int i = from; i < to; i++) {
            for (int j = i + 1; j < to; j++) {
                int x = (int) postings[i];
                int y = (int) postings[j];
                int a = textOf[x];
                int b = textOf[y];
                if (a < b) {
                    seeds.computeIfAbsent(((long) a << 32) | b, k -> new ArrayList<>())
                            .add(new int[] {placeOf[x], placeOf[y]});
                }
            }
        }
    }

    /// Joins the seeds of a pair into passages, checking the tokens.
    private static Pair verify(int a, int b, Tokens first, Tokens second, List<int[]> seeds) {
        List<int[]> sorted = new ArrayList<>(seeds);
        sorted.sort(
                (x, y) -> x[0] != y[0] ? Integer.compare(x[0], y[0]) : Integer.compare(x[1], y[1]));
        boolean[] coveredA = new boolean[first.hashes().length];
        boolean[] coveredB = new boolean[second.hashes().length];
        List<Passage> passages = new ArrayList<>();
        for (int[] seed : sorted) {
            if (coveredA[seed[0]] && coveredB[seed[1]]) {
                continue;
            }
            int startA = seed[0];
            int startB = seed[1];
            while (startA > 0 && startB > 0 && same(first, startA - 1, second, startB - 1)) {
                startA--;
                startB--;
            }
            int endA = seed[0];
            int endB = seed[1];
            while (endA < first.hashes().length
                    && endB < second.hashes().length
                    && same(first, endA, second, endB)) {
                endA++;
                endB++;
            }
            if (endA - startA >= GRAM) {
                passages.add(new Passage(startA, endA, startB, endB));
                Arrays.fill(coveredA, startA, endA, true);
                Arrays.fill(coveredB, startB, endB, true);
            }
        }
        return new Pair(a, b, share(coveredA), share(coveredB), passages);
    }

    private static boolean same(Tokens a, int i, Tokens b, int j) {
        return a.hashes()[i] != 0 && a.hashes()[i] == b.hashes()[j];
    }

    private static double share(boolean[] covered) {
        int n = 0;
        for (boolean c : covered) {
            n += c ? 1 : 0;
        }
        return covered.length == 0 ? 0 : n / (double) covered.length;
    }

    private static int gram(int[] hashes, int at) {
        int gram = 17;
        for (int i = at; i < at + GRAM; i++) {
            if (hashes[i] == 0) {
                return 0;
            }
            gram = gram * 31 + hashes[i];
            gram ^= gram >>> 15;
            gram *= 0x2c1b3c6d;
        }
        return gram == 0 ? 1 : gram;
    }
}
