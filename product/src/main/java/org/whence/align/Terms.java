package org.whence.align;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// How rare each term is among the texts given: a shared rare term says more than a shared common one.
final class Terms {
    private final Map<String, Integer> frequency = new HashMap<>();
    private final int texts;

    Terms(Collection<Set<String>> texts) {
        this.texts = texts.size();
        texts.forEach(text -> text.forEach(term -> frequency.merge(term, 1, Integer::sum)));
    }

    double weight(String term) {
        return Math.log((texts + 1.0) / (frequency.getOrDefault(term, 0) + 0.5));
    }

    int frequency(String term) {
        return frequency.getOrDefault(term, 0);
    }

    double sum(Set<String> terms) {
        double sum = 0;
        for (String term : terms) {
            sum += weight(term);
        }
        return sum;
    }

    /// Weight of the shared terms.
    double shared(Set<String> a, Set<String> b) {
        Set<String> small = a.size() <= b.size() ? a : b;
        Set<String> large = a.size() <= b.size() ? b : a;
        double sum = 0;
        for (String term : small) {
            if (large.contains(term)) {
                sum += weight(term);
            }
        }
        return sum;
    }

    /// Shared weight over the weight of all, 0 to 1.
    double overlap(Set<String> a, Set<String> b) {
        double shared = shared(a, b);
        double all = sum(a) + sum(b) - shared;
        return all <= 0 ? 0 : shared / all;
    }

    /// The share of the lighter text's weight that the other one holds.
    double containment(Set<String> a, Set<String> b) {
        double least = Math.min(sum(a), sum(b));
        return least <= 0 ? 0 : shared(a, b) / least;
    }
}
