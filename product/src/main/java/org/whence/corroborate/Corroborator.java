package org.whence.corroborate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.whence.corroborate.End.Footing;
import org.whence.model.Alignment;
import org.whence.model.Claim;
import org.whence.model.Corroboration;
import org.whence.model.Corroborations;
import org.whence.model.Derivations;
import org.whence.model.Mention;
import org.whence.model.Origin;
import org.whence.model.Passage;
import org.whence.model.Reading;
import org.whence.model.Reason;
import org.whence.model.Resolution;
import org.whence.model.Response;
import org.whence.model.ResponseKind;

/// Counts the independent origins behind each claim.
///
/// Every mention is followed to where it ends (`Ends`); mentions that end in the same place are one origin, with a reason
/// for each report that leads there. Then
///
/// - a report that answers a claim is no origin of it;
/// - what is known through one outlet alone, however many speak there, is one way to the claim and counts once;
/// - each report leads to a claim in one way, unless it credits outlets apart;
/// - the fewest origins that the evidence allows are those that something shows to be independent: outlets that are credited,
///   published works, reports on sources of their own. A party that speaks on what others found out, a second party and a
///   statement on nobody's word count at most. Where several rest on people without a name, one less, since two newsrooms
///   may have met the same person;
/// - the most are all of them, with those of which nothing shows that they come from another.
public final class Corroborator {
    public Corroborations corroborate(
            List<Reading> readings,
            Resolution resolution,
            Alignment alignment,
            Derivations derivations) {
        return new Work(readings, resolution, alignment, derivations).all();
    }

    /// How an origin stands to a claim.
    private enum Standing {
        /// It found it out, or is credited for it.
        FOUND,
        /// It is a party, and says so.
        SPEAKS,
        /// It is stated there on nobody's word.
        STATED,
        /// Nothing shows that it has it on its own.
        OPEN
    }

    /// The mentions of a claim that end in the same place.
    private static final class Group {
        Origin origin;
        Footing footing;
        double weight;
        final Map<String, Reason> reasons = new TreeMap<>();
        final Set<String> throughs = new TreeSet<>();
        boolean direct;

        Group(End end) {
            origin = end.origin();
            footing = end.footing();
        }

        void add(End end, String key) {
            if (end.footing().compareTo(footing) > 0) {
                footing = end.footing();
            }
            // the most direct of the names for one origin: through the fewest
            if (end.origin().id().compareTo(origin.id()) < 0
                    && end.origin().name().length() <= origin.name().length()) {
                origin = end.origin();
            }
            weight = Math.max(weight, end.why().weight());
            reasons.merge(end.report(), end.why(), (a, b) -> b.weight() > a.weight() ? b : a);
            if (end.through() == null) {
                direct = true;
            } else if (!end.through().equals(key)) {
                throughs.add(end.through());
            }
        }

        Standing standing() {
            boolean open = footing == Footing.UNSURE;
            Standing best = open ? Standing.OPEN : Standing.STATED;
            for (Reason reason : reasons.values()) {
                Standing one =
                        switch (reason.rule()) {
                            case "speaks-for-itself", "own-statement" -> Standing.SPEAKS;
                            case "credits", "published-work" -> Standing.FOUND;
                            case "own-source", "retells" -> open ? Standing.OPEN : Standing.FOUND;
                            default -> best;
                        };
                best = one.compareTo(best) < 0 ? one : best;
            }
            return best;
        }

        boolean credits(String report) {
            Reason reason = reasons.get(report);
            return reason != null && reason.rule().equals("credits");
        }

        /// Whether a report may lead here or elsewhere.
        boolean isOpen(String report) {
            Reason reason = reasons.get(report);
            return reason != null
                    && (reason.rule().equals("undecided") || reason.rule().equals("joint-credit"));
        }

        boolean isSame(Group other) {
            return origin.id().equals(other.origin.id());
        }

        boolean isParty() {
            return direct || !throughs.isEmpty();
        }

        int reports() {
            return reasons.size();
        }
    }

    private static final class Work {
        private final Map<String, Mention> mentions = new HashMap<>();
        private final Map<String, Origin> origins;
        private final Alignment alignment;
        private final Ends ends;
        private final Responses responses;

        Work(
                List<Reading> all,
                Resolution resolution,
                Alignment alignment,
                Derivations derivations) {
            this.alignment = alignment;
            for (Reading reading : all) {
                reading.mentions().forEach(m -> mentions.put(m.id(), m));
            }
            Homes homes = new Homes(all, resolution, alignment, derivations);
            origins = new TreeMap<>(homes.origins());
            ends = new Ends(all, resolution, alignment, homes);
            responses = new Responses(all, resolution, alignment);
        }

