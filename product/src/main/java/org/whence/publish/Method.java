package org.whence.publish;

import java.util.List;
import org.whence.model.Case;
import org.whence.model.Report;
import org.whence.model.Unreadable;

/// What could not be read, how to take what this page says, and the counts.
final class Method {
    private final Voice voice;
    private final Html html;
    private final Case whence;

    Method(Voice voice) {
        this.voice = voice;
        this.html = voice.html;
        this.whence = voice.register.whence;
    }

    void write() {
        voice.section("method", "h2", "Not read, method, counts");
        unread();
        note();
        counts();
        html.close().line();
    }

    private void unread() {
        html.element("h3", "Not read").line();
        if (whence.unreadable().isEmpty()) {
            voice.empty("Every file that was given could be read.");
            return;
        }
        html.open("table", "class", "unread").line();
        html.element(
                "caption",
                Terms.count(whence.unreadable().size(), "file was", "files were")
                        + " not read; nothing in them is on this page");
        html.open("thead").open("tr");
        html.element("th", "File", "scope", "col").element("th", "Why", "scope", "col");
        html.close().close().line();
        html.open("tbody").line();
        for (Unreadable one : whence.unreadable()) {
            html.open("tr");
            html.element("th", one.file(), "scope", "row", "class", "file");
            html.element("td", one.why());
            html.close().line();
        }
        html.close().close().line();
    }

    private void note() {
        html.element("h3", "How to take this").line();
        for (String paragraph :
                List.of(
                        "Whence says who says what, on whose word, and on how many independent"
                                + " origins it rests. It never says that a claim is true.",
                        "Two origins are independent when neither comes from the other and both do"
                                + " not come from a third. Where dependence is undecided the count is"
                                + " a range. An origin outside the folder is one that the reports"
                                + " credit but that was not given to Whence: what it really wrote is"
                                + " not known here.",
                        "The grade is the credibility from 1 to 6 of the Admiralty code, as the"
                                + " machine proposes it; a person sets it. 1 confirmed by"
                                + " independent sources, 2 probably true, 3 possibly true, 4"
                                + " doubtful, 5 improbable, 6 not judged. The reliability of the"
                                + " sources, A to F, is not judged.",
                        "A change counts from the fullest version of a claim in the folder to each"
                                + " retelling. Conversions of units, spelling and rounding are not"
                                + " changes.")) {
            html.element("p", paragraph, "class", "note");
        }
        html.line();
    }

    private void counts() {
        int posts = (int) whence.reports().stream().filter(r -> r.within() != null).count();
        int copies = whence.reports().stream().map(Report::copies).mapToInt(List::size).sum();
        html.element("h3", "Counts").line();
        html.open("dl", "class", "facts counts");
        count("Reports", whence.reports().size() - posts);
        count("Embedded posts", posts);
        count("Exact copies", copies);
        count("Not read", whence.unreadable().size());
        count("Stories", whence.stories().size());
        count("Attributions", whence.attributions().size());
        count("Mentions", whence.mentions().size());
        count("Claims", whence.claims().size());
        count("Origins", whence.origins().size());
        count("Answers", whence.responses().size());
        count("Changes", whence.drifts().size());
        count("Parties", whence.parties().size());
        count("Ties", whence.relations().size());
        html.close().line();
    }

    private void count(String name, int count) {
        html.open("div").element("dt", name).element("dd", Integer.toString(count)).close();
    }
}
