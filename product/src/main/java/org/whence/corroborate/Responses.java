package org.whence.corroborate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.model.Alignment;
import org.whence.model.Claim;
import org.whence.model.Ids;
import org.whence.model.Mention;
import org.whence.model.Name;
import org.whence.model.Party;
import org.whence.model.PartyKind;
import org.whence.model.Passage;
import org.whence.model.Reading;
import org.whence.model.Resolution;
import org.whence.model.Response;
import org.whence.model.ResponseKind;
import org.whence.model.Source;
import org.whence.model.SourceKind;
import org.whence.model.Span;

/// Ties each answer to who gives it and to what it answers: a denial or unawareness to the claims it shares most words with, a
/// silence to the claims of the story that name the party and most reports repeat.
final class Responses {
    private static final int MOST_CLAIMS = 3;

    /// Most repeated claims of a story that a silence may answer.
    private static final int WIDE = 50;

    /// A word in more claims than this tells none from the others.
    private static final int COMMON = 400;

    /// What may stand in a subject before the name of one who answers.
    private static final Pattern LEAD =
            Pattern.compile(
                    "(?i)^(the|both|neither|either)?\\s*(the\\s+)?$|(\\b(and|or|nor)|,)\\s+(the\\s+)?$");

    private static final Pattern PRONOUN =
            Pattern.compile("(?i)it|they|he|she|we|i|you|this|that|these|those|which|who");

    private final List<Reading> readings;
    private final Map<String, Source> sources = new HashMap<>();
    private final Map<Passage, Party> partyAt = new HashMap<>();
    private final Map<String, PartyKind> kinds = new HashMap<>();
    private final Map<String, Mention> mentions = new HashMap<>();
    private final Map<String, Reading> readingOf = new HashMap<>();
    private final Map<String, Set<String>> wordsOf = new HashMap<>();
    private final Map<String, Claim> claimOf = new HashMap<>();
    private final Map<String, List<Open>> wide = new HashMap<>();
    private final Map<String, List<Open>> byWord = new HashMap<>();
    private final Map<String, List<Open>> named = new HashMap<>();
    private final Map<String, Set<String>> answering = new HashMap<>();

