package org.whence.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whence.model.Derivation;
import org.whence.model.Report;

/// The picture of who has it from whom. Layers run down: origins outside the folder, then each report below everything it
/// comes from. A layer that is too wide goes on in the next row. A line leaves a box downwards, runs along the gap below
/// its row, falls through the gap beside the lower box's column where rows lie between, and enters from above.
final class DescentFigure {
    private static final int WIDTH = 172;
    private static final int HEIGHT = 48;
    private static final int GAP_X = 30;
    private static final int GAP_Y = 66;
    private static final int MARGIN = 26;
    private static final int PER_ROW = 5;
    private static final int NAME = 22;

    private record Node(String id, String name, String under, @Nullable Report report) {}

    private record Edge(String from, String to, String label, Line line) {}

    private enum Line {
        STATED,
        INFERRED,
        EMBEDDED
    }

    private record Place(int row, int column, int x, int y) {}

    private final Html html;
    private final Anchors anchors;
    private final Register register;
    private final String id;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private int rows;
    private int columns;

    DescentFigure(Voice voice, Register.Chapter chapter, String id) {
        this.html = voice.html;
        this.anchors = voice.anchors;
        this.register = voice.register;
        this.id = id;
        gather(chapter);
        place();
    }

    void write() {
        int width = 2 * MARGIN + columns * WIDTH + (columns - 1) * GAP_X;
        int height = 2 * MARGIN + rows * HEIGHT + (rows - 1) * GAP_Y;
        html.open(
                "svg",
                "viewBox",
                "0 0 " + width + " " + height,
                "width",
                Integer.toString(width),
                "role",
                "img",
                "aria-label",
                "Derivation of " + nodes.size() + " reports and origins");
        html.open("defs");
        html.open(
                "marker",
                "id",
                id + "-tip",
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
                "auto");
        html.open("path", "d", "M0 0 L8 4 L0 8 z", "class", "tip").close();
        html.close().close();
        edges.forEach(this::line);
        labels();
        nodes.values().forEach(this::box);
        html.close().line();
    }

    private void gather(Register.Chapter chapter) {
        for (Derivation derivation : chapter.derivations()) {
            if (register.held(derivation.from()) == null) {
                String name = register.nameOf(derivation.from());
                nodes.put(
                        derivation.from(),
                        new Node(derivation.from(), name, "outside the folder", null));
            }
        }
        for (Report report : chapter.reports()) {
            node(report);
        }
        for (Derivation derivation : chapter.derivations()) {
            Report held = register.held(derivation.from());
            if (held != null) {
                node(held);
            }
            boolean stated = DescentTree.isStated(derivation);
            String label = Terms.of(derivation.kind());
            edges.add(
                    new Edge(
                            register.origin(derivation),
                            derivation.to(),
                            derivation.confidence() < 1
                                    ? label
                                            + " "
                                            + Terms.percent(derivation.confidence())
                                            + (derivation.confidence() < Descent.DECIDED
                                                    ? " ?"
                                                    : "")
                                    : label,
                            stated ? Line.STATED : Line.INFERRED));
        }
        for (Report report : chapter.reports()) {
            String host = report.within();
            if (host != null && nodes.containsKey(host)) {
                edges.add(new Edge(report.id(), host, "embedded", Line.EMBEDDED));
            }
        }
    }

    private void node(Report report) {
        nodes.putIfAbsent(
                report.id(),
                new Node(
                        report.id(),
                        register.label(report) + " " + Register.name(report),
                        report.published() == null ? "no date" : Terms.day(report.published()),
                        report));
    }

