package org.whence.publish;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.whence.model.Mention;
import org.whence.model.Party;
import org.whence.model.Passage;
import org.whence.model.Sheet;

/// A sheet for each party and thing: attribute by attribute what is said of it, in whose words, on how many origins. Values that
/// exclude each other are set side by side.
final class PartySheets {
    /// How many sheets are open; the rest is folded.
    private static final int OPEN = 12;

    private final Voice voice;
    private final Html html;
    private final Register register;

    PartySheets(Voice voice) {
        this.voice = voice;
        this.html = voice.html;
        this.register = voice.register;
    }

    /// @param parties in the order of the page
    void write(List<Party> parties) {
        List<Party> told = parties.stream().filter(p -> register.sheet(p) != null).toList();
        if (told.isEmpty()) {
            return;
        }
        html.element("h3", "What is said of each", "class", "sheets-head").line();
        html.open("div", "class", "sheets").line();
        told.stream().limit(OPEN).forEach(this::sheet);
        html.close().line();
        if (told.size() > OPEN) {
            html.open("details");
            html.element(
                    "summary",
                    Terms.count(
                            told.size() - OPEN, "more party or thing", "more parties and things"));
            html.open("div", "class", "sheets").line();
            told.stream().skip(OPEN).forEach(this::sheet);
            html.close().close().line();
        }
    }

    private void sheet(Party party) {
        Sheet sheet = register.sheet(party);
        if (sheet == null) {
            return;
        }
        String id = voice.anchors.sheetOf(party);
        html.open("article", "class", "sheet", "id", id, "aria-labelledby", id + "-h").line();
        html.open("h4", "id", id + "-h");
        html.element("a", party.name(), "class", "pref", "href", "#" + voice.anchors.idOf(party));
        html.text(" ");
        html.element("span", Terms.of(party.kind()), "class", "note");
        html.close().line();
        html.open("dl").line();
        for (Sheet.Attribute attribute : sheet.attributes()) {
            html.open("div", "class", attribute.isContested() ? "attr contested" : "attr");
            html.open("dt").text(attribute.name());
            if (attribute.isContested()) {
                html.text(" ");
                html.element("span", "contested", "class", "f alarm");
            }
            html.close();
            for (Sheet.Value value : attribute.values()) {
                html.open("dd");
                value(value);
                html.close();
            }
            html.close().line();
        }
        html.close();
        html.close().line();
    }

    private void value(Sheet.Value value) {
        Passage first = value.words().getFirst();
        html.open(
                "a",
                "class",
                "q val",
                "href",
                voice.anchors.to(register.report(first.report()), first.at()));
        html.element("q", value.text()).close();
        html.text(" ");
        html.open("span", "class", "by");
        html.element("span", register.label(register.report(first.report())), "class", "rnum");
        Set<String> reports = new HashSet<>(Set.of(first.report()));
        voice.elsewhere(value.words().stream().filter(p -> reports.add(p.report())).toList());
        Set<List<String>> chains = new LinkedHashSet<>();
        for (String id : value.mentions()) {
            Mention mention = register.mention(id);
            if (mention.chain().size() > 1 && chains.size() < 2 && chains.add(mention.chain())) {
                html.text(" · ");
                voice.chain(mention);
            }
        }
        html.text(" · ");
        voice.finding(
                Terms.range(value.backing().min(), value.backing().max())
                        + (value.backing().max() == 1 ? " origin" : " origins"));
        voice.claims(value.backing().claims());
        html.close();
    }
}
