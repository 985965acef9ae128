package org.whence.publish;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whence.model.Claim;
import org.whence.model.Mention;
import org.whence.model.Passage;
import org.whence.model.Report;
import org.whence.model.Response;
import org.whence.model.ResponseKind;
import org.whence.model.TimeRef;

/// When reports came out, when answers were given, and the times that claims speak of.
final class Timeline {
    private static final int STRIP = 1000;

    /// One line: a day or stretch of days with what belongs to it.
    private record Entry(
            @Nullable LocalDate from, @Nullable LocalDate to, char sign, Runnable words) {
        LocalDate order() {
            return from != null ? from : Objects.requireNonNullElse(to, LocalDate.MAX);
        }
    }

    private final Voice voice;
    private final Html html;
    private final Register register;

    Timeline(Voice voice) {
        this.voice = voice;
        this.html = voice.html;
        this.register = voice.register;
    }

    void write() {
        voice.section("timeline", "h2", "Time line");
        List<Entry> entries = new ArrayList<>();
        publications(entries);
        answers(entries);
        events(entries);
        entries.sort(Comparator.comparing(Entry::order).thenComparingInt(Entry::sign));
        if (entries.isEmpty()) {
            voice.empty("No report has a date and no claim names a time that could be resolved.");
        } else {
            strip(entries);
            list(entries);
        }
        long undated =
                register.whence.reports().stream().filter(r -> r.published() == null).count();
        if (undated > 0) {
            html.open("p", "class", "note");
            html.text(Terms.count((int) undated, "report has", "reports have"));
            html.text(" no date and stand in no place here.").close();
        }
        html.close().line();
    }

    private void publications(List<Entry> entries) {
        for (Report report : register.whence.reports()) {
            if (report.published() != null) {
                entries.add(
                        new Entry(
                                report.published(),
                                report.published(),
                                'P',
                                () -> {
                                    voice.report(report);
                                    html.text(" ");
                                    html.element("span", report.title(), "class", "said");
                                }));
            }
        }
    }

    private void answers(List<Entry> entries) {
        for (Response response : register.whence.responses()) {
            Report report = register.report(register.mention(response.mention()).report());
            if (report.published() != null && response.kind() != ResponseKind.CONFIRMATION) {
                entries.add(
                        new Entry(
                                report.published(),
                                report.published(),
                                'X',
                                () -> {
                                    voice.response(response);
                                    voice.claims(response.claims());
                                }));
            }
        }
    }

    /// The times of each claim, each stretch of days once; an echo speaks of the same.
    private void events(List<Entry> entries) {
        for (Register.Chapter chapter : register.chapters) {
            for (Ranking.Standing standing : chapter.standings()) {
                if (standing.isEcho()) {
                    continue;
                }
                Claim claim = standing.claim();
                Map<List<String>, Set<Passage>> times = new LinkedHashMap<>();
                Map<List<String>, TimeRef> refs = new LinkedHashMap<>();
                for (Mention mention : register.ranking.mentions(claim)) {
                    for (TimeRef time : mention.times()) {
                        if (time.from() != null || time.to() != null) {
                            List<String> days =
                                    List.of(String.valueOf(time.from()), String.valueOf(time.to()));
                            refs.putIfAbsent(days, time);
                            times.computeIfAbsent(days, _ -> new LinkedHashSet<>())
                                    .add(new Passage(mention.report(), time.at()));
                        }
                    }
                }
                times.forEach((days, words) ->
                        entries.add(event(claim, Objects.requireNonNull(refs.get(days)), words)));
            }
        }
    }

    private Entry event(Claim claim, TimeRef time, Set<Passage> words) {
        return new Entry(
                time.from(),
                time.to(),
                'E',
                () -> {
                    voice.claim(claim);
                    html.text(" ");
                    html.element("span", claim.sentence(), "class", "said");
                    for (Passage passage : words) {
                        html.text(" ");
                        voice.evidence(passage);
                    }
                });
    }

    private void list(List<Entry> entries) {
        html.open("table", "class", "timeline").line();
        html.element(
                "caption",
                "P a report came out, X an answer, E a time that a claim speaks of; earliest first");
        html.open("thead").open("tr");
        for (String head : List.of("When", "", "What")) {
            html.element("th", head.isEmpty() ? "Kind" : head, "scope", "col");
        }
        html.close().close().line();
        html.open("tbody").line();
        String before = "";
        for (Entry entry : entries) {
            String when = Terms.days(entry.from(), entry.to());
            html.open("tr");
            html.element("th", when, "scope", "row", "class", when.equals(before) ? "same" : "");
            html.open("td");
            html.element("span", String.valueOf(entry.sign()), "class", "badge t" + entry.sign());
            html.close();
            html.open("td");
            entry.words().run();
            html.close();
            html.close().line();
            before = when;
        }
        html.close().close().line();
    }

    /// The days on which reports came out and answers were given, as dots on a line.
    private void strip(List<Entry> entries) {
        List<Entry> dated = entries.stream().filter(e -> e.sign() != 'E').toList();
        List<LocalDate> days =
                dated.stream().map(Entry::from).flatMap(Stream::ofNullable).sorted().toList();
        if (days.size() < 2 || days.getFirst().equals(days.getLast())) {
            return;
        }
        LocalDate first = days.getFirst();
        long span = ChronoUnit.DAYS.between(first, days.getLast());
        html.open(
                "svg",
                "class",
                "strip",
                "viewBox",
                "0 0 " + (STRIP + 80) + " 92",
                "role",
                "img",
                "aria-label",
                "Reports and answers by day; the table below says the same");
        line(40, 60, STRIP + 40, 60);
        Map<LocalDate, Integer> stacked = new LinkedHashMap<>();
        for (Entry entry : dated) {
            LocalDate day = Objects.requireNonNull(entry.from());
            int above = stacked.merge(day, 1, Integer::sum) - 1;
            long x = 40 + STRIP * ChronoUnit.DAYS.between(first, day) / span;
            long y = 52 - 13L * Math.min(above, 3);
            html.element(
                    "text",
                    entry.sign() == 'P' ? "●" : "×",
                    "class",
                    "dot t" + entry.sign(),
                    "x",
                    Long.toString(x),
                    "y",
                    Long.toString(y),
                    "text-anchor",
                    "middle");
        }
        label(first, 40, "start");
        label(days.getLast(), STRIP + 40, "end");
        html.close().line();
    }

    private void line(int x1, int y1, int x2, int y2) {
        html.open(
                        "line",
                        "x1",
                        Integer.toString(x1),
                        "y1",
                        Integer.toString(y1),
                        "x2",
                        Integer.toString(x2),
                        "y2",
                        Integer.toString(y2))
                .close();
    }

    private void label(LocalDate day, int x, String anchor) {
        html.element(
                "text",
                Terms.day(day),
                "class",
                "day",
                "x",
                Integer.toString(x),
                "y",
                "82",
                "text-anchor",
                anchor);
    }
}
