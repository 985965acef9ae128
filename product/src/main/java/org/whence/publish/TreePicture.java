package org.whence.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.whence.model.Case;
import org.whence.model.Derivation;
import org.whence.model.DerivationKind;
import org.whence.model.Origin;
import org.whence.model.Report;
import org.whence.text.Shorten;

/// The derivation tree as a picture and as a list: origins on top, reports below what they come from. A solid line stands
/// in the text or in shared passages, a dashed one is inferred.
final class TreePicture {
    private static final int WIDTH = 190;
    private static final int HEIGHT = 46;
    private static final int GAP_X = 18;
    private static final int GAP_Y = 66;
    private static final int PER_ROW = 5;

    private final Case whence;
    private final Ranking ranking;
    private final Map<String, Origin> origins = new HashMap<>();

    private record Node(String id, String name, String note, boolean origin) {}

    private record Place(int x, int y) {}

    TreePicture(Case whence, Ranking ranking) {
        this.whence = whence;
        this.ranking = ranking;
        whence.origins().forEach(o -> origins.put(o.id(), o));
    }

    void write(Markup out) {
        out.open("section", "id", "tree", "aria-label", "Derivation")
                .element("h2", "Which report comes from which")
                .line();
        if (whence.derivations().isEmpty()) {
            out.element(
                            "p",
                            "No report is shown to come from another, and none credits an outlet.",
                            "class",
                            "empty")
                    .close("section");
            return;
        }
        out.element(
                "p",
                "Red: an origin outside the folder. Solid: stated in the text or shown by shared passages. Dashed: inferred.",
                "class",
                "note");
        picture(out);
        list(out);
        out.close("section").line();
    }

