package org.whence.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.whence.model.Certainty;
import org.whence.model.Claim;
import org.whence.model.Corroboration;
import org.whence.model.Drift;
import org.whence.model.Mention;
import org.whence.model.Origin;
import org.whence.model.Polarity;
import org.whence.model.Report;
import org.whence.model.Response;

/// A card for each claim: its origins with the reasons, every place where it stands with its chain, who is against it, and
/// what drifted. Claims of one report that nothing
/// happened to, and echoes, are short and folded.
final class ClaimCards {
    private final Voice voice;
    private final Html html;
    private final Register register;
    private final Register.Chapter chapter;
    private final String id;
    private final String heading;
    private final String below;

    ClaimCards(Voice voice, Register.Chapter chapter, String id, String heading) {
        this.voice = voice;
        this.html = voice.html;
        this.register = voice.register;
        this.chapter = chapter;
        this.id = id;
        this.heading = heading;
        this.below = heading.equals("h2") ? "h3" : "h4";
    }

    void write() {
        voice.section(id, heading, "Claims");
        List<Ranking.Standing> front = new ArrayList<>();
        List<Ranking.Standing> single = new ArrayList<>();
        chapter.standings().forEach(s -> (s.isUpFront() ? front : single).add(s));
        front.forEach(this::card);
        if (!single.isEmpty()) {
            html.open("details", "class", "single");
            html.element(
                    "summary",
                    Terms.count(single.size(), "claim", "claims")
                            + " that one report makes, or that say no more than one above");
            html.open("ol").line();
            single.forEach(this::line);
            html.close().close().line();
        }
        if (chapter.standings().isEmpty()) {
            voice.empty("No claim was found in these reports.");
        }
        html.close().line();
    }

    private void card(Ranking.Standing standing) {
        Claim claim = standing.claim();
        String anchor = voice.anchors.idOf(claim);
        html.open("article", "class", "card", "id", anchor, "aria-labelledby", anchor + "-h");
        html.line();
        html.open("header");
        html.open(below, "id", anchor + "-h");
        html.element("span", register.label(claim), "class", "cnum");
        html.text(" ");
        html.element("span", claim.sentence(), "class", "said");
        html.close();
        facts(standing);
        html.close().line();
        origins(standing);
        mentions(claim);
        against(standing);
        drifts(standing);
        html.close().line();
    }

    private void facts(Ranking.Standing standing) {
        html.open("dl", "class", "facts");
        fact(
                standing.max() == 1 ? "Origin" : "Origins",
                Terms.range(standing.min(), standing.max()));
        fact(standing.reports() == 1 ? "Report" : "Reports", Integer.toString(standing.reports()));
        fact("Put as", certainty(standing.claim()));
        html.open("div").element("dt", "Grade").open("dd");
        voice.grade(standing.claim());
        html.close().close();
        html.close();
    }

    private void fact(String name, String value) {
        html.open("div").element("dt", name).element("dd", value, "class", "f").close();
    }

    /// "certain", or "possible to certain" where the reports differ.
    private String certainty(Claim claim) {
        List<Certainty> all =
                register.ranking.mentions(claim).stream()
                        .map(Mention::certainty)
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .toList();
        return all.size() == 1
                ? Terms.of(all.getFirst())
                : Terms.of(all.getFirst()) + " to " + Terms.of(all.getLast());
    }

    private void origins(Ranking.Standing standing) {
        Corroboration behind = register.ranking.corroboration(standing.claim());
        html.open("div", "class", "origins");
        html.open("p", "class", "label").text("Why ");
        html.element("b", Terms.range(standing.min(), standing.max()));
        html.text(standing.max() == 1 ? " origin" : " origins").close();
        if (!standing.origins().isEmpty()) {
            html.open("p", "class", "names");
            for (int i = 0; i < standing.origins().size(); i++) {
                Origin origin = standing.origins().get(i);
                html.text(i == 0 ? "" : " · ");
                Report held = origin.report() == null ? null : register.held(origin.report());
                if (held != null) {
                    voice.report(held);
                } else {
                    html.element("strong", origin.name(), "class", "f");
                    html.text(" ");
                    voice.note("outside the folder");
                }
            }
            html.close();
        }
        if (behind.why().isEmpty()) {
            voice.empty("No reason is recorded: nothing was found that joins its reports.");
        } else {
            voice.reasons(behind.why());
        }
        html.close().line();
    }

