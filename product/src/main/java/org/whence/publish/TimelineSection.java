package org.whence.publish;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.whence.model.Case;
import org.whence.model.Mention;
import org.whence.model.Report;
import org.whence.model.TimeRef;
import org.whence.text.Shorten;

/// Publications and the times that mentions give, in order, as precise as the text.
final class TimelineSection {
    private final Case whence;
    private final Ranking ranking;

    private record Moment(LocalDate from, String when, String what, String link, String words) {}

    TimelineSection(Case whence, Ranking ranking) {
        this.whence = whence;
        this.ranking = ranking;
    }

    void write(Markup out) {
        List<Moment> moments = moments();
        out.open("section", "id", "timeline", "aria-label", "Timeline")
                .element("h2", "Timeline")
                .line();
        if (moments.isEmpty()) {
            out.element(
                            "p",
                            "No report has a date, and no time in the texts can be placed without one.",
                            "class",
                            "empty")
                    .close("section");
            return;
        }
        out.open("table")
                .open("thead")
                .open("tr")
                .element("th", "When", "scope", "col")
                .element("th", "As given", "scope", "col")
                .element("th", "What", "scope", "col")
                .close("tr")
                .close("thead")
                .open("tbody");
        moments.stream()
                .limit(80)
                .forEach(m ->
                        out.open("tr")
                                .element("td", m.when())
                                .element("td", m.what())
                                .open("td")
                                .element("a", m.words(), "href", m.link(), "class", "words")
                                .close("td")
                                .close("tr"));
        out.close("tbody").close("table");
        if (moments.size() > 80) {
            out.element(
                    "p", (moments.size() - 80) + " more in `whence timeline`.", "class", "note");
        }
        out.close("section").line();
    }

    private List<Moment> moments() {
        List<Moment> moments = new ArrayList<>();
        for (Report report : whence.reports()) {
            if (report.published() != null) {
                moments.add(
                        new Moment(
                                report.published(),
                                report.published().toString(),
                                "published",
                                "#r-" + report.id(),
                                Ranking.label(report) + ": " + Shorten.to(report.title(), 90)));
            }
        }
        for (Mention mention : whence.mentions()) {
            Report report = ranking.report(mention.report());
            for (TimeRef time : mention.times()) {
                LocalDate from = time.from() != null ? time.from() : time.to();
                if (from != null) {
                    String when =
                            time.from() == null
                                    ? "until " + time.to()
                                    : time.to() == null
                                            ? "from " + time.from()
                                            : time.from().equals(time.to())
                                                    ? time.from().toString()
                                                    : time.from() + " to " + time.to();
                    moments.add(
                            new Moment(
                                    from,
                                    when,
                                    report.quote(time.at()),
                                    "#m-" + mention.id(),
                                    Ranking.label(report)
                                            + ": “"
                                            + Shorten.to(report.quote(mention.at()), 140)
                                            + "”"));
                }
            }
        }
        moments.sort(
                Comparator.comparing(Moment::from)
                        .thenComparing(Moment::when)
                        .thenComparing(Moment::words));
        return moments;
    }
}
