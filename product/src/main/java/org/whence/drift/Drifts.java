package org.whence.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.whence.model.Alignment;
import org.whence.model.Certainty;
import org.whence.model.Claim;
import org.whence.model.Corroborations;
import org.whence.model.Derivations;
import org.whence.model.Drift;
import org.whence.model.DriftKind;
import org.whence.model.Ids;
import org.whence.model.Mention;
import org.whence.model.Name;
import org.whence.model.Party;
import org.whence.model.Passage;
import org.whence.model.Polarity;
import org.whence.model.Quantity;
import org.whence.model.Reading;
import org.whence.model.Reason;
import org.whence.model.Resolution;
import org.whence.model.Severity;
import org.whence.model.Source;
import org.whence.model.SourceKind;
import org.whence.model.Span;
import org.whence.model.TimeRef;

/// Finds what changed on the way from the fullest version of a claim to each retelling.
///
/// The fullest version is the mention that stands nearest to the origin: the one with the longest chain, with figures, times
/// and hedges, in the longest report. Each other report's nearest mention is compared with it, kind by kind. Conversions
/// of units, rounding, spelling and paraphrase are no drift; a sentence without credit in a report that credits the source
/// elsewhere is none either.
public final class Drifts {
    public List<Drift> find(
            List<Reading> readings,
            Resolution resolution,
            Alignment alignment,
            Derivations derivations,
            Corroborations corroborations) {
        return new Work(readings, resolution, alignment).all();
    }

    private static final class Work {
        private final Map<String, Reading> readings = new HashMap<>();
        private final Map<String, Mention> mentions = new HashMap<>();
        private final Map<String, Source> sources = new HashMap<>();
        private final Map<Passage, String> partyAt = new HashMap<>();
        private final Map<String, Set<String>> credited = new HashMap<>();
        private final Alignment alignment;
        private final List<Drift> drifts = new ArrayList<>();

        Work(List<Reading> all, Resolution resolution, Alignment alignment) {
            this.alignment = alignment;
            resolution.sources().forEach(s -> sources.put(s.id(), s));
            for (Party party : resolution.parties()) {
                party.mentions().forEach(p -> partyAt.put(p, party.id()));
            }
            for (Reading reading : all) {
                readings.put(reading.report().id(), reading);
                Set<String> names = new TreeSet<>();
                reading.attributions().attributions().forEach(a -> names.addAll(a.chain()));
                credited.put(reading.report().id(), names);
                reading.mentions().forEach(m -> mentions.put(m.id(), m));
            }
        }

        List<Drift> all() {
            for (Claim claim : alignment.claims()) {
                List<Mention> all =
                        claim.mentions().stream()
                                .map(this::mention)
                                .filter(m -> m.response() == null)
                                .toList();
                Set<String> reports = new HashSet<>();
                all.forEach(m -> reports.add(m.report()));
                if (reports.size() < 2) {
                    continue;
                }
                Mention fullest = fullest(all);
                Map<String, Mention> nearest = new LinkedHashMap<>();
                for (Mention mention : all) {
                    if (!mention.report().equals(fullest.report())) {
                        nearest.merge(
                                mention.report(),
                                mention,
                                (a, b) -> overlap(fullest, b) > overlap(fullest, a) ? b : a);
                    }
                }
                nearest.values().forEach(m -> compare(claim, fullest, m));
            }
            return drifts.stream()
                    .sorted(
                            Comparator.comparing(Drift::severity)
                                    .thenComparing(Drift::kind)
                                    .thenComparing(Drift::id))
                    .toList();
        }

        private Mention mention(String id) {
            Mention mention = mentions.get(id);
            if (mention == null) {
                throw new IllegalArgumentException("no mention " + id);
            }
            return mention;
        }

        private Reading reading(Mention mention) {
            Reading reading = readings.get(mention.report());
            if (reading == null) {
                throw new IllegalArgumentException("no report " + mention.report());
            }
            return reading;
        }

        private String text(Mention mention) {
            return reading(mention).report().text();
        }

