package org.whence.publish;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whence.model.Derivation;
import org.whence.model.DerivationKind;
import org.whence.model.Report;

/// Which report of a story comes from which, as a picture and as a list that says the same in words.
final class DescentTree {
    private final Voice voice;
    private final Html html;
    private final Register register;
    private final Register.Chapter chapter;
    private final String id;
    private final String heading;

    DescentTree(Voice voice, Register.Chapter chapter, String id, String heading) {
        this.voice = voice;
        this.html = voice.html;
        this.register = voice.register;
        this.chapter = chapter;
        this.id = id;
        this.heading = heading;
    }

    void write() {
        voice.section(id, heading, "What comes from what");
        if (chapter.derivations().isEmpty()) {
            voice.empty(
                    chapter.reports().size() < 2
                            ? "There is one report in this story and it credits nobody it could come"
                                    + " from."
                            : "No report of this story shows that it comes from another: neither"
                                    + " credits nor shared wording were found.");
        } else {
            figure();
            list();
        }
        html.close().line();
    }

    /// Whether the report itself says where it has it from.
    static boolean isStated(Derivation derivation) {
        return derivation.kind() == DerivationKind.CREDIT
                || derivation.why().stream().anyMatch(r -> r.rule().contains("credit"));
    }

    private void figure() {
        html.open("figure", "class", "tree");
        new DescentFigure(voice, chapter, id).write();
        html.open("figcaption", "class", "note");
        html.text(
                "Read downwards. Boxes with round ends lie outside the folder. A solid line: the"
                        + " report says so; a broken line: inferred from shared wording; a dotted"
                        + " line: embedded. The list below says the same in words.");
        html.close().close().line();
    }

    private void list() {
        Map<String, List<Derivation>> children = new LinkedHashMap<>();
        Set<String> derived = new HashSet<>();
        Map<String, String> roots = new LinkedHashMap<>();
        for (Derivation derivation : chapter.derivations()) {
            children.computeIfAbsent(register.origin(derivation), _ -> new ArrayList<>())
                    .add(derivation);
            derived.add(derivation.to());
        }
        chapter.derivations().stream()
                .filter(d -> register.held(d.from()) == null)
                .forEach(d -> roots.put(d.from(), d.from()));
        chapter.reports().stream()
                .filter(r -> !derived.contains(r.id()))
                .forEach(r -> roots.put(r.id(), r.id()));
        html.open("details", "class", "as-list");
        html.element("summary", "As a list, with the reasons and the words they share");
        html.open("ul", "class", "descent").line();
        Set<String> written = new HashSet<>();
        for (String root : roots.values()) {
            html.open("li");
            name(root);
            below(root, children, written);
            html.close().line();
        }
        // What hangs in a circle has no root.
        for (Derivation derivation : chapter.derivations()) {
            if (!written.contains(derivation.to())) {
                html.open("li");
                name(derivation.to());
                below(derivation.to(), children, written);
                html.close().line();
            }
        }
        html.close().close().line();
    }

    private void below(String parent, Map<String, List<Derivation>> children, Set<String> written) {
        boolean again = !written.add(parent);
        List<Derivation> all = again ? List.of() : children.getOrDefault(parent, List.of());
        if (all.isEmpty()) {
            return;
        }
        html.open("ul").line();
        for (Derivation derivation : all) {
            html.open("li");
            name(derivation.to());
            html.text(" ");
            voice.finding(
                    Terms.of(derivation.kind())
                            + ", "
                            + (isStated(derivation) ? "stated" : "inferred")
                            + ", "
                            + Terms.percent(derivation.confidence()));
            voice.reasons(derivation.why());
            passages(derivation);
            below(derivation.to(), children, written);
            html.close().line();
        }
        html.close();
    }

    private void passages(Derivation derivation) {
        Report from = register.held(derivation.from());
        if (from == null || derivation.passages().isEmpty()) {
            return;
        }
        html.open("ul", "class", "why");
        for (Derivation.Match match : derivation.passages()) {
            html.open("li");
            voice.quote(from, match.from());
            voice.arrow("→", "and");
            voice.quote(register.report(derivation.to()), match.to());
            html.close();
        }
        html.close();
    }

    private void name(String reportOrOrigin) {
        Report held = register.held(reportOrOrigin);
        if (held != null) {
            voice.report(held);
        } else {
            html.element("strong", register.nameOf(reportOrOrigin));
            html.text(" ");
            voice.note("outside the folder");
        }
    }
}
