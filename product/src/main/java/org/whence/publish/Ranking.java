package org.whence.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whence.model.BlockKind;
import org.whence.model.Case;
import org.whence.model.Claim;
import org.whence.model.Corroboration;
import org.whence.model.Drift;
import org.whence.model.DriftKind;
import org.whence.model.Mention;
import org.whence.model.Origin;
import org.whence.model.Report;
import org.whence.model.Response;
import org.whence.model.ResponseKind;
import org.whence.model.Severity;

/// What of a case is read first, the same in the terminal and in the dossier. Ties keep the order of the case.
public final class Ranking {
    /// What a change of each kind does to the meaning, worst first.
    private static final List<DriftKind> GRAVITY =
            List.of(
                    DriftKind.POLARITY,
                    DriftKind.ACTOR,
                    DriftKind.QUANTITY,
                    DriftKind.QUOTATION,
                    DriftKind.OBJECT,
                    DriftKind.CERTAINTY,
                    DriftKind.ATTRIBUTION,
                    DriftKind.SCOPE,
                    DriftKind.TIME,
                    DriftKind.OMISSION);

    /// How a claim stands.
    ///
    /// @param reports in how many reports it is mentioned
    /// @param min fewest independent origins, `max` most
    /// @param origins strongest first
    /// @param against the answers that do not confirm it, denials first
    /// @param drifts what its retellings changed, gravest first
    /// @param isAnswer whether it is nowhere stated but as somebody's answer ("there was no such payment")
    /// @param isEcho whether its mentions lie in or around those of claims that rank before it
    public record Standing(
            Claim claim,
            int reports,
            int min,
            int max,
            List<Origin> origins,
            List<Response> against,
            List<Drift> drifts,
            boolean isAnswer,
            boolean isEcho) {
        public Standing {
            origins = List.copyOf(origins);
            against = List.copyOf(against);
            drifts = List.copyOf(drifts);
        }

        /// Whether several reports state it and all of them go back to one origin.
        public boolean hangsOnOneOrigin() {
            return reports > 1 && max == 1 && !isAnswer;
        }

        /// Whether an editor should see it without asking: repeated, changed or answered, and no echo.
        public boolean isUpFront() {
            return !isEcho && (reports > 1 || !drifts.isEmpty() || !against.isEmpty());
        }
    }

    /// Which share of a report is its beginning.
    private static final double EARLY = .25;

    private final Case whence;
    private final Map<String, Report> reports;
    private final Map<String, Mention> mentions;
    private final Map<String, Corroboration> corroborations;
    private final Map<String, Origin> origins;
    private final List<Standing> standings;

    public Ranking(Case whence) {
        this.whence = whence;
        reports = byId(whence.reports(), Report::id);
        mentions = byId(whence.mentions(), Mention::id);
        corroborations = byId(whence.corroborations(), Corroboration::claim);
        origins = byId(whence.origins(), Origin::id);
        standings = ranked();
    }

    /// The case in a line, or where it has several stories a line for the case and one for each: "5 reports, 1 story, 1
    /// independent origin: Norrwire, outside the folder."
    public List<String> headline() {
        return Headline.of(whence);
    }

    /// All claims, most repeated on fewest origins first: by the reports that add no origin, then by reports, then the
    /// answered and the changed ones; claims that are answers come last.
    public List<Standing> standings() {
        return standings;
    }

    /// All claims in the same order.
    public List<Claim> claims() {
        return standings.stream().map(Standing::claim).toList();
    }

    /// Claims that more than one report states, in the same order, without the echoes.
    public List<Claim> repeated() {
        return standings.stream()
                .filter(s -> s.reports() > 1 && !s.isEcho() && !s.isAnswer())
                .map(Standing::claim)
                .toList();
    }

    /// Changes, gravest first: major ones, then by what they do to the meaning, then by the rank of the claim.
    public List<Drift> drifts() {
        Map<String, Integer> rank = new HashMap<>();
        standings.forEach(s -> rank.put(s.claim().id(), rank.size()));
        return whence.drifts().stream()
                .sorted(
                        byGravity()
                                .thenComparingInt(
                                        d -> rank.getOrDefault(d.claim(), Integer.MAX_VALUE)))
                .toList();
    }

    /// One answer for each party and kind, the first that stands in a sentence; denials before silence.
    public List<Response> responses() {
        Set<List<Object>> seen = new HashSet<>();
        return whence.responses().stream()
                .sorted(Comparator.comparingInt(r -> isHeading(r) ? 1 : 0))
                .filter(r ->
                        seen.add(List.of(Objects.requireNonNullElse(r.party(), r.who()), r.kind())))
                .sorted(Comparator.comparing(Response::kind))
                .toList();
    }

    /// What a story is about: of the claims that an editor sees without asking, the one that most reports put first, in their
    /// title or their first lines. Null where there is none.
    public @Nullable Standing main(String story) {
        Standing best = null;
        int most = -1;
        for (Standing standing : standings) {
            if (standing.claim().story().equals(story)
                    && standing.isUpFront()
                    && !standing.isAnswer()) {
                Set<String> early = new HashSet<>();
                for (Mention mention : mentions(standing.claim())) {
                    if (mention.at().start() < EARLY * report(mention.report()).text().length()) {
                        early.add(mention.report());
                    }
                }
                int score = early.size() + standing.reports();
                if (score > most) {
                    best = standing;
                    most = score;
                }
            }
        }
        return best;
    }

    /// The reports that mention a claim, in order of the case.
    public List<Report> reports(Claim claim) {
        Set<String> ids = mentions(claim).stream().map(Mention::report).collect(Collectors.toSet());
        return whence.reports().stream().filter(r -> ids.contains(r.id())).toList();
    }

