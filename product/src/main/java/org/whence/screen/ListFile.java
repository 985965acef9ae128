package org.whence.screen;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.whence.model.WhenceException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A file of OpenSanctions, read as a stream: FollowTheMoney entities as JSON lines (`entities.ftm.json`,
/// `targets.nested.json`) or the table `targets.simple.csv`.
final class ListFile {
    private static final List<String> NAMES = List.of("name", "alias", "weakAlias", "previousName");

    private final Path file;

    ListFile(Path file) {
        this.file = file;
    }

    /// The name by which findings call it.
    String name() {
        return String.valueOf(file.getFileName());
    }

    /// Hands over every entry that has a name.
    void each(Consumer<Entry> to) {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            if (name().endsWith(".csv")) {
                table(lines, to);
            } else {
                entities(lines, to);
            }
        } catch (IOException e) {
            throw WhenceException.environment(
                    "the list "
                            + file
                            + " can't be read: "
                            + e.getClass().getSimpleName()
                            + " "
                            + e.getMessage(),
                    e);
        }
    }

    private void entities(BufferedReader lines, Consumer<Entry> to) throws IOException {
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                Entry entry = entity(JsonMapper.shared().readTree(line));
                if (!entry.names().isEmpty()) {
                    to.accept(entry);
                }
            } catch (JacksonException e) {
                throw WhenceException.environment(
                        "the list " + file + ", line " + number + ", is no JSON", e);
            }
        }
    }

    private static Entry entity(JsonNode node) {
        Set<String> names = new LinkedHashSet<>();
        for (String property : NAMES) {
            node.path("properties").path(property).forEach(n -> names.add(n.asString("")));
        }
        names.add(node.path("caption").asString(""));
        names.removeIf(String::isBlank);
        return new Entry(
                node.path("id").asString(""), node.path("schema").asString(""), List.copyOf(names));
    }

    private void table(BufferedReader lines, Consumer<Entry> to) throws IOException {
        List<String> columns = row(lines);
        if (columns == null || !columns.containsAll(List.of("id", "schema", "name"))) {
            throw WhenceException.environment(
                    "the list " + file + " has no columns id, schema and name in its first line",
                    null);
        }
        for (List<String> row = row(lines); row != null; row = row(lines)) {
            Set<String> names = new LinkedHashSet<>();
            names.add(cell(columns, row, "name").strip());
            for (String alias : cell(columns, row, "aliases").split(";", -1)) {
                names.add(alias.strip());
            }
            names.removeIf(String::isBlank);
            if (!names.isEmpty()) {
                to.accept(
                        new Entry(
                                cell(columns, row, "id"),
                                cell(columns, row, "schema"),
                                List.copyOf(names)));
            }
        }
    }

    private static String cell(List<String> columns, List<String> row, String name) {
        int at = columns.indexOf(name);
        return at < 0 || at >= row.size() ? "" : row.get(at);
    }

    /// The cells of the next row of comma-separated values: quoted cells may hold commas, line ends and doubled quotation
    /// marks.
    private static @Nullable List<String> row(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        if (line == null) {
            return null;
        }
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        while (line != null) {
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (c == '"' && quoted && line.startsWith("\"\"", i)) {
                    cell.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = !quoted;
                } else if (c == ',' && !quoted) {
                    cells.add(cell.toString());
                    cell.setLength(0);
                } else {
                    cell.append(c);
                }
            }
            if (!quoted) {
                break;
            }
            cell.append('\n');
            line = lines.readLine();
        }
        cells.add(cell.toString());
        return cells;
    }
}
