package org.whence.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.whence.model.Derivation;
import org.whence.model.Drift;
import org.whence.model.DriftKind;
import org.whence.model.Listing;
import org.whence.model.Mention;
import org.whence.model.Party;
import org.whence.model.Report;
import org.whence.model.Response;
import org.whence.model.ResponseKind;
import org.whence.model.Severity;

/// A story at a glance: where each report comes from and in which words, the claims most repeated on fewest origins, and
/// what to read first.
final class Glance {
    /// How many claims on one origin are shown; of changes and answers twice as many.
    private static final int ALARMS = 2;

    /// How many claims are shown at once, unless only a few more are left.
    private static final int ROWS = 12;

    private static final int SPARE = 4;

    private final Voice voice;
    private final Html html;
    private final Register register;
    private final Register.Chapter chapter;
    private final String id;
    private final String heading;
    private final String below;

    Glance(Voice voice, Register.Chapter chapter, String id, String heading) {
        this.voice = voice;
        this.html = voice.html;
        this.register = voice.register;
        this.chapter = chapter;
        this.id = id;
        this.heading = heading;
        this.below = heading.equals("h2") ? "h3" : "h4";
    }

    void write() {
        voice.section(id, heading, "At a glance");
        lead();
        html.open("div", "class", "glance").line();
        html.open("div", "class", "standings");
        claims();
        html.close().line();
        html.open("div", "class", "read-first");
        readFirst();
        html.close().line();
        html.close().line();
        provenance();
        html.close().line();
    }

    /// Three answers: what stands behind the main claim, who stands against it, which number changed.
    private void lead() {
        Ranking.Standing main = register.ranking.main(chapter.story().id());
        if (main == null) {
            return;
        }
        html.open("dl", "class", "lead").line();
        html.open("div").element("dt", "The main claim").open("dd");
        voice.claim(main.claim());
        html.text(" ");
        html.element("span", main.claim().sentence(), "class", "said");
        html.open("p", "class", main.hangsOnOneOrigin() ? "sum lone" : "sum");
        voice.finding(
                Terms.range(main.min(), main.max())
                        + (main.max() == 1 ? " origin" : " origins")
                        + " behind "
                        + Terms.count(main.reports(), "report", "reports"));
        if (!main.origins().isEmpty()) {
            html.text(": ");
            html.element(
                    "b",
                    main.origins().stream()
                                    .limit(3)
                                    .map(o -> Register.shortened(o.name()))
                                    .collect(Collectors.joining("; "))
                            + (main.origins().size() > 3 ? "; …" : ""));
        }
        html.close().close().close().line();
        html.open("div").element("dt", "Who stands against it").open("dd");
        against(main);
        html.close().close().line();
        html.open("div").element("dt", "Which number changed").open("dd");
        number();
        html.close().close().line();
        html.close().line();
    }

    private void against(Ranking.Standing main) {
        List<Response> own = new ArrayList<>(main.against());
        if (own.isEmpty()) {
            html.open("p");
            voice.finding("Nobody is reported to answer it.");
            html.close();
            own.addAll(
                    register.ranking.responses().stream()
                            .filter(r -> r.kind() == ResponseKind.DENIAL)
                            .filter(this::answersHere)
                            .toList());
            if (!own.isEmpty()) {
                html.element("p", "Denied of other claims:", "class", "note");
            }
        }
        own.sort(
                Comparator.comparing(Response::kind)
                        .thenComparingInt(r -> r.party() == null ? 1 : 0));
        Set<String> said = new LinkedHashSet<>();
        own.removeIf(r -> !said.add(Objects.requireNonNullElse(r.party(), r.who())));
        for (Response response : own.subList(0, Math.min(3, own.size()))) {
            html.open("p");
            html.element("span", "×", "class", "against", "aria-hidden", "true");
            html.text(" ");
            voice.response(response);
            html.close();
        }
        if (own.size() > 3) {
            html.element("p", "and " + (own.size() - 3) + " more", "class", "note");
        }
    }

    private void number() {
        List<Drift> numbers =
                chapter.drifts().stream().filter(d -> d.kind() == DriftKind.QUANTITY).toList();
        List<Drift> shown = numbers;
        if (numbers.isEmpty()) {
            html.open("p");
            voice.finding(
                    chapter.drifts().isEmpty()
                            ? "None, and nothing else was changed in retelling."
                            : "None. Changed most:");
            html.close();
            shown = chapter.drifts();
        }
        Set<String> seen = new LinkedHashSet<>();
        for (Drift drift : shown) {
            Report to = register.report(register.mention(drift.to()).report());
            if (seen.size() < 3 && seen.add(drift.claim() + to.quote(drift.after()))) {
                html.open("p");
                voice.badge(drift.kind());
                html.text(" ");
                voice.change(drift);
                html.text(" ");
                html.open("span", "class", "where");
                voice.report(to);
                html.text(" ");
                voice.claim(register.standing(drift.claim()).claim());
                html.close().close();
            }
        }
    }

