package org.whence.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.whence.model.Case;
import org.whence.model.Claim;
import org.whence.model.Corroboration;
import org.whence.model.Drift;
import org.whence.model.DriftKind;
import org.whence.model.Mention;
import org.whence.model.Origin;
import org.whence.model.Response;
import org.whence.model.ResponseKind;
import org.whence.model.Severity;

/// What an editor should look at first. Ties keep the order of the case.
public final class Ranking {
    /// What a change of each kind does to the meaning, worst first.
    private static final List<DriftKind> GRAVITY =
            List.of(
                    DriftKind.POLARITY,
                    DriftKind.ACTOR,
                    DriftKind.QUANTITY,
                    DriftKind.OBJECT,
                    DriftKind.CERTAINTY,
                    DriftKind.ATTRIBUTION,
                    DriftKind.SCOPE,
                    DriftKind.TIME,
                    DriftKind.OMISSION);

    private Ranking() {}

    /// How a claim stands.
    ///
    /// @param reports in how many reports it is mentioned
    /// @param min fewest independent origins, `max` most
    /// @param origins strongest first
    /// @param against the answers that do not confirm it
    /// @param drifts what its retellings changed, gravest first
    /// @param isAnswer whether it is nowhere stated but as somebody's answer ("there was no such payment")
    public record Standing(
            Claim claim,
            int reports,
            int min,
            int max,
            List<Origin> origins,
            List<Response> against,
            List<Drift> drifts,
            boolean isAnswer) {
        public Standing {
            origins = List.copyOf(origins);
            against = List.copyOf(against);
            drifts = List.copyOf(drifts);
        }

        /// Whether several reports state it and all of them go back to one origin.
        public boolean hangsOnOneOrigin() {
            return reports > 1 && max == 1 && !isAnswer;
        }

        public boolean isDenied() {
            return against.stream().anyMatch(r -> r.kind() == ResponseKind.DENIAL);
        }

        /// Whether an editor should see it without asking: repeated, changed or answered.
        public boolean isUpFront() {
            return reports > 1 || !drifts.isEmpty() || !against.isEmpty();
        }
    }

    /// Claims, most repeated on fewest origins first: by the reports that add no origin, then by reports, then the
    /// answered and the changed ones; claims that are answers come last.
    public static List<Standing> claims(Case whence) {
        Map<String, Mention> mentions = byId(whence.mentions(), Mention::id);
        Map<String, Corroboration> behind = byId(whence.corroborations(), Corroboration::claim);
        Map<String, Origin> origins = byId(whence.origins(), Origin::id);
        Map<String, List<Response>> against = against(whence);
        Map<String, List<Drift>> drifts =
                whence.drifts().stream()
                        .sorted(byGravity())
                        .collect(Collectors.groupingBy(Drift::claim));
        List<Standing> all = new ArrayList<>();
        for (Claim claim : whence.claims()) {
            List<Mention> places =
                    claim.mentions().stream().map(mentions::get).filter(Objects::nonNull).toList();
            int reports = (int) places.stream().map(Mention::report).distinct().count();
            Corroboration found = behind.get(claim.id());
            all.add(
                    new Standing(
                            claim,
                            reports,
                            found == null ? 1 : found.min(),
                            found == null ? reports : found.max(),
                            found == null
                                    ? List.of()
                                    : found.origins().stream()
                                            .map(origins::get)
                                            .filter(Objects::nonNull)
                                            .toList(),
                            against.getOrDefault(claim.id(), List.of()),
                            drifts.getOrDefault(claim.id(), List.of()),
                            places.stream().allMatch(m -> m.response() != null)));
        }
        all.sort(
                Comparator.comparing(Standing::isAnswer)
                        .thenComparingInt(s -> s.max() - s.reports())
                        .thenComparingInt(s -> -s.reports())
                        .thenComparingInt(s -> s.isDenied() ? 0 : s.against().isEmpty() ? 2 : 1)
                        .thenComparingInt(s -> -s.drifts().size()));
        return all;
    }

    /// Changes, gravest first: major ones, then by what they do to the meaning, then by the rank of the claim.
    public static List<Drift> drifts(Case whence) {
        Map<String, Integer> rank = new HashMap<>();
        for (Standing standing : claims(whence)) {
            rank.put(standing.claim().id(), rank.size());
        }
        return whence.drifts().stream()
                .sorted(
                        byGravity()
                                .thenComparingInt(
                                        d -> rank.getOrDefault(d.claim(), Integer.MAX_VALUE)))
                .toList();
    }

    /// Answers, denials first, then those that answer most claims.
    public static List<Response> responses(Case whence) {
        return whence.responses().stream()
                .sorted(
                        Comparator.comparing(Response::kind)
                                .thenComparingInt(r -> -r.claims().size()))
                .toList();
    }

    private static Comparator<Drift> byGravity() {
        return Comparator.comparingInt((Drift d) -> d.severity() == Severity.MAJOR ? 0 : 1)
                .thenComparingInt(d -> GRAVITY.indexOf(d.kind()));
    }

    /// The answers to each claim that do not confirm it, as the corroboration or the answer itself says.
    private static Map<String, List<Response>> against(Case whence) {
        Map<String, Set<String>> answers = new HashMap<>();
        for (Corroboration behind : whence.corroborations()) {
            answers.computeIfAbsent(behind.claim(), _ -> new LinkedHashSet<>())
                    .addAll(behind.against());
        }
        for (Response response : whence.responses()) {
            for (String claim : response.claims()) {
                answers.computeIfAbsent(claim, _ -> new LinkedHashSet<>()).add(response.id());
            }
        }
        Map<String, Response> responses = byId(whence.responses(), Response::id);
        Map<String, List<Response>> against = new HashMap<>();
        answers.forEach((claim, ids) ->
                against.put(
                        claim,
                        ids.stream()
                                .map(responses::get)
                                .filter(Objects::nonNull)
                                .filter(r -> r.kind() != ResponseKind.CONFIRMATION)
                                .sorted(Comparator.comparing(Response::kind))
                                .toList()));
        return against;
    }

    private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
        Map<String, T> map = new HashMap<>();
        all.forEach(one -> map.putIfAbsent(id.apply(one), one));
        return map;
    }
}
