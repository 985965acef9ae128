package org.whence.resolve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.whence.model.Ids;
import org.whence.model.Name;
import org.whence.model.Party;
import org.whence.model.PartyKind;
import org.whence.model.Passage;
import org.whence.model.Reading;
import org.whence.model.Resolution;
import org.whence.model.Source;
import org.whence.model.SourceKind;
import org.whence.text.Countries;
import org.whence.text.WordList;

/// Brings the names of a case together into parties.
///
/// Names with one key are one party. Then, each only where it leads to a single fuller name: an acronym or designation in
/// brackets after its expansion ("Garda-3 (G3)"), the surname of a person, the first or last words of an organisation or
/// thing ("Orlo" for "Orlo Marine Works"). A short form that fits two fuller names stays a party of its own.
public final class Resolver {
    private static final Set<String> GENERIC = WordList.of(Resolver.class, "generic.txt");

    public Resolution resolve(List<Reading> readings) {
        Map<String, Group> groups = groups(readings);
        Map<String, String> into = new TreeMap<>();
        acronyms(readings, groups, into);
        shortForms(groups, into);
        List<Party> parties = parties(groups, into);
        return new Resolution(parties, sources(readings, parties));
    }

    /// The mentions of one key.
    private static final class Group {
        final NameKey key;
        final List<Passage> mentions = new ArrayList<>();
        final Map<String, Integer> forms = new TreeMap<>();
        final Map<PartyKind, Integer> kinds = new EnumMap<>(PartyKind.class);
        final Set<String> reports = new TreeSet<>();

        Group(NameKey key) {
            this.key = key;
        }

        void add(Passage at, String form, PartyKind kind) {
            mentions.add(at);
            forms.merge(form, 1, Integer::sum);
            kinds.merge(kind, 1, Integer::sum);
            reports.add(at.report());
        }

        PartyKind kind() {
            return mostFrequent(kinds, Comparator.comparingInt(PartyKind::ordinal).reversed());
        }
    }

    private static Map<String, Group> groups(List<Reading> readings) {
        Map<String, Group> groups = new TreeMap<>();
        for (Reading reading : readings) {
            for (Name name : reading.annotation().names()) {
                String form = reading.report().quote(name.at()).replaceAll("\\s+", " ");
                NameKey key = NameKey.of(form);
                if (key.tokens().isEmpty()) {
                    continue;
                }
                String country = Countries.named(key.joined());
                if (country != null) {
                    key = NameKey.of(country);
                }
                groups.computeIfAbsent(key.joined(), k -> new Group(NameKey.of(k)))
                        .add(new Passage(reading.report().id(), name.at()), form, name.kind());
            }
        }
        return groups;
    }

    /// "Fuller Name (FN)": the bracket right behind a name gives its short form.
    private static void acronyms(
            List<Reading> readings, Map<String, Group> groups, Map<String, String> into) {
        Map<String, Set<String>> expansions = new TreeMap<>();
        for (Reading reading : readings) {
            List<Name> names = reading.annotation().names();
            String text = reading.report().text();
            for (int i = 0; i + 1 < names.size(); i++) {
                Name full = names.get(i);
                Name brief = names.get(i + 1);
                if (full.at().end() > brief.at().start()) {
                    continue;
                }
                String between = text.substring(full.at().end(), brief.at().start());
                boolean closed =
                        brief.at().end() < text.length() && text.charAt(brief.at().end()) == ')';
                if (between.matches("\\s?\\(") && closed) {
                    NameKey fullKey = NameKey.of(full.at().of(text));
                    NameKey briefKey = NameKey.of(brief.at().of(text));
                    if (abbreviates(briefKey, fullKey)) {
                        expansions
                                .computeIfAbsent(briefKey.joined(), k -> new TreeSet<>())
                                .add(fullKey.joined());
                    }
                }
            }
        }
        expansions.forEach((brief, full) -> {
            if (full.size() == 1 && groups.containsKey(full.iterator().next())) {
                into.put(brief, full.iterator().next());
            }
        });
        // an acronym without brackets anywhere, by the initials of a single name
        for (Group brief : groups.values()) {
            String letters = brief.key.joined();
            boolean capital =
                    brief.forms.keySet().stream().anyMatch(f -> f.matches("\\p{Lu}{3,6}"));
            if (!capital || into.containsKey(letters)) {
                continue;
            }
            List<String> full =
                    groups.values().stream()
                            .filter(g -> g.key.tokens().size() >= 2)
                            .filter(g -> g.key.initials().equals(letters))
                            .map(g -> g.key.joined())
                            .toList();
            if (full.size() == 1) {
                into.put(letters, full.getFirst());
            }
        }
    }

