package org.whence;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.whence.corroborate.Corroborator;
import org.whence.derive.Deriver;
import org.whence.model.Alignment;
import org.whence.model.Annotation;
import org.whence.model.Attribution;
import org.whence.model.AttributionType;
import org.whence.model.Attributions;
import org.whence.model.Block;
import org.whence.model.BlockKind;
import org.whence.model.Certainty;
import org.whence.model.Claim;
import org.whence.model.Corroboration;
import org.whence.model.Derivations;
import org.whence.model.Ids;
import org.whence.model.Mention;
import org.whence.model.Passage;
import org.whence.model.Polarity;
import org.whence.model.Proposition;
import org.whence.model.Reading;
import org.whence.model.Report;
import org.whence.model.Resolution;
import org.whence.model.Sentence;
import org.whence.model.Source;
import org.whence.model.SourceKind;
import org.whence.model.Span;
import org.whence.model.Stance;
import org.whence.model.Story;

/// What must hold of the origins of any affair, on random affairs of which it is known who copies whom.
///
/// Newsrooms find facts of one affair, each with people of its own. Others copy them word for word, credit them, or tell the
/// same in other words without credit. `-Dwhence.seed=N` runs one affair.
class IndependenceTest {
    private static final int AFFAIRS = 160;

    private static final List<String> WORDS =
            List.of(
                    "harbour",
                    "ledger",
                    "crane",
                    "auditor",
                    "cargo",
                    "barge",
                    "permit",
                    "tariff",
                    "customs",
                    "warehouse",
                    "invoice",
                    "tender",
                    "council",
                    "dredger",
                    "quay",
                    "broker",
                    "sample",
                    "canal",
                    "winter",
                    "freight",
                    "captain",
                    "pilot",
                    "timber",
                    "grain",
                    "copper",
                    "salt",
                    "notary",
                    "bridge",
                    "lantern",
                    "orchard",
                    "ferry",
                    "mayor",
                    "signal",
                    "depot",
                    "contract",
                    "minister",
                    "deposit",
                    "voucher");

    /// How a report has its facts.
    private enum Manner {
        /// Its own people told it.
        FOUND,
        /// It credits another outlet.
        CREDITED,
        /// It credits nobody.
        SILENT
    }

    /// One report of an affair, before it is written.
    ///
    /// @param teller the outlet that found the facts, itself where it found them
    /// @param copyOf the report whose very words it repeats, or null
    private record Plan(
            String outlet,
            Manner manner,
            String teller,
            List<Integer> facts,
            int wording,
            @Nullable Plan copyOf) {}

    private static final class Affair {
        final List<Plan> plans = new ArrayList<>();
        final Random random;
        int outlets;

        Affair(long seed) {
            random = new Random(seed);
            int founders = 1 + random.nextInt(3);
            int facts = 5 + random.nextInt(5);
            List<Plan> found = new ArrayList<>();
            for (int i = 0; i < founders; i++) {
                Plan plan = found(some(facts, 3));
                found.add(plan);
                if (random.nextInt(4) > 0) {
                    plans.add(plan);
                }
            }
            int others = 2 + random.nextInt(6);
            for (int i = 0; i < others; i++) {
                Plan from = found.get(random.nextInt(found.size()));
                List<Integer> told =
                        from.facts().subList(0, 2 + random.nextInt(from.facts().size() - 1));
                switch (random.nextInt(3)) {
                    case 0 -> plans.add(credited(from, told));
                    case 1 ->
                            plans.add(
                                    plans.isEmpty()
                                            ? credited(from, told)
                                            : copy(plans.get(random.nextInt(plans.size()))));
                    default ->
                            plans.add(
                                    new Plan(
                                            outlet(),
                                            Manner.SILENT,
                                            from.outlet(),
                                            told,
                                            random.nextInt(),
                                            null));
                }
            }
        }

        private String outlet() {
            return "The " + (char) ('A' + outlets % 26) + "elm" + outlets++ + " Gazette";
        }

        private List<Integer> some(int facts, int least) {
            List<Integer> all = new ArrayList<>();
            for (int i = 0; i < facts; i++) {
                all.add(i);
            }
            Collections.shuffle(all, random);
            return List.copyOf(all.subList(0, Math.max(least, random.nextInt(facts) + 1)));
        }

        Plan found(List<Integer> facts) {
            String outlet = outlet();
            return new Plan(outlet, Manner.FOUND, outlet, facts, random.nextInt(), null);
        }

        Plan credited(Plan from, List<Integer> facts) {
            return new Plan(
                    outlet(), Manner.CREDITED, from.outlet(), facts, random.nextInt(), null);
        }

        Plan copy(Plan of) {
            return new Plan(outlet(), of.manner(), of.teller(), of.facts(), of.wording(), of);
        }
    }

