package org.whence.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.whence.model.Derivation;
import org.whence.model.Report;

/// The origins that the reports of a chapter go back to. A derivation that is less likely than not is left undecided: the
/// count is a range over believing all of these and none.
///
/// @param perhaps what would be an origin as well if the undecided derivations were none
record Descent(int min, int max, List<Root> roots, List<Root> perhaps) {
    static final double DECIDED = .5;
    private static final int NAMED = 4;

    /// An origin with the reports that go back to it.
    ///
    /// @param id of the origin outside the folder, or of the report
    record Root(String id, String name, boolean isOutside, List<Report> reports) {}

    static Descent of(Register register, Register.Chapter chapter) {
        List<Root> all = roots(register, chapter, true);
        List<Root> decided = roots(register, chapter, false);
        Set<String> known = all.stream().map(Root::id).collect(Collectors.toSet());
        return new Descent(
                Math.min(all.size(), decided.size()),
                Math.max(all.size(), decided.size()),
                all,
                decided.stream().filter(r -> !known.contains(r.id())).toList());
    }

    /// "1 to 2 independent origins".
    String count() {
        if (roots.isEmpty()) {
            return "no origin";
        }
        return (min == max ? Integer.toString(min) : min + " to " + max)
                + (max == 1 ? " independent origin" : " independent origins");
    }

    /// "Norrwire, outside the folder; perhaps Inland Courier".
    String names() {
        List<String> names = new ArrayList<>();
        roots.forEach(r -> names.add(r.name() + (r.isOutside() ? ", outside the folder" : "")));
        perhaps.forEach(r -> names.add("perhaps " + r.name()));
        if (names.size() <= NAMED + 1) {
            return String.join("; ", names);
        }
        return String.join("; ", names.subList(0, NAMED))
                + "; and "
                + (names.size() - NAMED)
                + " more";
    }

    private static List<Root> roots(
            Register register, Register.Chapter chapter, boolean believing) {
        Set<String> decided = new HashSet<>();
        for (Derivation derivation : chapter.derivations()) {
            if (derivation.confidence() >= DECIDED) {
                decided.add(derivation.to());
            }
        }
        Map<String, Set<String>> upstream = new HashMap<>();
        for (Derivation derivation : chapter.derivations()) {
            if (derivation.confidence() >= DECIDED
                    || (believing && !decided.contains(derivation.to()))) {
                upstream.computeIfAbsent(derivation.to(), _ -> new LinkedHashSet<>())
                        .add(register.origin(derivation));
            }
        }
        Map<String, List<Report>> found = new LinkedHashMap<>();
        boolean postsOnly = chapter.reports().stream().allMatch(r -> r.within() != null);
        for (Report report : chapter.reports()) {
            if (report.within() == null || postsOnly) {
                for (String root : climb(report.id(), upstream)) {
                    found.computeIfAbsent(root, _ -> new ArrayList<>()).add(report);
                }
            }
        }
        List<Root> roots = new ArrayList<>();
        found.forEach((id, reports) ->
                roots.add(
                        new Root(
                                id,
                                register.nameOf(id),
                                !register.isReport(id),
                                List.copyOf(reports))));
        roots.sort(Comparator.comparingInt((Root r) -> -r.reports().size()));
        return List.copyOf(roots);
    }

    /// Where the ways up from a report end. Ways that only lead in a circle end at one and the same of its
    /// reports.
    private static List<String> climb(String report, Map<String, Set<String>> upstream) {
        Set<String> reached = above(report, upstream);
        reached.add(report);
        List<String> ends = reached.stream().filter(r -> !upstream.containsKey(r)).toList();
        return !ends.isEmpty()
                ? ends
                : reached.stream()
                        .filter(r -> above(r, upstream).contains(r))
                        .sorted()
                        .limit(1)
                        .toList();
    }

    /// All that a report comes from, directly or not.
    private static Set<String> above(String report, Map<String, Set<String>> upstream) {
        Set<String> reached = new LinkedHashSet<>();
        List<String> way = new ArrayList<>(upstream.getOrDefault(report, Set.of()));
        while (!way.isEmpty()) {
            String at = way.removeLast();
            if (reached.add(at)) {
                way.addAll(upstream.getOrDefault(at, Set.of()));
            }
        }
        return reached;
    }
}
