package org.whence.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.whence.model.Claim;
import org.whence.model.Passage;
import org.whence.model.Report;
import org.whence.model.Response;

/// When reports came out, when answers were reported, and the times that claims give: a picture, and a table that says the
/// same in words.
final class Timeline {
    /// How many events are drawn, and how many stand in the table before the rest is folded away.
    private static final int DRAWN = 18;

    private static final int LISTED = 40;

    /// With how many stories each has a time line of its own.
    private static final int STORIES = 8;

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
        List<Chronology.Entry> entries = Chronology.of(register.whence, register.ranking);
        if (register.chapters.size() > 1 && register.chapters.size() <= STORIES) {
            for (Register.Chapter chapter : register.chapters) {
                Set<String> in = new HashSet<>(chapter.story().reports());
                List<Chronology.Entry> own = new ArrayList<>();
                for (Chronology.Entry entry : entries) {
                    Chronology.Entry within = entry.within(in);
                    if (within != null) {
                        own.add(within);
                    }
                }
                if (!own.isEmpty()) {
                    html.element("h3", chapter.story().title(), "class", "of-story").line();
                    story(own);
                }
            }
        } else {
            story(entries);
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

    private void story(List<Chronology.Entry> entries) {
        List<Chronology.Entry> placed =
                entries.stream().filter(Chronology.Entry::isPlaced).toList();
        if (placed.isEmpty()) {
            voice.empty("No report has a date and no claim names a time that could be placed.");
        } else {
            draw(placed);
            list(placed);
        }
        List<Chronology.Entry> open = entries.stream().filter(e -> !e.isPlaced()).toList();
        if (!open.isEmpty()) {
            html.open("details");
            html.element(
                    "summary",
                    Terms.count(open.size(), "time", "times")
                            + " that can’t be placed: the words need a date that their report does"
                            + " not have");
            table("Times that can’t be placed", open);
            html.close().line();
        }
    }

    /// The publications, the answers and the events that matter most.
    private void draw(List<Chronology.Entry> placed) {
        Set<Chronology.Entry> drawn = new HashSet<>();
        placed.stream()
                .filter(e -> e.kind() == Chronology.Kind.EVENT)
                .sorted(
                        Comparator.comparing((Chronology.Entry e) -> !e.isContested())
                                .thenComparingInt(e -> -e.reports().size())
                                .thenComparing(e -> !standing(e).isUpFront()))
                .limit(DRAWN)
                .forEach(drawn::add);
        List<Chronology.Entry> shown =
                placed.stream()
                        .filter(e -> e.kind() != Chronology.Kind.EVENT || drawn.contains(e))
                        .toList();
        TimelineFigure figure = new TimelineFigure(voice, shown);
        if (figure.isWorthDrawing()) {
            figure.write();
        }
    }

    private Ranking.Standing standing(Chronology.Entry entry) {
        return register.standing(Objects.requireNonNull(entry.claim()).id());
    }

    private void list(List<Chronology.Entry> placed) {
        if (placed.size() <= LISTED + LISTED / 4) {
            table("Earliest first", placed);
            return;
        }
        table("Earliest first", placed.subList(0, LISTED));
        html.open("details");
        html.element(
                "summary", Terms.count(placed.size() - LISTED, "later entry", "later entries"));
        table("Later", placed.subList(LISTED, placed.size()));
        html.close().line();
    }

    private void table(String caption, List<Chronology.Entry> entries) {
        html.open("table", "class", "timeline").line();
        html.element("caption", caption);
        html.open("thead").open("tr");
        for (String head : List.of("When", "Kind", "What, and the words that give the time")) {
            html.element("th", head, "scope", "col");
        }
        html.close().close().line();
        html.open("tbody").line();
        for (Chronology.Entry entry : entries) {
            html.open("tr", "class", entry.isContested() ? "contested" : "");
            html.open("th", "scope", "row");
            if (entry.isContested()) {
                html.element("span", "Dated differently", "class", "f alarm");
            } else {
                html.text(
                        entry.isPlaced()
                                ? entry.first().days()
                                : "“" + entry.first().words() + "”");
            }
            html.close();
            html.open("td", "class", "kind");
            html.text(
                    switch (entry.kind()) {
                        case PUBLICATION -> "published";
                        case ANSWER -> "answer";
                        case EVENT -> "event";
                    });
            html.close();
            html.open("td");
            what(entry);
            html.close();
            html.close().line();
        }
        html.close().close().line();
    }

    private void what(Chronology.Entry entry) {
        Response response = entry.response();
        Claim claim = entry.claim();
        if (response != null) {
            voice.response(response);
            voice.claims(response.claims());
        } else if (claim != null) {
            voice.claim(claim);
            html.text(" ");
            html.element("span", entry.sentence(), "class", "said");
            if (entry.isDenied()) {
                html.text(" ");
                html.element("span", "× denied", "class", "against");
            }
            if (entry.isContested() || entry.stretches().size() > 1) {
                html.open("ul", "class", "dates");
                for (Chronology.Stretch stretch : entry.stretches()) {
                    html.open("li");
                    html.element("b", stretch.days());
                    words(stretch);
                    html.close();
                }
                html.close();
            } else {
                words(entry.first());
            }
        } else {
            for (int i = 0; i < entry.reports().size(); i++) {
                html.text(i == 0 ? "" : " · ");
                voice.report(entry.reports().get(i));
            }
        }
    }

    private void words(Chronology.Stretch stretch) {
        Set<Report> seen = new HashSet<>();
        for (Passage place : stretch.places()) {
            if (seen.add(register.report(place.report()))) {
                html.text(" ");
                voice.evidence(place);
            }
        }
    }
}
