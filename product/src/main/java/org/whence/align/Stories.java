package org.whence.align;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.whence.model.Ids;
import org.whence.model.Reading;
import org.whence.model.Report;
import org.whence.model.Story;

/// Brings reports about one affair together: single-link over the cosine of their rare words, parties counting more. Where a
/// report retells freely and shares few words, the persons, organisations and things that both name tell that it is the same
/// affair. An embedded post goes to its host's story unless it is about something else.
final class Stories {
    /// Reports more alike than this are about one affair.
    private static final double ALIKE = 0.16;

    /// So many persons, organisations and things named by both reports make one affair of them, if they are so large a part of
    /// those that the shorter list has.
    private static final int SHARED = 3;

    private static final double SHARE = 0.4;

    /// A post is short: less likeness is enough to stay with its host.
    private static final double POST_ALIKE = 0.06;

    private Stories() {}

    /// @param telling ids of the parties that tell an affair: not places, which many affairs have in common, nor outlets
    static List<Story> of(
            List<Reading> readings, Map<String, List<Statement>> statements, Set<String> telling) {
        Map<String, Map<String, Double>> vectors = vectors(readings, statements);
        Map<String, Set<String>> named = new HashMap<>();
        statements.forEach((report, stated) -> {
            Set<String> parties = new HashSet<>();
            stated.forEach(s -> parties.addAll(s.parties()));
            parties.retainAll(telling);
            named.put(report, parties);
        });
        Map<String, String> parent = new HashMap<>();
        List<Reading> hosts = readings.stream().filter(r -> r.report().within() == null).toList();
        join(hosts, vectors, parent);
        joinNamed(hosts, named, parent);
        for (Reading reading : readings) {
            String host = reading.report().within();
            if (host != null) {
                double likeness =
                        cosine(
                                vectors.getOrDefault(reading.report().id(), Map.of()),
                                vectors.getOrDefault(host, Map.of()));
                if (likeness >= POST_ALIKE) {
                    parent.put(reading.report().id(), root(parent, host));
                }
            }
        }
        Map<String, List<Report>> groups = new LinkedHashMap<>();
        for (Reading reading : readings) {
            groups.computeIfAbsent(root(parent, reading.report().id()), k -> new ArrayList<>())
                    .add(reading.report());
        }
        List<Story> stories = new ArrayList<>();
        for (List<Report> group : groups.values()) {
            List<String> ids = group.stream().map(Report::id).sorted().toList();
            stories.add(
                    new Story(
                            Ids.of("story", ids),
                            title(group),
                            group.stream().map(Report::id).toList()));
        }
        return stories;
    }

    /// Joins reports that share a term which is not in every other report and are alike; the rarest terms first. Two that
    /// are in one story already are not compared again, so that a large story costs little more than a small one.
    private static void join(
            List<Reading> readings,
            Map<String, Map<String, Double>> vectors,
            Map<String, String> parent) {
        Map<String, List<String>> holders = new TreeMap<>();
        for (Reading reading : readings) {
            String id = reading.report().id();
            vectors.getOrDefault(id, Map.of())
                    .keySet()
                    .forEach(t -> holders.computeIfAbsent(t, k -> new ArrayList<>()).add(id));
        }
        int most = Math.max(20, readings.size() / 4);
        Map<String, Double> lengths = new HashMap<>();
        vectors.forEach((id, vector) -> lengths.put(id, Math.sqrt(square(vector))));
        Set<String> unlike = new HashSet<>();
        holders.values().stream()
                .filter(ids -> ids.size() > 1 && ids.size() <= most)
                .sorted(Comparator.comparingInt(List::size))
                .forEach(ids -> join(ids, vectors, lengths, unlike, parent));
    }

    /// Joins a report that stands alone to the first other one that names the same.
    private static void joinNamed(
            List<Reading> readings, Map<String, Set<String>> named, Map<String, String> parent) {
        Map<String, Integer> sizes = new HashMap<>();
        List<String> ids = readings.stream().map(r -> r.report().id()).toList();
        ids.forEach(id -> sizes.merge(root(parent, id), 1, Integer::sum));
        for (String alone : ids) {
            if (sizes.getOrDefault(root(parent, alone), 0) > 1) {
                continue;
            }
            for (String id : ids) {
                String a = root(parent, alone);
                String b = root(parent, id);
                if (!a.equals(b)
                        && isOneAffair(
                                named.getOrDefault(alone, Set.of()),
                                named.getOrDefault(id, Set.of()))) {
                    parent.put(a.compareTo(b) < 0 ? b : a, a.compareTo(b) < 0 ? a : b);
                    break;
                }
            }
        }
    }

