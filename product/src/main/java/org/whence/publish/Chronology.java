package org.whence.publish;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whence.model.Case;
import org.whence.model.Claim;
import org.whence.model.Mention;
import org.whence.model.Party;
import org.whence.model.Passage;
import org.whence.model.Polarity;
import org.whence.model.Report;
import org.whence.model.Response;
import org.whence.model.ResponseKind;
import org.whence.model.TimeRef;

/// What happened when, as the reports have it: the days on which they came out and on which parties were reported to answer,
/// and the times that claims give, no more exact than the words are. A time belongs to the smallest statement that holds it.
/// Times of one claim that can't all hold stand side by side in one event.
public final class Chronology {
    /// What an entry tells.
    public enum Kind {
        PUBLICATION,
        ANSWER,
        EVENT
    }

    /// A stretch of days as some words give it; a side that the words leave open is null, and both are where the words can't
    /// be placed.
    ///
    /// @param words the shortest words that give it
    /// @param places all words that do
    public record Stretch(
            @Nullable LocalDate from, @Nullable LocalDate to, String words, List<Passage> places) {
        public Stretch {
            places = List.copyOf(places);
        }

        boolean isPlaced() {
            return from != null || to != null;
        }

        LocalDate start() {
            return from != null ? from : Objects.requireNonNullElse(to, LocalDate.MAX);
        }

        /// "14 February 2026", "spring 2025", "since 1958".
        public String days() {
            return isPlaced() ? Terms.days(from, to) : "not placed";
        }

        private boolean overlaps(Stretch other) {
            LocalDate a = Objects.requireNonNullElse(from, LocalDate.MIN);
            LocalDate b = Objects.requireNonNullElse(to, LocalDate.MAX);
            LocalDate c = Objects.requireNonNullElse(other.from, LocalDate.MIN);
            LocalDate d = Objects.requireNonNullElse(other.to, LocalDate.MAX);
            return !a.isAfter(d) && !c.isAfter(b);
        }

        private long length() {
            return from == null || to == null
                    ? Long.MAX_VALUE
                    : to.toEpochDay() - from.toEpochDay();
        }
    }

    /// One thing with its time.
    ///
    /// @param stretches the narrowest first; where the entry is contested, those that exclude each other
    /// @param reports that came out that day, or give the time
    /// @param sentence of an event: the claim's, or the report's own words where the claim's are of another time
    /// @param isContested whether reports give times that can't all hold
    /// @param isDenied whether the claim is denied, or is itself a denial
    public record Entry(
            Kind kind,
            List<Stretch> stretches,
            List<Report> reports,
            @Nullable Claim claim,
            String sentence,
            @Nullable Response response,
            boolean isContested,
            boolean isDenied) {
        public Entry {
            stretches = List.copyOf(stretches);
            reports = List.copyOf(reports);
        }

        Stretch first() {
            return stretches.getFirst();
        }

        LocalDate start() {
            return isContested
                    ? stretches.stream()
                            .map(Stretch::start)
                            .min(Comparator.naturalOrder())
                            .orElseThrow()
                    : first().start();
        }

        /// The entry as far as it belongs to some reports; null where it doesn't.
        @Nullable Entry within(Set<String> ids) {
            List<Report> some = reports.stream().filter(r -> ids.contains(r.id())).toList();
            return some.isEmpty()
                    ? null
                    : new Entry(
                            kind,
                            stretches,
                            some,
                            claim,
                            sentence,
                            response,
                            isContested,
                            isDenied);
        }

        boolean isPlaced() {
            return stretches.stream().anyMatch(Stretch::isPlaced);
        }
    }

    private static final int FEWEST_WORDS = 3;

    private final Case whence;
    private final Ranking ranking;
    private final Set<String> nameWords = new HashSet<>();

    private Chronology(Case whence, Ranking ranking) {
        this.whence = whence;
        this.ranking = ranking;
        for (Party party : whence.parties()) {
            party.names().forEach(n -> nameWords.addAll(words(n)));
        }
    }

