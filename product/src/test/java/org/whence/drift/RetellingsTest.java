package org.whence.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.whence.Affairs;
import org.whence.model.Case;
import org.whence.model.Drift;
import org.whence.model.DriftKind;
import org.whence.model.Mention;

/// Invented affairs of two reports, in which each passage of the second either changes one thing or only says it otherwise.
class RetellingsTest {
    /// A passage, its retelling, and what changed, or null for nothing.
    private record Passage(
            String from, String to, @org.jspecify.annotations.Nullable DriftKind kind) {}

    /// How many changes of a kind there are, how many were found, and how often it was said where it isn't so.
    record Score(int planted, int found, int alarms) {
        Score plus(int p, int f, int a) {
            return new Score(planted + p, found + f, alarms + a);
        }
    }

    @Test
    void mostPlantedChangesAreFoundAndParaphrasesAreLeftAlone() {
        List<String> log = new ArrayList<>();
        Map<DriftKind, Score> scores = scores(log);
        log.forEach(System.out::println);
        int planted = scores.values().stream().mapToInt(Score::planted).sum();
        int found = scores.values().stream().mapToInt(Score::found).sum();
        int alarms = scores.values().stream().mapToInt(Score::alarms).sum();
        scores.forEach((kind, s) ->
                System.out.printf(
                        "%s: %d of %d found, %d false alarms%n",
                        kind, s.found(), s.planted(), s.alarms()));
        System.out.printf("all: %d of %d found, %d false alarms%n", found, planted, alarms);
        assertThat(planted).isGreaterThanOrEqualTo(45);
        assertThat(found).isGreaterThanOrEqualTo(FOUND);
        assertThat(alarms).isLessThanOrEqualTo(ALARMS);
    }

    private static final int FOUND = 33;
    private static final int ALARMS = 2;

    static Map<DriftKind, Score> scores(List<String> log) {
        Map<DriftKind, Score> scores = new EnumMap<>(DriftKind.class);
        read().forEach((name, passages) -> {
            StringBuilder from = new StringBuilder();
            StringBuilder to = new StringBuilder();
            List<Integer> ends = new ArrayList<>();
            for (Passage p : passages) {
                from.append(p.from()).append('\n');
                to.append(p.to()).append('\n');
                ends.add(to.length());
            }
            Case whence =
                    Affairs.find(
                            Affairs.report("1.txt", "Reuters", from.toString()),
                            Affairs.report("2.txt", "The Daily Ledger", to.toString()));
            Map<String, Mention> mentions = new HashMap<>();
            whence.mentions().forEach(m -> mentions.put(m.id(), m));
            boolean[] hit = new boolean[passages.size()];
            for (Drift drift : whence.drifts()) {
                Mention m = Objects.requireNonNull(mentions.get(drift.to()));
                int at = 0;
                while (at < ends.size() - 1 && ends.get(at) <= m.at().start()) {
                    at++;
                }
                DriftKind kind = passages.get(at).kind();
                boolean right = kind == drift.kind();
                hit[at] |= right;
                for (int i = 0; i < hit.length && drift.kind() == DriftKind.OMISSION; i++) {
                    boolean planted = passages.get(i).kind() == DriftKind.OMISSION;
                    hit[i] |= planted;
                    right |= planted;
                }
                if (!right) {
                    scores.merge(
                            drift.kind(), new Score(0, 0, 1), (a, b) -> a.plus(0, 0, b.alarms()));
                    log.add("ALARM " + drift.why().getFirst() + " in: " + passages.get(at).to());
                }
            }
            for (int i = 0; i < passages.size(); i++) {
                DriftKind kind = passages.get(i).kind();
                if (kind != null) {
                    int found = hit[i] ? 1 : 0;
                    scores.merge(
                            kind,
                            new Score(1, found, 0),
                            (a, b) -> a.plus(b.planted(), b.found(), b.alarms()));
                    if (!hit[i]) {
                        log.add("MISSED " + kind + ": " + passages.get(i).to());
                    }
                }
            }
        });
        return scores;
    }

    private static Map<String, List<Passage>> read() {
        Map<String, List<Passage>> affairs = new java.util.LinkedHashMap<>();
        List<Passage> now = List.of();
        DriftKind kind = null;
        String from = "";
        for (String line : lines()) {
            if (line.startsWith("= ")) {
                now = new ArrayList<>();
                affairs.put(line.substring(2), now);
            } else if (line.startsWith("- ")) {
                String name = line.substring(2);
                kind = name.equals("-") ? null : DriftKind.valueOf(name);
            } else if (line.startsWith("> ")) {
                from = line.substring(2);
            } else if (line.startsWith("< ")) {
                now.add(new Passage(from, line.substring(2), kind));
            }
        }
        return affairs;
    }

    private static List<String> lines() {
        try (InputStream in =
                Objects.requireNonNull(
                        RetellingsTest.class.getResourceAsStream("/drift/retellings.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
