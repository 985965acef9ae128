package org.whence.corroborate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.whence.model.Alignment;
import org.whence.model.Claim;
import org.whence.model.Corroboration;
import org.whence.model.Corroborations;
import org.whence.model.Derivation;
import org.whence.model.DerivationKind;
import org.whence.model.Derivations;
import org.whence.model.Ids;
import org.whence.model.Mention;
import org.whence.model.Origin;
import org.whence.model.OriginKind;
import org.whence.model.Passage;
import org.whence.model.Reading;
import org.whence.model.Reason;
import org.whence.model.Report;
import org.whence.model.Resolution;
import org.whence.model.Response;
import org.whence.model.Source;
import org.whence.model.SourceKind;
import org.whence.text.Shorten;

/// Counts the independent origins behind each claim.
///
/// Each mention's chain is followed inwards and its report's derivations outwards, to where they end:
///
/// - a published work that is named is the origin, whoever reports it;
/// - an outlet that has its own unnamed sources, or documents that only it has seen, is the origin;
/// - a named party that speaks is the origin of its own words, through the outlet it spoke to;
/// - a report in its own voice is as independent as the report itself: it counts as what it derives from.
///
/// Origins with a common ancestor are one. Two outlets with unnamed sources of their own are two origins that may overlap,
/// so the count is a range. A report that answers or denies is no origin of what it denies.
public final class Corroborator {
    public Corroborations corroborate(
            List<Reading> readings,
            Resolution resolution,
            Alignment alignment,
            Derivations derivations) {
        return new Work(readings, resolution, alignment, derivations).all();
    }

    private static final class Work {
        private final Map<String, Mention> mentions = new HashMap<>();
        private final Map<String, Reading> readings = new HashMap<>();
        private final Map<String, Source> sources = new HashMap<>();
        private final Map<String, Origin> origins = new TreeMap<>();
        private final Map<String, List<Derivation>> parents = new HashMap<>();
        private final Map<String, Works> works = new HashMap<>();
        private final Alignment alignment;
        private final Responses responses;

        Work(
                List<Reading> all,
                Resolution resolution,
                Alignment alignment,
                Derivations derivations) {
            this.alignment = alignment;
            for (Reading reading : all) {
                readings.put(reading.report().id(), reading);
                reading.mentions().forEach(m -> mentions.put(m.id(), m));
            }
            resolution.sources().forEach(s -> sources.put(s.id(), s));
            derivations.origins().forEach(o -> origins.put(o.id(), o));
            derivations
                    .derivations()
                    .forEach(d -> parents.computeIfAbsent(d.to(), k -> new ArrayList<>()).add(d));
            alignment
                    .stories()
                    .forEach(s ->
                            works.put(
                                    s.id(),
                                    new Works(s.reports().stream().map(this::reading).toList())));
            responses = new Responses(all, resolution, alignment);
        }

        private Reading reading(String report) {
            Reading reading = readings.get(report);
            if (reading == null) {
                throw new IllegalArgumentException("no report " + report);
            }
            return reading;
        }

        Corroborations all() {
            List<Response> answers = responses.find();
            List<Corroboration> corroborations = new ArrayList<>();
            for (Claim claim : alignment.claims()) {
                corroborations.add(corroborate(claim, answers));
            }
            return new Corroborations(corroborations, answers, List.copyOf(origins.values()));
        }

        /// Where one mention ends.
        ///
        /// @param key what makes two ends the same origin
        /// @param through the outlet that the end is known through, or null
        /// @param unnamed whether it rests on people without a name
        private record End(
                String key, Origin origin, @Nullable String through, boolean unnamed, Reason why) {}

        private Corroboration corroborate(Claim claim, List<Response> answers) {
            Map<String, End> ends = new LinkedHashMap<>();
            for (String id : claim.mentions()) {
                Mention mention = mentions.get(id);
                if (mention == null) {
                    throw new IllegalArgumentException("no mention " + id);
                }
                for (End end : ends(mention, claim.story())) {
                    ends.merge(
                            end.key(), end, (a, b) -> a.why().weight() >= b.why().weight() ? a : b);
                }
            }
            // what is known only through an outlet that is an end itself adds nothing to it
            Set<String> keys = new TreeSet<>(ends.keySet());
            Map<String, End> independent = new LinkedHashMap<>();
            for (End end : ends.values()) {
                boolean covered =
                        end.through() != null
                                && !end.through().equals(end.key())
                                && keys.contains(end.through());
                if (!covered) {
                    independent.put(end.key(), end);
                }
            }
            oneThrough(independent);
            int max = Math.max(1, independent.size());
            long unnamed = independent.values().stream().filter(End::unnamed).count();
            int min = unnamed >= 2 ? max - 1 : max;
            boolean guessed =
                    max > 1 && independent.values().stream().anyMatch(e -> e.why().weight() < 0.5);
            if (guessed && min == max) {
                min = max - 1;
            }
            List<Reason> why = new ArrayList<>();
            independent.values().forEach(e -> why.add(e.why()));
            if (unnamed >= 2) {
                why.add(
                        Reason.of(
                                "may-overlap",
                                0.5,
                                "several of them rest on unnamed people, who may be the same"));
            }
            independent.values().forEach(e -> origins.putIfAbsent(e.origin().id(), e.origin()));
            List<String> ids = new ArrayList<>();
            independent.values().stream()
                    .sorted(
                            Comparator.comparingDouble((End e) -> -e.why().weight())
                                    .thenComparing(End::key))
                    .forEach(e -> ids.add(e.origin().id()));
            List<String> against =
                    answers.stream()
                            .filter(a -> a.claims().contains(claim.id()))
                            .map(Response::id)
                            .toList();
            boolean denied =
                    answers.stream()
                            .anyMatch(a ->
                                    a.claims().contains(claim.id())
                                            && a.kind().name().matches("DENIAL|UNAWARE"));
            return new Corroboration(
                    claim.id(), min, max, ids, against, grade(min, denied, claim), why);
        }

