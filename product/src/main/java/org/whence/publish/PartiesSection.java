package org.whence.publish;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.whence.model.Case;
import org.whence.model.Listing;
import org.whence.model.Party;
import org.whence.model.Passage;
import org.whence.model.Relation;
import org.whence.text.Shorten;

/// Parties, the ties between them, and how they were screened.
final class PartiesSection {
    private static final int SHOWN = 40;

    private final Case whence;
    private final Ranking ranking;
    private final Map<String, Party> byId = new HashMap<>();

    PartiesSection(Case whence, Ranking ranking) {
        this.whence = whence;
        this.ranking = ranking;
        whence.parties().forEach(p -> byId.put(p.id(), p));
    }

    void write(Markup out) {
        out.open("section", "id", "parties", "aria-label", "Parties and ties")
                .element("h2", "Parties and ties")
                .line();
        if (whence.parties().isEmpty()) {
            out.element("p", "No name was found.", "class", "empty").close("section");
            return;
        }
        ties(out);
        List<Party> shown = whence.parties().stream().limit(SHOWN).toList();
        table(out, shown, "Parties, most often named first");
        if (whence.parties().size() > SHOWN) {
            out.open("details")
                    .element("summary", (whence.parties().size() - SHOWN) + " more names");
            table(out, whence.parties().stream().skip(SHOWN).toList(), "Names further down");
            out.close("details");
        }
        listings(out);
        out.close("section").line();
    }

    private void ties(Markup out) {
        if (whence.relations().isEmpty()) {
            out.element("p", "No tie between two parties is stated.", "class", "empty");
            return;
        }
        out.open("table")
                .element("caption", "Ties that the reports state")
                .open("thead")
                .open("tr")
                .element("th", "Party", "scope", "col")
                .element("th", "Tie", "scope", "col")
                .element("th", "To", "scope", "col")
                .element("th", "In these words", "scope", "col")
                .close("tr")
                .close("thead")
                .open("tbody");
        for (Relation relation : whence.relations()) {
            out.open("tr")
                    .element("td", name(relation.subject()))
                    .element(
                            "td", relation.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .element("td", name(relation.object()))
                    .open("td");
            for (Passage words : relation.words().stream().limit(3).toList()) {
                out.open("div")
                        .element(
                                "a",
                                "“"
                                        + Shorten.to(
                                                ranking.report(words.report()).quote(words.at()),
                                                120)
                                        + "”",
                                "class",
                                "words",
                                "href",
                                "#r-" + words.report())
                        .text(" — " + Ranking.label(ranking.report(words.report())))
                        .close("div");
            }
            out.close("td").close("tr");
        }
        out.close("tbody").close("table").line();
    }

    private String name(String party) {
        Party known = byId.get(party);
        return known == null ? party : known.name();
    }

    private static void table(Markup out, List<Party> parties, String caption) {
        out.open("table")
                .element("caption", caption)
                .open("thead")
                .open("tr")
                .element("th", "Party", "scope", "col")
                .element("th", "Kind", "scope", "col")
                .element("th", "Also", "scope", "col")
                .element("th", "Places", "scope", "col")
                .close("tr")
                .close("thead")
                .open("tbody");
        for (Party party : parties) {
            out.open("tr")
                    .open("td")
                    .element("strong", party.name())
                    .close("td")
                    .element("td", party.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .element(
                            "td",
                            String.join(
                                    ", ",
                                    party.names().stream()
                                            .filter(n -> !n.equals(party.name()))
                                            .toList()))
                    .element("td", String.valueOf(party.mentions().size()), "class", "n")
                    .close("tr");
        }
        out.close("tbody").close("table").line();
    }

    private void listings(Markup out) {
        out.element("h4", "Screening");
        if (whence.listings().isEmpty()) {
            out.element(
                    "p",
                    "Not screened against a sanctions list, or nothing matched. `whence screen --list FILE` compares the parties with lists.",
                    "class",
                    "note");
            return;
        }
        out.open("table")
                .open("thead")
                .open("tr")
                .element("th", "Party", "scope", "col")
                .element("th", "Entry", "scope", "col")
                .element("th", "Score", "scope", "col")
                .element("th", "Why", "scope", "col")
                .close("tr")
                .close("thead")
                .open("tbody");
        for (Listing listing : whence.listings()) {
            out.open("tr")
                    .element("td", name(listing.party()))
                    .element(
                            "td",
                            listing.name() + " (" + listing.list() + " " + listing.entry() + ")")
                    .element(
                            "td", String.format(Locale.ROOT, "%.2f", listing.score()), "class", "n")
                    .element("td", listing.why().isEmpty() ? "" : listing.why().getFirst().detail())
                    .close("tr");
        }
        out.close("tbody").close("table").line();
    }
}
