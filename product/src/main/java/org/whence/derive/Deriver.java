package org.whence.derive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.model.Alignment;
import org.whence.model.Block;
import org.whence.model.BlockKind;
import org.whence.model.Claim;
import org.whence.model.Derivation;
import org.whence.model.DerivationKind;
import org.whence.model.Derivations;
import org.whence.model.Ids;
import org.whence.model.Origin;
import org.whence.model.OriginKind;
import org.whence.model.Passage;
import org.whence.model.Reading;
import org.whence.model.Reason;
import org.whence.model.Report;
import org.whence.model.Resolution;
import org.whence.model.Source;
import org.whence.model.Span;
import org.whence.model.Story;
import org.whence.text.Shorten;

/// Finds which report comes from which, and the origins that nothing in the folder explains.
///
/// Three kinds of evidence, strongest first: shared passages, told from third parties' quotations; credits that the text
/// itself gives; and, for a report that credits nobody, the claims it shares with reports that do. An outlet that is
/// credited but not in the folder is an origin outside it. A report that nothing explains is an origin itself.
public final class Deriver {
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final double COPY = 0.8;
    private static final double REWRITE = 0.25;

    /// Below this coverage a shared passage is no derivation.
    private static final double LEAST_COVERAGE = 0.08;

    /// How far an outlet credited once, far down, explains a whole report: not enough.
    private static final double WEAK = 0.4;

    /// Claims that a report without credit must share with reports of one origin.
    private static final int LEAST_CLAIMS = 2;

    public Derivations derive(List<Reading> readings, Resolution resolution, Alignment alignment) {
        Map<String, Reading> byId = new LinkedHashMap<>();
        readings.forEach(r -> byId.put(r.report().id(), r));
        Map<String, Source> sources = new HashMap<>();
        resolution.sources().forEach(s -> sources.put(s.id(), s));
        Work work = new Work(byId, sources);
        for (Story story : alignment.stories()) {
            work.story(
                    story,
                    alignment.claims().stream().filter(c -> c.story().equals(story.id())).toList());
        }
        return new Derivations(
                work.derivations.stream()
                        .sorted(
                                Comparator.comparing(Derivation::to)
                                        .thenComparing(Derivation::kind)
                                        .thenComparing(Derivation::from))
                        .toList(),
                List.copyOf(work.origins.values()));
    }

    private static final class Work {
        final Map<String, Reading> reports;
        final Map<String, Source> sources;
        final List<Derivation> derivations = new ArrayList<>();
        final Map<String, Origin> origins = new TreeMap<>();

        Work(Map<String, Reading> reports, Map<String, Source> sources) {
            this.reports = reports;
            this.sources = sources;
        }

        void story(Story story, List<Claim> claims) {
            List<Reading> members = story.reports().stream().map(this::reading).toList();
            Set<String> explained = new HashSet<>();
            copies(members, explained);
            Map<String, Set<String>> originOf = new LinkedHashMap<>();
            for (Reading reading : members) {
                credits(reading, members, explained, originOf);
            }
            for (Reading reading : members) {
                if (!explained.contains(reading.report().id())) {
                    latent(reading, claims, originOf, explained);
                }
            }
            for (Reading reading : members) {
                Report report = reading.report();
                if (!explained.contains(report.id())) {
                    String name = report.outlet() != null ? report.outlet() : report.title();
                    put(
                            new Origin(
                                    Ids.of("origin", report.id()),
                                    name,
                                    OriginKind.REPORT,
                                    report.id(),
                                    List.of(
                                            Reason.of(
                                                    "no-parent",
                                                    1,
                                                    "nothing in the folder shows where this report comes from"))));
                }
            }
        }

        private Reading reading(String id) {
            Reading reading = reports.get(id);
            if (reading == null) {
                throw new IllegalArgumentException("a story with an unknown report " + id);
            }
            return reading;
        }

        private void put(Origin origin) {
            origins.putIfAbsent(origin.id(), origin);
        }