    /// A claim that is no answer itself.
    ///
    /// @param reports how many repeat it
    /// @param parties whom it names
    private record Open(String id, Set<String> words, int reports, Set<String> parties) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Open open && open.id.equals(id);
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }
    }

    Responses(List<Reading> readings, Resolution resolution, Alignment alignment) {
        this.readings = readings;
        resolution.sources().forEach(s -> sources.put(s.id(), s));
        for (Party party : resolution.parties()) {
            kinds.put(party.id(), party.kind());
            party.mentions().forEach(p -> partyAt.put(p, party));
        }
        for (Reading reading : readings) {
            readingOf.put(reading.report().id(), reading);
            reading.mentions().forEach(m -> mentions.put(m.id(), m));
        }
        index(alignment);
    }

    /// Claims of each story that are no answers themselves.
    private void index(Alignment alignment) {
        for (Claim claim : alignment.claims()) {
            claim.mentions().forEach(m -> claimOf.put(m, claim));
            boolean answer =
                    claim.mentions().stream()
                            .map(mentions::get)
                            .anyMatch(m -> m != null && m.response() != null);
            if (!answer) {
                add(claim);
            }
        }
        wide.values()
                .forEach(claims -> {
                    claims.sort(
                            Comparator.comparingInt((Open o) -> -o.reports())
                                    .thenComparing(Open::id));
                    if (claims.size() > WIDE) {
                        claims.subList(WIDE, claims.size()).clear();
                    }
                });
    }

    private void add(Claim claim) {
        Set<String> words = new LinkedHashSet<>();
        Set<String> reports = new HashSet<>();
        Set<String> parties = new HashSet<>();
        for (String id : claim.mentions()) {
            Mention mention = mentions.get(id);
            if (mention != null) {
                words.addAll(words(mention));
                reports.add(mention.report());
                parties.addAll(namedIn(mention));
            }
        }
        Open open = new Open(claim.id(), words, reports.size(), parties);
        wide.computeIfAbsent(claim.story(), k -> new ArrayList<>()).add(open);
        for (String word : words) {
            byWord.computeIfAbsent(claim.story() + " " + word, k -> new ArrayList<>()).add(open);
        }
        for (String party : parties) {
            named.computeIfAbsent(claim.story() + " " + party, k -> new ArrayList<>()).add(open);
        }
    }

    private Set<String> namedIn(Mention mention) {
        Set<String> found = new HashSet<>();
        Reading reading = readingOf.get(mention.report());
        if (reading != null) {
            for (Name name : reading.annotation().names()) {
                Party party =
                        mention.at().contains(name.at())
                                ? partyAt.get(new Passage(mention.report(), name.at()))
                                : null;
                if (party != null) {
                    found.add(party.id());
                }
            }
        }
        return found;
    }

    List<Response> find() {
        List<Response> responses = new ArrayList<>();
        for (Reading reading : readings) {
            for (Mention mention : reading.mentions()) {
                ResponseKind kind = mention.response();
                if (kind == null) {
                    continue;
                }
                Claim own = claimOf.get(mention.id());
                for (Who who : who(reading, mention)) {
                    if (own != null && who.party() != null) {
                        answering
                                .computeIfAbsent(own.story(), k -> new HashSet<>())
                                .add(who.party());
                    }
                    responses.add(
                            new Response(
                                    Ids.of("response", mention.id(), who.party(), who.words()),
                                    who.party(),
                                    who.words(),
                                    kind,
                                    answered(mention, who),
                                    mention.id()));
                }
            }
        }
        return responses;
    }

    private record Who(@Nullable String party, String words) {
        private Who {
            words = PRONOUN.matcher(words).matches() ? "unclear who (“" + words + "”)" : words;
        }
    }

    /// The parties in the subject, each by itself; else the source that is credited; else the subject's words.
    private List<Who> who(Reading reading, Mention mention) {
        List<Who> found = new ArrayList<>();
        Span subject = mention.proposition().subject();
        Set<String> seen = new HashSet<>();
        if (subject != null) {
            reading.annotation().names().stream()
                    .filter(n -> subject.contains(n.at()) && answersItself(reading, subject, n))
                    .forEach(n -> {
                        Party party = partyAt.get(new Passage(reading.report().id(), n.at()));
                        if (party != null && seen.add(party.id())) {
                            found.add(new Who(party.id(), party.name()));
                        }
                    });
        }
        if (found.isEmpty() && !mention.chain().isEmpty() && mention.attribution() != null) {
            Source source = sources.get(mention.chain().getLast());
            if (source != null && source.kind() != SourceKind.OUTLET) {
                found.add(new Who(source.party(), source.name()));
            }
        }
        if (found.isEmpty()) {
            reading.annotation().names().stream()
                    .filter(n -> mention.at().contains(n.at()))
                    .filter(n ->
                            n.kind() == PartyKind.STATE_BODY
                                    || n.kind() == PartyKind.ORGANISATION
                                    || n.kind() == PartyKind.PERSON)
                    .map(n -> partyAt.get(new Passage(reading.report().id(), n.at())))
                    .filter(p -> p != null)
                    .findFirst()
                    .ifPresent(p -> found.add(new Who(p.id(), p.name())));
        }
        if (found.isEmpty() && subject != null) {
            found.add(new Who(null, reading.report().quote(subject).replaceAll("\\s+", " ")));
        }
        if (found.isEmpty()) {
            found.add(
                    new Who(
                            null,
                            reading.report().outlet() != null
                                    ? reading.report().outlet()
                                    : "the report"));
        }
        return found;
    }

    /// Whether a name in a subject is one of those who answer, and not part of what is said about them ("Orlo, a subsidiary
    /// of Vant").
    private static boolean answersItself(Reading reading, Span subject, Name name) {
        String before = reading.report().text().substring(subject.start(), name.at().start());
        return LEAD.matcher(before).find();
    }

    private List<String> answered(Mention answer, Who who) {
        Claim own = claimOf.get(answer.id());
        if (own == null) {
            return List.of();
        }
        boolean pointed =
                answer.response() == ResponseKind.DENIAL
                        || answer.response() == ResponseKind.UNAWARE
                        || answer.response() == ResponseKind.CONFIRMATION;
        Set<String> words = words(answer);
        Map<Open, Integer> shared = new HashMap<>();
        for (String word : words) {
            List<Open> having = having(own.story(), word);
            if (having.size() <= COMMON) {
                having.forEach(o -> shared.merge(o, 1, Integer::sum));
            }
        }
        List<Open> near = new ArrayList<>(shared.keySet());
        wide.getOrDefault(own.story(), List.of()).stream()
                .filter(o -> !shared.containsKey(o))
                .forEach(near::add);
        if (!pointed && who.party() != null) {
            named.getOrDefault(own.story() + " " + who.party(), List.of()).stream()
                    .filter(o -> !near.contains(o))
                    .limit(WIDE)
                    .forEach(near::add);
        }
        List<Open> candidates = new ArrayList<>();
        Map<Open, Double> score = new HashMap<>();
        for (Open claim : near) {
            boolean names = who.party() != null && claim.parties().contains(who.party());
            long common = words.stream().filter(claim.words()::contains).count();
            double value =
                    pointed
                            ? common / Math.sqrt(Math.max(1, claim.words().size()))
                                    + 0.15 * claim.reports()
                                    + (names ? 0.3 : 0)
                            : (names ? 1 : 0) + 0.25 * claim.reports();
            boolean fits =
                    pointed
                            ? common >= 2 || claim.reports() >= 3
                            : names && claim.reports() >= 2 || claim.reports() >= 3;
            if (fits) {
                candidates.add(claim);
                score.put(claim, value);
            }
        }
        candidates.sort(
                Comparator.comparingDouble((Open c) -> -score.getOrDefault(c, 0.0))
                        .thenComparing(Open::id));
        return candidates.stream().limit(MOST_CLAIMS).map(Open::id).toList();
    }

    private List<Open> having(String story, String word) {
        return byWord.getOrDefault(story + " " + word, List.of());
    }

    /// The parties that a claim names, that do not state it themselves, and that answer nothing in its story.
    List<String> unanswered(Claim claim) {
        Set<String> silent = new TreeSet<>();
        Set<String> speaking = new HashSet<>();
        for (String id : claim.mentions()) {
            Mention mention = mentions.get(id);
            if (mention == null || mention.response() != null) {
                continue;
            }
            for (String link : mention.chain()) {
                Source source = sources.get(link);
                if (source != null && source.party() != null) {
                    speaking.add(source.party());
                }
            }
            silent.addAll(accused(mention));
        }
        silent.removeAll(speaking);
        silent.removeAll(answering.getOrDefault(claim.story(), Set.of()));
        return List.copyOf(silent);
    }

    /// People, companies and bodies named in a mention.
    private Set<String> accused(Mention mention) {
        Set<String> found = namedIn(mention);
        found.removeIf(id -> {
            PartyKind kind = kinds.get(id);
            return kind != PartyKind.PERSON
                    && kind != PartyKind.ORGANISATION
                    && kind != PartyKind.STATE_BODY;
        });
        return found;
    }

    private Set<String> words(Mention mention) {
        return wordsOf.computeIfAbsent(mention.id(), k -> read(mention));
    }

    private Set<String> read(Mention mention) {
        Set<String> words = new LinkedHashSet<>();
        Reading reading = readingOf.get(mention.report());
        if (reading != null) {
            for (String word :
                    reading.report()
                            .quote(mention.at())
                            .toLowerCase(Locale.ROOT)
                            .split("[^\\p{L}\\p{N}]+", -1)) {
                if (word.length() > 3) {
                    words.add(word);
                }
            }
        }
        return words;
    }
}