        Corroborations all() {
            List<Response> answers = responses.find();
            Map<String, List<Response>> against = new HashMap<>();
            for (Response answer : answers) {
                for (String claim : answer.claims()) {
                    against.computeIfAbsent(claim, k -> new ArrayList<>()).add(answer);
                }
            }
            List<Corroboration> corroborations = new ArrayList<>();
            for (Claim claim : alignment.claims()) {
                corroborations.add(corroborate(claim, against.getOrDefault(claim.id(), List.of())));
            }
            return new Corroborations(corroborations, answers, List.copyOf(origins.values()));
        }

        private Corroboration corroborate(Claim claim, List<Response> answers) {
            Map<String, Group> groups = groups(claim);
            onceEach(groups);
            cover(groups);
            List<Group> firm = new ArrayList<>();
            List<Group> unsure = new ArrayList<>();
            share(groups.values(), firm, unsure);
            List<Group> unnamed = firm.stream().filter(g -> g.footing == Footing.UNNAMED).toList();
            int min = Math.max(1, firm.size() - (unnamed.size() >= 2 ? 1 : 0));
            int max = Math.max(1, firm.size() + unsure.size());
            List<Group> all = new ArrayList<>(firm);
            all.addAll(unsure);
            List<Reason> why = new ArrayList<>();
            all.forEach(g -> why.addAll(g.reasons.values()));
            if (unnamed.size() >= 2) {
                why.add(
                        new Reason(
                                "may-overlap",
                                0.5,
                                names(unnamed)
                                        + " rest on people without a name of their own, who may be the same",
                                evidence(unnamed)));
            }
            if (!unsure.isEmpty() && all.size() > 1) {
                why.add(
                        new Reason(
                                "undecided",
                                0.5,
                                names(unsure)
                                        + (unsure.size() > 1 ? " count" : " counts")
                                        + " only at most: nothing shows that it is independent",
                                evidence(unsure)));
            }
            List<Response> counter =
                    answers.stream().filter(a -> a.kind() != ResponseKind.CONFIRMATION).toList();
            Reason grade =
                    Grades.propose(
                            min,
                            max,
                            firm.isEmpty(),
                            denials(answers),
                            all.isEmpty() ? List.of() : evidence(all));
            why.add(grade);
            all.forEach(g -> origins.putIfAbsent(g.origin.id(), g.origin));
            return new Corroboration(
                    claim.id(),
                    min,
                    max,
                    all.stream().map(g -> g.origin.id()).toList(),
                    counter.stream().map(Response::id).toList(),
                    Grades.of(grade),
                    why,
                    responses.unanswered(claim));
        }

        /// Tells what is shown to be independent from what only may be. What somebody found out (an outlet that is credited,
        /// a published work, a report on sources of its own) is. A party that speaks on what others found out, another
        /// party, and a statement on nobody's word show no independence beside the first.
        private static void share(Collection<Group> groups, List<Group> firm, List<Group> unsure) {
            List<Group> sorted =
                    groups.stream()
                            .sorted(
                                    Comparator.comparing(Group::standing)
                                            .thenComparingInt(g -> -g.reports())
                                            .thenComparingDouble(g -> -g.weight)
                                            .thenComparing(g -> g.origin.id()))
                            .toList();
            for (Group group : sorted) {
                boolean counts =
                        switch (group.standing()) {
                            case FOUND -> true;
                            case SPEAKS, STATED -> firm.isEmpty();
                            case OPEN -> false;
                        };
                (counts ? firm : unsure).add(group);
            }
        }

        /// Lets each report lead to a claim in one way, where its mentions end in several: outlets that it credits apart,
        /// else the end that most reports share.
        private static void onceEach(Map<String, Group> groups) {
            Map<String, List<Map.Entry<String, Group>>> ways = new TreeMap<>();
            for (Map.Entry<String, Group> group : groups.entrySet()) {
                for (String report : group.getValue().reasons.keySet()) {
                    ways.computeIfAbsent(report, k -> new ArrayList<>()).add(group);
                }
            }
            Map<Group, Integer> reports = new HashMap<>();
            groups.values().forEach(g -> reports.put(g, g.reports()));
            ways.forEach((report, ends) -> {
                Group best =
                        ends.stream()
                                .map(Map.Entry::getValue)
                                .min(
                                        Comparator.comparingInt(
                                                        (Group g) -> -reports.getOrDefault(g, 0))
                                                .thenComparing(Group::standing)
                                                .thenComparing(g -> g.origin.id()))
                                .orElseThrow();
                for (Map.Entry<String, Group> end : ends) {
                    Group group = end.getValue();
                    boolean apart =
                            best.standing() == Standing.FOUND
                                    && group.standing() == Standing.FOUND
                                    && group.credits(report);
                    // a party and the outlet that it is known through are told apart over all
                    // reports
                    boolean through =
                            group.throughs.contains(keyOf(groups, best))
                                    || best.throughs.contains(end.getKey());
                    if (!group.isSame(best) && !apart && !through && !group.isOpen(report)) {
                        group.reasons.remove(report);
                        if (group.reasons.isEmpty()) {
                            groups.remove(end.getKey());
                        }
                    }
                }
            });
        }