        /// Edges between reports that share passages; each report keeps the parent that covers most of it.
        private void copies(List<Reading> members, Set<String> explained) {
            List<Fingerprints.Tokens> texts = members.stream().map(Work::tokens).toList();
            Map<Integer, Derivation> best = new TreeMap<>();
            for (Fingerprints.Pair pair : Fingerprints.pairs(texts)) {
                double most = Math.max(pair.coverageA(), pair.coverageB());
                if (most < LEAST_COVERAGE
                        || longest(pair) < 2 * Fingerprints.GRAM && most < REWRITE) {
                    continue;
                }
                Report a = members.get(pair.a()).report();
                Report b = members.get(pair.b()).report();
                Direction direction =
                        direction(a, b, pair, members.get(pair.a()), members.get(pair.b()));
                int child = direction.firstIsParent() ? pair.b() : pair.a();
                double coverage = direction.firstIsParent() ? pair.coverageB() : pair.coverageA();
                double other = direction.firstIsParent() ? pair.coverageA() : pair.coverageB();
                DerivationKind kind =
                        coverage >= COPY
                                ? DerivationKind.COPY
                                : other < coverage / 2 && coverage >= REWRITE
                                        ? DerivationKind.SUMMARY
                                        : DerivationKind.REWRITE;
                List<Derivation.Match> matches = new ArrayList<>();
                for (Fingerprints.Passage p : pair.passages()) {
                    Span inA =
                            new Span(
                                    texts.get(pair.a()).starts()[p.fromA()],
                                    texts.get(pair.a()).ends()[p.toA() - 1]);
                    Span inB =
                            new Span(
                                    texts.get(pair.b()).starts()[p.fromB()],
                                    texts.get(pair.b()).ends()[p.toB() - 1]);
                    matches.add(
                            direction.firstIsParent()
                                    ? new Derivation.Match(inA, inB)
                                    : new Derivation.Match(inB, inA));
                }
                Report parent = direction.firstIsParent() ? a : b;
                Report derived = direction.firstIsParent() ? b : a;
                Derivation.Match widest =
                        matches.stream()
                                .max(
                                        Comparator.comparingInt(
                                                        (Derivation.Match m) -> m.to().length())
                                                .thenComparing(Derivation.Match::to))
                                .orElseThrow();
                List<Reason> why = new ArrayList<>();
                why.add(
                        Reason.of(
                                "shared-passages",
                                coverage,
                                Math.round(coverage * 100)
                                        + "% of its words stand in the other report in the same order: “"
                                        + shorten(derived.quote(widest.to()))
                                        + "”",
                                new Passage(derived.id(), widest.to()),
                                new Passage(parent.id(), widest.from())));
                why.add(direction.why());
                Derivation edge =
                        new Derivation(
                                parent.id(),
                                derived.id(),
                                kind,
                                Math.min(0.99, 0.5 + coverage / 2) * direction.sure(),
                                why,
                                matches);
                Derivation known = best.get(child);
                if (known == null || edge.confidence() > known.confidence()) {
                    best.put(child, edge);
                }
            }
            Map<String, String> parentOf = new HashMap<>();
            best.values().stream()
                    .sorted(
                            Comparator.comparingDouble(Derivation::confidence)
                                    .reversed()
                                    .thenComparing(Derivation::to))
                    .forEach(edge -> {
                        if (!leadsTo(parentOf, edge.from(), edge.to())) {
                            parentOf.put(edge.to(), edge.from());
                            derivations.add(edge);
                            explained.add(edge.to());
                        }
                    });
        }

        private static boolean leadsTo(Map<String, String> parentOf, String from, String to) {
            for (String at = from; at != null; at = parentOf.get(at)) {
                if (at.equals(to)) {
                    return true;
                }
            }
            return false;
        }

        private static int longest(Fingerprints.Pair pair) {
            return pair.passages().stream().mapToInt(p -> p.toA() - p.fromA()).max().orElse(0);
        }

        private record Direction(boolean firstIsParent, double sure, Reason why) {}

        /// Who is the parent: a known earlier day; the one that the other credits; the one that holds the other wholly and
        /// more. Otherwise it can't be told, and the edge says so.
        private Direction direction(
                Report a, Report b, Fingerprints.Pair pair, Reading first, Reading second) {
            LocalDate dayA = a.published();
            LocalDate dayB = b.published();
            if (dayA != null && dayB != null && !dayA.equals(dayB)) {
                boolean firstIsParent = dayA.isBefore(dayB);
                return new Direction(
                        firstIsParent,
                        1,
                        Reason.of(
                                "earlier",
                                1,
                                "published "
                                        + (firstIsParent ? dayA : dayB)
                                        + ", the other "
                                        + (firstIsParent ? dayB : dayA)));
            }
            boolean aCredits = creditsOutlet(first, b);
            boolean bCredits = creditsOutlet(second, a);
            if (aCredits != bCredits) {
                return new Direction(
                        bCredits, 1, Reason.of("credits", 1, "it credits the other's outlet"));
            }
            double difference = pair.coverageB() - pair.coverageA();
            if (Math.abs(difference) > 0.15) {
                return new Direction(
                        difference > 0,
                        0.8,
                        Reason.of(
                                "contained",
                                0.6,
                                "nearly all of it stands in the other, which has more besides"));
            }
            boolean dateline = dateline(a.text()) != null && dateline(b.text()) == null;
            boolean otherDateline = dateline(b.text()) != null && dateline(a.text()) == null;
            if (dateline != otherDateline) {
                return new Direction(
                        dateline,
                        0.8,
                        Reason.of("dateline", 0.6, "the other carries the agency's dateline"));
            }
            return new Direction(
                    true,
                    0.5,
                    Reason.of(
                            "undecided",
                            0,
                            "which of the two came first can't be told from the texts; the edge could as well be turned round"));
        }