    private void mentions(Claim claim) {
        html.open("ol", "class", "mentions").line();
        for (Mention mention : register.ranking.mentions(claim)) {
            Report report = register.report(mention.report());
            html.open("li");
            html.open("p", "class", "who");
            voice.report(report);
            html.text(" ");
            voice.published(report);
            manner(mention);
            html.close();
            html.open("blockquote");
            voice.inContext(mention);
            html.close();
            html.open("p", "class", "word");
            html.element("span", "On whose word ", "class", "label");
            voice.chain(mention);
            html.close();
            html.close().line();
        }
        html.close().line();
    }

    /// How the mention puts it, where that is not plainly.
    private void manner(Mention mention) {
        if (mention.certainty() != Certainty.CERTAIN) {
            html.text(" ");
            html.element("span", "put as " + Terms.of(mention.certainty()), "class", "f manner");
        }
        if (mention.polarity() == Polarity.DENIED) {
            html.text(" ");
            html.element("span", "put as not so", "class", "f manner");
        }
    }

    private void against(Ranking.Standing standing) {
        if (standing.against().isEmpty()) {
            return;
        }
        html.open("div", "class", "against-box");
        html.element("p", "Against", "class", "label");
        html.open("ul");
        Map<List<Object>, List<Response>> alike = new LinkedHashMap<>();
        for (Response response : standing.against()) {
            alike.computeIfAbsent(
                            List.of(
                                    Objects.requireNonNullElse(response.party(), response.who()),
                                    response.kind()),
                            _ -> new ArrayList<>())
                    .add(response);
        }
        for (List<Response> answers : alike.values()) {
            html.open("li");
            voice.response(answers.getFirst());
            elsewhere(answers.subList(1, answers.size()));
            html.close();
        }
        html.close().close().line();
    }

    /// The same answer in other reports, each linked to its words.
    private void elsewhere(List<Response> answers) {
        if (answers.isEmpty()) {
            return;
        }
        html.open("span", "class", "where").text(" also");
        for (Response answer : answers) {
            Mention mention = register.mention(answer.mention());
            Report report = register.report(mention.report());
            html.text(" ");
            html.element(
                    "a",
                    register.label(report),
                    "class",
                    "rnum",
                    "href",
                    voice.anchors.to(report, mention.at()),
                    "title",
                    report.quote(mention.at()));
        }
        html.close();
    }

    private void drifts(Ranking.Standing standing) {
        if (standing.drifts().isEmpty()) {
            return;
        }
        html.open("div", "class", "drift-box");
        html.element("p", "Changed in retelling", "class", "label");
        html.open("ul");
        for (Drift drift : standing.drifts()) {
            html.open("li");
            voice.badge(drift.kind());
            html.text(" ");
            html.open("a", "href", "#" + Anchors.idOf(drift));
            voice.finding(Terms.of(drift.kind()));
            html.close();
            html.text(" ");
            voice.change(drift);
            html.text(" ");
            html.open("span", "class", "where");
            voice.report(register.report(register.mention(drift.to()).report()));
            html.close();
            html.close();
        }
        html.close().close().line();
    }

    private void line(Ranking.Standing standing) {
        Claim claim = standing.claim();
        html.open("li", "id", voice.anchors.idOf(claim));
        html.element("span", register.label(claim), "class", "cnum");
        for (Mention mention : register.ranking.mentions(claim)) {
            html.text(" ");
            voice.inContext(mention);
            html.open("span", "class", "word");
            voice.report(register.report(mention.report()));
            manner(mention);
            html.text(" · ");
            voice.chain(mention);
            html.close();
        }
        html.close().line();
    }
}