        private Mention fullest(List<Mention> all) {
            return all.stream()
                    .max(Comparator.comparingDouble(this::fullness).thenComparing(Mention::id))
                    .orElseThrow();
        }

        private double fullness(Mention mention) {
            return 1.5 * namedChain(mention).size()
                    + mention.quantities().size()
                    + (mention.certainty() != Certainty.CERTAIN ? 1 : 0)
                    + Math.min(3, mention.at().length() / 80.0)
                    + Math.min(2, reading(mention).report().text().length() / 4000.0)
                    + (reading(mention).report().within() != null ? -2 : 0);
        }

        private List<Source> namedChain(Mention mention) {
            String outlet = reading(mention).report().outlet();
            List<Source> chain = new ArrayList<>();
            for (String id : mention.chain()) {
                Source source = sources.get(id);
                if (source != null
                        && !(source.kind() == SourceKind.OUTLET
                                && source.name().equalsIgnoreCase(outlet == null ? "" : outlet))) {
                    chain.add(source);
                }
            }
            return chain;
        }

        private double overlap(Mention a, Mention b) {
            Set<String> x = words(a);
            Set<String> y = words(b);
            long shared = x.stream().filter(y::contains).count();
            return shared / (double) Math.max(1, x.size() + y.size() - shared);
        }

        private Set<String> words(Mention mention) {
            Set<String> words = new HashSet<>();
            for (String word :
                    mention.at()
                            .of(text(mention))
                            .toLowerCase(Locale.ROOT)
                            .split("[^\\p{L}\\p{N}]+", -1)) {
                if (word.length() > 2) {
                    words.add(word);
                }
            }
            return words;
        }

        private void compare(Claim claim, Mention from, Mention to) {
            quantity(claim, from, to);
            certainty(claim, from, to);
            attribution(claim, from, to);
            actor(claim, from, to);
            time(claim, from, to);
            polarity(claim, from, to);
        }

        private void quantity(Claim claim, Mention from, Mention to) {
            for (Quantity a : from.quantities()) {
                boolean kept = false;
                Quantity other = null;
                for (Quantity b : to.quantities()) {
                    if (a.unit().equals(b.unit())) {
                        kept |= isSame(a, b);
                        other = other == null ? b : other;
                    }
                }
                if (!kept && other != null) {
                    boolean taken = false;
                    for (Quantity c : from.quantities()) {
                        taken |= c.unit().equals(other.unit()) && isSame(c, other);
                    }
                    if (!taken) {
                        add(
                                claim,
                                DriftKind.QUANTITY,
                                from,
                                to,
                                a.at(),
                                other.at(),
                                Severity.MAJOR,
                                "the figure changed: “"
                                        + quote(from, a.at())
                                        + "” became “"
                                        + quote(to, other.at())
                                        + "”");
                        return;
                    }
                }
            }
        }

        /// Equal, or rounded, or within the bound that is given.
        private static boolean isSame(Quantity a, Quantity b) {
            double larger = Math.max(Math.abs(a.value()), Math.abs(b.value()));
            if (larger == 0 || Math.abs(a.value() - b.value()) / larger <= 0.045) {
                return true;
            }
            return switch (b.bound()) {
                case MORE_THAN, AT_LEAST -> a.value() >= b.value() && a.value() <= b.value() * 1.2;
                case LESS_THAN, AT_MOST -> a.value() <= b.value() && a.value() >= b.value() * 0.8;
                default -> false;
            };
        }

        private void certainty(Claim claim, Mention from, Mention to) {
            if (from.certainty() == to.certainty()) {
                return;
            }
            boolean hardened = to.certainty() == Certainty.CERTAIN;
            boolean weakened = from.certainty() == Certainty.CERTAIN;
            if (!hardened && !weakened) {
                return;
            }
            Mention hedged = hardened ? from : to;
            Span hedge = hedge(hedged);
            if (hedge == null || overlap(from, to) < 0.12) {
                return;
            }
            Span head = to.proposition().head();
            Span before =
                    hardened
                            ? join(hedge, from.proposition().head(), from.at())
                            : from.proposition().head();
            Span after = hardened ? clauseHead(to) : join(hedge, head, to.at());
            add(
                    claim,
                    DriftKind.CERTAINTY,
                    from,
                    to,
                    before,
                    after,
                    hardened ? Severity.MAJOR : Severity.MINOR,
                    (hardened ? "hardened: “" : "weakened: “")
                            + quote(from, before)
                            + "” became “"
                            + quote(to, after)
                            + "”");
        }

