package org.whence.derive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
import org.whence.model.Mention;
import org.whence.model.Origin;
import org.whence.model.OriginKind;
import org.whence.model.PartyKind;
import org.whence.model.Passage;
import org.whence.model.Reading;
import org.whence.model.Reason;
import org.whence.model.Report;
import org.whence.model.Resolution;
import org.whence.model.Source;
import org.whence.model.SourceKind;
import org.whence.model.Span;
import org.whence.model.Story;
import org.whence.text.OutletNames;
import org.whence.text.Shorten;

/// Finds which report comes from which, and the origins that nothing in the folder explains.
///
/// Evidence for a step from one report to another, or from an outlet outside the folder to a report, adds up:
///
/// - passages that they share word for word, told from third parties' quotations (`Fingerprints`);
/// - a credit that the text gives (`Credits`);
/// - claims that they share, where the report credits nobody for them. An outlet outside the folder has the claims of the
///   reports that credit it: so a report that credits nobody finds the origin that its siblings name.
///
/// Against it stands what shows that a report is its publisher's own work (`OwnWork`). Per story the cheapest tree is taken
/// (`Arborescence`), in which a step costs the less the surer it is, and to come from nowhere costs as much as own work is
/// unlikely. So nothing derives from itself, and each report has one parent at most; an outlet that a report credits
/// besides is a credit for a part of it, with a confidence below one half.
public final class Deriver {
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final double COPY = 0.8;
    private static final double REWRITE = 0.25;

    /// Below this coverage a shared passage is no derivation.
    static final double LEAST_COVERAGE = 0.08;

    /// How likely a report of which nothing is known is its publisher's own work.
    private static final double OWN = 0.5;

    /// The same for a post that stands within a report.
    private static final double OWN_POST = 0.35;

    /// Marks of own work say less where a quarter of the words and more stand in another report, marks included.
    private static final double OWN_COPY = 0.6;

    /// What a step keeps of its confidence where it could as well be turned round.
    private static final double UNDECIDED = 0.85;

    /// Claims that a report without credit must share with an origin, and the share of its claims that they must be.
    private static final int LEAST_CLAIMS = 2;

    private static final double LEAST_SHARE = 0.34;

    /// Reports of a claim that are compared as parents of the others, the earliest first.
    private static final int MOST_PARENTS = 8;

    public Derivations derive(List<Reading> readings, Resolution resolution, Alignment alignment) {
        Map<String, Reading> byId = new HashMap<>();
        readings.forEach(r -> byId.put(r.report().id(), r));
        Map<String, List<Claim>> claims = new HashMap<>();
        alignment
                .claims()
                .forEach(c -> claims.computeIfAbsent(c.story(), k -> new ArrayList<>()).add(c));
        Map<String, Source> sources = new HashMap<>();
        resolution.sources().forEach(s -> sources.put(s.id(), s));
        OutletNames outlets = outlets(readings, resolution);
        List<Derivation> derivations = new ArrayList<>();
        Map<String, Origin> origins = new TreeMap<>();
        for (Story story : alignment.stories()) {
            List<Reading> members =
                    story.reports().stream()
                            .map(id -> {
                                Reading reading = byId.get(id);
                                if (reading == null) {
                                    throw new IllegalArgumentException(
                                            "a story with an unknown report " + id);
                                }
                                return reading;
                            })
                            .sorted(ORDER)
                            .toList();
            new Work(members, claims.getOrDefault(story.id(), List.of()), sources, outlets)
                    .into(derivations, origins);
        }
        return new Derivations(
                derivations.stream()
                        .sorted(
                                Comparator.comparing(Derivation::to)
                                        .thenComparing(Derivation::kind)
                                        .thenComparing(Derivation::from))
                        .toList(),
                List.copyOf(origins.values()));
    }