    /// Where a claim is mentioned.
    public List<Mention> mentions(Claim claim) {
        return claim.mentions().stream().map(this::mention).toList();
    }

    /// The mention with this id.
    public Mention mention(String id) {
        return found(mentions.get(id), "mention", id);
    }

    /// The report with this id.
    public Report report(String id) {
        return found(reports.get(id), "report", id);
    }

    /// What stands behind a claim; an open range where nothing was found.
    public Corroboration corroboration(Claim claim) {
        Corroboration found = corroborations.get(claim.id());
        return found != null
                ? found
                : new Corroboration(
                        claim.id(),
                        1,
                        (int) mentions(claim).stream().map(Mention::report).distinct().count(),
                        List.of(),
                        List.of(),
                        "6",
                        List.of());
    }

    /// The ids of the origins behind the claims of a story, those of most reports and claims first.
    public List<String> origins(String story) {
        Map<String, Integer> weights = new HashMap<>();
        for (Standing standing : standings) {
            if (standing.claim().story().equals(story)) {
                for (Origin origin : standing.origins()) {
                    weights.merge(origin.id(), standing.reports(), Integer::sum);
                }
            }
        }
        return weights.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// How a report is named in a line: its outlet, or its file; a post by its author.
    public static String label(Report report) {
        if (report.within() != null) {
            return (report.author() == null ? "" : report.author() + " ")
                    + (report.outlet() == null ? "post" : report.outlet());
        }
        return report.outlet() != null
                ? report.outlet()
                : report.file().replaceAll(".*[/\\\\]", "");
    }

    private List<Standing> ranked() {
        Map<String, List<Response>> against = against();
        Map<String, List<Drift>> drifts =
                whence.drifts().stream()
                        .sorted(byGravity())
                        .collect(Collectors.groupingBy(Drift::claim));
        List<Standing> all = new ArrayList<>();
        for (Claim claim : whence.claims()) {
            Corroboration behind = corroboration(claim);
            List<Mention> places = mentions(claim);
            all.add(
                    new Standing(
                            claim,
                            (int) places.stream().map(Mention::report).distinct().count(),
                            behind.min(),
                            behind.max(),
                            behind.origins().stream()
                                    .map(id -> found(origins.get(id), "origin", id))
                                    .toList(),
                            against.getOrDefault(claim.id(), List.of()),
                            drifts.getOrDefault(claim.id(), List.of()),
                            places.stream().allMatch(m -> m.response() != null),
                            false));
        }
        all.sort(
                Comparator.comparing(Standing::isAnswer)
                        .thenComparingInt(s -> s.max() - s.reports())
                        .thenComparingInt(s -> -s.reports())
                        .thenComparingInt(s -> s.against().isEmpty() ? 1 : 0)
                        .thenComparingInt(s -> -s.drifts().size())
                        .thenComparingInt(s -> -s.claim().mentions().size()));
        return withEchoes(all);
    }

    /// Marks each claim of which fewer than half of the reports have a mention clear of those that rank before it.
    private List<Standing> withEchoes(List<Standing> ranked) {
        Map<String, List<Mention>> before = new HashMap<>();
        List<Standing> marked = new ArrayList<>();
        for (Standing s : ranked) {
            List<Mention> own = mentions(s.claim());
            long fresh =
                    own.stream()
                            .filter(m ->
                                    before.getOrDefault(m.report(), List.of()).stream()
                                            .noneMatch(o -> o.at().overlaps(m.at())))
                            .map(Mention::report)
                            .distinct()
                            .count();
            boolean isEcho = 2 * fresh < s.reports();
            if (!isEcho) {
                own.forEach(m -> before.computeIfAbsent(m.report(), _ -> new ArrayList<>()).add(m));
            }
            marked.add(
                    new Standing(
                            s.claim(),
                            s.reports(),
                            s.min(),
                            s.max(),
                            s.origins(),
                            s.against(),
                            s.drifts(),
                            s.isAnswer(),
                            isEcho));
        }
        return List.copyOf(marked);
    }

    private static Comparator<Drift> byGravity() {
        return Comparator.comparingInt((Drift d) -> d.severity() == Severity.MAJOR ? 0 : 1)
                .thenComparingInt(d -> GRAVITY.indexOf(d.kind()));
    }

    /// The answers to each claim that do not confirm it, as the corroboration or the answer itself says.
    private Map<String, List<Response>> against() {
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
                                .map(id -> found(responses.get(id), "response", id))
                                .filter(r -> r.kind() != ResponseKind.CONFIRMATION)
                                .sorted(
                                        Comparator.comparing(Response::kind)
                                                .thenComparingInt(r -> isHeading(r) ? 1 : 0))
                                .toList()));
        return against;
    }

    /// A heading names an answer ("Denials and ambiguity"); the sentences under it give it.
    private boolean isHeading(Response response) {
        Mention mention = found(mentions.get(response.mention()), "mention", response.mention());
        return found(reports.get(mention.report()), "report", mention.report()).blocks().stream()
                .filter(b -> b.kind() == BlockKind.TITLE || b.kind() == BlockKind.HEADING)
                .anyMatch(b -> b.at().contains(mention.at()));
    }

    private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
        Map<String, T> map = new HashMap<>();
        all.forEach(one -> map.putIfAbsent(id.apply(one), one));
        return map;
    }

    private static <T> T found(@Nullable T one, String what, String id) {
        if (one == null) {
            throw new IllegalArgumentException("no " + what + " " + id);
        }
        return one;
    }
}
