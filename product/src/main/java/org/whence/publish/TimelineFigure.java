package org.whence.publish;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.whence.model.Claim;

/// The picture of the time line: reports and answers on top, below a row for each event, as long as the days that its words
/// allow. Long gaps are drawn shorter than they are, so that both years and days can be read; the days are written below.
final class TimelineFigure {
    private static final int WIDTH = 1000;
    private static final int LEFT = 74;
    private static final int RIGHT = 984;
    private static final int ROW = 24;
    private static final int STACK = 15;
    private static final int HIGHEST = 5;
    private static final int LETTER = 7;

    private final Voice voice;
    private final Html html;
    private final List<Chronology.Entry> entries;
    private final List<LocalDate> days;
    private final List<Double> at = new ArrayList<>();

    TimelineFigure(Voice voice, List<Chronology.Entry> entries) {
        this.voice = voice;
        this.html = voice.html;
        this.entries = entries;
        TreeSet<LocalDate> all = new TreeSet<>();
        for (Chronology.Entry entry : entries) {
            for (Chronology.Stretch stretch : entry.stretches()) {
                if (stretch.from() != null) {
                    all.add(stretch.from());
                }
                if (stretch.to() != null) {
                    all.add(stretch.to());
                }
            }
        }
        days = List.copyOf(all);
        double sum = 0;
        for (int i = 0; i < days.size(); i++) {
            sum += i == 0 ? 0 : gap(days.get(i - 1), days.get(i));
            at.add(sum);
        }
    }

    private static double gap(LocalDate from, LocalDate to) {
        return 3 + Math.log1p((double) to.toEpochDay() - from.toEpochDay());
    }

    boolean isWorthDrawing() {
        return days.size() > 1;
    }

    void write() {
        List<Chronology.Entry> events =
                entries.stream().filter(e -> e.kind() == Chronology.Kind.EVENT).toList();
        int reports = tallest(Chronology.Kind.PUBLICATION);
        int answers = tallest(Chronology.Kind.ANSWER);
        int first = 14 + STACK * Math.max(1, reports);
        int second = first + (answers > 0 ? 12 + STACK * answers : 0);
        int top = second + 18;
        int bottom = top + ROW * events.size() + 4;
        html.open("figure", "class", "strip-box");
        html.open(
                "svg",
                "class",
                "strip",
                "viewBox",
                "0 0 " + WIDTH + " " + (bottom + 40),
                "role",
                "img",
                "aria-label",
                "Reports, answers and events in time; the table below says the same");
        List<Integer> ticks = ticks();
        for (int i : ticks) {
            line("grid", x(days.get(i)), 4, x(days.get(i)), bottom);
        }
        if (reports > 0) {
            text("lane", "Reports", 0, first, "start");
            stacks(Chronology.Kind.PUBLICATION, first);
        }
        if (answers > 0) {
            text("lane", "Answers", 0, second, "start");
            stacks(Chronology.Kind.ANSWER, second);
        }
        if (!events.isEmpty()) {
            text("lane", "Events", 0, top + 13, "start");
        }
        for (int i = 0; i < events.size(); i++) {
            event(events.get(i), top + ROW * i);
        }
        line("axis", LEFT - 6, bottom, WIDTH, bottom);
        for (int i : ticks) {
            int x = x(days.get(i));
            line("axis", x, bottom, x, bottom + 5);
            text(
                    "day",
                    Terms.day(days.get(i)),
                    x,
                    bottom + 20,
                    x > RIGHT - 30 ? "end" : x < LEFT + 20 ? "start" : "middle");
        }
        html.close();
        html.open("figcaption", "class", "note");
        html.text(
                "A bar is as long as the days that the words allow, a diamond is one day, a point at"
                        + " an end means open. Joined by a broken line: reports give different times."
                        + " Hollow: denied. Long gaps are drawn shorter than they are.");
        html.close().close().line();
    }

    private int tallest(Chronology.Kind kind) {
        Map<LocalDate, Integer> heights = new HashMap<>();
        for (Chronology.Entry entry : entries) {
            if (entry.kind() == kind) {
                heights.merge(
                        entry.start(),
                        kind == Chronology.Kind.PUBLICATION ? entry.reports().size() : 1,
                        Integer::sum);
            }
        }
        return Math.min(
                HIGHEST, heights.values().stream().mapToInt(Integer::intValue).max().orElse(0));
    }

    private void stacks(Chronology.Kind kind, int base) {
        Map<LocalDate, List<Runnable>> stacks = new LinkedHashMap<>();
        for (Chronology.Entry entry : entries) {
            if (entry.kind() != kind) {
                continue;
            }
            List<Runnable> stack = stacks.computeIfAbsent(entry.start(), _ -> new ArrayList<>());
            if (kind == Chronology.Kind.PUBLICATION) {
                entry.reports()
                        .forEach(r ->
                                stack.add(() -> {
                                    html.open("a", "href", "#" + voice.anchors.idOf(r));
                                    html.element("title", Register.name(r));
                                    pending(voice.register.label(r));
                                    html.close();
                                }));
            } else {
                stack.add(() -> pending(entry.isDenied() ? "×" : "–"));
            }
        }
        stacks.forEach((day, stack) -> {
            int shown = stack.size() > HIGHEST ? HIGHEST - 1 : stack.size();
            for (int i = 0; i < shown; i++) {
                place(kind, x(day), base - STACK * i);
                stack.get(i).run();
            }
            if (stack.size() > shown) {
                place(kind, x(day), base - STACK * shown);
                pending("+" + (stack.size() - shown));
            }
        });
    }