    /// The letters of the short form stand in the fuller one, in order, the first at its start, digits all.
    private static boolean abbreviates(NameKey brief, NameKey full) {
        String letters = String.join("", brief.tokens());
        String words = String.join("", full.tokens());
        if (letters.length() >= words.length() || letters.charAt(0) != words.charAt(0)) {
            return false;
        }
        int at = 0;
        for (int i = 0; i < letters.length(); i++) {
            at = words.indexOf(letters.charAt(i), at);
            if (at < 0) {
                return false;
            }
            at++;
        }
        return true;
    }

    private static void shortForms(Map<String, Group> groups, Map<String, String> into) {
        for (Group brief : groups.values()) {
            NameKey key = brief.key;
            if (into.containsKey(key.joined())
                    || key.tokens().stream().allMatch(GENERIC::contains)
                    || Countries.of(key.joined()) != null
                    || brief.kind() == PartyKind.PLACE && key.tokens().size() == 1) {
                continue;
            }
            List<Group> fuller =
                    groups.values().stream()
                            .filter(g -> g.key.tokens().size() > key.tokens().size())
                            .filter(g -> isShortFor(brief, g))
                            .toList();
            // fuller names that are short forms of one another lead to the fullest
            Set<String> roots = new LinkedHashSet<>();
            for (Group group : fuller) {
                boolean inOther =
                        fuller.stream()
                                .anyMatch(o -> !o.key.equals(group.key) && isShortFor(group, o));
                if (!inOther) {
                    roots.add(group.key.joined());
                }
            }
            if (roots.size() > 1) {
                Set<String> near = new LinkedHashSet<>();
                for (Group group : fuller) {
                    if (roots.contains(group.key.joined())
                            && !Collections.disjoint(group.reports, brief.reports)) {
                        near.add(group.key.joined());
                    }
                }
                roots = near;
            }
            if (roots.size() == 1) {
                into.put(key.joined(), roots.iterator().next());
            }
        }
    }

    private static boolean isShortFor(Group brief, Group full) {
        List<String> a = brief.key.tokens();
        List<String> b = full.key.tokens();
        if (a.size() >= b.size()) {
            return false;
        }
        boolean last = b.subList(b.size() - a.size(), b.size()).equals(a);
        boolean first = b.subList(0, a.size()).equals(a);
        PartyKind kind = full.kind();
        return switch (kind) {
            case PERSON ->
                    last && (brief.kind() == PartyKind.PERSON || brief.kind() == PartyKind.OTHER)
                            || first && brief.kind() == PartyKind.PERSON && a.size() > 1;
            case ORGANISATION, OUTLET, OTHER ->
                    (first || last)
                            && brief.kind() != PartyKind.PERSON
                            && brief.kind() != PartyKind.PLACE
                            && compatible(brief.kind(), kind)
                            && isTelling(a)
                            && b.size() - a.size() <= 4;
            case THING ->
                    first
                            && brief.kind() == PartyKind.THING
                            && isTelling(a)
                            && b.subList(a.size(), b.size()).stream()
                                    .noneMatch(t -> t.matches(".*\\d.*"));
            case STATE_BODY ->
                    last && a.size() >= 2 && brief.kind() == PartyKind.STATE_BODY
                            || first
                                    && brief.kind() == PartyKind.STATE_BODY
                                    && Countries.of(a.getFirst()) == null
                                    && a.size() >= 2;
            default -> false;
        };
    }