    /// Per report: what it comes from, in its own words.
    private void provenance() {
        html.element(below, "Where each report has it from", "class", "provenance").line();
        if (chapter.reports().isEmpty()) {
            voice.empty("No report belongs to this story.");
            return;
        }
        Map<String, List<Derivation>> from =
                chapter.derivations().stream().collect(Collectors.groupingBy(Derivation::to));
        List<Report> all = chapter.reports();
        int shown = all.size() <= ROWS + SPARE ? all.size() : ROWS;
        provenance(all.subList(0, shown), from);
        if (shown < all.size()) {
            html.open("details");
            html.element("summary", Terms.count(all.size() - shown, "more report", "more reports"));
            provenance(all.subList(shown, all.size()), from);
            html.close().line();
        }
    }

    private void provenance(List<Report> reports, Map<String, List<Derivation>> from) {
        html.open("ul", "class", "from").line();
        for (Report report : reports) {
            html.open("li");
            html.open("p", "class", "who");
            voice.report(report);
            html.text(" ");
            voice.published(report);
            html.close();
            for (Derivation derivation : from.getOrDefault(report.id(), List.of())) {
                html.open("div", "class", "how");
                derivation(derivation);
                html.close();
            }
            if (!from.containsKey(report.id())) {
                html.open("p", "class", "how");
                if (report.within() != null) {
                    voice.finding("A post embedded in");
                    html.text(" ");
                    voice.report(register.report(report.within()));
                } else {
                    voice.finding("An origin of its own: nothing shows that it comes from another");
                }
                html.close();
            }
            html.close().line();
        }
        html.close().line();
    }

    private void derivation(Derivation derivation) {
        voice.finding(
                (derivation.confidence() < Descent.DECIDED ? "perhaps " : "")
                        + Terms.verb(derivation.kind()));
        html.text(" ");
        Report from = register.held(derivation.from());
        if (from != null) {
            voice.report(from);
        } else {
            html.element("strong", register.nameOf(derivation.from()));
            html.text(" ");
            voice.note("outside the folder");
        }
        html.element(
                "span",
                " " + Terms.percent(derivation.confidence()),
                "class",
                "sure",
                "title",
                "how sure the machine is");
        voice.reasons(derivation.why());
    }

    private void readFirst() {
        html.element(below, "Read this first").line();
        List<Runnable> alarms = new ArrayList<>();
        loneOrigins(alarms);
        changes(alarms);
        answers(alarms);
        matches(alarms);
        if (alarms.isEmpty()) {
            voice.empty(
                    "Nothing to warn of: no claim is repeated on one origin, no retelling changed"
                            + " one, and nobody answers.");
            return;
        }
        html.open("ol", "class", "alarms").line();
        for (Runnable alarm : alarms) {
            html.open("li");
            alarm.run();
            html.close().line();
        }
        html.close().line();
    }

    private void loneOrigins(List<Runnable> alarms) {
        Ranking.Standing main = register.ranking.main(chapter.story().id());
        chapter.standings().stream()
                .filter(s -> s.isUpFront() && s.hangsOnOneOrigin() && !s.equals(main))
                .limit(ALARMS)
                .forEach(s ->
                        alarms.add(() -> {
                            sign("!", "one origin");
                            voice.claim(s.claim());
                            html.text(" ");
                            voice.finding(
                                    "is in " + s.reports() + " reports, all from " + origin(s));
                            html.text(" ");
                            html.element("span", s.claim().sentence(), "class", "said");
                        }));
    }

    private static String origin(Ranking.Standing standing) {
        return standing.origins().isEmpty() ? "one origin" : standing.origins().getFirst().name();
    }

    private void changes(List<Runnable> alarms) {
        Map<List<Object>, List<Drift>> alike = new LinkedHashMap<>();
        for (Drift drift : chapter.drifts()) {
            if (drift.severity() == Severity.MAJOR) {
                alike.computeIfAbsent(List.of(drift.claim(), drift.kind()), _ -> new ArrayList<>())
                        .add(drift);
            }
        }
        alike.values().stream()
                .limit(2 * ALARMS)
                .forEach(drifts -> alarms.add(() -> change(drifts)));
    }

