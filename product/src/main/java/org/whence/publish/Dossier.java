package org.whence.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
import org.whence.model.Polarity;
import org.whence.model.Reason;
import org.whence.model.Report;
import org.whence.model.Response;
import org.whence.model.Severity;
import org.whence.model.Story;
import org.whence.text.Shorten;

/// The case as one HTML file that needs nothing else: no script, no font, no picture from outside. Every finding links to
/// its highlighted words in the report.
final class Dossier {
    private static final int CARDS = 24;
    private static final int DRIFTS = 40;

    private final Case whence;
    private final Ranking ranking;
    private final Markup out = new Markup();
    private final Map<String, Origin> origins = new HashMap<>();

    Dossier(Case whence) {
        this.whence = whence;
        this.ranking = new Ranking(whence);
        whence.origins().forEach(o -> origins.put(o.id(), o));
    }

    String html() {
        out.raw("<!DOCTYPE html>\n").open("html", "lang", "en").line();
        out.open("head").line();
        out.open("meta", "charset", "utf-8").line();
        out.open(
                        "meta",
                        "http-equiv",
                        "Content-Security-Policy",
                        "content",
                        "default-src 'none'; style-src 'unsafe-inline'; img-src data:")
                .line();
        out.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        out.element("title", "Whence: " + title()).line();
        out.open("style").raw(style()).close("style").line();
        out.close("head").line().open("body").line();
        out.element("a", "Skip to the findings", "class", "skip", "href", "#glance").line();
        head();
        out.open("main").open("div", "class", "wrap").line();
        for (Story story : stories()) {
            story(story);
        }
        drifts();
        new TreePicture(whence, ranking).write(out);
        new PartiesSection(whence, ranking).write(out);
        new TimelineSection(whence, ranking).write(out);
        new ReportsSection(whence, ranking).write(out);
        unread();
        method();
        out.close("div").close("main").line();
        out.open("footer")
                .open("div", "class", "wrap")
                .text(
                        "Made by Whence, format whence-case/1. Whence tells who says a thing and on whose word; it does not say what is true. Findings with a dotted line are the machine's; a person decides.")
                .close("div")
                .close("footer")
                .line();
        out.close("body").close("html").line();
        return out.toString();
    }

    /// Stories of several reports first, then the single ones.
    private List<Story> stories() {
        List<Story> ordered = new ArrayList<>();
        whence.stories().stream().filter(s -> hosts(s) > 1).forEach(ordered::add);
        whence.stories().stream().filter(s -> hosts(s) == 1).forEach(ordered::add);
        return ordered;
    }

    private long hosts(Story story) {
        return story.reports().stream().filter(r -> ranking.report(r).within() == null).count();
    }

    private String title() {
        return stories().isEmpty() ? "an empty case" : stories().getFirst().title();
    }

    private void head() {
        out.open("header", "class", "top").open("div", "class", "wrap");
        out.element("div", "Whence", "class", "brand");
        out.element("h1", title());
        long posts = whence.reports().stream().filter(r -> r.within() != null).count();
        out.open("ul", "class", "figures");
        figure(
                whence.reports().size() - posts,
                "reports" + (posts > 0 ? ", " + posts + " embedded posts" : ""));
        figure(whence.stories().stream().filter(s -> hosts(s) > 0).count(), "stories");
        figure(ranking.repeated().size(), "claims in several reports");
        figure(
                ranking.repeated().stream()
                        .filter(c -> ranking.corroboration(c).max() == 1)
                        .count(),
                "of them with one origin");
        figure(ranking.responses().size(), "answers by parties");
        figure(whence.drifts().size(), "changes in retelling");
        figure(whence.unreadable().size(), "files not read");
        out.close("ul");
        out.open("nav", "class", "jump", "aria-label", "Sections");
        link("#glance", "At a glance");
        link("#claims", "Claims");
        link("#drift", "Drift");
        link("#tree", "Derivation");
        link("#parties", "Parties and ties");
        link("#timeline", "Timeline");
        link("#reports", "Reports");
        link("#unread", "Not read");
        out.close("nav").close("div").close("header").line();
    }

