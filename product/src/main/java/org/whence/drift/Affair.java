package org.whence.drift;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.whence.model.Derivations;
import org.whence.model.Mention;
import org.whence.model.Name;
import org.whence.model.Origin;
import org.whence.model.OriginKind;
import org.whence.model.Party;
import org.whence.model.Passage;
import org.whence.model.Reading;
import org.whence.model.Report;
import org.whence.model.Resolution;
import org.whence.model.Source;
import org.whence.model.SourceKind;
import org.whence.model.Span;
import org.whence.text.Countries;
import org.whence.text.Shorten;
import org.whence.text.StopWords;

/// What the comparisons look up: reports, sources and parties of the case, and the words of mentions.
final class Affair {
    private static final Pattern RELEASE =
            Pattern.compile(
                    "(?i)\\b(press release|media release|news release|for immediate release|embargoed)\\b");

    private final Map<String, Reading> readings = new HashMap<>();
    private final Map<String, Mention> mentions = new HashMap<>();
    private final Map<String, Source> sources = new HashMap<>();
    private final Map<Passage, String> partyAt = new HashMap<>();
    private final Map<String, Set<String>> outletsBehind = new HashMap<>();

    Affair(List<Reading> all, Resolution resolution, Derivations derivations) {
        resolution.sources().forEach(s -> sources.put(s.id(), s));
        for (Party party : resolution.parties()) {
            String country =
                    party.names().stream()
                            .map(Countries::governedFrom)
                            .filter(c -> c != null)
                            .findFirst()
                            .orElse(null);
            String key =
                    country == null
                            ? party.name().toLowerCase(Locale.ROOT)
                            : country.toLowerCase(Locale.ROOT);
            party.mentions().forEach(p -> partyAt.put(p, key));
        }
        for (Reading reading : all) {
            readings.put(reading.report().id(), reading);
            reading.mentions().forEach(m -> mentions.put(m.id(), m));
        }
        Map<String, Origin> origins = new HashMap<>();
        derivations.origins().forEach(o -> origins.put(o.id(), o));
        derivations
                .derivations()
                .forEach(d -> {
                    Origin origin = origins.get(d.from());
                    if (origin != null
                            && origin.kind() == OriginKind.OUTLET
                            && d.confidence() >= 0.7) {
                        outletsBehind
                                .computeIfAbsent(d.to(), k -> new TreeSet<>())
                                .add(origin.name());
                    }
                });
    }

    List<Reading> readings() {
        return readings.values().stream()
                .sorted((a, b) -> a.report().file().compareTo(b.report().file()))
                .toList();
    }

    Mention mention(String id) {
        Mention mention = mentions.get(id);
        if (mention == null) {
            throw new IllegalArgumentException("no mention " + id);
        }
        return mention;
    }

    Reading reading(String report) {
        Reading reading = readings.get(report);
        if (reading == null) {
            throw new IllegalArgumentException("no report " + report);
        }
        return reading;
    }

    Report report(Mention mention) {
        return reading(mention.report()).report();
    }

    String quote(Mention mention, Span span) {
        return Shorten.to(report(mention).quote(span), 80);
    }

    /// Outlets outside the folder that a report credits as where it comes from.
    Set<String> outletsBehind(String report) {
        return outletsBehind.getOrDefault(report, Set.of());
    }

    /// Who a mention is credited to beyond its own outlet, outermost first.
    List<Source> credits(Mention mention) {
        String outlet = report(mention).outlet();
        List<Source> chain = new ArrayList<>();
        for (String id : mention.chain()) {
            Source source = sources.get(id);
            boolean own =
                    source != null
                            && source.kind() == SourceKind.OUTLET
                            && source.name().equalsIgnoreCase(outlet == null ? "" : outlet);
            if (source != null && !own) {
                chain.add(source);
            }
        }
        return chain;
    }

    /// Whether a report is a release: what others retell.
    boolean isRelease(String report) {
        String text = reading(report).report().text();
        return RELEASE.matcher(text.substring(0, Math.min(200, text.length()))).find();
    }

    /// How many different sources a report credits.
    int sourceCount(String report) {
        Set<String> ids = new HashSet<>();
        reading(report).attributions().attributions().forEach(a -> ids.addAll(a.chain()));
        return ids.size();
    }

    /// Parties named in a stretch of a mention's report; a capital counts as its country.
    Set<String> parties(Mention mention, Span span) {
        Set<String> parties = new TreeSet<>();
        for (Name name : reading(mention.report()).annotation().names()) {
            String party = partyAt.get(new Passage(mention.report(), name.at()));
            if (party != null && span.contains(name.at())) {
                parties.add(party);
            }
        }
        return parties;
    }

    /// Content words of a mention, cut to their stems.
    Set<String> stems(Mention mention) {
        Set<String> stems = new HashSet<>();
        for (String word :
                report(mention)
                        .quote(mention.at())
                        .toLowerCase(Locale.ROOT)
                        .split("[^\\p{L}\\p{N}]+", -1)) {
            if (word.length() > 2 && !StopWords.has(word)) {
                stems.add(stem(word));
            }
        }
        return stems;
    }

    static String stem(String word) {
        String stem = word.replaceAll("(ations?|ing|ed|es|s|ers?|ions?|ments?|ly)$", "");
        return stem.length() < 3 ? word : stem.substring(0, Math.min(6, stem.length()));
    }

    /// Shared stems over all, 0 to 1; sharing nothing but names counts as nothing.
    double overlap(Mention a, Mention b) {
        Set<String> x = stems(a);
        Set<String> y = stems(b);
        List<String> shared = x.stream().filter(y::contains).toList();
        Set<String> names = nameStems(a);
        names.addAll(nameStems(b));
        if (names.containsAll(shared)) {
            return 0;
        }
        return shared.size() / (double) Math.max(1, x.size() + y.size() - shared.size());
    }

    private Set<String> nameStems(Mention mention) {
        Set<String> stems = new HashSet<>();
        Reading reading = reading(mention.report());
        for (Name name : reading.annotation().names()) {
            if (mention.at().overlaps(name.at())) {
                for (String word :
                        reading.report()
                                .quote(name.at())
                                .toLowerCase(Locale.ROOT)
                                .split("[^\\p{L}\\p{N}]+", -1)) {
                    stems.add(stem(word));
                }
            }
        }
        return stems;
    }

    boolean sharesSubject(Mention a, Mention b) {
        Span x = a.proposition().subject();
        Span y = b.proposition().subject();
        if (x == null || y == null) {
            return false;
        }
        Set<String> shared = parties(a, x);
        shared.retainAll(parties(b, y));
        return !shared.isEmpty();
    }

    /// A clause with a predicate of its own, not a figure, an addition or a bare participle.
    static boolean isClause(Mention mention) {
        return mention.why().stream()
                .anyMatch(r ->
                        r.rule().matches("clause:(MAIN|COORDINATE|CONTENT|RELATIVE|ADVERBIAL)"));
    }
}
