package org.whence.relate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whence.model.Alignment;
import org.whence.model.Backing;
import org.whence.model.Claim;
import org.whence.model.Corroboration;
import org.whence.model.Corroborations;
import org.whence.model.Mention;
import org.whence.model.Reading;
import org.whence.model.Sentence;
import org.whence.model.Span;

/// Which mention carries some words, and what stands behind all that carry a finding.
final class Carriers {
    private final Map<String, String> claimOf = new HashMap<>();
    private final Map<String, Claim> claims = new HashMap<>();
    private final Map<String, Corroboration> behind = new HashMap<>();
    private final Map<String, String> reportOf = new HashMap<>();

    Carriers(List<Reading> readings, Alignment alignment, Corroborations corroborations) {
        for (Claim claim : alignment.claims()) {
            claims.put(claim.id(), claim);
            claim.mentions().forEach(m -> claimOf.put(m, claim.id()));
        }
        corroborations.corroborations().forEach(c -> behind.put(c.claim(), c));
        readings.forEach(r -> r.mentions().forEach(m -> reportOf.put(m.id(), m.report())));
    }

    /// The smallest mention that holds most of the words, or else the one of their sentence that holds most; null where no
    /// mention of a claim does.
    @Nullable Mention of(Reading reading, Sentence sentence, Span words) {
        List<Mention> near =
                reading.mentions().stream()
                        .filter(m -> claimOf.containsKey(m.id()) && m.at().overlaps(sentence.at()))
                        .toList();
        return near.stream()
                .filter(m -> m.at().shared(words) * 2 >= words.length())
                .min(
                        Comparator.comparingInt((Mention m) -> m.at().length())
                                .thenComparing(Mention::id))
                .or(() ->
                        near.stream()
                                .max(
                                        Comparator.comparingInt((Mention m) -> m.at().shared(words))
                                                .thenComparingInt(m -> -m.at().length())
                                                .thenComparing(Mention::id)))
                .orElse(null);
    }

    /// What stands behind the claims of the mentions. A claim that more reports state than carry the finding counts no more
    /// origins than reports that do; origins of several claims may be the same, so the least is that of the best claim.
    Backing behind(Collection<Mention> mentions) {
        Map<String, Set<String>> carrying = new LinkedHashMap<>();
        for (Mention mention : mentions) {
            String claim = claimOf.get(mention.id());
            if (claim != null) {
                carrying.computeIfAbsent(claim, _ -> new HashSet<>()).add(mention.report());
            }
        }
        int min = 1;
        int most = 0;
        Set<String> origins = new LinkedHashSet<>();
        for (Map.Entry<String, Set<String>> entry : carrying.entrySet()) {
            Corroboration found = behind.get(entry.getKey());
            Claim claim = claims.get(entry.getKey());
            if (found == null || claim == null) {
                most++;
                continue;
            }
            long reports = claim.mentions().stream().map(reportOf::get).distinct().count();
            int carriers = entry.getValue().size();
            boolean isWhole = carriers >= reports;
            min = Math.max(min, isWhole ? found.min() : Math.min(found.min(), carriers));
            most += isWhole ? found.max() : Math.min(found.max(), carriers);
            origins.addAll(found.origins());
        }
        int max =
                Math.max(
                        min,
                        origins.isEmpty() ? Math.max(1, most) : Math.min(most, origins.size()));
        return new Backing(List.copyOf(carrying.keySet()), min, max, new ArrayList<>(origins));
    }

    /// Whether two mentions are of one claim.
    boolean areOne(Mention one, Mention other) {
        String claim = claimOf.get(one.id());
        return claim != null && claim.equals(claimOf.get(other.id()));
    }
}