    private void picture(Markup out) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        for (Derivation d : whence.derivations()) {
            for (String id : List.of(d.from(), d.to())) {
                nodes.computeIfAbsent(id, this::node);
            }
        }
        Map<String, Integer> depth = new HashMap<>();
        for (String id : nodes.keySet()) {
            depth.put(id, depth(id, new HashSet<>()));
        }
        Map<Integer, List<Node>> rows = new TreeMap<>();
        int row = 0;
        for (int level = 0;
                level <= depth.values().stream().mapToInt(Integer::intValue).max().orElse(0);
                level++) {
            int at = level;
            List<Node> here =
                    nodes.values().stream()
                            .filter(n -> depth.getOrDefault(n.id(), 0) == at)
                            .sorted(
                                    Comparator.comparing((Node n) -> parentOf(n.id()))
                                            .thenComparing(Node::name)
                                            .thenComparing(Node::id))
                            .toList();
            for (int i = 0; i < here.size(); i += PER_ROW) {
                rows.put(row++, here.subList(i, Math.min(here.size(), i + PER_ROW)));
            }
        }
        int columns = rows.values().stream().mapToInt(List::size).max().orElse(1);
        int width = columns * (WIDTH + GAP_X) + GAP_X;
        int height = rows.size() * (HEIGHT + GAP_Y) - GAP_Y + 24;
        Map<String, Place> places = new HashMap<>();
        rows.forEach((r, here) -> {
            int used = here.size() * (WIDTH + GAP_X) - GAP_X;
            for (int i = 0; i < here.size(); i++) {
                places.put(
                        here.get(i).id(),
                        new Place(
                                (width - used) / 2 + i * (WIDTH + GAP_X),
                                12 + r * (HEIGHT + GAP_Y)));
            }
        });
        out.open(
                "svg",
                "viewBox",
                "0 0 " + width + " " + height,
                "width",
                String.valueOf(width),
                "height",
                String.valueOf(height),
                "role",
                "img",
                "aria-label",
                "Derivation tree; the list below says the same");
        out.open("defs")
                .open(
                        "marker",
                        "id",
                        "tip",
                        "viewBox",
                        "0 0 8 8",
                        "refX",
                        "7",
                        "refY",
                        "4",
                        "markerWidth",
                        "7",
                        "markerHeight",
                        "7",
                        "orient",
                        "auto")
                .open("path", "class", "arrowhead", "d", "M0 0 L8 4 L0 8 z")
                .close("path")
                .close("marker")
                .close("defs");
        for (Derivation d : whence.derivations()) {
            edge(out, d, at(places, d.from()), at(places, d.to()));
        }
        nodes.values().forEach(n -> box(out, n, at(places, n.id())));
        out.close("svg").line();
    }

    private static Place at(Map<String, Place> places, String id) {
        Place place = places.get(id);
        if (place == null) {
            throw new IllegalStateException("no place for " + id);
        }
        return place;
    }

    private String parentOf(String id) {
        return whence.derivations().stream()
                .filter(d -> d.to().equals(id))
                .map(Derivation::from)
                .findFirst()
                .orElse("");
    }

    private Node node(String id) {
        Origin origin = origins.get(id);
        if (origin != null && origin.report() == null) {
            return new Node(id, origin.name(), "outside the folder", true);
        }
        Report report = ranking.report(id);
        return new Node(
                id,
                Ranking.label(report),
                report.published() == null
                        ? Shorten.to(report.title(), 30)
                        : report.published().toString(),
                false);
    }

    private int depth(String id, Set<String> seen) {
        if (!seen.add(id)) {
            return 0;
        }
        int deepest = 0;
        for (Derivation d : whence.derivations()) {
            if (d.to().equals(id)) {
                deepest = Math.max(deepest, 1 + depth(d.from(), seen));
            }
        }
        return deepest;
    }

    private static void edge(Markup out, Derivation d, Place from, Place to) {
        int x1 = from.x() + WIDTH / 2;
        int y1 = from.y() + HEIGHT;
        int x2 = to.x() + WIDTH / 2;
        int y2 = to.y() - 2;
        int bend = Math.max(24, (y2 - y1) / 2);
        String path =
                "M"
                        + x1
                        + " "
                        + y1
                        + " C"
                        + x1
                        + " "
                        + (y1 + bend)
                        + " "
                        + x2
                        + " "
                        + (y2 - bend)
                        + " "
                        + x2
                        + " "
                        + y2;
        out.open(
                        "path",
                        "d",
                        path,
                        "class",
                        isInferred(d) ? "inferred" : "stated",
                        "marker-end",
                        "url(#tip)")
                .element("title", d.why().isEmpty() ? "" : d.why().getFirst().detail())
                .close("path");
        String label =
                d.kind().name().toLowerCase(Locale.ROOT)
                        + (d.kind() == DerivationKind.CREDIT
                                ? ""
                                : String.format(Locale.ROOT, " %.0f%%", 100 * d.confidence()));
        out.element(
                "text",
                label,
                "class",
                "small",
                "x",
                String.valueOf(x2 + 5),
                "y",
                String.valueOf(y2 - 8));
    }

    private static boolean isInferred(Derivation d) {
        return d.why().stream().noneMatch(r -> r.rule().matches("credit|dateline|shared-passages"));
    }

    private static void box(Markup out, Node node, Place at) {
        if (!node.origin()) {
            out.open("a", "href", "#r-" + node.id());
        }
        out.open(
                        "rect",
                        "class",
                        node.origin() ? "origin" : "box",
                        "x",
                        String.valueOf(at.x()),
                        "y",
                        String.valueOf(at.y()),
                        "width",
                        String.valueOf(WIDTH),
                        "height",
                        String.valueOf(HEIGHT),
                        "rx",
                        "3")
                .close("rect");
        out.element(
                "text",
                Shorten.to(node.name(), 27),
                "x",
                String.valueOf(at.x() + 10),
                "y",
                String.valueOf(at.y() + 19));
        out.element(
                "text",
                Shorten.to(node.note(), 31),
                "class",
                "small",
                "x",
                String.valueOf(at.x() + 10),
                "y",
                String.valueOf(at.y() + 36));
        if (!node.origin()) {
            out.close("a");
        }
    }

    private void list(Markup out) {
        out.open("details").element("summary", "The same as a list").open("ul");
        List<String> lines = new ArrayList<>();
        for (Derivation d : whence.derivations()) {
            String from =
                    origins.containsKey(d.from())
                            ? origins.get(d.from()).name()
                            : Ranking.label(ranking.report(d.from()));
            lines.add(
                    Ranking.label(ranking.report(d.to()))
                            + " ← "
                            + from
                            + ": "
                            + d.kind().name().toLowerCase(Locale.ROOT)
                            + (isInferred(d) ? ", inferred" : "")
                            + ". "
                            + String.join("; ", d.why().stream().map(r -> r.detail()).toList()));
        }
        lines.forEach(l -> out.element("li", l));
        out.close("ul").close("details").line();
    }
}