    /// All entries, earliest first; events whose words can't be placed come last.
    public static List<Entry> of(Case whence, Ranking ranking) {
        Chronology chronology = new Chronology(whence, ranking);
        List<Entry> entries = new ArrayList<>();
        chronology.publications(entries);
        chronology.answers(entries);
        chronology.events(entries);
        entries.sort(Comparator.comparing(Entry::start).thenComparing(Entry::kind));
        return List.copyOf(entries);
    }

    private void publications(List<Entry> entries) {
        Map<LocalDate, List<Report>> byDay = new TreeMap<>();
        for (Report report : whence.reports()) {
            if (report.published() != null) {
                byDay.computeIfAbsent(report.published(), _ -> new ArrayList<>()).add(report);
            }
        }
        byDay.forEach((day, reports) ->
                entries.add(
                        new Entry(
                                Kind.PUBLICATION,
                                List.of(new Stretch(day, day, "", List.of())),
                                reports,
                                null,
                                "",
                                null,
                                false,
                                false)));
    }

    /// The first report of each answer.
    private void answers(List<Entry> entries) {
        Map<List<Object>, Entry> first = new LinkedHashMap<>();
        for (Response response : whence.responses()) {
            Mention mention = ranking.mention(response.mention());
            Report report = ranking.report(mention.report());
            LocalDate day = report.published();
            if (day == null || response.kind() == ResponseKind.CONFIRMATION) {
                continue;
            }
            Entry entry =
                    new Entry(
                            Kind.ANSWER,
                            List.of(new Stretch(day, day, "", List.of(mention.passage()))),
                            List.of(report),
                            null,
                            "",
                            response,
                            false,
                            response.kind() == ResponseKind.DENIAL);
            first.merge(
                    List.of(
                            Objects.requireNonNullElse(response.party(), response.who()),
                            response.kind()),
                    entry,
                    (a, b) -> b.start().isBefore(a.start()) ? b : a);
        }
        entries.addAll(first.values());
    }

    private void events(List<Entry> entries) {
        Map<String, Map<List<String>, Stretch>> byClaim = new LinkedHashMap<>();
        Map<String, String> claimOf = new HashMap<>();
        whence.claims().forEach(c -> c.mentions().forEach(m -> claimOf.put(m, c.id())));
        Map<Passage, Mention> smallest = new LinkedHashMap<>();
        Map<Passage, TimeRef> times = new HashMap<>();
        Set<String> answers =
                whence.responses().stream().map(Response::mention).collect(Collectors.toSet());
        for (Mention mention : whence.mentions()) {
            for (TimeRef time : mention.times()) {
                Passage place = new Passage(mention.report(), time.at());
                if (claimOf.containsKey(mention.id()) && tells(mention, time)) {
                    times.put(place, time);
                    smallest.merge(
                            place, mention, (a, b) -> b.at().length() < a.at().length() ? b : a);
                }
            }
        }
        smallest.forEach((place, mention) -> {
            TimeRef time = Objects.requireNonNull(times.get(place));
            if (answers.contains(mention.id())) {
                return;
            }
            String words = ranking.report(place.report()).quote(place.at()).replaceAll("\\s+", " ");
            boolean isPlaced = time.from() != null || time.to() != null;
            byClaim.computeIfAbsent(
                            Objects.requireNonNull(claimOf.get(mention.id())),
                            _ -> new LinkedHashMap<>())
                    .merge(
                            isPlaced
                                    ? List.of(
                                            String.valueOf(time.from()), String.valueOf(time.to()))
                                    : List.of(words.toLowerCase(Locale.ROOT)),
                            new Stretch(time.from(), time.to(), words, List.of(place)),
                            Chronology::both);
        });
        for (Claim claim : ranking.claims()) {
            Map<List<String>, Stretch> stretches = byClaim.get(claim.id());
            if (stretches != null) {
                event(claim, List.copyOf(stretches.values()), smallest, entries);
            }
        }
    }

    private static Stretch both(Stretch a, Stretch b) {
        List<Passage> places = new ArrayList<>(a.places());
        places.addAll(b.places());
        return new Stretch(
                a.from(),
                a.to(),
                a.words().length() <= b.words().length() ? a.words() : b.words(),
                places);
    }