    private void figure(long n, String what) {
        out.open("li").element("b", String.valueOf(n)).text(what).close("li");
    }

    private void link(String to, String words) {
        out.element("a", words, "href", to);
    }

    private void story(Story story) {
        boolean first = story.equals(stories().getFirst());
        List<Claim> repeated =
                ranking.repeated().stream().filter(c -> c.story().equals(story.id())).toList();
        out.open(
                        "section",
                        "id",
                        first ? "glance" : "story-" + story.id(),
                        "aria-label",
                        "At a glance: " + story.title())
                .line();
        out.element("h2", first ? "At a glance" : "Another story: " + story.title());
        lead(story);
        out.open("div", "class", "columns").open("div");
        glance(repeated);
        out.close("div");
        readFirst(story, repeated);
        out.close("div");
        whyPerReport(story);
        out.close("section").line();
        cards(story, repeated, first);
    }

    /// The sentence that an editor wants first: how many reports, how many origins, which.
    private void lead(Story story) {
        List<String> names = ranking.origins(story.id());
        List<Origin> main =
                names.stream().map(origins::get).filter(o -> o != null).limit(3).toList();
        out.open("p", "class", "lead");
        long hosts = hosts(story);
        out.text(hosts + (hosts == 1 ? " report" : " reports") + " on this story. ");
        if (!main.isEmpty()) {
            long claims =
                    whence.claims().stream()
                            .filter(c ->
                                    c.story().equals(story.id()) && ranking.reports(c).size() > 1)
                            .count();
            long single =
                    whence.claims().stream()
                            .filter(c ->
                                    c.story().equals(story.id())
                                            && ranking.reports(c).size() > 1
                                            && ranking.corroboration(c).max() == 1)
                            .count();
            if (claims > 0) {
                out.text(
                                "Of "
                                        + claims
                                        + (claims == 1
                                                ? " claim that several repeat, "
                                                : " claims that several repeat, "))
                        .element(
                                "strong",
                                single + (single == 1 ? " has one origin" : " have one origin"))
                        .text(". ");
            }
            out.text("Behind most of them stands ")
                    .element("strong", main.getFirst().name())
                    .text(main.getFirst().report() == null ? ", which is not in the folder" : "");
            if (main.size() > 1) {
                out.text(
                        "; then "
                                + String.join(
                                        " and ",
                                        main.subList(1, main.size()).stream()
                                                .map(Origin::name)
                                                .toList()));
            }
            out.text(".");
        }
        out.close("p").line();
    }

    private void glance(List<Claim> claims) {
        if (claims.isEmpty()) {
            out.element(
                    "p",
                    "No claim is stated by more than one report of this story.",
                    "class",
                    "empty");
            return;
        }
        out.open("table").element("caption", "Claims, most repeated on the fewest origins first");
        out.open("thead")
                .open("tr")
                .element("th", "Claim", "scope", "col")
                .element("th", "Reports", "scope", "col")
                .element("th", "Origins", "scope", "col")
                .element("th", "Against", "scope", "col")
                .element("th", "Drift", "scope", "col")
                .close("tr")
                .close("thead")
                .open("tbody");
        for (Claim claim : claims.stream().limit(12).toList()) {
            Corroboration c = ranking.corroboration(claim);
            long drift = whence.drifts().stream().filter(d -> d.claim().equals(claim.id())).count();
            out.open("tr")
                    .open("td")
                    .element(
                            "a",
                            Shorten.to(claim.sentence(), 170),
                            "href",
                            "#c-" + claim.id(),
                            "class",
                            "words")
                    .close("td");
            out.element("td", String.valueOf(ranking.reports(claim).size()), "class", "n");
            out.open("td", "class", "n")
                    .element(
                            "span",
                            range(c),
                            "class",
                            c.max() == 1 ? "one" : c.min() > 1 ? "many" : "")
                    .close("td");
            out.element(
                    "td", c.against().isEmpty() ? "–" : "× " + c.against().size(), "class", "n");
            out.element("td", drift == 0 ? "–" : "~ " + drift, "class", "n").close("tr");
        }
        out.close("tbody").close("table").line();
        if (claims.size() > 12) {
            out.element(
                    "p",
                    (claims.size() - 12) + " more repeated claims among the cards below.",
                    "class",
                    "note");
        }
    }

