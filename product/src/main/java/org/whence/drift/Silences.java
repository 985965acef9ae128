package org.whence.drift;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.model.DriftKind;
import org.whence.model.Mention;
import org.whence.model.Polarity;
import org.whence.model.Reading;
import org.whence.model.Response;
import org.whence.model.ResponseKind;
import org.whence.model.Severity;

/// What a report leaves out though it retells where it stood: that something could not be verified, and that a party denied it.
final class Silences {
    private static final double RETOLD = 0.45;
    private static final String DENY = "deny|reject|dispute|refute|dismiss|rebut|repudiate";
    private static final Pattern UNVERIFIED =
            Pattern.compile(
                    "(?i)\\b((could|can|was|were|been|is|are|had|have|has) ?(not|n['’]t)( been)?( able to)?( immediately| independently)*|unable to( immediately| independently)*|no way (to|of)|neither \\w+ has|impossible to) ?(be )?(independently |immediately )?(verif\\w+|establish\\w*|confirm\\w*|check\\w*|ascertain\\w*|determin\\w+|corroborat\\w+|see\\w* (a|the) (copy|\\w+)|seen the|authenticat\\w+)");

    private final Affair affair;
    private final Pairs pairs;

    Silences(Affair affair, Pairs pairs) {
        this.affair = affair;
        this.pairs = pairs;
    }

    List<Change> changes(List<Response> responses) {
        List<Change> changes = new ArrayList<>();
        for (Reading to : affair.readings()) {
            if (to.report().within() != null || affair.isRelease(to.report().id())) {
                continue;
            }
            for (Reading from : affair.readings()) {
                if (pairs.isRetold(from.report().id(), to.report().id())) {
                    unverified(from, to, changes);
                    denied(from, to, responses, changes);
                }
            }
        }
        return changes;
    }

    private void unverified(Reading from, Reading to, List<Change> changes) {
        if (UNVERIFIED.matcher(to.report().text()).find()) {
            return;
        }
        for (Mention doubt : from.mentions()) {
            Statement said = affair.statement(doubt);
            if (said == null
                    || !pairs.isStated(doubt)
                    || doubt.attribution() != null
                    || !UNVERIFIED.matcher(affair.report(doubt).quote(doubt.at())).find()) {
                continue;
            }
            Pair retold = retold(said, from, to);
            if (retold != null) {
                Mention y = retold.to().mention;
                changes.add(
                        new Change(
                                DriftKind.OMISSION,
                                "unverified",
                                doubt,
                                y,
                                doubt.at(),
                                retold.to().verb(),
                                Severity.MINOR,
                                "left out that it was not verified: “"
                                        + affair.quote(doubt, doubt.at())
                                        + "”"));
                return;
            }
        }
    }

    /// What stands in the sentence of the doubt or right before it, as the other report retells it.
    private @Nullable Pair retold(Statement doubt, Reading from, Reading to) {
        int place = from.annotation().sentences().indexOf(doubt.sentence);
        Pair best = null;
        for (Mention mention : from.mentions()) {
            Statement before = affair.statement(mention);
            if (before == null || mention.at().overlaps(doubt.mention.at())) {
                continue;
            }
            int at = from.annotation().sentences().indexOf(before.sentence);
            if (at != place - 1 && at != place || !before.isClause()) {
                continue;
            }
            for (Mention other : to.mentions()) {
                Statement retelling = affair.statement(other);
                if (retelling != null && pairs.isStated(other) && retelling.isClause()) {
                    double likeness = affair.likeness(before, retelling);
                    if (likeness >= RETOLD && (best == null || likeness > best.likeness())) {
                        best = new Pair(before, retelling, likeness);
                    }
                }
            }
        }
        return best;
    }

    private void denied(Reading from, Reading to, List<Response> responses, List<Change> changes) {
        Set<String> done = new HashSet<>();
        for (Response response : responses) {
            Mention denial =
                    response.kind() == ResponseKind.DENIAL ? find(from, response.mention()) : null;
            if (denial == null
                    || !pairs.isStated(denial)
                    || denial.polarity() != Polarity.DENIED
                            && !denial.proposition().predicate().matches(DENY)
                    || answers(response, to, responses)
                    || !done.add(response.who().toLowerCase(Locale.ROOT))) {
                continue;
            }
            Pair best = null;
            for (Mention claimed : from.mentions()) {
                Statement x = affair.statement(claimed);
                if (x == null
                        || claimed.response() != null
                        || !pairs.isStated(claimed)
                        || !response.claims().contains(pairs.claim(claimed).id())) {
                    continue;
                }
                for (Mention other : to.mentions()) {
                    Statement y = affair.statement(other);
                    if (y != null && pairs.isStated(other) && y.isClause()) {
                        double likeness = affair.likeness(x, y);
                        if (likeness >= RETOLD && (best == null || likeness > best.likeness())) {
                            best = new Pair(x, y, likeness);
                        }
                    }
                }
            }
            if (best != null) {
                changes.add(
                        new Change(
                                DriftKind.OMISSION,
                                "denial",
                                denial,
                                best.to().mention,
                                denial.at(),
                                best.to().verb(),
                                Severity.MAJOR,
                                "left out that " + response.who() + " denies it"));
            }
        }
    }

    /// Whether the report lets the same party answer in any way.
    private boolean answers(Response response, Reading to, List<Response> responses) {
        String party = response.party();
        for (Response other : responses) {
            boolean same =
                    party != null && party.equals(other.party())
                            || other.who().equalsIgnoreCase(response.who());
            if (same && find(to, other.mention()) != null) {
                return true;
            }
        }
        return to.mentions().stream()
                .anyMatch(m ->
                        m.response() == ResponseKind.DENIAL
                                || m.response() == ResponseKind.UNAWARE);
    }

    private static @Nullable Mention find(Reading reading, String mention) {
        return reading.mentions().stream()
                .filter(m -> m.id().equals(mention))
                .findFirst()
                .orElse(null);
    }
}