    /// A report written from its plan, with what the per-report steps would make of it.
    private static Reading write(Plan plan) {
        StringBuilder text = new StringBuilder();
        List<Block> blocks = new ArrayList<>();
        List<Sentence> sentences = new ArrayList<>();
        List<Attribution> attributions = new ArrayList<>();
        Map<String, Source> sources = new LinkedHashMap<>();
        List<Mention> mentions = new ArrayList<>();
        String id = Ids.of("report", plan.toString());
        for (int fact : plan.facts()) {
            int start = text.length();
            Random words = new Random(31L * plan.wording() + fact);
            Span source = null;
            List<String> chain = new ArrayList<>();
            if (plan.manner() != Manner.SILENT) {
                boolean found = plan.manner() == Manner.FOUND;
                String who = found ? "Two people close to the matter" : plan.teller();
                Source credited = Source.of(found ? SourceKind.UNNAMED : SourceKind.OUTLET, who);
                sources.put(credited.id(), credited);
                chain.add(credited.id());
                source = new Span(start, start + who.length());
                text.append(who)
                        .append(found ? " told " + plan.teller() + " that " : " reported that ");
            }
            int content = text.length();
            text.append("fact ").append(fact);
            for (int i = 0; i < 16; i++) {
                text.append(' ').append(WORDS.get(words.nextInt(WORDS.size())));
            }
            Span stated = new Span(content, text.length());
            text.append('.');
            Span whole = new Span(start, text.length());
            text.append('\n');
            blocks.add(new Block(BlockKind.PARAGRAPH, whole));
            sentences.add(new Sentence(whole, BlockKind.PARAGRAPH, List.of()));
            String attribution = null;
            if (source != null) {
                attribution = Ids.of("attribution", id, fact);
                attributions.add(
                        new Attribution(
                                attribution,
                                id,
                                AttributionType.INDIRECT,
                                Stance.ASSERTS,
                                List.of(source),
                                List.of(new Span(source.end() + 1, source.end() + 5)),
                                List.of(stated),
                                chain.getLast(),
                                chain,
                                null,
                                List.of()));
            }
            mentions.add(
                    new Mention(
                            Ids.of("mention", id, fact),
                            id,
                            stated,
                            new Proposition("be", stated, null, null),
                            chain,
                            attribution,
                            Certainty.CERTAIN,
                            Polarity.AFFIRMED,
                            null,
                            List.of(),
                            List.of(),
                            List.of()));
        }
        Report report =
                new Report(
                        id,
                        id + ".txt",
                        List.of(),
                        id,
                        "A report",
                        plan.outlet(),
                        null,
                        null,
                        "en",
                        null,
                        null,
                        text.toString(),
                        blocks);
        return new Reading(
                report,
                new Annotation(id, sentences, List.of(), List.of(), List.of(), List.of()),
                new Attributions(id, attributions, List.copyOf(sources.values())),
                mentions);
    }

    /// What stands behind each fact.
    private static Map<Integer, Corroboration> behind(List<Plan> plans) {
        List<Reading> readings = plans.stream().map(IndependenceTest::write).toList();
        Map<String, Source> sources = new TreeMap<>();
        Map<Integer, List<String>> mentions = new TreeMap<>();
        for (int i = 0; i < plans.size(); i++) {
            Reading reading = readings.get(i);
            reading.attributions().sources().forEach(s -> sources.put(s.id(), s));
            for (int m = 0; m < reading.mentions().size(); m++) {
                mentions.computeIfAbsent(plans.get(i).facts().get(m), k -> new ArrayList<>())
                        .add(reading.mentions().get(m).id());
            }
        }
        List<Claim> claims = new ArrayList<>();
        mentions.forEach((fact, ids) ->
                claims.add(new Claim("claim" + fact, "Fact " + fact, "story", ids, List.of())));
        Resolution resolution = new Resolution(List.of(), List.copyOf(sources.values()));
        Alignment alignment =
                new Alignment(
                        List.of(
                                new Story(
                                        "story",
                                        "",
                                        readings.stream().map(r -> r.report().id()).toList())),
                        claims);
        Derivations derivations = new Deriver().derive(readings, resolution, alignment);
        Map<Integer, Corroboration> found = new TreeMap<>();
        new Corroborator()
                .corroborate(readings, resolution, alignment, derivations)
                .corroborations()
                .forEach(c -> found.put(Integer.parseInt(c.claim().substring(5)), c));
        return found;
    }