    private void readFirst(Story story, List<Claim> claims) {
        out.open("aside", "class", "first", "aria-label", "Read this first")
                .element("h2", "Read this first")
                .open("ol");
        int shown = 0;
        for (Claim claim :
                claims.stream()
                        .filter(c -> ranking.corroboration(c).max() == 1)
                        .limit(1)
                        .toList()) {
            List<String> ids = ranking.corroboration(claim).origins();
            String origin =
                    ids.isEmpty() || !origins.containsKey(ids.getFirst())
                            ? "one origin"
                            : origins.get(ids.getFirst()).name();
            out.open("li")
                    .text("Repeated by " + ranking.reports(claim).size() + " reports, all from ")
                    .element("strong", origin)
                    .text(": ")
                    .element(
                            "a",
                            Shorten.to(claim.sentence(), 110),
                            "href",
                            "#c-" + claim.id(),
                            "class",
                            "words")
                    .close("li");
            shown++;
        }
        int grave = 0;
        for (Drift drift : ranking.drifts()) {
            if (grave == 4
                    || drift.severity() != Severity.MAJOR
                    || !story.reports().contains(ranking.mention(drift.to()).report())) {
                continue;
            }
            Report to = ranking.report(ranking.mention(drift.to()).report());
            out.open("li")
                    .element("span", letter(drift), "class", "letter", "title", kind(drift))
                    .text(Ranking.label(to) + ": ")
                    .element("a", drift.why().getFirst().detail(), "href", "#d-" + drift.id())
                    .close("li");
            grave++;
            shown++;
        }
        int answers = 0;
        for (Response response : ranking.responses()) {
            Mention mention = ranking.mention(response.mention());
            if (answers == 4 || !story.reports().contains(mention.report())) {
                continue;
            }
            out.open("li")
                    .element("strong", response.who())
                    .text(" " + answer(response) + ": ")
                    .element(
                            "a",
                            Shorten.to(ranking.report(mention.report()).quote(mention.at()), 100),
                            "href",
                            "#m-" + mention.id(),
                            "class",
                            "words")
                    .close("li");
            answers++;
            shown++;
        }
        if (shown == 0) {
            out.open("li")
                    .text("Nothing stands out: no repeated claim, no answer, no change.")
                    .close("li");
        }
        out.close("ol").close("aside").line();
    }

    /// Why each report counts as what it does, in words that quote it.
    private void whyPerReport(Story story) {
        if (hosts(story) < 2) {
            return;
        }
        out.open("table").element("caption", "Where each report has it from").open("tbody");
        for (String id : story.reports()) {
            Report report = ranking.report(id);
            List<Derivation> from =
                    whence.derivations().stream().filter(d -> d.to().equals(id)).toList();
            out.open("tr").open("td").element("a", Ranking.label(report), "href", "#r-" + id);
            out.element("div", Shorten.to(report.title(), 70), "class", "note")
                    .close("td")
                    .open("td");
            if (from.isEmpty()) {
                out.element(
                        "span",
                        "Nothing in the folder shows where it comes from: an origin by itself.",
                        "class",
                        "finding");
            }
            for (Derivation derivation : from) {
                String parent =
                        origins.containsKey(derivation.from())
                                ? origins.get(derivation.from()).name()
                                : Ranking.label(ranking.report(derivation.from()));
                out.open("div")
                        .element(
                                "span",
                                derivation.kind().name().toLowerCase(Locale.ROOT),
                                "class",
                                "tag")
                        .element("strong", parent)
                        .text(": ")
                        .element(
                                "span",
                                derivation.why().stream()
                                        .map(Reason::detail)
                                        .reduce((a, b) -> a + "; " + b)
                                        .orElse(""),
                                "class",
                                "finding")
                        .text(
                                String.format(
                                        Locale.ROOT,
                                        " (%.0f%% sure)",
                                        100 * derivation.confidence()))
                        .close("div");
            }
            out.close("td").close("tr");
        }
        out.close("tbody").close("table").line();
    }