        /// Subject and predicate of a mention.
        private static Span clauseHead(Mention mention) {
            Span head = mention.proposition().head();
            Span subject = mention.proposition().subject();
            return subject != null
                            && mention.at().contains(subject)
                            && subject.end() <= head.start()
                            && head.end() - subject.start() < 90
                    ? subject.join(head)
                    : head;
        }

        private static Span join(Span a, Span b, Span within) {
            Span joined = a.join(b);
            return within.contains(joined) && joined.length() < 80 ? joined : a;
        }

        private static @Nullable Span hedge(Mention mention) {
            return mention.why().stream()
                    .filter(r -> r.rule().equals("hedge") && !r.evidence().isEmpty())
                    .map(r -> r.evidence().getFirst().at())
                    .findFirst()
                    .orElse(null);
        }

        /// The credit is gone from the whole report, or has moved to somebody else.
        private void attribution(Claim claim, Mention from, Mention to) {
            List<Source> before = namedChain(from);
            List<Source> after = namedChain(to);
            if (before.isEmpty()) {
                return;
            }
            Set<String> everywhere = credited.getOrDefault(to.report(), Set.of());
            Source inner = before.getLast();
            boolean anywhere = before.stream().anyMatch(s -> isCredited(s, everywhere));
            if (after.isEmpty()
                    && !anywhere
                    && everywhere.stream()
                            .map(sources::get)
                            .noneMatch(s -> s != null && s.kind() == SourceKind.OUTLET)) {
                add(
                        claim,
                        DriftKind.ATTRIBUTION,
                        from,
                        to,
                        from.at(),
                        to.at(),
                        Severity.MAJOR,
                        "stated without credit, and "
                                + inner.name()
                                + " is credited nowhere in the report");
            } else if (!after.isEmpty() && moved(inner, after)) {
                Source other = after.getLast();
                add(
                        claim,
                        DriftKind.ATTRIBUTION,
                        from,
                        to,
                        creditWords(from),
                        creditWords(to),
                        Severity.MAJOR,
                        "credited to " + other.name() + " instead of " + inner.name());
            }
        }

        private boolean isCredited(Source source, Set<String> ids) {
            return ids.stream().map(sources::get).anyMatch(s -> s != null && shareName(s, source));
        }

        private static boolean shareName(Source a, Source b) {
            if (a.party() != null && a.party().equals(b.party())) {
                return true;
            }
            Set<String> x = nameWords(a.name());
            Set<String> y = nameWords(b.name());
            x.retainAll(y);
            return !x.isEmpty();
        }

        private static Set<String> nameWords(String name) {
            Set<String> words = new HashSet<>();
            for (String word : name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
                if (word.length() > 2 && !word.matches("the|and|for|with|from|one|two")) {
                    words.add(word);
                }
            }
            return words;
        }

        private static boolean moved(Source inner, List<Source> after) {
            Source other = after.getLast();
            boolean named =
                    (inner.kind() == SourceKind.PERSON || inner.kind() == SourceKind.ORGANISATION)
                            && (other.kind() == SourceKind.PERSON
                                    || other.kind() == SourceKind.ORGANISATION);
            return named && after.stream().noneMatch(s -> shareName(s, inner));
        }

        private Span creditWords(Mention mention) {
            return reading(mention).attributions().attributions().stream()
                    .filter(a -> a.id().equals(mention.attribution()) && !a.source().isEmpty())
                    .map(a -> a.source().getFirst())
                    .findFirst()
                    .orElse(mention.at());
        }

