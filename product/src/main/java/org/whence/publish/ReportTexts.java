package org.whence.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.whence.model.Block;
import org.whence.model.BlockKind;
import org.whence.model.Claim;
import org.whence.model.Mention;
import org.whence.model.Report;
import org.whence.model.Span;

/// The whole text of each report with every mention marked and every linked passage there to be found.
final class ReportTexts {
    /// A mention in the text, with its claim's number behind it.
    private record Stated(Span at, String id, @Nullable String claim, String link)
            implements MarkedText.Mark {
        @Override
        public void open(Html html, boolean first) {
            if (first) {
                html.open("span", "class", "m", "id", id);
            } else {
                html.open("span", "class", "m");
            }
        }

        @Override
        public void close(Html html, boolean last) {
            if (last && claim != null) {
                html.element("a", claim, "class", "mref", "href", link);
            }
            html.close();
        }
    }

    /// Words that something on the page links to.
    private record Linked(Span at, String id) implements MarkedText.Mark {
        @Override
        public void open(Html html, boolean first) {
            if (first) {
                html.open("span", "class", "w", "id", id);
            } else {
                html.open("span", "class", "w");
            }
        }

        @Override
        public void close(Html html, boolean last) {
            html.close();
        }
    }

    /// What a bullet may begin with without that being its sign.
    private static final String QUOTES = "“‘\"'«(";

    private final Voice voice;
    private final Html html;
    private final Register register;

    ReportTexts(Voice voice) {
        this.voice = voice;
        this.html = voice.html;
        this.register = voice.register;
    }

    void write() {
        voice.section("reports", "h2", "The reports");
        if (register.whence.reports().isEmpty()) {
            voice.empty("No report was read.");
        }
        register.whence.reports().forEach(this::report);
        html.close().line();
    }

    private void report(Report report) {
        String anchor = voice.anchors.idOf(report);
        html.open("article", "class", "report", "id", anchor, "aria-labelledby", anchor + "-h");
        html.line();
        html.open("header");
        html.open("h3", "id", anchor + "-h");
        html.element("span", register.label(report), "class", "rnum");
        html.text(" " + Register.name(report));
        html.close();
        about(report);
        html.close().line();
        html.open("div", "class", "body", "lang", report.language(), "dir", "auto").line();
        MarkedText text = new MarkedText(report.text(), marks(report));
        if (report.blocks().isEmpty()) {
            html.open("p");
            text.write(html, new Span(0, report.text().length()));
            html.close().line();
        }
        BlockKind before = BlockKind.PARAGRAPH;
        for (Block block : report.blocks()) {
            boolean bullet = block.kind() == BlockKind.BULLET;
            if (bullet && before != BlockKind.BULLET) {
                html.open("ul").line();
            } else if (!bullet && before == BlockKind.BULLET) {
                html.close().line();
            }
            block(report, block, text);
            before = block.kind();
        }
        if (before == BlockKind.BULLET) {
            html.close().line();
        }
        html.close().line();
        html.close().line();
    }

    private void about(Report report) {
        html.open("p", "class", "about");
        voice.published(report);
        if (report.author() != null && report.outlet() != null) {
            html.text(" · ").text(report.author());
        }
        if (report.within() != null) {
            html.text(" · ");
            voice.finding("embedded in");
            html.text(" ");
            voice.report(register.report(report.within()));
        }
        html.text(" · ").element("span", report.file(), "class", "file");
        for (String copy : report.copies()) {
            html.text(" = ").element("span", copy, "class", "file");
        }
        if (report.url() != null) {
            html.text(" · ");
            if (Html.isWeb(report.url())) {
                html.element("a", report.url(), "href", report.url());
            } else {
                html.element("span", report.url(), "class", "file");
            }
        }
        html.text(" · ");
        html.element(
                "span",
                "SHA-256 " + report.sha256().substring(0, Math.min(12, report.sha256().length())),
                "class",
                "file",
                "title",
                report.sha256());
        html.close();
    }

    private void block(Report report, Block block, MarkedText text) {
        String element =
                switch (block.kind()) {
                    case TITLE, HEADING -> "h4";
                    case BULLET -> "li";
                    case PULL_QUOTE, POST -> "blockquote";
                    case PARAGRAPH, CAPTION, BOILERPLATE -> "p";
                };
        String kind = block.kind().name().toLowerCase(Locale.ROOT);
        boolean hasOwnSign =
                block.kind() == BlockKind.BULLET
                        && block.at().length() > 0
                        && !Character.isLetterOrDigit(report.text().codePointAt(block.at().start()))
                        && QUOTES.indexOf(report.text().charAt(block.at().start())) < 0;
        html.open(element, "class", hasOwnSign ? kind + " signed" : kind);
        if (block.kind() == BlockKind.BOILERPLATE) {
            html.element("span", "page around the report: ", "class", "note");
        }
        text.write(html, block.at());
        if (block.kind() == BlockKind.POST) {
            register.whence.reports().stream()
                    .filter(r -> report.id().equals(r.within()))
                    .filter(r -> block.at().of(report.text()).contains(r.text().strip()))
                    .findFirst()
                    .ifPresent(post -> {
                        html.open("span", "class", "where").text(" ");
                        voice.note("read as a report of its own:");
                        html.text(" ");
                        voice.report(post);
                        html.close();
                    });
        }
        html.close().line();
    }

    private List<MarkedText.Mark> marks(Report report) {
        List<MarkedText.Mark> marks = new ArrayList<>();
        for (Mention mention : register.mentionsIn(report)) {
            String id = register.claimOf(mention);
            Claim claim = id == null ? null : register.standing(id).claim();
            marks.add(
                    new Stated(
                            mention.at(),
                            Anchors.idOf(mention),
                            claim == null ? null : register.label(claim),
                            claim == null ? "#" : "#" + voice.anchors.idOf(claim)));
        }
        for (Span at : voice.anchors.linkedIn(report)) {
            marks.add(new Linked(at, voice.anchors.idOf(report, at)));
        }
        marks.sort(Comparator.comparing(MarkedText.Mark::at));
        return marks;
    }
}
