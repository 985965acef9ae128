package org.whence.drift;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.whence.model.Claim;
import org.whence.model.DriftKind;
import org.whence.model.Mention;
import org.whence.model.Reading;
import org.whence.model.Severity;
import org.whence.model.Source;
import org.whence.model.SourceKind;

/// A person's doubt that one report gives and another leaves out, though it lets the same person speak.
final class Omissions {
    private static final Pattern DOUBT =
            Pattern.compile(
                    "(?i)\\b(whether|(further|more) (information|evidence|research|data|details?)|not (yet )?(clear|certain|proven|known)|unclear|uncertain|no evidence|lack of (\\w+ )?evidence|(could|can) ?not be (verified|confirmed)|too early|caution(ed)?|unproven|unconfirmed)\\b");

    private final Affair affair;

    Omissions(Affair affair) {
        this.affair = affair;
    }

    /// A doubt with the claim that holds it.
    record Doubt(Claim claim, Change change) {}

    List<Doubt> find(List<Claim> claims) {
        Map<String, Map<String, List<Mention>>> spoken = new LinkedHashMap<>();
        for (Reading reading : affair.readings()) {
            for (Mention mention : reading.mentions()) {
                List<Source> credits = affair.credits(mention);
                if (!credits.isEmpty() && credits.getLast().kind() == SourceKind.PERSON) {
                    Source person = credits.getLast();
                    spoken.computeIfAbsent(
                                    person.party() == null ? person.name() : person.party(),
                                    k -> new LinkedHashMap<>())
                            .computeIfAbsent(mention.report(), k -> new ArrayList<>())
                            .add(mention);
                }
            }
        }
        List<Doubt> doubts = new ArrayList<>();
        for (Map<String, List<Mention>> byReport : spoken.values()) {
            for (var entry : byReport.entrySet()) {
                for (Mention doubt : entry.getValue()) {
                    if (Affair.isClause(doubt)
                            && DOUBT.matcher(affair.report(doubt).quote(doubt.at())).find()) {
                        omitted(doubt, byReport, claims, doubts);
                        break;
                    }
                }
            }
        }
        return doubts;
    }

    private void omitted(
            Mention doubt,
            Map<String, List<Mention>> byReport,
            List<Claim> claims,
            List<Doubt> doubts) {
        Claim claim =
                claims.stream()
                        .filter(c -> c.mentions().contains(doubt.id()))
                        .findFirst()
                        .orElse(null);
        if (claim == null) {
            return;
        }
        byReport.forEach((report, mentions) -> {
            boolean kept =
                    mentions.stream()
                            .anyMatch(m ->
                                    claim.mentions().contains(m.id())
                                            || DOUBT.matcher(affair.report(m).quote(m.at()))
                                                    .find());
            boolean whole = affair.reading(report).report().within() == null;
            if (!report.equals(doubt.report()) && !kept && whole) {
                Mention to = mentions.getFirst();
                Source person = affair.credits(to).getLast();
                doubts.add(
                        new Doubt(
                                claim,
                                new Change(
                                        DriftKind.OMISSION,
                                        doubt,
                                        to,
                                        doubt.at(),
                                        to.at(),
                                        Severity.MAJOR,
                                        person.name()
                                                + " is quoted, but the doubt is left out: “"
                                                + affair.quote(doubt, doubt.at())
                                                + "”")));
            }
        });
    }
}