        /// Several parties known through one outlet alone are one way to the claim.
        private static void oneThrough(Map<String, End> independent) {
            Map<String, End> first = new LinkedHashMap<>();
            for (End end : List.copyOf(independent.values())) {
                if (end.through() == null) {
                    continue;
                }
                End known = first.putIfAbsent(end.through(), end);
                if (known != null) {
                    independent.remove(end.key());
                }
            }
        }

        /// Admiralty credibility: 1 confirmed by independent origins, 2 or 3 from one, 4 or 5 contradicted, 6 not judged.
        private String grade(int min, boolean denied, Claim claim) {
            if (denied) {
                return min >= 2 ? "4" : "5";
            }
            if (min >= 2) {
                return "1";
            }
            return claim.mentions().size() > 1 ? "3" : "6";
        }

        private List<End> ends(Mention mention, String story) {
            List<Source> chain = new ArrayList<>();
            Report report = reading(mention.report()).report();
            for (String id : mention.chain()) {
                Source source = sources.get(id);
                if (source != null && !isOwn(source, report)) {
                    chain.add(source);
                }
            }
            Passage words = mention.passage();
            if (chain.isEmpty()) {
                return ofReport(report.id(), words, story, 0);
            }
            Source inner = chain.getLast();
            @Nullable Source outlet =
                    chain.stream()
                            .filter(s -> s.kind() == SourceKind.OUTLET)
                            .findFirst()
                            .orElse(null);
            String work = workOf(chain, story);
            if (work != null) {
                return List.of(work(work, story, inner, words));
            }
            if (outlet != null
                    && (inner.kind() == SourceKind.OUTLET
                            || inner.kind() == SourceKind.UNNAMED
                            || inner.kind() == SourceKind.DOCUMENT)) {
                return List.of(outlet(outlet, inner, words));
            }
            String through =
                    outlet != null ? outletKey(outlet.name()) : throughReport(report.id(), 0);
            if (inner.kind() == SourceKind.UNNAMED || inner.kind() == SourceKind.DOCUMENT) {
                return ofReport(report.id(), words, story, 0).stream()
                        .map(e ->
                                new End(
                                        e.key(),
                                        e.origin(),
                                        e.through(),
                                        inner.kind() == SourceKind.UNNAMED || e.unnamed(),
                                        Reason.of(
                                                "credited",
                                                0.7,
                                                "credits “"
                                                        + Shorten.to(inner.name(), 80)
                                                        + "”; "
                                                        + e.why().detail(),
                                                words)))
                        .toList();
            }
            String id =
                    Ids.of(
                            "origin",
                            inner.kind(),
                            inner.party() == null ? inner.name() : inner.party());
            String who =
                    through == null
                            ? inner.name()
                            : inner.name() + " (through " + throughName(through) + ")";
            Origin origin =
                    new Origin(
                            Ids.of(id, through),
                            who,
                            inner.kind() == SourceKind.PERSON
                                    ? OriginKind.PERSON
                                    : OriginKind.ORGANISATION,
                            null,
                            List.of());
            return List.of(
                    new End(
                            id,
                            origin,
                            through,
                            false,
                            Reason.of(
                                    "speaks-for-itself",
                                    0.8,
                                    inner.name()
                                            + " is the origin of its own words"
                                            + (through == null
                                                    ? ""
                                                    : ", known through " + throughName(through)),
                                    words)));
        }

        /// The published work that a report credits, where it credits one and no outlet.
        private @Nullable String workBehind(String report, String story) {
            Set<String> keys = new TreeSet<>();
            reading(report)
                    .attributions()
                    .attributions()
                    .forEach(a -> {
                        List<Source> chain =
                                a.chain().stream()
                                        .map(sources::get)
                                        .filter(s -> s != null)
                                        .toList();
                        String key = workOf(chain, story);
                        if (key != null) {
                            keys.add(key);
                        }
                    });
            return keys.size() == 1 ? keys.iterator().next() : null;
        }

        private String throughName(String key) {
            Origin origin = origins.get(Ids.of("origin", "outlet", key));
            return origin == null ? key : origin.name();
        }