    private static boolean isOneAffair(Set<String> a, Set<String> b) {
        Set<String> shared = new HashSet<>(a);
        shared.retainAll(b);
        return shared.size() >= SHARED && shared.size() >= SHARE * Math.min(a.size(), b.size());
    }

    private static void join(
            List<String> ids,
            Map<String, Map<String, Double>> vectors,
            Map<String, Double> lengths,
            Set<String> unlike,
            Map<String, String> parent) {
        if (ids.stream().map(id -> root(parent, id)).distinct().count() == 1) {
            return;
        }
        for (int i = 0; i < ids.size(); i++) {
            for (int j = 0; j < i; j++) {
                String a = root(parent, ids.get(i));
                String b = root(parent, ids.get(j));
                String key = ids.get(j) + " " + ids.get(i);
                if (a.equals(b) || unlike.contains(key)) {
                    continue;
                }
                double all =
                        lengths.getOrDefault(ids.get(i), 0.0)
                                * lengths.getOrDefault(ids.get(j), 0.0);
                double dot =
                        dot(
                                vectors.getOrDefault(ids.get(i), Map.of()),
                                vectors.getOrDefault(ids.get(j), Map.of()));
                if (all > 0 && dot / all >= ALIKE) {
                    parent.put(a.compareTo(b) < 0 ? b : a, a.compareTo(b) < 0 ? a : b);
                } else {
                    unlike.add(key);
                }
            }
        }
    }

    private static Map<String, Map<String, Double>> vectors(
            List<Reading> readings, Map<String, List<Statement>> statements) {
        Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
        Map<String, Integer> frequency = new HashMap<>();
        for (Reading reading : readings) {
            Map<String, Integer> count = new HashMap<>();
            for (Statement statement : statements.getOrDefault(reading.report().id(), List.of())) {
                statement.terms().forEach(t -> count.merge(t, 1, Integer::sum));
                statement.parties().forEach(p -> count.merge("party:" + p, 2, Integer::sum));
            }
            counts.put(reading.report().id(), count);
            count.keySet().forEach(t -> frequency.merge(t, 1, Integer::sum));
        }
        Map<String, Map<String, Double>> vectors = new LinkedHashMap<>();
        int n = readings.size();
        counts.forEach((report, count) -> {
            Map<String, Double> vector = new HashMap<>();
            count.forEach((t, c) ->
                    vector.put(
                            t,
                            (1 + Math.log(c))
                                    * Math.log(1 + (n + 4.0) / frequency.getOrDefault(t, 1))));
            vectors.put(report, vector);
        });
        return vectors;
    }

    private static double cosine(Map<String, Double> a, Map<String, Double> b) {
        double lengths = Math.sqrt(square(a) * square(b));
        return lengths == 0 ? 0 : dot(a, b) / lengths;
    }

    private static double dot(Map<String, Double> a, Map<String, Double> b) {
        if (a.size() > b.size()) {
            return dot(b, a);
        }
        double dot = 0;
        for (var entry : a.entrySet()) {
            dot += entry.getValue() * b.getOrDefault(entry.getKey(), 0.0);
        }
        return dot;
    }

    private static double square(Map<String, Double> vector) {
        return vector.values().stream().mapToDouble(x -> x * x).sorted().sum();
    }

    private static String root(Map<String, String> parent, String id) {
        String at = id;
        while (parent.containsKey(at)) {
            at = parent.getOrDefault(at, at);
        }
        return at;
    }

    /// The title of the first report that has one.
    private static String title(List<Report> reports) {
        return reports.stream()
                .filter(r -> r.within() == null)
                .map(Report::title)
                .filter(t -> !t.isBlank())
                .findFirst()
                .orElse(reports.getFirst().title());
    }
}