    /// Earlier reports first; without a day, and on the same, by content.
    private static final Comparator<Reading> ORDER =
            Comparator.comparingInt((Reading r) -> r.report().within() == null ? 0 : 1)
                    .thenComparing(
                            r -> r.report().published(),
                            Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(r -> r.report().id());

    private static OutletNames outlets(List<Reading> readings, Resolution resolution) {
        Set<String> names = new TreeSet<>();
        for (Reading reading : readings) {
            if (reading.report().outlet() != null) {
                names.add(reading.report().outlet());
            }
        }
        for (Source source : resolution.sources()) {
            if (source.kind() == SourceKind.OUTLET) {
                names.add(source.name());
            }
        }
        resolution.parties().stream()
                .filter(p -> p.kind() == PartyKind.OUTLET)
                .forEach(p -> names.addAll(p.names()));
        return new OutletNames(names);
    }

    /// What speaks for one step.
    private static final class Step {
        final String from;
        final String to;
        double doubt = 1;
        DerivationKind kind = DerivationKind.CREDIT;
        boolean credited;
        final List<Reason> why = new ArrayList<>();
        List<Derivation.Match> passages = List.of();

        Step(String from, String to) {
            this.from = from;
            this.to = to;
        }

        void add(double confidence, Reason... reasons) {
            doubt *= 1 - confidence;
            why.addAll(List.of(reasons));
        }

        double confidence() {
            return Math.min(0.99, 1 - doubt);
        }

        Derivation derivation(double confidence) {
            return new Derivation(from, to, kind, confidence, why, passages);
        }
    }

    private static final class Work {
        final List<Reading> members;
        final Map<String, Reading> byId = new LinkedHashMap<>();
        final Map<String, Source> sources;
        final OutletNames outlets;
        final Map<String, Set<String>> claimsOf = new HashMap<>();
        final Map<String, Set<String>> reportsOf = new LinkedHashMap<>();
        final Map<String, Mention> stated = new HashMap<>();
        final Map<String, List<Report>> published = new HashMap<>();
        final Map<String, Map<String, Step>> steps = new TreeMap<>();
        final Map<String, String> outside = new TreeMap<>();
        final Map<String, Reason> own = new HashMap<>();
        final Set<String> copied = new HashSet<>();

        Work(
                List<Reading> members,
                List<Claim> claims,
                Map<String, Source> sources,
                OutletNames outlets) {
            this.members = members;
            this.sources = sources;
            this.outlets = outlets;
            Map<String, Mention> mentions = new HashMap<>();
            for (Reading reading : members) {
                Report report = reading.report();
                byId.put(report.id(), reading);
                claimsOf.put(report.id(), new TreeSet<>());
                reading.mentions().forEach(m -> mentions.put(m.id(), m));
                if (report.outlet() != null) {
                    published
                            .computeIfAbsent(outlets.keyOf(report.outlet()), k -> new ArrayList<>())
                            .add(report);
                }
                Reason mark = OwnWork.of(report);
                if (mark != null) {
                    own.put(report.id(), mark);
                }
            }
            for (Claim claim : claims) {
                for (String id : claim.mentions()) {
                    Mention mention = mentions.get(id);
                    if (mention != null) {
                        stated.putIfAbsent(mention.report() + " " + claim.id(), mention);
                        reportsOf
                                .computeIfAbsent(claim.id(), k -> new TreeSet<>())
                                .add(mention.report());
                        claimsOf.getOrDefault(mention.report(), new TreeSet<>()).add(claim.id());
                    }
                }
            }
        }

        void into(List<Derivation> derivations, Map<String, Origin> origins) {
            passages();
            for (Reading reading : members) {
                credits(reading);
            }
            silent();
            tree(derivations, origins);
        }

        private Reading reading(String id) {
            Reading reading = byId.get(id);
            if (reading == null) {
                throw new IllegalArgumentException("no report " + id);
            }
            return reading;
        }

        private Step step(String from, String to) {
            return steps.computeIfAbsent(to, k -> new TreeMap<>())
                    .computeIfAbsent(from, k -> new Step(from, to));
        }

        /// Steps between reports that share passages.
        private void passages() {
            List<Fingerprints.Tokens> texts = members.stream().map(Work::tokens).toList();
            for (Fingerprints.Pair pair : Fingerprints.pairs(texts)) {
                if (!derives(pair)) {
                    continue;
                }
                Reading a = members.get(pair.a());
                Reading b = members.get(pair.b());
                Direction direction = direction(a, b, pair);
                List<Derivation.Match> matches = new ArrayList<>();
                List<Derivation.Match> turned = new ArrayList<>();
                for (Fingerprints.Passage p : pair.passages()) {
                    Span inA = texts.get(pair.a()).span(p.fromA(), p.toA());
                    Span inB = texts.get(pair.b()).span(p.fromB(), p.toB());
                    matches.add(new Derivation.Match(inA, inB));
                    turned.add(new Derivation.Match(inB, inA));
                }
                boolean forth = direction.firstIsParent();
                share(
                        forth ? a : b,
                        forth ? b : a,
                        forth ? pair.coverageB() : pair.coverageA(),
                        forth ? pair.coverageA() : pair.coverageB(),
                        forth ? matches : turned,
                        direction);
                if (direction.undecided()) {
                    share(
                            forth ? b : a,
                            forth ? a : b,
                            forth ? pair.coverageA() : pair.coverageB(),
                            forth ? pair.coverageB() : pair.coverageA(),
                            forth ? turned : matches,
                            direction);
                }
            }
        }

        private void share(
                Reading from,
                Reading to,
                double coverage,
                double other,
                List<Derivation.Match> matches,
                Direction direction) {
            Report parent = from.report();
            Report derived = to.report();
            Derivation.Match widest =
                    matches.stream()
                            .max(
                                    Comparator.comparingInt((Derivation.Match m) -> m.to().length())
                                            .thenComparing(Derivation.Match::to))
                            .orElseThrow();
            Step step = step(parent.id(), derived.id());
            step.kind =
                    coverage >= COPY
                            ? DerivationKind.COPY
                            : other < coverage / 2 && coverage >= REWRITE
                                    ? DerivationKind.SUMMARY
                                    : DerivationKind.REWRITE;
            step.passages = matches;
            step.add(
                    (0.65 + 0.34 * coverage) * direction.sure(),
                    Reason.of(
                            "shared-passages",
                            coverage,
                            Math.round(coverage * 100)
                                    + "% of its words stand in the other report in the same order: “"
                                    + shorten(derived.quote(widest.to()))
                                    + "”",
                            new Passage(derived.id(), widest.to()),
                            new Passage(parent.id(), widest.from())),
                    direction.why());
            if (coverage >= REWRITE) {
                copied.add(derived.id());
            }
            if (other >= REWRITE && direction.guessed()) {
                copied.add(parent.id());
            }
        }

        private record Direction(
                boolean firstIsParent, boolean undecided, double sure, Reason why) {
            /// Whether nothing but the shape of the texts says who came first.
            boolean guessed() {
                return why.weight() < 0.9;
            }
        }

        /// Who is the parent: a known earlier day; the one that the other credits; the one that holds the other wholly and
        /// more; the one with an agency's dateline. Otherwise it can't be told, and the step says so.
        private Direction direction(Reading first, Reading second, Fingerprints.Pair pair) {
            Report a = first.report();
            Report b = second.report();
            Direction dated = dated(a, b);
            if (dated != null) {
                return dated;
            }
            boolean aCredits = creditsOutlet(first, b);
            boolean bCredits = creditsOutlet(second, a);
            if (aCredits != bCredits) {
                return new Direction(
                        bCredits,
                        false,
                        1,
                        Reason.of("credits", 1, "it credits the other's outlet"));
            }
            boolean aNames = names(a, b);
            if (aNames != names(b, a)) {
                return new Direction(
                        !aNames,
                        false,
                        0.98,
                        Reason.of("named", 0.9, "it names the other's outlet where they agree"));
            }
            double difference = pair.coverageB() - pair.coverageA();
            if (Math.abs(difference) > 0.15) {
                return new Direction(
                        difference > 0,
                        false,
                        0.95,
                        Reason.of(
                                "contained",
                                0.6,
                                "more of it stands in the other than of the other in it"));
            }
            boolean dateline = Credits.dateline(a) != null;
            if (dateline != (Credits.dateline(b) != null)) {
                return new Direction(
                        dateline,
                        false,
                        0.95,
                        Reason.of("dateline", 0.6, "the other carries the agency's dateline"));
            }
            return new Direction(true, true, UNDECIDED, turnable());
        }

        private static Reason turnable() {
            return Reason.of(
                    "undecided",
                    0,
                    "which of the two came first can't be told from the texts; the step could as well be turned round");
        }

        private static @Nullable Direction dated(Report a, Report b) {
            LocalDate dayA = a.published();
            LocalDate dayB = b.published();
            if (dayA == null || dayB == null || dayA.equals(dayB)) {
                return null;
            }
            boolean first = dayA.isBefore(dayB);
            return new Direction(
                    first,
                    false,
                    1,
                    Reason.of(
                            "earlier",
                            1,
                            "published "
                                    + (first ? dayB : dayA)
                                    + ", the other "
                                    + (first ? dayA : dayB)));
        }

        private static boolean names(Report report, Report other) {
            return other.outlet() != null
                    && !other.outlet().equals(report.outlet())
                    && report.text().contains(other.outlet());
        }

        private boolean creditsOutlet(Reading reading, Report other) {
            return other.outlet() != null
                    && Credits.of(reading, sources, outlets).stream()
                            .anyMatch(c -> c.key().equals(outlets.keyOf(other.outlet())));
        }

        /// Steps from the outlets that a report credits: from their reports in the story, else from outside.
        private void credits(Reading reading) {
            Report report = reading.report();
            for (Credits.Credit credit : Credits.of(reading, sources, outlets)) {
                Report parent = parent(reading, credit.key());
                String from = parent != null ? parent.id() : outside(credit.key());
                String name = outlets.name(credit.key());
                Step step = step(from, report.id());
                step.credited = true;
                step.add(
                        credit.confidence(),
                        Reason.of(
                                credit.rule(),
                                credit.confidence(),
                                switch (credit.rule()) {
                                            case "dateline" -> "carries the dateline of ";
                                            case "byline" -> "is signed by ";
                                            default -> "credits ";
                                        }
                                        + name
                                        + ": “"
                                        + shorten(report.quote(credit.places().getFirst().at()))
                                        + "”",
                                credit.places().getFirst()));
            }
        }

        private String outside(String outlet) {
            String id = Ids.of("origin", "outlet", outlet);
            outside.put(id, outlet);
            return id;
        }

        /// The report of a credited outlet that a report most likely means: not a later one where there is an earlier, the one
        /// with most claims in common.
        private @Nullable Report parent(Reading reading, String outlet) {
            Report report = reading.report();
            return published.getOrDefault(outlet, List.of()).stream()
                    .filter(r -> !r.id().equals(report.id()))
                    .filter(r -> r.within() == null || report.within() == null)
                    .max(
                            Comparator.comparing((Report r) -> !later(r, report))
                                    .thenComparing(r -> r.within() == null)
                                    .thenComparingInt(r -> common(r.id(), report.id()).size())
                                    .thenComparing(Report::id))
                    .orElse(null);
        }

        private static boolean later(Report a, Report b) {
            return a.published() != null
                    && b.published() != null
                    && a.published().isAfter(b.published());
        }

        private Set<String> claims(String report) {
            return claimsOf.getOrDefault(report, Set.of());
        }

        private Set<String> common(String a, String b) {
            Set<String> common = new TreeSet<>(claims(a));
            common.retainAll(claims(b));
            return common;
        }

        /// Steps to reports for the claims they share: with reports, and with the origins that other reports credit for
        /// them.
        private void silent() {
            Map<String, Set<String>> supported = new TreeMap<>();
            Map<String, Map<String, String>> teller = new HashMap<>();
            steps.forEach((to, from) ->
                    from.forEach((parent, step) -> {
                        if (step.confidence() > OWN) {
                            for (String claim : claims(to)) {
                                supported.computeIfAbsent(parent, k -> new TreeSet<>()).add(claim);
                                teller.computeIfAbsent(parent, k -> new HashMap<>())
                                        .putIfAbsent(claim, to);
                            }
                        }
                    }));
            Map<String, List<String>> origins = new HashMap<>();
            supported.forEach((origin, claims) -> {
                for (String claim : claims) {
                    List<String> here = origins.computeIfAbsent(claim, k -> new ArrayList<>());
                    if (here.size() < MOST_PARENTS) {
                        here.add(origin);
                    }
                }
            });
            for (Reading reading : members) {
                Report report = reading.report();
                Map<String, Set<String>> shared = new TreeMap<>();
                for (String claim : claims(report.id())) {
                    for (String origin : origins.getOrDefault(claim, List.of())) {
                        String by = teller.getOrDefault(origin, Map.of()).get(claim);
                        if (!origin.equals(report.id()) && !report.id().equals(by)) {
                            shared.computeIfAbsent(origin, k -> new TreeSet<>()).add(claim);
                        }
                    }
                    reportsOf.getOrDefault(claim, Set.of()).stream()
                            .sorted(Comparator.comparing(this::reading, ORDER))
                            .limit(MOST_PARENTS)
                            .filter(r -> !r.equals(report.id()))
                            .forEach(r ->
                                    shared.computeIfAbsent(r, k -> new TreeSet<>()).add(claim));
                }
                shared.forEach((from, claims) -> share(from, reading, claims, teller));
            }
        }

        private void share(
                String from,
                Reading to,
                Set<String> claims,
                Map<String, Map<String, String>> teller) {
            Report report = to.report();
            int all = claims(report.id()).size();
            double share = claims.size() / (double) Math.max(1, all);
            boolean explicit = steps.getOrDefault(report.id(), Map.of()).containsKey(from);
            if (claims.size() < (report.within() == null ? LEAST_CLAIMS : 1)
                    || share < LEAST_SHARE
                    || own.containsKey(report.id()) && !explicit && !copied.contains(report.id())
                    || steps.getOrDefault(report.id(), Map.of()).values().stream()
                            .anyMatch(s ->
                                    !s.from.equals(from) && s.credited && s.confidence() > 0.8)) {
                return;
            }
            Reading parent = byId.get(from);
            Direction direction = parent == null ? null : dated(parent.report(), report);
            if (direction != null && !direction.firstIsParent()) {
                return;
            }
            boolean undecided = parent != null && direction == null && !explicit;
            String claim = claims.iterator().next();
            String other =
                    parent != null && stated.containsKey(from + " " + claim)
                            ? from
                            : teller.getOrDefault(from, Map.of()).get(claim);
            Mention mine = stated.get(report.id() + " " + claim);
            Mention theirs = other == null ? null : stated.get(other + " " + claim);
            if (mine == null || theirs == null || other == null) {
                return;
            }
            String name =
                    parent == null
                            ? outlets.name(outside.getOrDefault(from, from))
                            : label(parent.report());
            double confidence = Math.min(0.85, 0.4 + 0.45 * share) * (undecided ? UNDECIDED : 1);
            Step step = step(from, report.id());
            if (step.passages.isEmpty() && !step.credited) {
                step.kind = DerivationKind.SUMMARY;
            }
            List<Reason> why = new ArrayList<>();
            why.add(
                    Reason.of(
                            "shared-claims",
                            share,
                            (explicit ? "states " : "credits nobody for them, but states ")
                                    + claims.size()
                                    + " of its "
                                    + all
                                    + " claims as "
                                    + (parent == null ? "reports that credit " : "")
                                    + name
                                    + (parent == null ? " do" : " does")
                                    + ": “"
                                    + shorten(report.quote(mine.at()))
                                    + "” beside “"
                                    + shorten(reading(other).report().quote(theirs.at()))
                                    + "”",
                            mine.passage(),
                            theirs.passage()));
            if (undecided) {
                why.add(turnable());
            }
            step.add(confidence, why.toArray(Reason[]::new));
        }

        private static String label(Report report) {
            return report.outlet() != null
                    ? report.outlet()
                    : "“" + Shorten.to(report.title(), 48) + "”";
        }

        /// How likely it is that a report comes from nowhere else.
        private double own(Report report) {
            Reason mark = own.get(report.id());
            if (mark == null) {
                return report.within() == null ? OWN : OWN_POST;
            }
            return copied.contains(report.id()) && !mark.rule().equals("release")
                    ? OWN_COPY
                    : mark.weight();
        }

        private void tree(List<Derivation> derivations, Map<String, Origin> origins) {
            List<String> nodes = new ArrayList<>();
            nodes.add("");
            nodes.addAll(outside.keySet());
            members.forEach(r -> nodes.add(r.report().id()));
            Map<String, Integer> number = new HashMap<>();
            for (int i = 0; i < nodes.size(); i++) {
                number.put(nodes.get(i), i);
            }
            List<Arborescence.Edge> edges = new ArrayList<>();
            for (String origin : outside.keySet()) {
                edges.add(new Arborescence.Edge(0, at(number, origin), 0));
            }
            for (Reading reading : members) {
                Report report = reading.report();
                int to = at(number, report.id());
                edges.add(new Arborescence.Edge(0, to, cost(own(report))));
                for (Step step : stepsTo(report.id())) {
                    edges.add(
                            new Arborescence.Edge(
                                    at(number, step.from), to, cost(step.confidence())));
                }
            }
            Arborescence.@Nullable Edge[] parents = Arborescence.of(nodes.size(), 0, edges);
            Map<String, String> parentOf = new HashMap<>();
            for (Arborescence.Edge edge : parents) {
                if (edge != null && edge.from() != 0) {
                    parentOf.put(nodes.get(edge.to()), nodes.get(edge.from()));
                }
            }
            Map<String, List<Reason>> credits = new TreeMap<>();
            for (Reading reading : members) {
                Report report = reading.report();
                String parent = parentOf.get(report.id());
                for (Step step : stepsTo(report.id())) {
                    boolean whole = step.from.equals(parent);
                    if (!whole && (!step.credited || leadsTo(parentOf, step.from, report.id()))) {
                        continue;
                    }
                    derivations.add(
                            step.derivation(
                                    whole
                                            ? Math.max(OWN, step.confidence())
                                            : Math.min(Credits.PART, step.confidence())));
                    if (outside.containsKey(step.from)) {
                        credits.computeIfAbsent(step.from, k -> new ArrayList<>())
                                .add(step.why.getFirst());
                    }
                }
                if (parent == null) {
                    Origin origin = itself(report);
                    origins.putIfAbsent(origin.id(), origin);
                }
            }
            credits.forEach((id, why) -> {
                Origin known = origins.get(id);
                List<Reason> all = new ArrayList<>(known == null ? List.of() : known.why());
                all.addAll(why);
                origins.put(
                        id,
                        new Origin(
                                id,
                                outlets.name(outside.getOrDefault(id, id)),
                                OriginKind.OUTLET,
                                null,
                                all));
            });
        }

        private Collection<Step> stepsTo(String report) {
            return steps.getOrDefault(report, Map.of()).values();
        }

        private static int at(Map<String, Integer> number, String node) {
            Integer at = number.get(node);
            if (at == null) {
                throw new IllegalArgumentException("no node " + node);
            }
            return at;
        }

        private static double cost(double likely) {
            return -Math.log(likely);
        }

        private static boolean leadsTo(Map<String, String> parentOf, String from, String to) {
            // whether `from` comes from `to`
            Set<String> seen = new LinkedHashSet<>();
            for (String at = from; at != null && seen.add(at); at = parentOf.get(at)) {
                if (at.equals(to)) {
                    return true;
                }
            }
            return false;
        }

        private Origin itself(Report report) {
            Reason mark = own.get(report.id());
            return new Origin(
                    Ids.of("origin", report.id()),
                    report.outlet() != null ? report.outlet() : report.title(),
                    OriginKind.REPORT,
                    report.id(),
                    List.of(
                            mark != null
                                    ? mark
                                    : Reason.of(
                                            "no-parent",
                                            1,
                                            "nothing in the folder shows where this report comes from")));
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

    /// Whether what two texts share is more than a form of words: enough of one of them, in a passage long enough or in many.
    static boolean derives(Fingerprints.Pair pair) {
        double most = Math.max(pair.coverageA(), pair.coverageB());
        int longest = pair.passages().stream().mapToInt(p -> p.toA() - p.fromA()).max().orElse(0);
        return most >= LEAST_COVERAGE && (longest >= 2 * Fingerprints.GRAM || most >= REWRITE);
    }
}
