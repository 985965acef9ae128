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
import org.whence.model.Derivation;
import org.whence.model.Report;

/// The origins that the reports of a chapter go back to. A derivation that is less likely than not is left undecided: the
/// count is a range over believing all of these and none.
record Descent(int min, int max, List<Root> roots) {
    private static final double DECIDED = .5;

    /// An origin with the reports that go back to it.
    ///
    /// @param id of the origin outside the folder, or of the report
    record Root(String id, String name, boolean isOutside, List<Report> reports) {}

    static Descent of(Register register, Register.Chapter chapter) {
        List<Root> all = roots(register, chapter, 0);
        int decided = roots(register, chapter, DECIDED).size();
        return new Descent(Math.min(all.size(), decided), Math.max(all.size(), decided), all);
    }

    /// "2 independent origins: Norrwire, outside the folder; Inland Courier".
    String inWords() {
        if (roots.isEmpty()) {
            return "no origin";
        }
        List<String> names = new ArrayList<>();
        for (Root root : roots.subList(0, Math.min(4, roots.size()))) {
            names.add(root.name() + (root.isOutside() ? ", outside the folder" : ""));
        }
        if (roots.size() > names.size()) {
            names.add("and " + (roots.size() - names.size()) + " more");
        }
        return (min == max ? Integer.toString(min) : min + " to " + max)
                + (max == 1 ? " independent origin: " : " independent origins: ")
                + String.join("; ", names);
    }

    private static List<Root> roots(Register register, Register.Chapter chapter, double decided) {
        Map<String, List<String>> upstream = new HashMap<>();
        for (Derivation derivation : chapter.derivations()) {
            if (derivation.confidence() >= decided) {
                Report held = register.held(derivation.from());
                upstream.computeIfAbsent(derivation.to(), _ -> new ArrayList<>())
                        .add(held == null ? derivation.from() : held.id());
            }
        }
        Map<String, List<Report>> found = new LinkedHashMap<>();
        for (Report report : chapter.reports()) {
            if (report.within() == null) {
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

    /// Where the ways up from a report end; the report itself where they end nowhere.
    private static Set<String> climb(String report, Map<String, List<String>> upstream) {
        Set<String> ends = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>();
        List<String> way = new ArrayList<>(List.of(report));
        while (!way.isEmpty()) {
            String at = way.removeLast();
            if (seen.add(at)) {
                List<String> up = upstream.getOrDefault(at, List.of());
                if (up.isEmpty()) {
                    ends.add(at);
                }
                way.addAll(up);
            }
        }
        return ends.isEmpty() ? Set.of(report) : ends;
    }
}
