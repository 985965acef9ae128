package org.whence.derive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.whence.model.Attribution;
import org.whence.model.Passage;
import org.whence.model.Reading;
import org.whence.model.Source;
import org.whence.model.SourceKind;
import org.whence.model.Span;

/// The outlets that a report credits, with the words of each credit.
final class Credits {
    /// One outlet in one report.
    ///
    /// @param places where it is credited, in order
    /// @param leads whether one of them is in the title or the first part of the report
    /// @param confides whether people without a name, or documents, are known through it
    record Credit(String outlet, List<Passage> places, boolean leads, boolean confides) {}

    private static final double LEAD = 0.2;

    private Credits() {}

    static List<Credit> of(Reading reading, Map<String, Source> sources) {
        Map<String, List<Passage>> places = new TreeMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        Set<String> confidants = new TreeSet<>();
        String own = reading.report().outlet() == null ? "" : key(reading.report().outlet());
        for (Attribution attribution : reading.attributions().attributions()) {
            for (String id : attribution.chain()) {
                Source source = sources.get(id);
                if (source == null
                        || source.kind() != SourceKind.OUTLET
                        || key(source.name()).equals(own)) {
                    continue;
                }
                Span words =
                        attribution.source().isEmpty()
                                ? attribution.cue().getFirst()
                                : attribution
                                        .source()
                                        .getFirst()
                                        .join(attribution.cue().getFirst());
                names.putIfAbsent(key(source.name()), source.name());
                Source inner = sources.get(attribution.chain().getLast());
                if (inner != null && inner.kind() == SourceKind.UNNAMED) {
                    confidants.add(key(source.name()));
                }
                places.computeIfAbsent(key(source.name()), k -> new ArrayList<>())
                        .add(new Passage(reading.report().id(), words));
            }
        }
        List<Credit> credits = new ArrayList<>();
        int lead = (int) (reading.report().text().length() * LEAD);
        places.forEach((key, at) -> {
            List<Passage> sorted = at.stream().sorted((x, y) -> x.at().compareTo(y.at())).toList();
            credits.add(
                    new Credit(
                            names.getOrDefault(key, key),
                            sorted,
                            sorted.getFirst().at().start() <= lead,
                            confidants.contains(key)));
        });
        return credits;
    }

    /// An outlet's name as it is compared.
    static String key(String outlet) {
        return outlet.toLowerCase(Locale.ROOT)
                .replaceAll("^the ", "")
                .replaceAll("['’]s$", "")
                .strip();
    }
}