        /// The subject names other parties: one more, or another one.
        private void actor(Claim claim, Mention from, Mention to) {
            Span a = from.proposition().subject();
            Span b = to.proposition().subject();
            if (a == null || b == null || overlap(from, to) < 0.15) {
                return;
            }
            Set<String> before = partiesIn(from, a);
            Set<String> after = partiesIn(to, b);
            if (before.isEmpty() || after.isEmpty() || before.equals(after)) {
                return;
            }
            Set<String> added = new TreeSet<>(after);
            added.removeAll(before);
            boolean swapped = before.stream().noneMatch(after::contains);
            if (added.isEmpty()
                    || swapped
                            && partiesIn(from, from.at()).containsAll(after)
                            && partiesIn(to, to.at()).containsAll(before)
                            && !from.proposition()
                                    .predicate()
                                    .equals(to.proposition().predicate())) {
                return;
            }
            add(
                    claim,
                    DriftKind.ACTOR,
                    from,
                    to,
                    a,
                    b,
                    Severity.MAJOR,
                    swapped
                            ? "another actor: “"
                                    + quote(from, a)
                                    + "” became “"
                                    + quote(to, b)
                                    + "”"
                            : "the actor was widened: “"
                                    + quote(from, a)
                                    + "” became “"
                                    + quote(to, b)
                                    + "”");
        }

        private Set<String> partiesIn(Mention mention, Span span) {
            Set<String> parties = new TreeSet<>();
            for (Name name : reading(mention).annotation().names()) {
                if (span.contains(name.at())) {
                    String party = partyAt.get(new Passage(mention.report(), name.at()));
                    if (party != null) {
                        parties.add(party);
                    }
                }
            }
            return parties;
        }

        private void time(Claim claim, Mention from, Mention to) {
            for (TimeRef a : from.times()) {
                for (TimeRef b : to.times()) {
                    if (a.from() != null
                            && a.to() != null
                            && b.from() != null
                            && b.to() != null
                            && from.times().size() == 1
                            && to.times().size() == 1
                            && (a.to().isBefore(b.from()) || b.to().isBefore(a.from()))) {
                        add(
                                claim,
                                DriftKind.TIME,
                                from,
                                to,
                                a.at(),
                                b.at(),
                                Severity.MAJOR,
                                "another time: “"
                                        + quote(from, a.at())
                                        + "” became “"
                                        + quote(to, b.at())
                                        + "”");
                        return;
                    }
                }
            }
        }

        private void polarity(Claim claim, Mention from, Mention to) {
            if (from.polarity() != to.polarity() && overlap(from, to) >= 0.15) {
                boolean lost = from.polarity() == Polarity.DENIED;
                Mention negated = lost ? from : to;
                Span negation =
                        negated.why().stream()
                                .filter(r -> r.rule().equals("negation"))
                                .map(r -> r.evidence().getFirst().at())
                                .findFirst()
                                .orElse(null);
                if (negation == null) {
                    return;
                }
                Span before =
                        lost
                                ? join(negation, from.proposition().head(), from.at())
                                : clauseHead(from);
                Span after =
                        lost ? clauseHead(to) : join(negation, to.proposition().head(), to.at());
                add(
                        claim,
                        DriftKind.POLARITY,
                        from,
                        to,
                        before,
                        after,
                        Severity.MAJOR,
                        "the meaning is reversed: “"
                                + quote(from, before)
                                + "” became “"
                                + quote(to, after)
                                + "”");
            }
        }

        private String quote(Mention mention, Span span) {
            return org.whence.text.Shorten.to(span.of(text(mention)), 70);
        }

        private void add(
                Claim claim,
                DriftKind kind,
                Mention from,
                Mention to,
                Span before,
                Span after,
                Severity severity,
                String detail) {
            Reason why =
                    Reason.of(
                            kind.name().toLowerCase(Locale.ROOT),
                            1,
                            detail,
                            new Passage(from.report(), before),
                            new Passage(to.report(), after));
            drifts.add(
                    new Drift(
                            Ids.of("drift", claim.id(), kind, from.id(), to.id()),
                            claim.id(),
                            kind,
                            from.id(),
                            to.id(),
                            before,
                            after,
                            severity,
                            List.of(why)));
        }
    }
}