        private @Nullable String workOf(List<Source> chain, String story) {
            Works here = works.get(story);
            for (int i = chain.size() - 1; i >= 0 && here != null; i--) {
                Source source = chain.get(i);
                if (source.kind() != SourceKind.PERSON && source.kind() != SourceKind.OUTLET) {
                    String key = here.keyOf(source.name());
                    if (key != null) {
                        return key;
                    }
                }
            }
            return null;
        }

        private End work(String key, String story, Source named, Passage words) {
            Works here = works.get(story);
            String name = here == null ? key : here.name(key);
            String id = Ids.of("origin", "work", story, key);
            Origin origin =
                    new Origin(
                            id,
                            name,
                            OriginKind.DOCUMENT,
                            null,
                            List.of(
                                    Reason.of(
                                            "published-work",
                                            1,
                                            "a published work, whoever reports it")));
            return new End(
                    id,
                    origin,
                    null,
                    false,
                    Reason.of(
                            "published-work",
                            0.9,
                            "rests on one published work, “"
                                    + Shorten.to(name, 110)
                                    + "”, here named “"
                                    + Shorten.to(named.name(), 60)
                                    + "”",
                            words));
        }

        private End outlet(Source outlet, Source inner, Passage words) {
            String key = outletKey(outlet.name());
            String id = Ids.of("origin", "outlet", key);
            Origin origin =
                    origins.getOrDefault(
                            id, new Origin(id, outlet.name(), OriginKind.OUTLET, null, List.of()));
            String detail =
                    inner.equals(outlet)
                            ? "credited to " + outlet.name()
                            : outlet.name() + " has it from “" + Shorten.to(inner.name(), 80) + "”";
            Reason why = Reason.of("outlet", 0.9, detail, words);
            return new End(key, origin, key, inner.kind() == SourceKind.UNNAMED, why);
        }

        /// What a report in its own voice counts as: where it derives from, or itself.
        private List<End> ofReport(String report, Passage words, String story, int depth) {
            List<Derivation> from = parents.getOrDefault(report, List.of());
            Derivation best = best(from);
            if (best != null && depth < 8) {
                if (readings.containsKey(best.from())) {
                    return ofReport(best.from(), words, story, depth + 1);
                }
                Origin origin = origins.get(best.from());
                String work = workBehind(report, story);
                if (work != null) {
                    return List.of(
                            work(
                                    work,
                                    story,
                                    Source.of(SourceKind.DOCUMENT, "the work it reports"),
                                    words));
                }
                if (origin != null) {
                    String key = outletKey(origin.name());
                    return List.of(
                            new End(
                                    key,
                                    origin,
                                    key,
                                    false,
                                    Reason.of(
                                            "derived",
                                            best.confidence(),
                                            best.why().getFirst().detail(),
                                            words)));
                }
            }
            String work = workBehind(report, story);
            if (work != null) {
                return List.of(
                        work(
                                work,
                                story,
                                Source.of(SourceKind.DOCUMENT, "the work it reports"),
                                words));
            }
            Report own = reading(report).report();
            String name = own.outlet() != null ? own.outlet() : own.title();
            String key = own.outlet() != null ? outletKey(own.outlet()) : report;
            String id = Ids.of("origin", report);
            Origin origin =
                    origins.getOrDefault(
                            id, new Origin(id, name, OriginKind.REPORT, report, List.of()));
            return List.of(
                    new End(
                            key,
                            origin,
                            key,
                            false,
                            Reason.of(
                                    "own-voice",
                                    0.4,
                                    "stated by "
                                            + Shorten.to(name, 60)
                                            + " itself, without credit; nothing shows where it has it from",
                                    words)));
        }

        private @Nullable String throughReport(String report, int depth) {
            Derivation best = best(parents.getOrDefault(report, List.of()));
            if (best == null || depth >= 8) {
                return null;
            }
            if (readings.containsKey(best.from())) {
                return throughReport(best.from(), depth + 1);
            }
            Origin origin = origins.get(best.from());
            return origin == null ? null : outletKey(origin.name());
        }

        /// Copying before crediting, then the surer.
        private static @Nullable Derivation best(List<Derivation> from) {
            return from.stream()
                    .max(
                            Comparator.comparingInt((Derivation d) ->
                                            d.kind() == DerivationKind.CREDIT
                                                    ? 0
                                                    : d.kind() == DerivationKind.COPY ? 2 : 1)
                                    .thenComparingDouble(Derivation::confidence)
                                    .thenComparing(Derivation::from))
                    .orElse(null);
        }

        private static boolean isOwn(Source source, Report report) {
            return source.kind() == SourceKind.OUTLET
                    && report.outlet() != null
                    && outletKey(source.name()).equals(outletKey(report.outlet()));
        }

        private static String outletKey(String name) {
            return name.toLowerCase(java.util.Locale.ROOT)
                    .replaceAll("^the ", "")
                    .replaceAll("['’]s$", "")
                    .strip();
        }
    }
}
