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

    /// What may stand in a subject before the name of one who answers.
    private static final Pattern LEAD =
            Pattern.compile(
                    "(?i)^(the|both|neither|either)?\\s*(the\\s+)?$|(\\b(and|or|nor)|,)\\s+(the\\s+)?$");

    private static final Pattern PRONOUN =
            Pattern.compile("(?i)it|they|he|she|we|i|you|this|that|these|those|which|who");

    private final List<Reading> readings;
    private final Map<String, Source> sources = new HashMap<>();
    private final Map<Passage, Party> partyAt = new HashMap<>();
    private final Map<String, Mention> mentions = new HashMap<>();
    private final Map<String, Reading> readingOf = new HashMap<>();
    private final Map<String, Set<String>> wordsOf = new HashMap<>();
    private final Map<String, Claim> claimOf = new HashMap<>();
    private final Map<String, List<Claim>> open = new HashMap<>();

    Responses(List<Reading> readings, Resolution resolution, Alignment alignment) {
        this.readings = readings;
        resolution.sources().forEach(s -> sources.put(s.id(), s));
        for (Party party : resolution.parties()) {
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
                open.computeIfAbsent(claim.story(), k -> new ArrayList<>()).add(claim);
            }
        }
    }

    List<Response> find() {
        List<Response> responses = new ArrayList<>();
        for (Reading reading : readings) {
            for (Mention mention : reading.mentions()) {
                ResponseKind kind = mention.response();
                if (kind == null) {
                    continue;
                }
                for (Who who : who(reading, mention)) {
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
        List<Claim> candidates = new ArrayList<>();
        Map<String, Double> score = new HashMap<>();
        for (Claim claim : open.getOrDefault(own.story(), List.of())) {
            Set<String> theirs = new LinkedHashSet<>();
            Set<String> reports = new HashSet<>();
            boolean names = false;
            for (String id : claim.mentions()) {
                Mention mention = mentions.get(id);
                if (mention == null) {
                    continue;
                }
                theirs.addAll(words(mention));
                reports.add(mention.report());
                names |= who.party() != null && names(mention, who.party());
            }
            long shared = words.stream().filter(theirs::contains).count();
            double value =
                    pointed
                            ? shared / Math.sqrt(Math.max(1, theirs.size()))
                                    + 0.15 * reports.size()
                                    + (names ? 0.3 : 0)
                            : (names ? 1 : 0) + 0.25 * reports.size();
            boolean fits =
                    pointed
                            ? shared >= 2 || reports.size() >= 3
                            : names && reports.size() >= 2 || reports.size() >= 3;
            if (fits) {
                candidates.add(claim);
                score.put(claim.id(), value);
            }
        }
        candidates.sort(
                Comparator.comparingDouble((Claim c) -> -score.getOrDefault(c.id(), 0.0))
                        .thenComparing(Claim::id));
        return candidates.stream().limit(MOST_CLAIMS).map(Claim::id).toList();
    }

    private static boolean isParty(String id, @Nullable Party party) {
        return party != null && party.id().equals(id);
    }

    private boolean names(Mention mention, String party) {
        Reading reading = readingOf.get(mention.report());
        return reading != null
                && reading.annotation().names().stream()
                        .anyMatch(n ->
                                mention.at().contains(n.at())
                                        && isParty(
                                                party,
                                                partyAt.get(
                                                        new Passage(mention.report(), n.at()))));
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