    static List<Long> seeds() {
        Long only = Long.getLong("whence.seed");
        if (only != null) {
            return List.of(only);
        }
        List<Long> seeds = new ArrayList<>();
        for (long seed = 1; seed <= AFFAIRS; seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    private static String told(long seed, int fact, Corroboration c, List<Plan> plans) {
        StringBuilder told =
                new StringBuilder(
                        "seed " + seed + ", fact " + fact + ", " + c.min() + "-" + c.max());
        c.why().forEach(r -> told.append("\n  ").append(r.detail()));
        plans.forEach(p ->
                told.append("\n  plan ")
                        .append(p.outlet())
                        .append(' ')
                        .append(p.manner())
                        .append(' ')
                        .append(p.teller())
                        .append(' ')
                        .append(p.facts())
                        .append(p.copyOf() == null ? "" : " copy of " + p.copyOf().outlet()));
        return told.toString();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void addingACopyRaisesNoCount(long seed) {
        Affair affair = new Affair(seed);
        Map<Integer, Corroboration> before = behind(affair.plans);
        List<Plan> plans = new ArrayList<>(affair.plans);
        plans.add(affair.copy(plans.get(affair.random.nextInt(plans.size()))));
        behind(plans)
                .forEach((fact, after) -> {
                    Corroboration was = requireNonNull(before.get(fact));
                    assertThat(after.min())
                            .as(told(seed, fact, after, plans))
                            .isLessThanOrEqualTo(was.min());
                    assertThat(after.max())
                            .as(told(seed, fact, after, plans))
                            .isLessThanOrEqualTo(was.max());
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void addingAnIndependentReportLowersNoCount(long seed) {
        Affair affair = new Affair(seed);
        Map<Integer, Corroboration> before = behind(affair.plans);
        List<Plan> plans = new ArrayList<>(affair.plans);
        plans.add(affair.found(affair.some(5, 1)));
        Map<Integer, Corroboration> after = behind(plans);
        before.forEach((fact, was) -> {
            Corroboration is = requireNonNull(after.get(fact));
            assertThat(is.min()).as(told(seed, fact, is, plans)).isGreaterThanOrEqualTo(was.min());
            assertThat(is.max()).as(told(seed, fact, is, plans)).isGreaterThanOrEqualTo(was.max());
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderOfFilesChangesNothing(long seed) {
        Affair affair = new Affair(seed);
        List<Plan> shuffled = new ArrayList<>(affair.plans);
        Collections.shuffle(shuffled, affair.random);
        assertThat(behind(shuffled)).as("seed " + seed).isEqualTo(behind(affair.plans));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void removingAReportRemovesOnlyWhatItCarried(long seed) {
        Affair affair = new Affair(seed);
        Affair other = new Affair(seed + 10_000);
        List<Plan> both = new ArrayList<>(affair.plans);
        List<Plan> apart = other.plans.stream().map(IndependenceTest::elsewhere).toList();
        both.addAll(apart);
        Map<Integer, Corroboration> before = behind(both);
        Plan removed = affair.plans.get(affair.random.nextInt(affair.plans.size()));
        List<Plan> rest = new ArrayList<>(both);
        rest.remove(removed);
        Map<Integer, Corroboration> after = behind(rest);
        Set<Integer> carried = new TreeSet<>();
        rest.forEach(p -> carried.addAll(p.facts()));
        assertThat(after.keySet()).as("seed " + seed).isEqualTo(carried);
        Set<Integer> untouched = new LinkedHashSet<>();
        apart.forEach(p -> untouched.addAll(p.facts()));
        for (int fact : untouched) {
            assertThat(after.get(fact)).as("seed " + seed).isEqualTo(before.get(fact));
        }
    }

    /// The same report in an affair with other outlets and facts.
    private static Plan elsewhere(Plan plan) {
        return new Plan(
                plan.outlet() + " of Orlo",
                plan.manner(),
                plan.teller() + " of Orlo",
                plan.facts().stream().map(f -> f + 100).toList(),
                plan.wording(),
                null);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theTrueNumberOfOriginsLiesInTheRange(long seed) {
        Affair affair = new Affair(seed);
        Map<Integer, Set<String>> truth = new HashMap<>();
        Set<Integer> silent = new TreeSet<>();
        for (Plan plan : affair.plans) {
            for (int fact : plan.facts()) {
                truth.computeIfAbsent(fact, k -> new TreeSet<>()).add(plan.teller());
                if (plan.manner() == Manner.SILENT) {
                    silent.add(fact);
                }
            }
        }
        behind(affair.plans)
                .forEach((fact, c) -> {
                    int origins = truth.getOrDefault(fact, Set.of()).size();
                    if (!silent.contains(fact)) {
                        assertThat(origins)
                                .as(told(seed, fact, c, affair.plans))
                                .isBetween(c.min(), c.max());
                    }
                    assertThat(c.why())
                            .as("reasons, seed " + seed)
                            .isNotEmpty()
                            .allSatisfy(r -> assertThat(r.evidence()).isNotEmpty())
                            .allSatisfy(r ->
                                    assertThat(r.evidence())
                                            .allSatisfy(p ->
                                                    assertThat(p).isInstanceOf(Passage.class)));
                });
    }
}
