package org.whence.align;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whence.align.Comparison.Pair;
import org.whence.model.Alignment;
import org.whence.model.Certainty;
import org.whence.model.Claim;
import org.whence.model.Ids;
import org.whence.model.Mention;
import org.whence.model.Party;
import org.whence.model.PartyKind;
import org.whence.model.Passage;
import org.whence.model.Reading;
import org.whence.model.Reason;
import org.whence.model.Resolution;
import org.whence.model.Story;

/// Brings the mentions of a case together into claims, and its reports into stories.
///
/// Candidates are pairs of one story that share a rare word or lie near in meaning. A learned likeness decides about each
/// pair, and average-link clustering about the groups, so that one stray pair does not join two claims. A clause and the
/// clause that holds it come together only where other reports put them as one; two figures that one report gives both,
/// two clauses that stand side by side in one sentence, and an answer and what it answers stay apart.
public final class Aligner {
    /// Mean likeness from which mentions are one claim.
    private static final double THRESHOLD = 0.28;

    private @Nullable Encoder encoder;

    public Alignment align(List<Reading> readings, Resolution resolution) {
        Map<Passage, String> partyAt = new HashMap<>();
        Set<String> telling = new HashSet<>();
        for (Party party : resolution.parties()) {
            party.mentions().forEach(p -> partyAt.put(p, party.id()));
            if (party.kind() != PartyKind.PLACE && party.kind() != PartyKind.OUTLET) {
                telling.add(party.id());
            }
        }
        Map<String, List<Statement>> byReport = new LinkedHashMap<>();
        for (Reading reading : readings) {
            byReport.put(reading.report().id(), Statement.of(reading, partyAt));
        }
        List<Story> stories = Stories.of(readings, byReport, telling);
        Terms terms =
                new Terms(
                        byReport.values().stream()
                                .flatMap(List::stream)
                                .map(Statement::terms)
                                .toList());
        List<Claim> claims = new ArrayList<>();
        for (Story story : stories) {
            List<Statement> statements =
                    story.reports().stream()
                            .flatMap(r -> byReport.getOrDefault(r, List.of()).stream())
                            .toList();
            claims.addAll(claims(story, statements, terms));
        }
        return new Alignment(stories, claims);
    }

    private List<Claim> claims(Story story, List<Statement> statements, Terms terms) {
        List<Sense> senses =
                statements.size() < 2 ? List.of() : Comparison.senses(statements, encoder());
        Comparison comparison = Comparison.of(statements, senses, terms);
        Map<Long, Pair> byKey = new HashMap<>();
        comparison.pairs().forEach(p -> byKey.put(Candidates.key(p.a(), p.b()), p));
        List<Claim> claims = new ArrayList<>();
        for (List<Integer> group : groups(statements, comparison)) {
            List<Statement> members = group.stream().map(statements::get).toList();
            Statement best = best(members);
            List<Reason> why = new ArrayList<>();
            int anchor = group.get(members.indexOf(best));
            for (int other : group) {
                Pair pair =
                        byKey.get(Candidates.key(Math.min(anchor, other), Math.max(anchor, other)));
                if (pair != null && why.isEmpty()) {
                    why.addAll(Likeness.reasons(pair.features()));
                }
            }
            List<String> mentions = members.stream().map(s -> s.mention().id()).toList();
            claims.add(
                    new Claim(
                            Ids.of("claim", mentions),
                            Wording.of(best),
                            story.id(),
                            mentions,
                            why));
        }
        return claims;
    }

    /// The statements that are one claim each, by their places in the list.
    static List<List<Integer>> groups(List<Statement> statements, Comparison comparison) {
        Groups groups =
                new Groups(statements.size(), THRESHOLD, Groups.UNCOMPARED, comparison.full());
        for (Pair pair : comparison.pairs()) {
            groups.like(pair.a(), pair.b(), Likeness.of(pair.features()));
            Statement one = statements.get(pair.a());
            Statement other = statements.get(pair.b());
            if (one.isOtherFigure(other) || one.isAnswerTo(other) || other.isAnswerTo(one)) {
                groups.keepApart(pair.a(), pair.b());
            }
        }
        for (int i = 0; i < statements.size(); i++) {
            for (int j = i + 1; j < statements.size(); j++) {
                Mention a = statements.get(i).mention();
                Mention b = statements.get(j).mention();
                if (!a.report().equals(b.report())) {
                    break;
                }
                if (a.at().overlaps(b.at())) {
                    groups.silence(i, j);
                } else if (statements.get(i).isBeside(statements.get(j))) {
                    groups.keepApart(i, j);
                }
            }
        }
        return groups.join();
    }

    /// The mention that tells the claim best by itself: a whole sentence with a subject that needs no other, close to how the
    /// others put it, with its figures and parties, neither long nor a heading.
    private static Statement best(List<Statement> members) {
        Map<String, Integer> said = new HashMap<>();
        members.forEach(m -> m.terms().forEach(t -> said.merge(t, 1, Integer::sum)));
        return members.stream()
                .max(
                        Comparator.comparingDouble(
                                        (Statement s) -> telling(s, said, members.size()))
                                .thenComparing(s -> s.mention().id()))
                .orElseThrow();
    }

    private static double telling(Statement statement, Map<String, Integer> said, int members) {
        Mention mention = statement.mention();
        double shared = 0;
        for (String term : statement.terms()) {
            shared += said.getOrDefault(term, 0) > 1 || members == 1 ? 1 : -0.3;
        }
        int length = mention.at().length();
        String words = mention.at().of(statement.reading().report().text());
        return Math.min(shared, 12)
                + Math.min(statement.parties().size(), 3)
                + 2.0 * Math.min(mention.quantities().size(), 2)
                + (Wording.isSentence(statement) ? 6 : 0)
                + (mention.why().stream().anyMatch(r -> r.rule().matches("clause:(MAIN|CONTENT)"))
                        ? 2
                        : 0)
                - (words.matches("(?is)(this|that|it|they|these|those|there|to|of|among|for) .*")
                        ? 5
                        : 0)
                - (length > 200 ? 4 : 0)
                - (length > 280 ? 6 : 0)
                - (length < 30 ? 3 : 0)
                + (mention.certainty() == Certainty.CERTAIN ? 0.5 : 0);
    }

    private synchronized Encoder encoder() {
        if (encoder == null) {
            encoder = new Encoder();
        }
        return encoder;
    }
}
