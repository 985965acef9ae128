package org.whence.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What on a page is not the report: the patterns and words of `furniture.txt`, by section.
final class Furniture {
    /// Enough of a line to know it by; keeps every pattern's work bounded.
    private static final int START = 400;

    private static final Map<String, List<String>> SECTIONS = sections();
    private static final Map<String, List<Pattern>> PATTERNS = new LinkedHashMap<>();

    static {
        for (String section :
                List.of(
                        "line",
                        "list",
                        "comments",
                        "title",
                        "outlet",
                        "author",
                        "date",
                        "url",
                        "caption")) {
            PATTERNS.put(
                    section,
                    SECTIONS.getOrDefault(section, List.of()).stream()
                            .map(regex -> Pattern.compile(regex, Pattern.CASE_INSENSITIVE))
                            .toList());
        }
    }

    private Furniture() {}

    static boolean isLine(String line) {
        return starts("line", line) || starts("comments", line);
    }

    /// A heading of a list of links.
    static boolean opensList(String line) {
        return starts("list", line);
    }

    /// The head of what readers wrote below the report.
    static boolean opensComments(String line) {
        return starts("comments", line);
    }

    static boolean isCaption(String line) {
        String end = line.length() > START ? line.substring(line.length() - START) : line;
        return PATTERNS.getOrDefault("caption", List.of()).stream()
                .anyMatch(p -> p.matcher(end).find());
    }

    /// The value of a header line that names this credit.
    static Optional<String> field(String credit, String line) {
        return PATTERNS.getOrDefault(credit, List.of()).stream()
                .map(p -> p.matcher(line))
                .filter(m -> line.length() < START && m.lookingAt())
                .map(m -> m.group(1).strip())
                .findFirst();
    }

    /// Words of a section that is a list of words.
    static Set<String> words(String section) {
        return SECTIONS.getOrDefault(section, List.of()).stream()
                .flatMap(line -> List.of(line.split(" ", -1)).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean starts(String section, String line) {
        String start = line.substring(0, Math.min(line.length(), START));
        for (Pattern pattern : PATTERNS.getOrDefault(section, List.of())) {
            Matcher m = pattern.matcher(start);
            if (m.lookingAt()) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, List<String>> sections() {
        InputStream file =
                Objects.requireNonNull(Furniture.class.getResourceAsStream("furniture.txt"));
        try (var in = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            var sections = new LinkedHashMap<String, List<String>>();
            List<String> section = new ArrayList<>();
            for (String line : in.lines().toList()) {
                if (line.startsWith("[") && line.endsWith("]")) {
                    section = new ArrayList<>();
                    sections.put(line.substring(1, line.length() - 1), section);
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    section.add(line);
                }
            }
            return sections;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
