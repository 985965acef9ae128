package org.whence.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.model.DriftKind;
import org.whence.model.Mention;
import org.whence.model.Reading;
import org.whence.model.Severity;
import org.whence.model.Span;
import org.whence.text.StopWords;

/// Words in quotation marks that differ between two reports that quote the same.
///
/// A quotation that was cut, or spelt another way, is not altered; one that holds a content word that was not there is.
final class Quotations {
    private static final Pattern QUOTED =
            Pattern.compile("“([^“”]{12,600})”|\"([^\"\\n]{12,600})\"|«([^«»]{12,600})»");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’][\\p{L}]+)?");
    private static final int LEAST_WORDS = 4;
    private static final double LEAST_SHARED = 0.6;

    private final Affair affair;
    private final Pairs pairs;

    Quotations(Affair affair, Pairs pairs) {
        this.affair = affair;
        this.pairs = pairs;
    }

    private record Word(String form, Span at) {}

    private record Quotation(Reading reading, Span at, List<Word> words) {}

    List<Change> changes() {
        List<Quotation> all = new ArrayList<>();
        for (Reading reading : affair.readings()) {
            if (reading.report().within() == null) {
                all.addAll(quotations(reading));
            }
        }
        List<Change> changes = new ArrayList<>();
        for (Quotation to : all) {
            Change altered = null;
            int best = 0;
            boolean kept = false;
            for (Quotation from : all) {
                if (!pairs.isFuller(from.reading().report().id(), to.reading().report().id())) {
                    continue;
                }
                int[] partner = align(from.words(), to.words());
                int shared = (int) Arrays.stream(partner).filter(p -> p >= 0).count();
                int shorter = Math.min(from.words().size(), to.words().size());
                if (shared < LEAST_SHARED * shorter || contentShared(to.words(), partner) < 3) {
                    continue;
                }
                Change change = altered(from, to, partner);
                kept |= change == null;
                if (shared > best) {
                    best = shared;
                    altered = change;
                }
            }
            if (altered != null && !kept) {
                changes.add(altered);
            }
        }
        return changes;
    }

    private static long contentShared(List<Word> to, int[] partner) {
        long shared = 0;
        for (int j = 0; j < to.size(); j++) {
            if (partner[j] >= 0 && !StopWords.has(to.get(j).form())) {
                shared++;
            }
        }
        return shared;
    }

    /// The first place where the later quotation has another content word than the earlier one.
    private @Nullable Change altered(Quotation from, Quotation to, int[] partner) {
        int first = first(partner);
        int last = last(partner);
        int j = first;
        while (j <= last) {
            if (partner[j] >= 0) {
                j++;
                continue;
            }
            int stop = j;
            while (partner[stop] < 0) {
                stop++;
            }
            int a = partner[j - 1] + 1;
            int b = partner[stop] - 1;
            boolean content = false;
            for (int k = j; k < stop; k++) {
                content |= !StopWords.has(to.words().get(k).form());
            }
            if (content) {
                Span after = to.words().get(j).at().join(to.words().get(stop - 1).at());
                Span before =
                        a <= b
                                ? from.words().get(a).at().join(from.words().get(b).at())
                                : from.words().get(a - 1).at();
                Mention x = holder(from.reading(), from.at());
                Mention y = holder(to.reading(), to.at());
                if (x != null && y != null) {
                    return new Change(
                            DriftKind.QUOTATION,
                            "quotation",
                            x,
                            y,
                            before,
                            after,
                            Severity.MAJOR,
                            "other words in quotation marks: “"
                                    + affair.quote(x, before)
                                    + "” became “"
                                    + affair.quote(y, after)
                                    + "”");
                }
            }
            j = stop;
        }
        return null;
    }

    private static int first(int[] partner) {
        for (int j = 0; j < partner.length; j++) {
            if (partner[j] >= 0) {
                return j;
            }
        }
        return partner.length;
    }

    private static int last(int[] partner) {
        for (int j = partner.length - 1; j >= 0; j--) {
            if (partner[j] >= 0) {
                return j;
            }
        }
        return -1;
    }

    private @Nullable Mention holder(Reading reading, Span at) {
        return reading.mentions().stream()
                .filter(m -> m.at().overlaps(at) && pairs.isStated(m))
                .max((a, b) -> Integer.compare(a.at().shared(at), b.at().shared(at)))
                .orElse(null);
    }

    private static List<Quotation> quotations(Reading reading) {
        List<Quotation> quotations = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(reading.report().text());
        while (quoted.find()) {
            int group = quoted.group(1) != null ? 1 : quoted.group(2) != null ? 2 : 3;
            int start = quoted.start(group);
            List<Word> words = new ArrayList<>();
            Matcher word = WORD.matcher(Objects.requireNonNull(quoted.group(group)));
            while (word.find()) {
                words.add(
                        new Word(
                                word.group().toLowerCase(Locale.ROOT).replace('’', '\''),
                                new Span(start + word.start(), start + word.end())));
            }
            if (words.size() >= LEAST_WORDS) {
                quotations.add(new Quotation(reading, new Span(start, quoted.end(group)), words));
            }
        }
        return quotations;
    }

    /// For each word of `to`, the place of its partner in `from` in the longest common subsequence, or -1.
    private static int[] align(List<Word> from, List<Word> to) {
        int[][] longest = new int[from.size() + 1][to.size() + 1];
        for (int i = from.size() - 1; i >= 0; i--) {
            for (int j = to.size() - 1; j >= 0; j--) {
                longest[i][j] =
                        isSame(from.get(i).form(), to.get(j).form())
                                ? longest[i + 1][j + 1] + 1
                                : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        int[] partner = new int[to.size()];
        Arrays.fill(partner, -1);
        int i = 0;
        int j = 0;
        while (i < from.size() && j < to.size()) {
            if (isSame(from.get(i).form(), to.get(j).form())) {
                partner[j++] = i++;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return partner;
    }

    /// The same word, in one spelling or another.
    private static boolean isSame(String a, String b) {
        if (a.equals(b)) {
            return true;
        }
        return a.length() > 4 && Spelling.fold(a).equals(Spelling.fold(b));
    }
}