        private boolean creditsOutlet(Reading reading, Report other) {
            return other.outlet() != null
                    && Credits.of(reading, sources).stream()
                            .anyMatch(c ->
                                    Credits.key(c.outlet()).equals(Credits.key(other.outlet())));
        }

        private static final Pattern DATELINE =
                Pattern.compile("\\((\\p{Lu}[\\p{L}. -]{1,30})\\)\\s*[–—-]");

        private static @Nullable Span dateline(String text) {
            Matcher matcher = DATELINE.matcher(text.substring(0, Math.min(600, text.length())));
            return matcher.find() ? new Span(matcher.start(1), matcher.end(1)) : null;
        }

        /// What the text itself says: an outlet credited is where the report comes from.
        private void credits(
                Reading reading,
                List<Reading> members,
                Set<String> explained,
                Map<String, Set<String>> originOf) {
            Report report = reading.report();
            Span dateline = dateline(report.text());
            boolean ownDateline =
                    dateline != null
                            && report.outlet() != null
                            && Credits.key(report.quote(dateline))
                                    .equals(Credits.key(report.outlet()));
            if (dateline != null && !ownDateline) {
                String agency = report.quote(dateline);
                outside(
                        reading,
                        agency,
                        List.of(new Passage(report.id(), dateline)),
                        0.95,
                        "dateline",
                        members,
                        explained,
                        originOf);
            }
            for (Credits.Credit credit : Credits.of(reading, sources)) {
                outside(
                        reading,
                        credit.outlet(),
                        credit.places(),
                        credit.leads()
                                ? 0.9
                                : credit.confides()
                                        ? 0.85
                                        : credit.places().size() > 1 ? 0.7 : WEAK,
                        "credit",
                        members,
                        explained,
                        originOf);
            }
        }

        private void outside(
                Reading reading,
                String outlet,
                List<Passage> places,
                double confidence,
                String rule,
                List<Reading> members,
                Set<String> explained,
                Map<String, Set<String>> originOf) {
            Report report = reading.report();
            String words = report.quote(places.getFirst().at()).replaceAll("\\s+", " ");
            Reason why =
                    Reason.of(
                            rule,
                            confidence,
                            (rule.equals("dateline") ? "carries the dateline of " : "credits ")
                                    + outlet
                                    + ": “"
                                    + shorten(words)
                                    + "”",
                            places.getFirst());
            for (Reading other : members) {
                String its = other.report().outlet();
                boolean same =
                        its != null
                                && Credits.key(its).equals(Credits.key(outlet))
                                && !other.report().id().equals(report.id());
                if (same && other.report().within() == null) {
                    boolean known =
                            derivations.stream()
                                    .anyMatch(d ->
                                            d.to().equals(report.id())
                                                    && d.from().equals(other.report().id()));
                    if (!known) {
                        derivations.add(
                                new Derivation(
                                        other.report().id(),
                                        report.id(),
                                        DerivationKind.CREDIT,
                                        confidence,
                                        List.of(why),
                                        List.of()));
                    }
                    explained.add(report.id());
                    originOf.computeIfAbsent(report.id(), k -> new HashSet<>())
                            .add(other.report().id());
                    return;
                }
            }
            String id = Ids.of("origin", "outlet", Credits.key(outlet));
            Origin origin = origins.get(id);
            List<Reason> reasons = new ArrayList<>(origin == null ? List.of() : origin.why());
            reasons.add(why);
            origins.put(
                    id,
                    new Origin(
                            id,
                            origin == null ? outlet : origin.name(),
                            OriginKind.OUTLET,
                            null,
                            reasons));
            derivations.add(
                    new Derivation(
                            id,
                            report.id(),
                            DerivationKind.CREDIT,
                            confidence,
                            List.of(why),
                            List.of()));
            if (confidence > WEAK) {
                explained.add(report.id());
                originOf.computeIfAbsent(report.id(), k -> new HashSet<>()).add(id);
            }
        }

