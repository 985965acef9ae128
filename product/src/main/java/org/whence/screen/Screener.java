package org.whence.screen;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.whence.model.Judgement;
import org.whence.model.Listing;
import org.whence.model.Party;
import org.whence.model.PartyKind;
import org.whence.model.Passage;
import org.whence.model.Reason;

/// Compares parties with the entries of sanctions lists by their names, over scripts and spellings. A hit is a question for a
/// person, never an answer: it carries the parts of its score and stays unjudged. Legal forms alone never match, nor does
/// one word that is only part of a longer name.
public final class Screener {
    /// Below this a likeness is chance.
    private static final double LEAST = 0.85;

    /// The likeness of this many words is remembered; lists repeat most of theirs.
    private static final int REMEMBERED = 200_000;

    public List<Listing> screen(List<Party> parties, List<Path> lists) {
        Names names = new Names(parties);
        Map<List<String>, Listing> best = new LinkedHashMap<>();
        for (Path list : lists) {
            ListFile file = new ListFile(list);
            file.each(entry ->
                    names.compare(
                            entry,
                            file.name(),
                            hit ->
                                    best.merge(
                                            List.of(hit.party(), hit.list(), hit.entry()),
                                            hit,
                                            (a, b) -> a.score() >= b.score() ? a : b)));
        }
        return best.values().stream()
                .sorted(
                        Comparator.comparingDouble((Listing l) -> -l.score())
                                .thenComparing(Listing::party)
                                .thenComparing(Listing::list)
                                .thenComparing(Listing::entry))
                .toList();
    }

    private record Name(Party party, String name, List<String> words) {}

    private interface Sink {
        void take(Listing hit);
    }

    /// The names of the parties, found by any of their words or by something like it.
    private static final class Names {
        private final Map<String, Set<Integer>> byWord = new LinkedHashMap<>();
        private final Map<String, Set<Integer>> near = new HashMap<>();
        private final List<Name> names = new ArrayList<>();

        Names(List<Party> parties) {
            for (Party party : parties) {
                for (String name : party.names()) {
                    List<String> words = Likeness.words(name);
                    if (!words.isEmpty()) {
                        int place = names.size();
                        names.add(new Name(party, name, words));
                        words.forEach(w -> at(w).add(place));
                        at(String.join("", words)).add(place);
                    }
                }
            }
        }

        private Set<Integer> at(String word) {
            return byWord.computeIfAbsent(word, w -> new TreeSet<>());
        }

        private Set<Integer> like(String word) {
            if (near.size() > REMEMBERED) {
                near.clear();
            }
            return near.computeIfAbsent(
                    word,
                    w -> {
                        Set<Integer> like = new TreeSet<>();
                        byWord.forEach((other, places) -> {
                            if (Likeness.alike(w, other) > 0) {
                                like.addAll(places);
                            }
                        });
                        return like;
                    });
        }

        void compare(Entry entry, String list, Sink to) {
            for (String listed : entry.names()) {
                List<String> words = Likeness.words(listed);
                Set<Integer> candidates =
                        new TreeSet<>(byWord.getOrDefault(String.join("", words), Set.of()));
                words.forEach(w -> candidates.addAll(like(w)));
                for (int place : candidates) {
                    Name name = names.get(place);
                    if (fits(name.party().kind(), entry.schema())) {
                        Likeness likeness =
                                Likeness.of(name.words(), words, entry.schema().equals("Person"));
                        if (likeness.score() >= LEAST) {
                            to.take(hit(name, entry, list, listed, likeness));
                        }
                    }
                }
            }
        }
    }

    private static Listing hit(
            Name name, Entry entry, String list, String listed, Likeness likeness) {
        Party party = name.party();
        List<Reason> why = new ArrayList<>();
        why.add(
                Reason.of(
                        "name",
                        likeness.score(),
                        "“" + name.name() + "” beside “" + listed + "”; names alone were compared",
                        party.mentions().stream().limit(1).toArray(Passage[]::new)));
        if (!likeness.differing().isEmpty()) {
            why.add(
                    Reason.of(
                            "spelling",
                            0,
                            "spelled differently: " + String.join(", ", likeness.differing())));
        }
        if (!likeness.unmatched().isEmpty()) {
            why.add(
                    Reason.of(
                            "words",
                            0,
                            "in one name only: " + String.join(", ", likeness.unmatched())));
        }
        if (name.words().size() == 1) {
            why.add(Reason.of("one-word", 0, "one word, so that others may bear the name"));
        }
        why.add(
                Reason.of(
                        "kind",
                        0,
                        "here "
                                + party.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                                + ", there "
                                + entry.schema()));
        return new Listing(
                party.id(),
                list,
                entry.id(),
                listed,
                Math.round(likeness.score() * 1000) / 1000.0,
                Judgement.UNJUDGED,
                why);
    }

    /// Whether a party of this kind can be an entry of that one.
    private static boolean fits(PartyKind kind, String schema) {
        boolean person = kind == PartyKind.PERSON;
        boolean thing = kind == PartyKind.THING;
        boolean body =
                kind == PartyKind.ORGANISATION
                        || kind == PartyKind.STATE_BODY
                        || kind == PartyKind.OUTLET;
        boolean other = kind == PartyKind.OTHER;
        return switch (schema) {
            case "Person" -> person || other;
            case "LegalEntity" -> person || body || other;
            case "Company", "Organization", "PublicBody" -> body || other;
            case "Vessel", "Airplane", "Vehicle" -> thing || other;
            default -> false;
        };
    }
}
