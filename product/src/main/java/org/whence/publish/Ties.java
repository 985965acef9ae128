package org.whence.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.whence.model.Listing;
import org.whence.model.Party;
import org.whence.model.Passage;
import org.whence.model.Relation;
import org.whence.model.Report;

/// The stated ties between parties with the words that carry them, a sheet for each party of which more is said, and all
/// parties with their names and places.
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
            parties.sort(Comparator.comparingInt((Party p) -> -p.mentions().size()));
            ties();
            new PartySheets(voice).write(parties);
            parties(parties);
        }
        html.close().line();
    }

    private void ties() {
        List<Relation> relations = register.whence.relations();
        if (relations.isEmpty()) {
            voice.empty("No tie between these parties is stated in the reports.");
            return;
        }
        html.open("table", "class", "ties").line();
        html.element("caption", "Ties that the reports state");
        html.open("thead").open("tr");
        for (String head : List.of("Party, tie, party", "Origins", "Reports", "Words")) {
            html.element("th", head, "scope", "col");
        }
        html.close().close().line();
        html.open("tbody").line();
        relations.forEach(this::tie);
        html.close().close().line();
    }

    private void tie(Relation relation) {
        Map<String, List<Passage>> byReport =
                relation.words().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Passage::report, LinkedHashMap::new, Collectors.toList()));
        html.open("tr");
        html.open("th", "scope", "row");
        party(relation.subject());
        html.text(" ");
        voice.finding((relation.isFormer() ? "formerly " : "") + Terms.of(relation.kind()));
        html.text(" ");
        party(relation.object());
        html.close();
        html.open("td", "class", "num");
        voice.finding(Terms.range(relation.backing().min(), relation.backing().max()));
        html.close();
        html.element("td", Integer.toString(byReport.size()), "class", "num");
        html.open("td");
        voice.evidence(relation.words().getFirst());
        voice.elsewhere(byReport.values().stream().skip(1).map(List::getFirst).toList());
        relation.times()
                .forEach(t -> {
                    html.text(" · ");
                    html.element("b", Terms.days(t.time().from(), t.time().to()));
                    html.text(" ");
                    voice.evidence(t.words());
                });
        voice.claims(relation.claims());
        html.close();
        html.close().line();
    }

    private void party(String id) {
        Party party = register.party(id);
        if (party == null) {
            throw new IllegalArgumentException("no party " + id);
        }
        html.element("a", party.name(), "class", "pref", "href", "#" + voice.anchors.idOf(party));
    }

    private void parties(List<Party> parties) {
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

    private void row(Party party, List<Listing> listings) {
        html.open("tr", "id", voice.anchors.idOf(party));
        html.open("th", "scope", "row");
        if (register.sheet(party) != null) {
            html.element("a", party.name(), "href", "#" + voice.anchors.sheetOf(party));
        } else {
            html.text(party.name());
        }
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
