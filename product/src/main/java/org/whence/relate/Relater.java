package org.whence.relate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whence.model.Alignment;
import org.whence.model.Corroborations;
import org.whence.model.Dated;
import org.whence.model.Ids;
import org.whence.model.Mention;
import org.whence.model.Party;
import org.whence.model.Passage;
import org.whence.model.Reading;
import org.whence.model.Reason;
import org.whence.model.Relation;
import org.whence.model.RelationKind;
import org.whence.model.Relations;
import org.whence.model.Resolution;
import org.whence.model.Sentence;
import org.whence.model.TimeRef;

/// Gathers what is said of the parties: the ties between them, and attribute by attribute what each one is said to be, have
/// and do. Everything keeps its words, the claims that carry it, and the origins behind these.
public final class Relater {
    private static final class Found {
        final RelationKind kind;
        final String subject;
        final String object;
        final Set<Passage> words = new LinkedHashSet<>();
        final List<Mention> mentions = new ArrayList<>();
        final Map<String, Dated> times = new LinkedHashMap<>();
        final Map<String, Reason> why = new LinkedHashMap<>();
        boolean isFormer = true;

        Found(RelationKind kind, String subject, String object) {
            this.kind = kind;
            this.subject = subject;
            this.object = object;
        }
    }

    public Relations relate(
            List<Reading> readings,
            Resolution resolution,
            Alignment alignment,
            Corroborations corroborations) {
        Map<Passage, Party> partyAt = new HashMap<>();
        for (Party party : resolution.parties()) {
            party.mentions().forEach(p -> partyAt.put(p, party));
        }
        Carriers carriers = new Carriers(readings, alignment, corroborations);
        Sheets sheets = new Sheets(carriers);
        Map<String, Found> ties = new LinkedHashMap<>();
        for (Reading reading : readings) {
            for (Sentence sentence : reading.annotation().sentences()) {
                Tree tree = new Tree(reading, sentence, partyAt);
                Ties.in(tree, tie -> keep(tie, tree, carriers, ties));
                sheets.read(tree);
            }
        }
        return new Relations(
                ties.values().stream()
                        .map(f -> relation(f, carriers))
                        .sorted(
                                Comparator.comparing(Relation::kind)
                                        .thenComparing(Relation::subject)
                                        .thenComparing(Relation::object))
                        .toList(),
                sheets.sheets(resolution.parties()));
    }

    /// A tie without a claim that carries it is not kept.
    private static void keep(Ties.Tie tie, Tree tree, Carriers carriers, Map<String, Found> ties) {
        Reading reading = tree.reading;
        Mention mention = carriers.of(reading, tree.sentence, tie.words());
        if (mention == null) {
            return;
        }
        Found found =
                ties.computeIfAbsent(
                        tie.kind() + tie.subject().id() + tie.object().id(),
                        _ -> new Found(tie.kind(), tie.subject().id(), tie.object().id()));
        found.words.add(new Passage(reading.report().id(), tie.words()));
        found.mentions.add(mention);
        found.isFormer &= tie.isFormer();
        found.why.putIfAbsent(tie.why().rule(), tie.why());
        for (TimeRef time : reading.annotation().times()) {
            int head = tree.sentence.at().contains(time.at()) ? tree.headOf(time.at()) : -1;
            if (head >= 0
                    && head != tie.at()
                    && tree.sentence.isUnder(head, tie.at())
                    && (time.from() != null || time.to() != null)) {
                found.times.putIfAbsent(
                        time.from() + "/" + time.to(), new Dated(reading.report().id(), time));
            }
        }
    }

    private static Relation relation(Found found, Carriers carriers) {
        return new Relation(
                Ids.of("relation", found.kind, found.subject, found.object),
                found.kind,
                found.subject,
                found.object,
                List.copyOf(found.words),
                carriers.behind(found.mentions),
                found.isFormer,
                List.copyOf(found.times.values()),
                List.copyOf(found.why.values()));
    }
}
