package org.whence.relate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
import org.whence.model.Relation;
import org.whence.model.RelationKind;
import org.whence.model.Resolution;
import org.whence.model.Span;
import org.whence.text.WordList;

/// Reads ties between parties off the words between their names: "Orlo, a subsidiary of the state-owned Vant", "Vant's
/// subsidiary, Orlo", "Ada Holm of the Orla Institute", "an Oslo-based company named Orlo". Each tie keeps its words and the
/// claims that state it.
public final class Relater {
    /// Words between two names that make a tie. `reversed`: the second name is the subject.
    private record Pattern(RelationKind kind, java.util.regex.Pattern words, boolean reversed) {}

    private static final List<Pattern> PATTERNS =
            WordList.rows(Relater.class, "relations.tsv").stream()
                    .map(row ->
                            new Pattern(
                                    RelationKind.valueOf(row.get(0)),
                                    java.util.regex.Pattern.compile(row.get(2)),
                                    row.get(1).equals("second")))
                    .toList();

    private static final int FARTHEST = 90;

    public List<Relation> relate(
            List<Reading> readings, Resolution resolution, Alignment alignment) {
        Map<Passage, Party> partyAt = new HashMap<>();
        for (Party party : resolution.parties()) {
            party.mentions().forEach(p -> partyAt.put(p, party));
        }
        Map<String, String> claimOf = new HashMap<>();
        for (Claim claim : alignment.claims()) {
            claim.mentions().forEach(m -> claimOf.put(m, claim.id()));
        }
        Map<String, Found> found = new LinkedHashMap<>();
        for (Reading reading : readings) {
            List<Name> names = reading.annotation().names();
            for (int i = 0; i < names.size(); i++) {
                for (int j = i + 1; j < Math.min(names.size(), i + 4); j++) {
                    tie(reading, names.get(i), names.get(j), partyAt, claimOf, found);
                }
            }
        }
        return found.values().stream()
                .map(f ->
                        new Relation(
                                Ids.of("relation", f.kind, f.subject, f.object),
                                f.kind,
                                f.subject,
                                f.object,
                                List.copyOf(f.claims),
                                f.words))
                .sorted(
                        Comparator.comparing(Relation::kind)
                                .thenComparing(Relation::subject)
                                .thenComparing(Relation::object))
                .toList();
    }

    private static final class Found {
        final RelationKind kind;
        final String subject;
        final String object;
        final Set<String> claims = new LinkedHashSet<>();
        final List<Passage> words = new ArrayList<>();

        Found(RelationKind kind, String subject, String object) {
            this.kind = kind;
            this.subject = subject;
            this.object = object;
        }
    }

    private static void tie(
            Reading reading,
            Name first,
            Name second,
            Map<Passage, Party> partyAt,
            Map<String, String> claimOf,
            Map<String, Found> found) {
        String report = reading.report().id();
        Party a = partyAt.get(new Passage(report, first.at()));
        Party b = partyAt.get(new Passage(report, second.at()));
        int gap = second.at().start() - first.at().end();
        if (a == null || b == null || a.equals(b) || gap < 0 || gap > FARTHEST) {
            return;
        }
        String between =
                reading.report()
                        .text()
                        .substring(first.at().end(), second.at().start())
                        .replaceAll("\\s+", " ");
        if (between.matches("(?s).*[.!?;] \\p{Lu}.*")) {
            return;
        }
        for (Pattern pattern : PATTERNS) {
            if (!pattern.words().matcher(between.toLowerCase(Locale.ROOT)).matches()) {
                continue;
            }
            Party subject = pattern.reversed() ? b : a;
            Party object = pattern.reversed() ? a : b;
            if (!fits(pattern.kind(), subject.kind(), object.kind())) {
                continue;
            }
            Span words = first.at().join(second.at());
            Found tie =
                    found.computeIfAbsent(
                            pattern.kind() + subject.id() + object.id(),
                            k -> new Found(pattern.kind(), subject.id(), object.id()));
            tie.words.add(new Passage(report, words));
            String claim = smallest(reading, words, claimOf);
            if (claim != null) {
                tie.claims.add(claim);
            }
            return;
        }
    }

    private static boolean fits(RelationKind kind, PartyKind subject, PartyKind object) {
        return switch (kind) {
            case EMPLOYED_BY ->
                    subject == PartyKind.PERSON
                            && object != PartyKind.PERSON
                            && object != PartyKind.THING;
            case LOCATED_IN -> object == PartyKind.PLACE && subject != PartyKind.PERSON;
            case SUBSIDIARY_OF, OWNED_BY ->
                    subject != PartyKind.PERSON
                            && subject != PartyKind.PLACE
                            && object != PartyKind.THING;
            case SANCTIONED_BY ->
                    object == PartyKind.PLACE
                            || object == PartyKind.STATE_BODY
                            || object == PartyKind.ORGANISATION;
            default -> true;
        };
    }

    private static @Nullable String smallest(
            Reading reading, Span words, Map<String, String> claimOf) {
        return reading.mentions().stream()
                .filter(m -> m.at().shared(words) * 2 >= words.length())
                .min(
                        Comparator.comparingInt((Mention m) -> m.at().length())
                                .thenComparing(Mention::id))
                .map(m -> claimOf.get(m.id()))
                .orElse(null);
    }
}