    private static boolean compatible(PartyKind a, PartyKind b) {
        return a == b || a == PartyKind.OTHER || b == PartyKind.OTHER || a == PartyKind.THING;
    }

    private static boolean isTelling(List<String> tokens) {
        return tokens.stream().anyMatch(t -> t.length() >= 3 && !GENERIC.contains(t));
    }

    private static List<Party> parties(Map<String, Group> groups, Map<String, String> into) {
        Map<String, List<Group>> merged = new LinkedHashMap<>();
        for (Group group : groups.values()) {
            merged.computeIfAbsent(root(group.key.joined(), into), k -> new ArrayList<>())
                    .add(group);
        }
        List<Party> parties = new ArrayList<>();
        merged.forEach((root, members) -> {
            Map<String, Integer> forms = new TreeMap<>();
            Map<PartyKind, Integer> kinds = new EnumMap<>(PartyKind.class);
            List<Passage> mentions = new ArrayList<>();
            for (Group member : members) {
                member.forms.forEach((f, n) -> forms.merge(f, n, Integer::sum));
                member.kinds.forEach((k, n) -> kinds.merge(k, n, Integer::sum));
                mentions.addAll(member.mentions);
            }
            Group full = groups.getOrDefault(root, members.getFirst());
            String name = mostFrequent(full.forms, Comparator.reverseOrder());
            List<String> names = new ArrayList<>(forms.keySet());
            names.sort(
                    Comparator.comparingInt((String n) -> n.equals(name) ? 0 : 1)
                            .thenComparingInt(n -> -n.length())
                            .thenComparing(n -> n));
            mentions.sort(Comparator.comparing(Passage::report).thenComparing(Passage::at));
            parties.add(
                    new Party(
                            Ids.of("party", root),
                            mostFrequent(
                                    kinds, Comparator.comparingInt(PartyKind::ordinal).reversed()),
                            name,
                            names,
                            mentions));
        });
        parties.sort(
                Comparator.comparingInt((Party p) -> -p.mentions().size())
                        .thenComparing(Party::name)
                        .thenComparing(Party::id));
        return parties;
    }

    private static String root(String key, Map<String, String> into) {
        String at = key;
        for (int steps = 0; steps < 5; steps++) {
            String next = into.get(at);
            if (next == null) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /// The sources of all reports and their outlets, each with its party; a source that is a party has its fullest name.
    private static List<Source> sources(List<Reading> readings, List<Party> parties) {
        Map<String, Party> byKey = new HashMap<>();
        for (Party party : parties) {
            for (String name : party.names()) {
                byKey.putIfAbsent(NameKey.of(name).joined(), party);
            }
        }
        Map<String, Source> sources = new TreeMap<>();
        for (Reading reading : readings) {
            for (Source source : reading.attributions().sources()) {
                sources.putIfAbsent(source.id(), withParty(source, byKey));
            }
            if (reading.report().outlet() != null) {
                Source outlet = Source.of(SourceKind.OUTLET, reading.report().outlet());
                Party party = byKey.get(NameKey.of(outlet.name()).joined());
                sources.put(outlet.id(), outlet.withParty(party == null ? null : party.id()));
            }
        }
        return List.copyOf(sources.values());
    }

    private static Source withParty(Source source, Map<String, Party> byKey) {
        @Nullable Party party = byKey.get(NameKey.of(source.name()).joined());
        if (party == null || source.kind() == SourceKind.UNNAMED) {
            return source;
        }
        if (source.kind() == SourceKind.DOCUMENT && party.kind() != PartyKind.DOCUMENT) {
            return source;
        }
        return new Source(source.id(), source.kind(), party.name(), party.id());
    }

    private static <T> T mostFrequent(Map<T, Integer> counts, Comparator<? super T> ties) {
        return counts.entrySet().stream()
                .max(
                        Map.Entry.<T, Integer>comparingByValue()
                                .thenComparing(Map.Entry::getKey, ties))
                .orElseThrow()
                .getKey();
    }
}
