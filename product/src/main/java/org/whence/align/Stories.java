package org.whence.align;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whence.model.Ids;
import org.whence.model.Reading;
import org.whence.model.Report;
import org.whence.model.Story;

/// Brings reports about one affair together: single-link over the cosine of their rare words, parties counting more. An
/// embedded post goes to its host's story unless it is about something else.
final class Stories {
    /// Reports more alike than this are about one affair.
    private static final double ALIKE = 0.16;

    /// A post is short: less likeness is enough to stay with its host.
    private static final double POST_ALIKE = 0.06;

    private Stories() {}

    static List<Story> of(List<Reading> readings, Map<String, List<Statement>> statements) {
        Map<String, Map<String, Double>> vectors = vectors(readings, statements);
        Map<String, String> parent = new HashMap<>();
        List<Reading> hosts = readings.stream().filter(r -> r.report().within() == null).toList();
        for (Candidate pair : candidates(hosts, vectors)) {
            if (pair.cosine() >= ALIKE) {
                String a = root(parent, pair.a());
                String b = root(parent, pair.b());
                if (!a.equals(b)) {
                    parent.put(a.compareTo(b) < 0 ? b : a, a.compareTo(b) < 0 ? a : b);
                }
            }
        }
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

    private record Candidate(String a, String b, double cosine) {}

    /// Pairs that share a term which is not in every other report.
    private static List<Candidate> candidates(
            List<Reading> readings, Map<String, Map<String, Double>> vectors) {
        Map<String, List<String>> holders = new HashMap<>();
        for (Reading reading : readings) {
            String id = reading.report().id();
            vectors.getOrDefault(id, Map.of())
                    .keySet()
                    .forEach(t -> holders.computeIfAbsent(t, k -> new ArrayList<>()).add(id));
        }
        int most = Math.max(20, readings.size() / 4);
        Set<String> seen = new HashSet<>();
        List<Candidate> pairs = new ArrayList<>();
        for (List<String> ids : holders.values()) {
            if (ids.size() > most) {
                continue;
            }
            for (int i = 0; i < ids.size(); i++) {
                for (int j = 0; j < i; j++) {
                    String a = ids.get(i);
                    String b = ids.get(j);
                    String key = a.compareTo(b) < 0 ? a + b : b + a;
                    if (seen.add(key)) {
                        pairs.add(
                                new Candidate(
                                        a,
                                        b,
                                        cosine(
                                                vectors.getOrDefault(a, Map.of()),
                                                vectors.getOrDefault(b, Map.of()))));
                    }
                }
            }
        }
        return pairs;
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
        if (a.size() > b.size()) {
            return cosine(b, a);
        }
        double dot = 0;
        for (var entry : a.entrySet()) {
            dot += entry.getValue() * b.getOrDefault(entry.getKey(), 0.0);
        }
        double lengths = Math.sqrt(square(a) * square(b));
        return lengths == 0 ? 0 : dot / lengths;
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