    private int penX;
    private int penY;
    private String pen = "";

    private void place(Chronology.Kind kind, int x, int y) {
        pen = kind == Chronology.Kind.PUBLICATION ? "dot tP" : "dot tX";
        penX = x;
        penY = y;
    }

    private void pending(String words) {
        text(pen, words, penX, penY, "middle");
    }

    private void event(Chronology.Entry entry, int y) {
        Claim claim = Objects.requireNonNull(entry.claim());
        int start = WIDTH;
        int end = 0;
        html.open(
                "a",
                "href",
                "#" + voice.anchors.idOf(claim),
                "class",
                entry.isDenied() ? "ev denied" : "ev");
        html.element("title", entry.sentence());
        List<Chronology.Stretch> drawn =
                entry.isContested()
                        ? entry.stretches().stream().filter(Chronology.Stretch::isPlaced).toList()
                        : List.of(entry.first());
        int middle = y + 10;
        if (drawn.size() > 1) {
            line(
                    "apart",
                    drawn.stream().mapToInt(s -> x(s.start())).min().orElse(0),
                    middle,
                    drawn.stream().mapToInt(s -> x(s.start())).max().orElse(0),
                    middle);
        }
        for (Chronology.Stretch stretch : drawn) {
            int from =
                    stretch.from() == null
                            ? Math.max(LEFT, x(stretch.start()) - 40)
                            : x(stretch.from());
            int to =
                    stretch.to() == null
                            ? Math.min(RIGHT, x(stretch.start()) + 40)
                            : x(stretch.to());
            shape(stretch, from, to, middle);
            start = Math.min(start, from);
            end = Math.max(end, to);
        }
        boolean isRight = WIDTH - end > start - LEFT;
        int room = (isRight ? WIDTH - end - 14 : start - LEFT - 14) / LETTER;
        String label = voice.register.label(claim) + " " + entry.sentence();
        text(
                "what",
                shortened(label, Math.max(12, room)),
                isRight ? end + 11 : start - 11,
                middle + 4,
                isRight ? "start" : "end");
        html.close();
    }

    private void shape(Chronology.Stretch stretch, int from, int to, int y) {
        String path;
        if (stretch.from() != null && stretch.from().equals(stretch.to())) {
            path = "M" + (from - 6) + " " + y + " l6 -6 l6 6 l-6 6 z";
        } else {
            int right = Math.max(to, from + 8);
            String leftEnd = stretch.from() == null ? " L" + (from - 7) + " " + y : "";
            String rightEnd = stretch.to() == null ? " L" + (right + 7) + " " + y : "";
            path =
                    "M" + from + " " + (y - 5) + " L" + right + " " + (y - 5) + rightEnd + " L"
                            + right + " " + (y + 5) + " L" + from + " " + (y + 5) + leftEnd + " z";
        }
        html.open("path", "class", "bar", "d", path).close();
    }

    /// Days to write below: first and last, then those with room between.
    private List<Integer> ticks() {
        List<Integer> ticks = new ArrayList<>(List.of(0));
        int last = days.size() - 1;
        for (int i = 1; i < last; i++) {
            if (x(days.get(i)) - x(days.get(ticks.getLast())) > 92
                    && x(days.get(last)) - x(days.get(i)) > 124) {
                ticks.add(i);
            }
        }
        ticks.add(last);
        return ticks;
    }

    private int x(@Nullable LocalDate day) {
        int i = Collections.binarySearch(days, Objects.requireNonNull(day));
        double whole = Math.max(1, at.getLast());
        return (int) Math.round(LEFT + 14 + (RIGHT - LEFT - 40) * at.get(Math.max(0, i)) / whole);
    }

    private void text(String kind, String words, int x, int y, String anchor) {
        html.element(
                "text",
                words,
                "class",
                kind,
                "x",
                Integer.toString(x),
                "y",
                Integer.toString(y),
                "text-anchor",
                anchor);
    }

    private void line(String kind, int x1, int y1, int x2, int y2) {
        html.open(
                        "line",
                        "class",
                        kind,
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

    private static String shortened(String words, int most) {
        if (words.length() <= most) {
            return words;
        }
        int space = words.lastIndexOf(' ', most - 1);
        return words.substring(
                        0,
                        space < most / 2
                                ? words.offsetByCodePoints(
                                        0,
                                        Math.min(most - 1, words.codePointCount(0, words.length())))
                                : space)
                + "…";
    }
}
