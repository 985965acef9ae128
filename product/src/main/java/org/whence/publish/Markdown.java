package org.whence.publish;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.whence.model.Case;
import org.whence.model.Claim;
import org.whence.model.Corroboration;
import org.whence.model.Derivation;
import org.whence.model.Drift;
import org.whence.model.Mention;
import org.whence.model.Origin;
import org.whence.model.Reason;
import org.whence.model.Report;
import org.whence.model.Response;
import org.whence.model.Story;

/// The case as Markdown: what the dossier says, without the reports' full texts.
final class Markdown {
    private final Case whence;
    private final Ranking ranking;
    private final Map<String, Origin> origins = new HashMap<>();
    private final StringBuilder out = new StringBuilder();

    Markdown(Case whence) {
        this.whence = whence;
        this.ranking = new Ranking(whence);
        whence.origins().forEach(o -> origins.put(o.id(), o));
    }

    String text() {
        line(
                "# Whence: "
                        + (whence.stories().isEmpty()
                                ? "an empty case"
                                : safe(whence.stories().getFirst().title())));
        long posts = whence.reports().stream().filter(r -> r.within() != null).count();
        line("");
        line(
                (whence.reports().size() - posts)
                        + " reports, "
                        + posts
                        + " embedded posts, "
                        + whence.stories().size()
                        + " stories, "
                        + whence.claims().size()
                        + " claims, "
                        + whence.drifts().size()
                        + " changes in retelling, "
                        + whence.unreadable().size()
                        + " files not read.");
        for (Story story : whence.stories()) {
            story(story);
        }
        drifts();
        responses();
        reports();
        return out.toString();
    }

    private void story(Story story) {
        List<Claim> claims =
                ranking.claims().stream().filter(c -> c.story().equals(story.id())).toList();
        line("");
        line("## " + safe(story.title()));
        for (Claim claim : claims) {
            Corroboration c = ranking.corroboration(claim);
            line("");
            line("### " + safe(claim.sentence()));
            line("");
            line(
                    "Reports "
                            + ranking.reports(claim).size()
                            + ", origins "
                            + Dossier.range(c)
                            + (c.origins().isEmpty()
                                    ? ""
                                    : " ("
                                            + safe(
                                                    String.join(
                                                            "; ",
                                                            c.origins().stream()
                                                                    .map(o ->
                                                                            origins.containsKey(o)
                                                                                    ? origins.get(o)
                                                                                            .name()
                                                                                    : o)
                                                                    .toList()))
                                            + ")")
                            + ", grade proposed F"
                            + c.grade()
                            + ".");
            line("");
            for (Reason reason : c.why()) {
                line("- why: " + safe(reason.detail()));
            }
            for (Mention mention : ranking.mentions(claim)) {
                Report report = ranking.report(mention.report());
                line(
                        "- “"
                                + safe(report.quote(mention.at()))
                                + "” — "
                                + safe(Ranking.label(report))
                                + ranking.chain(mention).stream()
                                        .map(s -> " ← " + safe(s))
                                        .reduce("", String::concat)
                                + " ("
                                + mention.certainty().name().toLowerCase(Locale.ROOT)
                                + ", "
                                + mention.polarity().name().toLowerCase(Locale.ROOT)
                                + ")");
            }
        }
    }

    private void drifts() {
        line("");
        line("## Changed in retelling");
        line("");
        if (whence.drifts().isEmpty()) {
            line("Nothing.");
        }
        for (Drift drift : ranking.drifts()) {
            Report from = ranking.report(ranking.mention(drift.from()).report());
            Report to = ranking.report(ranking.mention(drift.to()).report());
            line(
                    "- "
                            + drift.kind()
                            + ", "
                            + drift.severity().name().toLowerCase(Locale.ROOT)
                            + ": “"
                            + safe(from.quote(drift.before()))
                            + "” ("
                            + safe(Ranking.label(from))
                            + ") became “"
                            + safe(to.quote(drift.after()))
                            + "” ("
                            + safe(Ranking.label(to))
                            + ")");
        }
    }

    private void responses() {
        line("");
        line("## Answers");
        line("");
        for (Response response : whence.responses()) {
            Mention mention = ranking.mention(response.mention());
            Report report = ranking.report(mention.report());
            line(
                    "- "
                            + safe(response.who())
                            + " "
                            + Dossier.answer(response)
                            + ": “"
                            + safe(report.quote(mention.at()))
                            + "” — "
                            + safe(Ranking.label(report)));
        }
    }

    private void reports() {
        line("");
        line("## Reports");
        line("");
        for (Report report : whence.reports()) {
            line(
                    "- "
                            + safe(Ranking.label(report))
                            + ": "
                            + safe(report.title())
                            + " ("
                            + safe(report.file())
                            + (report.published() == null ? "" : ", " + report.published())
                            + ", SHA-256 "
                            + report.sha256().substring(0, 16)
                            + ")");
            for (Derivation d : whence.derivations()) {
                if (d.to().equals(report.id())) {
                    String from =
                            origins.containsKey(d.from())
                                    ? origins.get(d.from()).name()
                                    : Ranking.label(ranking.report(d.from()));
                    line(
                            "  - from "
                                    + safe(from)
                                    + ", "
                                    + d.kind().name().toLowerCase(Locale.ROOT)
                                    + ": "
                                    + safe(
                                            String.join(
                                                    "; ",
                                                    d.why().stream()
                                                            .map(Reason::detail)
                                                            .toList())));
                }
            }
        }
        whence.unreadable()
                .forEach(u -> line("- not read: " + safe(u.file()) + ": " + safe(u.why())));
    }

    /// Words that Markdown and a page made from it leave as they are, on one line.
    static String safe(String words) {
        return words.replaceAll("\\s+", " ")
                .strip()
                .replace("\\", "\\\\")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("([*_`\\[\\]#|])", "\\\\$1");
    }

    private void line(String words) {
        out.append(words).append('\n');
    }
}
