package org.whence.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.whence.model.Block;
import org.whence.model.BlockKind;
import org.whence.model.Case;
import org.whence.model.Mention;
import org.whence.model.Report;
import org.whence.model.Span;

/// The reports in full, every mention highlighted at its words.
final class ReportsSection {
    private final Case whence;
    private final Ranking ranking;

    ReportsSection(Case whence, Ranking ranking) {
        this.whence = whence;
        this.ranking = ranking;
    }

    void write(Markup out) {
        out.open("section", "id", "reports", "aria-label", "Reports")
                .element("h2", "The reports")
                .line();
        if (whence.reports().isEmpty()) {
            out.element("p", "No report was read.", "class", "empty");
        }
        whence.reports().forEach(r -> report(out, r));
        out.close("section").line();
    }

    private void report(Markup out, Report report) {
        out.open("article", "class", "report", "id", "r-" + report.id());
        out.element("h3", report.title().isEmpty() ? report.file() : report.title());
        out.open("p", "class", "meta");
        out.element("span", Ranking.label(report));
        if (report.author() != null && report.within() == null) {
            out.element("span", report.author());
        }
        if (report.published() != null) {
            out.element("span", report.published().toString());
        }
        if (report.within() != null) {
            out.open("span")
                    .text("embedded in ")
                    .element(
                            "a",
                            Ranking.label(ranking.report(report.within())),
                            "href",
                            "#r-" + report.within())
                    .close("span");
        }
        out.element("span", report.file());
        if (!report.copies().isEmpty()) {
            out.element("span", "the same file also as " + String.join(", ", report.copies()));
        }
        if (report.url() != null && report.url().matches("(?i)https?://.*")) {
            out.element(
                    "a", report.url(), "href", report.url(), "rel", "noopener noreferrer nofollow");
        }
        out.element("span", "SHA-256 " + report.sha256().substring(0, 16));
        out.close("p").open("div", "class", "body");
        List<Mention> mentions =
                whence.mentions().stream().filter(m -> m.report().equals(report.id())).toList();
        for (Block block : report.blocks()) {
            String tag = tag(block.kind());
            out.open(tag, "class", style(block.kind()));
            words(out, report, block.at(), mentions);
            out.close(tag);
        }
        out.close("div").close("article").line();
    }

    private static String tag(BlockKind kind) {
        return kind == BlockKind.TITLE || kind == BlockKind.HEADING ? "h4" : "p";
    }

    private static String style(BlockKind kind) {
        return switch (kind) {
            case BOILERPLATE -> "aside";
            case POST -> "post";
            case CAPTION -> "caption";
            case BULLET -> "bullet";
            case PULL_QUOTE -> "quote";
            default -> "text";
        };
    }

    /// The block's words cut where a mention begins or ends, so that marks never overlap; each mention's first part has its
    /// anchor.
    private static void words(Markup out, Report report, Span block, List<Mention> mentions) {
        TreeSet<Integer> cuts = new TreeSet<>(List.of(block.start(), block.end()));
        List<Mention> here = new ArrayList<>();
        for (Mention mention : mentions) {
            if (mention.at().overlaps(block)) {
                here.add(mention);
                cuts.add(Math.clamp(mention.at().start(), block.start(), block.end()));
                cuts.add(Math.clamp(mention.at().end(), block.start(), block.end()));
            }
        }
        Integer start = cuts.first();
        for (Integer end = cuts.higher(start); end != null; end = cuts.higher(end)) {
            int from = start;
            boolean marked = false;
            for (Mention mention : here) {
                marked |= mention.at().start() <= from && from < mention.at().end();
                if (mention.at().start() == from) {
                    out.open("span", "id", "m-" + mention.id()).close("span");
                }
            }
            String words = report.text().substring(start, end);
            if (marked) {
                out.element("mark", words);
            } else {
                out.text(words);
            }
            start = end;
        }
    }
}