    /// Whether a mention says something beside its time.
    private boolean tells(Mention mention, TimeRef time) {
        String text = ranking.report(mention.report()).text();
        String before =
                text.substring(
                        mention.at().start(), Math.max(mention.at().start(), time.at().start()));
        String after =
                text.substring(Math.min(mention.at().end(), time.at().end()), mention.at().end());
        return words(before).size() + words(after).size() >= FEWEST_WORDS;
    }

    private void event(
            Claim claim,
            List<Stretch> stretches,
            Map<Passage, Mention> statedBy,
            List<Entry> entries) {
        boolean denied =
                ranking.corroboration(claim).against().stream().anyMatch(this::isDenial)
                        || ranking.mentions(claim).stream()
                                .allMatch(m -> m.polarity() == Polarity.DENIED);
        List<List<Stretch>> clusters = new ArrayList<>();
        stretches.stream()
                .sorted(Comparator.comparingLong(Stretch::length).thenComparing(Stretch::start))
                .forEach(s -> {
                    for (List<Stretch> cluster : clusters) {
                        if (s.isPlaced()
                                && cluster.getFirst().isPlaced()
                                && s.overlaps(cluster.getFirst())) {
                            cluster.add(s);
                            return;
                        }
                    }
                    clusters.add(new ArrayList<>(List.of(s)));
                });
        List<List<Stretch>> placed =
                clusters.stream().filter(c -> c.getFirst().isPlaced()).toList();
        boolean contested = placed.size() > 1 && differ(placed, statedBy);
        if (contested) {
            List<Stretch> all = placed.stream().flatMap(List::stream).toList();
            entries.add(entry(claim, claim.sentence(), all, true, denied));
        }
        List<Stretch> main =
                clusters.stream()
                        .max(Comparator.comparingInt(c -> places(c).size()))
                        .orElse(List.of());
        for (List<Stretch> cluster : clusters) {
            if (!contested || !cluster.getFirst().isPlaced()) {
                Mention own = Objects.requireNonNull(statedBy.get(places(cluster).getFirst()));
                String words = ranking.report(own.report()).quote(own.at());
                entries.add(
                        entry(
                                claim,
                                cluster.equals(main)
                                        ? claim.sentence()
                                        : "“" + words.replaceAll("\\s+", " ") + "”",
                                cluster,
                                false,
                                denied));
            }
        }
    }

    private Entry entry(
            Claim claim,
            String sentence,
            List<Stretch> stretches,
            boolean contested,
            boolean denied) {
        Set<Report> reports = new LinkedHashSet<>();
        stretches.forEach(s -> s.places().forEach(p -> reports.add(ranking.report(p.report()))));
        return new Entry(
                Kind.EVENT,
                stretches,
                List.copyOf(reports),
                claim,
                sentence,
                null,
                contested,
                denied);
    }

    private boolean isDenial(String response) {
        return whence.responses().stream()
                .anyMatch(r -> r.id().equals(response) && r.kind() == ResponseKind.DENIAL);
    }

    /// Whether two reports give times that exclude each other for what they put in like words, names aside.
    private boolean differ(List<List<Stretch>> clusters, Map<Passage, Mention> statedBy) {
        for (Passage one : places(clusters.get(0))) {
            for (Passage other : places(clusters.get(1))) {
                Mention a = Objects.requireNonNull(statedBy.get(one));
                Mention b = Objects.requireNonNull(statedBy.get(other));
                if (!a.report().equals(b.report())) {
                    Set<String> shared = content(a, one);
                    shared.retainAll(content(b, other));
                    if (!shared.isEmpty()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static List<Passage> places(List<Stretch> cluster) {
        return cluster.stream().flatMap(s -> s.places().stream()).toList();
    }

    private Set<String> content(Mention mention, Passage time) {
        Report report = ranking.report(mention.report());
        Set<String> words = new HashSet<>(words(report.quote(mention.at())));
        words.removeAll(words(report.quote(time.at())));
        words.removeAll(nameWords);
        words.removeIf(w -> w.length() < 5);
        return words;
    }

    private static List<String> words(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\d]+")).stream()
                .filter(w -> !w.isEmpty())
                .toList();
    }
}
