package org.whence.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.whence.model.Case;

/// The dossier: one page that needs nothing else, made for an editor. Per story what is claimed, how well, what is
/// contested, what changed; then the parties, the time line, the reports with every linked word marked, and the method.
final class Dossier {
    /// How many stories the top of the page tells of, and the contents go into.
    private static final int STORIES = 8;

    private final Register register;
    private final Html html = new Html();
    private final Voice voice;
    private final Anchors anchors;

    Dossier(Case whence) {
        register = new Register(whence);
        anchors = new Anchors(register);
        voice = new Voice(html, register, anchors);
    }

    String html() {
        html.open("html", "lang", "en");
        head();
        html.open("body");
        html.element("a", "Skip to the findings", "class", "skip", "href", "#findings").line();
        masthead();
        html.open("div", "class", "frame").line();
        contents();
        html.open("main", "id", "findings", "tabindex", "-1").line();
        chapters();
        new Ties(voice).write();
        new Timeline(voice).write();
        new ReportTexts(voice).write();
        new Method(voice).write();
        html.close();
        html.close();
        footer();
        html.close();
        html.close().line();
        return html.page();
    }

    private void head() {
        html.open("head").line();
        html.open("meta", "charset", "utf-8").line();
        html.open(
                        "meta",
                        "http-equiv",
                        "Content-Security-Policy",
                        "content",
                        "default-src 'none'; style-src 'unsafe-inline'; img-src data:")
                .line();
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.open("meta", "name", "referrer", "content", "no-referrer").line();
        html.open("meta", "name", "color-scheme", "content", "light dark").line();
        html.element("title", "Whence: " + title()).line();
        html.style(css()).line();
        html.close().line();
    }

    private void masthead() {
        html.open("header", "class", "masthead");
        html.open("p", "class", "brand");
        html.element("b", "Whence");
        html.text(" dossier");
        html.close();
        html.element("h1", title());
        if (register.chapters.size() > 1) {
            html.open("ol", "class", "stories");
            for (int i = 0; i < Math.min(STORIES, register.chapters.size()); i++) {
                Register.Chapter chapter = register.chapters.get(i);
                html.open("li");
                html.element("a", chapter.story().title(), "href", "#" + chapterId(i));
                html.text(" ");
                headline(chapter);
                html.close();
            }
            if (register.chapters.size() > STORIES) {
                html.open("li");
                voice.note("and " + (register.chapters.size() - STORIES) + " more stories below");
                html.close();
            }
            html.close();
        } else if (!register.chapters.isEmpty()) {
            html.open("p", "class", "headline");
            headline(register.chapters.getFirst());
            html.close();
        }
        legend();
        html.close().line();
    }

    /// "5 reports, 1 independent origin: Norrwire, outside the folder."
    private void headline(Register.Chapter chapter) {
        Descent descent = Descent.of(register, chapter);
        html.text(Headline.reports(chapter.reports()) + ", ");
        voice.finding(descent.count());
        html.text(descent.roots().isEmpty() ? "." : ": " + descent.names() + ".");
    }

    private void legend() {
        html.open("p", "class", "legend");
        html.open("span");
        html.element("q", "Quoted words");
        html.text(" are the reports’ own and link to their place.");
        html.close();
        html.open("span");
        voice.finding("Dotted");
        html.text(" is a finding of the machine, to be confirmed or rejected.");
        html.close();
        voice.note("Notes are about this page.");
        html.close();
    }

    private void contents() {
        html.open("nav", "class", "contents", "aria-label", "Contents");
        html.open("ol");
        for (int i = 0; i < register.chapters.size(); i++) {
            html.open("li");
            html.element("a", register.chapters.get(i).story().title(), "href", "#" + chapterId(i));
            if (register.chapters.size() <= STORIES) {
                html.open("ol");
                item("#" + chapterId(i) + "-glance", "At a glance");
                item("#" + chapterId(i) + "-claims", "Claims");
                item("#" + chapterId(i) + "-drift", "What changed");
                item("#" + chapterId(i) + "-derivation", "What comes from what");
                html.close();
            }
            html.close();
        }
        item("#parties", "Parties and ties");
        item("#timeline", "Time line");
        item("#reports", "The reports");
        item("#method", "Not read, method, counts");
        html.close();
        html.close().line();
    }

    private void item(String link, String text) {
        html.open("li").element("a", text, "href", link).close();
    }

    private void chapters() {
        if (register.chapters.isEmpty()) {
            voice.empty("No report was read, so there is nothing to find. See what was not read.");
        }
        for (int i = 0; i < register.chapters.size(); i++) {
            Register.Chapter chapter = register.chapters.get(i);
            String id = chapterId(i);
            boolean several = register.chapters.size() > 1;
            html.open("section", "class", "story", "id", id, "aria-label", chapter.story().title());
            if (several) {
                html.open("header", "class", "story-head");
                html.open("p", "class", "kicker");
                html.text("Story " + (i + 1) + " of " + register.chapters.size());
                html.close();
                html.element("h2", chapter.story().title());
                html.open("p", "class", "headline");
                headline(chapter);
                html.close();
                html.close().line();
            }
            String heading = several ? "h3" : "h2";
            new Glance(voice, chapter, id + "-glance", heading).write();
            new ClaimCards(voice, chapter, id + "-claims", heading).write();
            new DriftPairs(voice, chapter, id + "-drift", heading).write();
            new DescentTree(voice, chapter, id + "-derivation", heading).write();
            html.close().line();
        }
    }

    private void footer() {
        html.open("footer", "class", "colophon");
        html.text(
                "Whence · format "
                        + CaseJson.FORMAT
                        + " · "
                        + Terms.count(register.whence.reports().size(), "report", "reports")
                        + " · the same reports give this page again, character for character.");
        html.close().line();
    }

    private String title() {
        if (register.chapters.isEmpty()) {
            return "An empty case";
        }
        return register.chapters.size() == 1
                ? register.chapters.getFirst().story().title()
                : Headline.reports(register.whence.reports())
                        + ", "
                        + register.chapters.size()
                        + " stories";
    }

    private static String chapterId(int index) {
        return "s-" + (index + 1);
    }

    private static String css() {
        try (InputStream in = Dossier.class.getResourceAsStream("dossier.css")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
