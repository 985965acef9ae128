package org.whence.drift;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whence.model.Certainty;
import org.whence.model.DriftKind;
import org.whence.model.Mention;
import org.whence.model.Polarity;
import org.whence.model.Severity;
import org.whence.model.Span;

/// Certainty that was hardened ("could take in" became "takes in") or weakened, and meaning that was turned round.
final class Certainties {
    private static final double ALIKE = 0.25;
    private static final double ALIKE_OF_ONE = 0.12;

    private final Affair affair;

    Certainties(Affair affair) {
        this.affair = affair;
    }

    List<Change> changes(Mention from, Mention to) {
        List<Change> changes = new ArrayList<>();
        boolean source = affair.isRelease(to.report());
        if (source || !Affair.isClause(from) || !Affair.isClause(to) || !isOneEvent(from, to)) {
            return changes;
        }
        Span hedge = evidence(from, "hedge");
        boolean finite = to.proposition().subject() != null;
        if (to.certainty() == Certainty.CERTAIN
                && from.certainty() != Certainty.CERTAIN
                && hedge != null
                && finite) {
            Span before = near(hedge, from.proposition().head(), from.at());
            Span after = clause(to);
            changes.add(
                    new Change(
                            DriftKind.CERTAINTY,
                            from,
                            to,
                            before,
                            after,
                            Severity.MAJOR,
                            "hardened: “"
                                    + affair.quote(from, before)
                                    + "” became “"
                                    + affair.quote(to, after)
                                    + "”"));
        }
        boolean lost = from.polarity() == Polarity.DENIED;
        Mention negated = lost ? from : to;
        Span negation = evidence(negated, "negation");
        if (from.polarity() != to.polarity()
                && negation != null
                && affair.overlap(from, to) >= ALIKE
                && from.proposition().predicate().equals(to.proposition().predicate())) {
            Span before =
                    lost ? near(negation, from.proposition().head(), from.at()) : clause(from);
            Span after = lost ? clause(to) : near(negation, to.proposition().head(), to.at());
            changes.add(
                    new Change(
                            DriftKind.POLARITY,
                            from,
                            to,
                            before,
                            after,
                            Severity.MAJOR,
                            "the meaning is reversed: “"
                                    + affair.quote(from, before)
                                    + "” became “"
                                    + affair.quote(to, after)
                                    + "”"));
        }
        return changes;
    }

    private boolean isOneEvent(Mention from, Mention to) {
        double overlap = affair.overlap(from, to);
        return overlap >= ALIKE || overlap >= ALIKE_OF_ONE && affair.sharesSubject(from, to);
    }

    private static @Nullable Span evidence(Mention mention, String rule) {
        return mention.why().stream()
                .filter(r -> r.rule().equals(rule) && !r.evidence().isEmpty())
                .map(r -> r.evidence().getFirst().at())
                .findFirst()
                .orElse(null);
    }

    /// Subject and predicate.
    private static Span clause(Mention mention) {
        Span head = mention.proposition().head();
        Span subject = mention.proposition().subject();
        if (subject == null || !mention.at().contains(subject)) {
            return head;
        }
        boolean near = subject.end() <= head.start() && head.end() - subject.start() < 90;
        return near ? subject.join(head) : head;
    }

    private static Span near(Span a, Span b, Span within) {
        Span joined = a.join(b);
        return within.contains(joined) && joined.length() < 80 ? joined : a;
    }
}
