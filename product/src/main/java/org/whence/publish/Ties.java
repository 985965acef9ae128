package org.whence.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whence.model.Listing;
import org.whence.model.Party;
import org.whence.model.Passage;
import org.whence.model.Relation;
import org.whence.model.Report;

/// The parties with their names, where each is mentioned, and the stated ties between them with the words that carry them.
final class Ties {
    private final Voice voice;
    private final Html html;
    private final Register register;

    Ties(Voice voice) {
        this.voice = voice;
        this.html = voice.html;
        this.register = voice.register;
    }

    void write() {
        voice.section("parties", "h2", "Parties and ties");
        List<Party> parties = new ArrayList<>(register.whence.parties());
        if (parties.isEmpty()) {
            voice.empty("No party was found: the reports name nobody that could be told apart.");
        } else {
            ties();
            parties.sort(Comparator.comparingInt((Party p) -> -p.mentions().size()));
            html.open("table", "class", "parties").line();
            html.element("caption", "Parties, most mentioned first");
            html.open("thead").open("tr");
            for (String head : List.of("Party, and its other names", "Kind", "Mentions", "Lists")) {
                html.element("th", head, "scope", "col");
            }
            html.close().close().line();
            html.open("tbody").line();
            Map<String, List<Listing>> listings = new HashMap<>();
            for (Listing listing : register.whence.listings()) {
                listings.computeIfAbsent(listing.party(), _ -> new ArrayList<>()).add(listing);
            }
            for (Party party : parties) {
                row(party, listings.getOrDefault(party.id(), List.of()));
            }
            html.close().close().line();
        }
        html.close().line();
    }

    private void ties() {
        if (register.whence.relations().isEmpty()) {
            voice.empty("No tie between these parties is stated in the reports.");
            return;
        }
        html.open("ul", "class", "ties").line();
        for (Relation relation : register.whence.relations()) {
            html.open("li");
            party(relation.subject());
            html.text(" ");
            voice.finding(Terms.of(relation.kind()));
            html.text(" ");
            party(relation.object());
            for (Passage words : relation.words()) {
                html.text(" ");
                voice.evidence(words);
            }
            voice.claims(relation.claims());
            html.close().line();
        }
        html.close().line();
    }

    private void party(String id) {
        Party party = register.party(id);
        if (party == null) {
            throw new IllegalArgumentException("no party " + id);
        }
        html.element("a", party.name(), "class", "pref", "href", "#" + voice.anchors.idOf(party));
    }

    private void row(Party party, List<Listing> listings) {
        html.open("tr", "id", voice.anchors.idOf(party));
        html.open("th", "scope", "row");
        html.text(party.name());
        List<String> others =
                party.names().stream().filter(n -> !n.equals(party.name())).distinct().toList();
        if (!others.isEmpty()) {
            html.element("span", String.join(" · ", others), "class", "under");
        }
        html.close();
        html.open("td");
        voice.finding(Terms.of(party.kind()));
        html.close();
        html.open("td", "class", "places");
        places(party);
        html.close();
        html.open("td");
        if (listings.isEmpty()) {
            html.element("span", "–", "class", "note", "title", "no entry recorded");
        }
        for (Listing listing : listings) {
            html.open("span", "class", "listing");
            html.element("span", "#", "class", "badge sign", "aria-hidden", "true");
            html.text(" ");
            voice.finding(
                    listing.list()
                            + " "
                            + listing.entry()
                            + ", “"
                            + listing.name()
                            + "”, "
                            + Terms.percent(listing.score())
                            + ", "
                            + Terms.of(listing.judgement()));
            voice.reasons(listing.why());
            html.close();
        }
        html.close();
        html.close().line();
    }

    /// How often in each report, linked to the first place there.
    private void places(Party party) {
        Map<String, List<Passage>> byReport = new LinkedHashMap<>();
        for (Passage passage : party.mentions()) {
            byReport.computeIfAbsent(passage.report(), _ -> new ArrayList<>()).add(passage);
        }
        html.element("b", Integer.toString(party.mentions().size()));
        byReport.forEach((id, passages) -> {
            Report report = register.report(id);
            html.text(" ");
            html.element(
                    "a",
                    register.label(report) + (passages.size() > 1 ? "×" + passages.size() : ""),
                    "class",
                    "rnum",
                    "href",
                    voice.anchors.to(report, passages.getFirst().at()),
                    "title",
                    Register.name(report));
        });
    }
}