    private void change(List<Drift> alike) {
        Drift drift = alike.getFirst();
        DriftKind kind = drift.kind();
        voice.badge(kind);
        html.text(" ");
        voice.claim(register.standing(drift.claim()).claim());
        html.text(" ");
        Set<String> in = new LinkedHashSet<>();
        alike.forEach(d -> in.add(register.mention(d.to()).report()));
        voice.finding(Terms.of(kind) + " in " + Terms.count(in.size(), "report", "reports"));
        html.text(" ");
        voice.change(drift);
        html.text(" ");
        html.open("span", "class", "where");
        voice.report(register.report(in.iterator().next()));
        html.close();
    }

    private void answers(List<Runnable> alarms) {
        List<Response> relevant =
                register.ranking.responses().stream()
                        .filter(r -> r.kind() != ResponseKind.CONFIRMATION)
                        .filter(this::answersHere)
                        .limit(2 * ALARMS)
                        .toList();
        for (Response response : relevant) {
            alarms.add(() -> {
                sign("×", "an answer");
                voice.response(response);
                voice.claims(response.claims());
            });
        }
    }

    private boolean answersHere(Response response) {
        Mention mention = register.mention(response.mention());
        return chapter.story().reports().contains(mention.report());
    }

    private void matches(List<Runnable> alarms) {
        for (Listing listing : register.whence.listings()) {
            Party party = register.party(listing.party());
            if (party != null && isHere(party)) {
                alarms.add(() -> {
                    sign("#", "on a list");
                    html.element("a", party.name(), "href", "#" + voice.anchors.idOf(party));
                    html.text(" ");
                    voice.finding(Terms.of(listing.judgement()) + " with " + listing.list());
                });
            }
        }
    }

    private boolean isHere(Party party) {
        return party.mentions().stream()
                .anyMatch(p -> chapter.story().reports().contains(p.report()));
    }

    private void sign(String sign, String meaning) {
        html.element("span", sign, "class", "badge sign", "role", "img", "aria-label", meaning);
        html.text(" ");
    }

    private void claims() {
        List<Ranking.Standing> front =
                chapter.standings().stream().filter(Ranking.Standing::isUpFront).toList();
        if (chapter.standings().isEmpty()) {
            voice.empty("No claim was found in these reports.");
            return;
        }
        int cut = front.size() <= ROWS + SPARE ? front.size() : ROWS;
        if (front.isEmpty()) {
            voice.empty(
                    "No claim is in two reports, none was changed and none was answered; the claims"
                            + " that one report makes are under “Claims”.");
            return;
        }
        table("Claims, most repeated on fewest origins first", front.subList(0, cut));
        if (cut < front.size()) {
            List<Ranking.Standing> rest = front.subList(cut, front.size());
            html.open("details");
            html.element("summary", Terms.count(rest.size(), "more claim", "more claims"));
            table("More claims", rest);
            html.close().line();
        }
    }

    private void table(String caption, List<Ranking.Standing> standings) {
        html.open("table", "class", "claims").line();
        html.element("caption", caption);
        html.open("thead").open("tr");
        for (String head :
                List.of("No.", "Claim, and on whose word", "Reports", "Origins", "Changed")) {
            html.element("th", head, "scope", "col");
        }
        html.close().close().line();
        html.open("tbody").line();
        standings.forEach(this::row);
        html.close().close().line();
    }

    private void row(Ranking.Standing standing) {
        html.open("tr");
        html.open("th", "scope", "row");
        voice.claim(standing.claim());
        html.close();
        html.open("td", "class", "what");
        html.open("a", "class", "said", "href", "#" + voice.anchors.idOf(standing.claim()));
        html.text(standing.claim().sentence());
        html.close();
        html.text(" ");
        List<String> words = voice.innermost(standing.claim());
        html.open("span", "class", "under");
        if (!words.isEmpty()) {
            html.text("← " + String.join("; ", words));
        }
        if (!standing.against().isEmpty()) {
            Response first = standing.against().getFirst();
            html.element(
                    "span", " × " + first.who() + " " + Terms.of(first.kind()), "class", "against");
        }
        html.close();
        html.close();
        number(standing, Integer.toString(standing.reports()), "");
        number(
                standing,
                Terms.range(standing.min(), standing.max()),
                standing.hangsOnOneOrigin() ? "lone" : "");
        html.open("td", "class", "letters");
        standing.drifts().stream()
                .map(Drift::kind)
                .distinct()
                .forEach(kind -> voice.badge(kind).html.text(" "));
        html.close();
        html.close().line();
    }

    /// A number is a link to its words.
    private void number(Ranking.Standing standing, String number, String kind) {
        html.open("td", "class", ("num " + kind).strip());
        html.element("a", number, "class", "f", "href", "#" + voice.anchors.idOf(standing.claim()));
        if (kind.equals("lone")) {
            html.element(
                    "span", "!", "class", "bang", "role", "img", "aria-label", "only one origin");
        }
        html.close();
    }
}
