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
import org.whence.model.Coreference;
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
import org.whence.model.Sentence;
import org.whence.model.Source;
import org.whence.model.SourceKind;
import org.whence.model.Span;
import org.whence.model.Token;
import org.whence.text.Pronouns;

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

    /// What stands before the one to whom a request that stays unanswered went: "calls to Orlo", "efforts to reach Orlo".
    private static final Pattern ADDRESSED =
            Pattern.compile("(?i)^(?:.*\\s)?(?:to|reach|contact)\\s+(?:the\\s+)?$");

    private final List<Reading> readings;
    private final Map<String, Source> sources = new HashMap<>();
    private final Map<Passage, Party> partyAt = new HashMap<>();
    private final Map<String, Party> byName = new HashMap<>();
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
            party.names().forEach(n -> named(n, party));
            party.mentions().forEach(p -> partyAt.put(p, party));
        }
        for (Reading reading : readings) {
            readingOf.put(reading.report().id(), reading);
            reading.mentions().forEach(m -> mentions.put(m.id(), m));
        }
        index(alignment);
    }

    private void named(String name, Party party) {
        byName.merge(name, party, (a, b) -> a.id().compareTo(b.id()) <= 0 ? a : b);
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
            words = Pronouns.is(words) ? "unclear who (“" + words + "”)" : words;
        }
    }

    /// The parties in the subject, each by itself; whom a pronoun stands for; else the source that is credited; else a party
    /// that acts in the sentence; else the subject's words. What can't answer (a vessel, a product, a document) never does, nor
    /// does what is called false.
    private List<Who> who(Reading reading, Mention mention) {
        List<Who> found = new ArrayList<>();
        Span subject = isCalledSo(reading, mention) ? null : mention.proposition().subject();
        Set<String> seen = new HashSet<>();
        if (subject != null) {
            Span stands = standsFor(reading, subject);
            reading.annotation().names().stream()
                    .filter(n ->
                            stands.contains(n.at()) && answersItself(reading, mention, stands, n))
                    .forEach(n -> {
                        Party party = answering(reading, n);
                        if (party != null && seen.add(party.id())) {
                            found.add(new Who(party.id(), party.name()));
                        }
                    });
        }
        if (found.isEmpty() && !mention.chain().isEmpty() && mention.attribution() != null) {
            Source source = sources.get(mention.chain().getLast());
            if (source != null
                    && source.kind() != SourceKind.OUTLET
                    && source.kind() != SourceKind.DOCUMENT
                    && canAnswer(source.party())) {
                found.add(new Who(source.party(), source.name()));
            }
        }
        boolean pronoun = subject != null && Pronouns.is(reading.report().quote(subject).strip());
        if (found.isEmpty() && (subject == null || pronoun)) {
            reading.annotation().names().stream()
                    .filter(n -> subject == null && acts(reading, mention, n))
                    .map(n -> answering(reading, n))
                    .filter(p -> p != null)
                    .findFirst()
                    .ifPresent(p -> found.add(new Who(p.id(), p.name())));
        }
        if (found.isEmpty() && subject != null) {
            String words =
                    reading.report()
                            .quote(pronoun ? standsFor(reading, subject) : subject)
                            .replaceAll("\\s+", " ");
            // named without being marked as a name there
            Party party = byName.get(words.replaceAll("^(?:[Tt]he|Both|Neither) ", ""));
            found.add(
                    party != null && canAnswer(party.id())
                            ? new Who(party.id(), party.name())
                            : new Who(null, words));
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

    /// Whether the clause says of its subject that it is false, or not so: then the subject is what is denied.
    private static boolean isCalledSo(Reading reading, Mention mention) {
        Span subject = mention.proposition().subject();
        if (subject == null || mention.response() != ResponseKind.DENIAL) {
            return false;
        }
        for (Sentence sentence : reading.annotation().sentences()) {
            for (int i = 0; sentence.at().contains(subject) && i < sentence.tokens().size(); i++) {
                Token token = sentence.tokens().get(i);
                if (subject.contains(token.at())
                        && token.relation().startsWith("nsubj")
                        && token.head() >= 0) {
                    String tag = sentence.tokens().get(token.head()).tag();
                    return tag.equals("ADJ")
                            || tag.equals("NOUN")
                            || token.relation().contains("pass");
                }
            }
        }
        return false;
    }

    private static Span standsFor(Reading reading, Span words) {
        return reading.annotation().coreferences().stream()
                .filter(c -> c.at().equals(words))
                .map(Coreference::antecedent)
                .findFirst()
                .orElse(words);
    }

    private @Nullable Party answering(Reading reading, Name name) {
        Party party = partyAt.get(new Passage(reading.report().id(), name.at()));
        return party != null && canAnswer(party.id()) ? party : null;
    }

    private boolean canAnswer(@Nullable String party) {
        PartyKind kind = party == null ? null : kinds.get(party);
        return kind != PartyKind.THING && kind != PartyKind.EVENT && kind != PartyKind.DOCUMENT;
    }

    /// Whether a name is the subject before an answer, its possessor, or whom it is by ("Oskel's denial", "no comment from
    /// Oskel").
    private static boolean acts(Reading reading, Mention mention, Name name) {
        if (name.kind() != PartyKind.STATE_BODY
                && name.kind() != PartyKind.ORGANISATION
                && name.kind() != PartyKind.PERSON) {
            return false;
        }
        for (Sentence sentence : reading.annotation().sentences()) {
            if (!sentence.at().contains(name.at()) || !sentence.at().contains(mention.at())) {
                continue;
            }
            for (int i = 0; i < sentence.tokens().size(); i++) {
                Token token = sentence.tokens().get(i);
                if (!name.at().contains(token.at())) {
                    continue;
                }
                boolean by =
                        sentence.children(i).stream()
                                .map(c -> sentence.tokens().get(c))
                                .anyMatch(c ->
                                        c.relation().equals("case")
                                                && c.lemma().matches("by|from"));
                if (mention.at().contains(token.at())
                                && (by || token.relation().equals("nmod:poss"))
                        || token.relation().startsWith("nsubj")
                                && token.at().start() < mention.at().end()) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether a name in a subject is one of those who answer, and not part of what is said about them ("Orlo, a subsidiary
    /// of Vant"). A request
    /// that stays unanswered is answered by the one it went to.
    private static boolean answersItself(
            Reading reading, Mention mention, Span subject, Name name) {
        String before = reading.report().text().substring(subject.start(), name.at().start());
        return LEAD.matcher(before).find()
                || mention.response() == ResponseKind.NO_REPLY
                        && ADDRESSED.matcher(before.replace('\n', ' ')).find();
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