        private static String keyOf(Map<String, Group> groups, Group group) {
            return groups.entrySet().stream()
                    .filter(e -> e.getValue().isSame(group))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("");
        }

        private List<Response> denials(List<Response> answers) {
            return answers.stream()
                    .filter(a ->
                            a.kind() == ResponseKind.DENIAL || a.kind() == ResponseKind.UNAWARE)
                    .toList();
        }

        private static String names(List<Group> groups) {
            List<String> names = groups.stream().map(g -> g.origin.name()).toList();
            return names.size() == 1
                    ? names.getFirst()
                    : String.join(", ", names.subList(0, names.size() - 1))
                            + " and "
                            + names.getLast();
        }

        private static List<Passage> evidence(List<Group> groups) {
            return groups.stream()
                    .map(g -> g.reasons.values().iterator().next())
                    .flatMap(r -> r.evidence().stream().limit(1))
                    .toList();
        }

        private Map<String, Group> groups(Claim claim) {
            List<Mention> stated = new ArrayList<>();
            List<Mention> answering = new ArrayList<>();
            for (String id : claim.mentions()) {
                Mention mention = mentions.get(id);
                if (mention == null) {
                    throw new IllegalArgumentException("no mention " + id);
                }
                boolean answers =
                        mention.response() != null
                                && mention.response() != ResponseKind.CONFIRMATION;
                (answers ? answering : stated).add(mention);
            }
            // answers are no origin of what they answer; a claim that most only answer is the
            // answer itself
            List<Mention> counted = answering.size() > stated.size() ? answering : stated;
            List<End> all = new ArrayList<>();
            counted.forEach(m -> all.addAll(ends.of(m, claim)));
            Map<String, End> credited = new TreeMap<>();
            for (End end : all) {
                if (end.why().rule().equals("credits")) {
                    credited.putIfAbsent(end.key(), end);
                }
            }
            Map<String, Group> groups = new TreeMap<>();
            for (End found : all) {
                End end = ends.creditedElsewhere(found, credited);
                groups.computeIfAbsent(end.key(), k -> new Group(end)).add(end, end.key());
            }
            return groups;
        }

        /// What is known through one outlet alone is one way to the claim: an outlet's voice where it dropped whom it had
        /// it from, a party beside the outlet's own sources, several parties in one outlet.
        private static void cover(Map<String, Group> groups) {
            for (String party : List.copyOf(groups.keySet())) {
                Group speaks = groups.get(party);
                if (speaks == null || !speaks.isParty()) {
                    continue;
                }
                boolean several = speaks.direct || speaks.throughs.size() > 1;
                for (String through : speaks.throughs) {
                    Group outlet = groups.get(through);
                    if (outlet == null || outlet == speaks) {
                        continue;
                    }
                    boolean voice = outlet.footing.compareTo(Footing.VOICE) <= 0;
                    boolean partyStays =
                            voice
                                    ? several || 2 * speaks.reports() >= outlet.reports()
                                    : several || speaks.reports() > outlet.reports();
                    if (partyStays && (voice || !several)) {
                        groups.remove(through);
                    } else if (!several) {
                        groups.remove(party);
                    }
                }
            }
            Map<String, String> first = new LinkedHashMap<>();
            for (String party : List.copyOf(groups.keySet())) {
                Group speaks = groups.get(party);
                if (speaks == null || speaks.direct || speaks.throughs.size() != 1) {
                    continue;
                }
                String through = speaks.throughs.iterator().next();
                String other = first.putIfAbsent(through, party);
                @Nullable Group known = other == null ? null : groups.get(other);
                if (known != null && known.reports() >= speaks.reports()) {
                    groups.remove(party);
                } else if (known != null && other != null) {
                    groups.remove(other);
                    first.put(through, party);
                }
            }
        }
    }
}