    private void cards(Story story, List<Claim> repeated, boolean first) {
        out.open("section", "id", first ? "claims" : "claims-" + story.id(), "aria-label", "Claims")
                .element("h2", first ? "Claims" : "Claims of: " + Shorten.to(story.title(), 80))
                .line();
        repeated.stream().limit(CARDS).forEach(this::card);
        List<Claim> rest = new ArrayList<>(repeated.stream().skip(CARDS).toList());
        ranking.claims().stream()
                .filter(c -> c.story().equals(story.id()) && !repeated.contains(c))
                .forEach(rest::add);
        if (!rest.isEmpty()) {
            out.open("details")
                    .element(
                            "summary",
                            rest.size()
                                    + " claims that "
                                    + (repeated.size() > CARDS
                                            ? "fewer reports state"
                                            : "one report states"))
                    .line();
            rest.forEach(this::row);
            out.close("details");
        }
        if (repeated.isEmpty() && rest.isEmpty()) {
            out.element("p", "No claim was found in these reports.", "class", "empty");
        }
        out.close("section").line();
    }

    private void card(Claim claim) {
        Corroboration c = ranking.corroboration(claim);
        out.open("article", "class", "card", "id", "c-" + claim.id());
        out.element("h3", claim.sentence());
        out.open("p", "class", "meta");
        out.open("span")
                .text("Origins ")
                .element("b", range(c), "class", c.max() == 1 ? "one" : c.min() > 1 ? "many" : "")
                .close("span");
        out.element("span", "Reports " + ranking.reports(claim).size());
        out.element("span", "Places " + claim.mentions().size());
        out.element(
                "span",
                "Grade proposed: F" + c.grade(),
                "title",
                "Admiralty scale: source not judged (F), claim "
                        + c.grade()
                        + "; a person sets it");
        out.close("p");
        out.element("h4", "Why " + range(c) + (c.max() == 1 ? " origin" : " origins"));
        out.open("ul");
        for (Reason reason : c.why()) {
            out.open("li").element("span", reason.detail(), "class", "finding");
            reason.evidence().stream()
                    .findFirst()
                    .ifPresent(p -> {
                        out.text(" ");
                        link("#r-" + p.report(), Ranking.label(ranking.report(p.report())));
                    });
            out.close("li");
        }
        out.close("ul");
        out.element("h4", "Words, and on whose word");
        ranking.mentions(claim).forEach(this::mention);
        against(c);
        List<Drift> drifts =
                whence.drifts().stream().filter(d -> d.claim().equals(claim.id())).toList();
        if (!drifts.isEmpty()) {
            out.element("h4", "Changed").open("ul");
            for (Drift drift : drifts) {
                out.open("li")
                        .element("span", letter(drift), "class", "letter", "title", kind(drift))
                        .element("a", drift.why().getFirst().detail(), "href", "#d-" + drift.id())
                        .text(
                                " — "
                                        + Ranking.label(
                                                ranking.report(
                                                        ranking.mention(drift.to()).report())))
                        .close("li");
            }
            out.close("ul");
        }
        if (!claim.why().isEmpty()) {
            out.element(
                    "p",
                    "Brought together because "
                            + String.join(
                                    ", ",
                                    claim.why().stream().map(Reason::detail).distinct().toList())
                            + ".",
                    "class",
                    "note");
        }
        out.close("article").line();
    }