        /// A report that credits nobody and shares claims with reports of one origin comes from there too.
        private void latent(
                Reading reading,
                List<Claim> claims,
                Map<String, Set<String>> originOf,
                Set<String> explained) {
            Report report = reading.report();
            Map<String, Integer> shared = new TreeMap<>();
            Map<String, Passage[]> words = new HashMap<>();
            Set<String> own = new HashSet<>();
            reading.mentions().forEach(m -> own.add(m.id()));
            for (Claim claim : claims) {
                String mine =
                        claim.mentions().stream().filter(own::contains).findFirst().orElse(null);
                if (mine == null) {
                    continue;
                }
                Set<String> here = new HashSet<>();
                originOf.forEach((other, ids) -> {
                    if (holds(other, claim)) {
                        here.addAll(ids);
                        ids.forEach(id ->
                                words.putIfAbsent(
                                        id,
                                        new Passage[] {
                                            passage(report.id(), mine), passage(other, claim)
                                        }));
                    }
                });
                here.forEach(id -> shared.merge(id, 1, Integer::sum));
            }
            var most =
                    shared.entrySet().stream()
                            .max(
                                    Map.Entry.<String, Integer>comparingByValue()
                                            .thenComparing(Map.Entry::getKey));
            if (most.isEmpty()
                    || most.get().getValue() < (report.within() == null ? LEAST_CLAIMS : 1)) {
                return;
            }
            String id = most.get().getKey();
            Passage[] evidence = words.get(id);
            if (evidence == null) {
                return;
            }
            String mine = shorten(report.quote(evidence[0].at()));
            Report other = reading(evidence[1].report()).report();
            String theirs = shorten(other.quote(evidence[1].at()));
            String name =
                    origins.containsKey(id) ? origins.get(id).name() : reading(id).report().title();
            Reason why =
                    Reason.of(
                            "shared-claims",
                            0.5,
                            "credits nobody, but states "
                                    + most.get().getValue()
                                    + " claims of reports that come from "
                                    + name
                                    + ": “"
                                    + mine
                                    + "” beside “"
                                    + theirs
                                    + "”",
                            evidence);
            derivations.add(
                    new Derivation(
                            id,
                            report.id(),
                            DerivationKind.SUMMARY,
                            Math.min(0.8, 0.4 + 0.05 * most.get().getValue()),
                            List.of(why),
                            List.of()));
            explained.add(report.id());
        }

        private boolean holds(String report, Claim claim) {
            return reading(report).mentions().stream()
                    .anyMatch(m -> claim.mentions().contains(m.id()));
        }

        private Passage passage(String report, String mention) {
            return reading(report).mentions().stream()
                    .filter(m -> m.id().equals(mention))
                    .findFirst()
                    .orElseThrow()
                    .passage();
        }

        private Passage passage(String report, Claim claim) {
            return reading(report).mentions().stream()
                    .filter(m -> claim.mentions().contains(m.id()))
                    .findFirst()
                    .orElseThrow()
                    .passage();
        }

        private static String shorten(String words) {
            return Shorten.to(words, 110);
        }

        /// The report's own running words; words in quotation marks are a third party's and no evidence of copying.
        private static Fingerprints.Tokens tokens(Reading reading) {
            Report report = reading.report();
            String text = report.text();
            List<int[]> tokens = new ArrayList<>();
            for (Block block : report.blocks()) {
                if (block.kind() == BlockKind.BOILERPLATE || block.kind() == BlockKind.POST) {
                    continue;
                }
                boolean quoted = false;
                int at = block.at().start();
                Matcher matcher = TOKEN.matcher(text).region(block.at().start(), block.at().end());
                while (matcher.find()) {
                    for (; at < matcher.start(); at++) {
                        char c = text.charAt(at);
                        quoted = c == '“' || (c == '"' ? !quoted : quoted && c != '”');
                    }
                    at = matcher.end();
                    int hash = quoted ? 0 : matcher.group().toLowerCase(Locale.ROOT).hashCode();
                    tokens.add(new int[] {hash, matcher.start(), matcher.end()});
                }
            }
            return new Fingerprints.Tokens(
                    tokens.stream().mapToInt(t -> t[0]).toArray(),
                    tokens.stream().mapToInt(t -> t[1]).toArray(),
                    tokens.stream().mapToInt(t -> t[2]).toArray());
        }
    }
}
