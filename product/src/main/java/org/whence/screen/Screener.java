package org.whence.screen;

import com.ibm.icu.text.Transliterator;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whence.model.Judgement;
import org.whence.model.Listing;
import org.whence.model.Party;
import org.whence.model.PartyKind;
import org.whence.model.Reason;
import org.whence.model.WhenceException;
import org.whence.text.LegalForms;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Compares parties with the entries of sanctions lists by their names, over scripts and spellings. A hit is a question for a
/// person, never an answer: it carries the parts of its score and stays unjudged. Legal forms alone never match, nor does
/// a single short word that is only part of a longer name.
///
/// Lists are OpenSanctions' bulk files, read as streams: FollowTheMoney entities as JSON lines (`entities.ftm.json`,
/// `targets.nested.json`) and `targets.simple.csv`.
public final class Screener {
    /// Below this a likeness is chance.
    private static final double LEAST = 0.85;

    private static final Transliterator LATIN =
            Transliterator.getInstance("Russian-Latin/BGN; Any-Latin; Latin-ASCII");

    public List<Listing> screen(List<Party> parties, List<Path> lists) {
        List<Wanted> wanted = new ArrayList<>();
        for (Party party : parties) {
            if (party.kind() != PartyKind.PLACE && party.kind() != PartyKind.EVENT) {
                for (String name : party.names()) {
                    List<String> tokens = tokens(name);
                    if (!tokens.isEmpty()) {
                        wanted.add(new Wanted(party, name, tokens));
                    }
                }
            }
        }
        Map<String, Listing> hits = new LinkedHashMap<>();
        for (Path list : lists) {
            read(list, entry -> compare(entry, wanted, String.valueOf(list.getFileName()), hits));
        }
        return hits.values().stream()
                .sorted(
                        Comparator.comparingDouble((Listing l) -> -l.score())
                                .thenComparing(Listing::party)
                                .thenComparing(Listing::entry))
                .toList();
    }

    private record Wanted(Party party, String name, List<String> tokens) {}

    private record Entry(String id, String schema, Set<String> names) {}

    private interface Sink {
        void take(Entry entry);
    }

    private static void compare(
            Entry entry, List<Wanted> wanted, String list, Map<String, Listing> hits) {
        for (String name : entry.names()) {
            List<String> listed = tokens(name);
            if (listed.isEmpty()) {
                continue;
            }
            for (Wanted one : wanted) {
                if (!fits(one.party().kind(), entry.schema())) {
                    continue;
                }
                double score = score(one.tokens(), listed);
                if (score < LEAST) {
                    continue;
                }
                String key = one.party().id() + entry.id();
                Listing known = hits.get(key);
                if (known == null || known.score() < score) {
                    Reason why =
                            Reason.of(
                                    "name",
                                    score,
                                    "“"
                                            + one.name()
                                            + "” beside “"
                                            + name
                                            + "” ("
                                            + entry.schema()
                                            + "); name alone, no date or number compared");
                    hits.put(
                            key,
                            new Listing(
                                    one.party().id(),
                                    list,
                                    entry.id(),
                                    name,
                                    Math.round(score * 1000) / 1000.0,
                                    Judgement.UNJUDGED,
                                    List.of(why)));
                }
            }
        }
    }

    private static boolean fits(PartyKind kind, String schema) {
        return switch (schema) {
            case "Person" -> kind == PartyKind.PERSON || kind == PartyKind.OTHER;
            case "Vessel", "Airplane", "Vehicle" ->
                    kind == PartyKind.THING || kind == PartyKind.OTHER;
            default -> kind != PartyKind.PERSON;
        };
    }

    /// Names as they are compared: Latin letters, lower case, without legal forms.
    static List<String> tokens(String name) {
        List<String> tokens = new ArrayList<>();
        String latin;
        synchronized (LATIN) {
            latin = LATIN.transliterate(name);
        }
        for (String token :
                latin.toLowerCase(Locale.ROOT)
                        .replaceAll("['’ʹʺ`.]", "")
                        .split("[^\\p{L}\\p{N}]+", -1)) {
            if (!token.isEmpty() && !LegalForms.has(token) && !token.matches("the|of|and|for")) {
                tokens.add(token);
            }
        }
        return tokens;
    }

    /// The mean likeness of the tokens, each with its best partner; tokens without a partner count against it.
    static double score(List<String> a, List<String> b) {
        if (a.size() == 1 && b.size() > 1 || b.size() == 1 && a.size() > 1) {
            return 0;
        }
        List<String> rest = new ArrayList<>(b);
        double sum = 0;
        for (String token : a) {
            double best = 0;
            String partner = null;
            for (String other : rest) {
                double likeness = likeness(token, other);
                if (likeness > best) {
                    best = likeness;
                    partner = other;
                }
            }
            if (partner != null) {
                rest.remove(partner);
            }
            sum += best;
        }
        return 2 * sum / (a.size() + b.size());
    }

    private static double likeness(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        int longer = Math.max(a.length(), b.length());
        if (longer < 5 || Math.abs(a.length() - b.length()) > 2) {
            return 0;
        }
        int distance = distance(a, b);
        return distance <= longer / 4 ? 1 - distance / (double) longer : 0;
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + same);
                diagonal = above;
            }
        }
        return row[b.length()];
    }

    private static void read(Path list, Sink sink) {
        String line = null;
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(list, StandardCharsets.UTF_8)) {
            boolean csv = String.valueOf(list.getFileName()).endsWith(".csv");
            List<String> columns = List.of();
            for (line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                if (csv) {
                    List<String> cells = cells(line);
                    if (columns.isEmpty()) {
                        columns = cells;
                        if (!columns.containsAll(List.of("id", "schema", "name"))) {
                            throw WhenceException.environment(
                                    list + ": no columns id, schema and name in its first line",
                                    null);
                        }
                    } else {
                        sink.take(row(columns, cells));
                    }
                } else {
                    Entry entry = entity(JsonMapper.shared().readTree(line));
                    if (entry != null) {
                        sink.take(entry);
                    }
                }
            }
        } catch (IOException e) {
            throw WhenceException.environment(
                    "the list "
                            + list
                            + " can't be read: "
                            + e.getClass().getSimpleName()
                            + " "
                            + e.getMessage(),
                    e);
        } catch (JacksonException e) {
            throw WhenceException.environment(
                    "the list " + list + ", line " + number + ", is no JSON", e);
        }
    }

    private static @Nullable Entry entity(JsonNode node) {
        Set<String> names = new LinkedHashSet<>();
        JsonNode properties = node.path("properties");
        for (String property : List.of("name", "alias", "weakAlias", "previousName")) {
            properties.path(property).forEach(n -> names.add(n.asString()));
        }
        if (node.path("caption").isString()) {
            names.add(node.path("caption").asString());
        }
        return names.isEmpty()
                ? null
                : new Entry(node.path("id").asString(), node.path("schema").asString(), names);
    }

    private static Entry row(List<String> columns, List<String> cells) {
        Set<String> names = new LinkedHashSet<>();
        names.add(cell(columns, cells, "name"));
        for (String alias : cell(columns, cells, "aliases").split(";", -1)) {
            if (!alias.isBlank()) {
                names.add(alias.strip());
            }
        }
        return new Entry(cell(columns, cells, "id"), cell(columns, cells, "schema"), names);
    }

    private static String cell(List<String> columns, List<String> cells, String name) {
        int at = columns.indexOf(name);
        return at < 0 || at >= cells.size() ? "" : cells.get(at);
    }

    /// The cells of a line of comma-separated values, with doubled quotation marks.
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
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
        cells.add(cell.toString());
        return cells;
    }
}