    private void against(Corroboration c) {
        if (c.against().isEmpty()) {
            return;
        }
        out.element("h4", "Against, or answered").open("ul");
        for (Response response : whence.responses()) {
            if (c.against().contains(response.id())) {
                Mention mention = ranking.mention(response.mention());
                Report report = ranking.report(mention.report());
                out.open("li")
                        .element("strong", response.who())
                        .text(" " + answer(response) + ": ")
                        .element(
                                "a",
                                report.quote(mention.at()),
                                "href",
                                "#m-" + mention.id(),
                                "class",
                                "words")
                        .text(" — " + Ranking.label(report))
                        .close("li");
            }
        }
        out.close("ul");
    }

    private void mention(Mention mention) {
        Report report = ranking.report(mention.report());
        out.open("div", "class", "mention")
                .open("p")
                .element(
                        "a",
                        "“" + report.quote(mention.at()).replaceAll("\\s+", " ") + "”",
                        "href",
                        "#m-" + mention.id(),
                        "class",
                        "words")
                .close("p");
        chain(report, mention);
        out.close("div");
    }

    private void chain(Report report, Mention mention) {
        out.open("div", "class", "chain");
        out.text(Ranking.label(report));
        List<String> chain = ranking.chain(mention);
        int from =
                !chain.isEmpty()
                                && report.outlet() != null
                                && chain.getFirst().equalsIgnoreCase(report.outlet())
                        ? 1
                        : 0;
        for (String source : chain.subList(from, chain.size())) {
            out.element("span", "←", "class", "arrow", "aria-label", "on the word of")
                    .text(Shorten.to(source, 110));
        }
        if (chain.size() == from) {
            out.element("span", " in its own voice", "class", "own");
        }
        String how =
                mention.certainty().name().toLowerCase(Locale.ROOT)
                        + (mention.polarity() == Polarity.DENIED ? ", denied" : "");
        if (!how.equals("certain")) {
            out.text(" ").element("span", how, "class", "tag");
        }
        out.close("div");
    }

    private void row(Claim claim) {
        Mention mention = ranking.mentions(claim).getFirst();
        Report report = ranking.report(mention.report());
        out.open("div", "class", "mention", "id", "c-" + claim.id())
                .open("p")
                .element("a", claim.sentence(), "href", "#m-" + mention.id(), "class", "words")
                .close("p");
        chain(report, mention);
        for (Drift drift :
                whence.drifts().stream().filter(d -> d.claim().equals(claim.id())).toList()) {
            out.open("div", "class", "chain")
                    .element("span", letter(drift), "class", "letter", "title", kind(drift))
                    .element("a", drift.why().getFirst().detail(), "href", "#d-" + drift.id())
                    .close("div");
        }
        out.close("div").line();
    }

    private void drifts() {
        out.open("section", "id", "drift", "aria-label", "Drift")
                .element("h2", "Changed in retelling")
                .line();
        List<Drift> all = ranking.drifts();
        if (all.isEmpty()) {
            out.element(
                    "p",
                    "No change was found: no claim is stated by two reports, or all state it alike.",
                    "class",
                    "empty");
        }
        all.stream().limit(DRIFTS).forEach(this::drift);
        if (all.size() > DRIFTS) {
            out.open("details").element("summary", (all.size() - DRIFTS) + " more changes");
            all.stream().skip(DRIFTS).forEach(this::drift);
            out.close("details");
        }
        out.close("section").line();
    }