    private void place() {
        Map<String, List<String>> parents = new HashMap<>();
        for (Edge edge : edges) {
            parents.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge.from());
        }
        boolean outside = nodes.values().stream().anyMatch(n -> n.report() == null);
        Map<String, Integer> layers = new HashMap<>();
        for (Node node : nodes.values()) {
            layer(node.id(), parents, layers, outside ? 1 : 0, new HashSet<>());
        }
        Map<Integer, List<Node>> byLayer =
                nodes.values().stream()
                        .collect(
                                Collectors.groupingBy(
                                        n -> layers.getOrDefault(n.id(), 0),
                                        TreeMap::new,
                                        Collectors.toList()));
        columns = Math.min(PER_ROW, byLayer.values().stream().mapToInt(List::size).max().orElse(1));
        for (List<Node> layer : byLayer.values()) {
            Map<Node, Double> wished = new HashMap<>();
            for (Node node : layer) {
                wished.put(
                        node,
                        parents.getOrDefault(node.id(), List.of()).stream()
                                .map(places::get)
                                .filter(Objects::nonNull)
                                .mapToInt(Place::column)
                                .average()
                                .orElse(node.report() == null ? 0 : columns));
            }
            List<Node> ordered = new ArrayList<>(layer);
            ordered.sort(Comparator.comparingDouble(n -> wished.getOrDefault(n, 0.)));
            for (int from = 0; from < ordered.size(); from += PER_ROW) {
                row(ordered.subList(from, Math.min(ordered.size(), from + PER_ROW)), wished);
            }
        }
    }

    /// One row on the grid of columns, every box as near below what it comes from as the others allow; the first row is
    /// centred.
    private void row(List<Node> row, Map<Node, Double> wished) {
        int free = rows == 0 ? (columns - row.size()) / 2 : 0;
        for (int i = 0; i < row.size(); i++) {
            Node node = row.get(i);
            int wish = rows == 0 ? 0 : (int) Math.round(wished.getOrDefault(node, 0.));
            int column = Math.max(free, Math.min(wish, columns - row.size() + i));
            places.put(
                    node.id(),
                    new Place(
                            rows,
                            column,
                            MARGIN + column * (WIDTH + GAP_X),
                            MARGIN + rows * (HEIGHT + GAP_Y)));
            free = column + 1;
        }
        rows++;
    }

    /// One below the lowest of what it comes from; whatever closes a circle is passed over.
    private int layer(
            String node,
            Map<String, List<String>> parents,
            Map<String, Integer> layers,
            int first,
            Set<String> above) {
        Integer known = layers.get(node);
        if (known != null) {
            return known;
        }
        Node it = nodes.get(node);
        if (it == null || !above.add(node)) {
            return -1;
        }
        int layer = it.report() == null ? 0 : first;
        for (String parent : parents.getOrDefault(node, List.of())) {
            layer = Math.max(layer, 1 + layer(parent, parents, layers, first, above));
        }
        above.remove(node);
        layers.put(node, layer);
        return layer;
    }

    private void line(Edge edge) {
        Place from = places.get(edge.from());
        Place to = places.get(edge.to());
        if (from == null || to == null) {
            return;
        }
        int lane = 12 + 5 * (from.column() % 4);
        int startX = from.x() + WIDTH / 2;
        int startY = from.y() + HEIGHT;
        int endX = entry(edge, to);
        int endY = to.y() - 1;
        StringBuilder path = new StringBuilder();
        path.append("M").append(startX).append(' ').append(startY);
        if (to.row() == from.row() + 1) {
            path.append(" V").append(startY + lane);
        } else {
            int gutter = to.x() - GAP_X / 2 + 5 * (from.column() % 4) - 8;
            path.append(" V").append(startY + lane).append(" H").append(gutter);
            path.append(" V").append(endY - GAP_Y + lane);
        }
        path.append(" H").append(endX).append(" V").append(endY);
        html.open(
                        "path",
                        "d",
                        path.toString(),
                        "class",
                        "edge " + edge.line().name().toLowerCase(Locale.ROOT),
                        "marker-end",
                        "url(#" + id + "-tip)")
                .close();
    }

    /// Where on the upper side of a box a line comes in, so that several lie beside each other.
    private int entry(Edge edge, Place to) {
        List<Edge> all = edges.stream().filter(e -> e.to().equals(edge.to())).toList();
        return to.x() + WIDTH * (all.indexOf(edge) + 1) / (all.size() + 1);
    }

    private void labels() {
        Map<String, List<Edge>> into =
                edges.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Edge::to, LinkedHashMap::new, Collectors.toList()));
        into.forEach((node, all) -> {
            Place place = places.get(node);
            if (place != null) {
                String label =
                        all.stream().map(Edge::label).distinct().collect(Collectors.joining(" + "));
                html.element(
                        "text",
                        label,
                        "class",
                        "edge-label",
                        "x",
                        Integer.toString(place.x() + WIDTH / 2),
                        "y",
                        Integer.toString(place.y() - 14),
                        "text-anchor",
                        "middle");
            }
        });
    }

    private void box(Node node) {
        Place place = places.get(node.id());
        if (place == null) {
            return;
        }
        Report report = node.report();
        if (report != null) {
            html.open("a", "href", "#" + anchors.idOf(report));
        }
        html.open("g", "class", report == null ? "node outside" : "node");
        html.element("title", node.name() + ", " + node.under());
        html.open(
                        "rect",
                        "x",
                        Integer.toString(place.x()),
                        "y",
                        Integer.toString(place.y()),
                        "width",
                        Integer.toString(WIDTH),
                        "height",
                        Integer.toString(HEIGHT),
                        "rx",
                        report == null ? Integer.toString(HEIGHT / 2) : "4")
                .close();
        text(node.name(), "name", place.x() + WIDTH / 2, place.y() + 20);
        text(node.under(), "under", place.x() + WIDTH / 2, place.y() + 37);
        html.close();
        if (report != null) {
            html.close();
        }
    }

    private void text(String words, String kind, int x, int y) {
        String shown =
                words.codePointCount(0, words.length()) <= NAME
                        ? words
                        : words.substring(0, words.offsetByCodePoints(0, NAME - 1)) + "…";
        html.element(
                "text",
                shown,
                "class",
                kind,
                "x",
                Integer.toString(x),
                "y",
                Integer.toString(y),
                "text-anchor",
                "middle");
    }
}