    private void drift(Drift drift) {
        Mention from = ranking.mention(drift.from());
        Mention to = ranking.mention(drift.to());
        out.open("div", "class", "pair", "id", "d-" + drift.id());
        out.open("p", "class", "title")
                .element("span", letter(drift), "class", "letter", "aria-hidden", "true")
                .element(
                        "span",
                        kind(drift),
                        "class",
                        drift.severity() == Severity.MAJOR ? "tag major" : "tag")
                .element("span", drift.why().getFirst().detail(), "class", "finding")
                .close("p");
        side(from, drift.before(), "del", "fuller");
        side(to, drift.after(), "ins", "retelling");
        out.close("div").line();
    }

    private void side(Mention mention, org.whence.model.Span changed, String tag, String role) {
        Report report = ranking.report(mention.report());
        out.open("div");
        out.open("div", "class", "who")
                .text(role + " · ")
                .element("a", Ranking.label(report), "href", "#m-" + mention.id())
                .text(report.published() == null ? "" : " · " + report.published())
                .close("div");
        int start = Math.min(mention.at().start(), changed.start());
        int end = Math.max(mention.at().end(), changed.end());
        out.open("p").text("“" + report.text().substring(start, changed.start()));
        out.element(tag, report.quote(changed));
        out.text(report.text().substring(changed.end(), end) + "”").close("p").close("div");
    }

    private void unread() {
        out.open("section", "id", "unread", "aria-label", "Files not read")
                .element("h2", "Not read")
                .line();
        if (whence.unreadable().isEmpty()) {
            out.element("p", "Every file was read.", "class", "empty");
        } else {
            out.open("table")
                    .open("thead")
                    .open("tr")
                    .element("th", "File", "scope", "col")
                    .element("th", "Why", "scope", "col")
                    .close("tr")
                    .close("thead")
                    .open("tbody");
            whence.unreadable()
                    .forEach(u ->
                            out.open("tr")
                                    .element("td", u.file())
                                    .element("td", u.why())
                                    .close("tr"));
            out.close("tbody").close("table");
        }
        out.close("section").line();
    }

    private void method() {
        out.open("section", "id", "method", "aria-label", "Method")
                .element("h2", "How this was made")
                .line();
        out.element(
                "p",
                "Each report was cut into sentences and clauses; who is credited with a clause is told by a trained tagger and rules; clauses that state the same thing were brought together by a learned likeness; reports were tied to each other by shared passages, credits and shared claims; independent origins are counted after following every chain to where the text ends it. A count is a range where dependence is undecided. Nothing was fetched, and no report left this machine.",
                "class",
                "note");
        out.close("section").line();
    }

    static String range(Corroboration c) {
        return c.min() == c.max() ? String.valueOf(c.min()) : c.min() + "–" + c.max();
    }

    static String letter(Drift drift) {
        return switch (drift.kind()) {
            case QUANTITY -> "N";
            case CERTAINTY -> "H";
            case ATTRIBUTION -> "A";
            case ACTOR -> "P";
            case OBJECT -> "B";
            case TIME -> "T";
            case SCOPE -> "S";
            case POLARITY -> "±";
            case OMISSION -> "O";
        };
    }

    static String kind(Drift drift) {
        return switch (drift.kind()) {
            case QUANTITY -> "figure";
            case CERTAINTY -> "certainty";
            case ATTRIBUTION -> "credit";
            case ACTOR -> "actor";
            case OBJECT -> "object";
            case TIME -> "time";
            case SCOPE -> "scope";
            case POLARITY -> "meaning reversed";
            case OMISSION -> "left out";
        };
    }

    static String answer(Response response) {
        return switch (response.kind()) {
            case DENIAL -> "denies it";
            case NO_COMMENT -> "does not comment";
            case NO_REPLY -> "did not reply";
            case UNAWARE -> "says it is unaware";
            case CONFIRMATION -> "confirms";
        };
    }

    private static String style() {
        try (InputStream in = Dossier.class.getResourceAsStream("dossier.css")) {
            if (in == null) {
                throw new IllegalStateException("dossier.css is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
