package org.whence.align;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.whence.align.Likeness.Feature;
import org.whence.flow.Steps;
import org.whence.model.Annotation;
import org.whence.model.Attributions;
import org.whence.model.Mention;
import org.whence.model.Passage;
import org.whence.model.Reading;
import org.whence.model.Report;
import org.whence.store.CaseStore;

/// Writes the features of every compared pair of mentions of a case, one story, for `training/alignment/train.py`.
public final class Pairs {
    private Pairs() {}

    public static void main(String[] arguments) throws IOException {
        Steps steps = Steps.real();
        List<Reading> readings = new ArrayList<>();
        try (CaseStore store = CaseStore.open(Path.of(arguments[0]))) {
            for (Report report : store.reports()) {
                Annotation annotation = store.annotation(report.id(), steps.annotatorVersion());
                Attributions attributions =
                        store.attributions(report.id(), steps.attributorVersion());
                if (annotation == null || attributions == null) {
                    throw new IllegalStateException("read the case anew: " + report.file());
                }
                readings.add(
                        new Reading(
                                report,
                                annotation,
                                attributions,
                                steps.state(report, annotation, attributions)));
            }
        }
        Map<Passage, String> partyAt = new HashMap<>();
        steps.resolve(readings)
                .parties()
                .forEach(p -> p.mentions().forEach(m -> partyAt.put(m, p.id())));
        List<Statement> statements =
                readings.stream().flatMap(r -> Statement.of(r, partyAt).stream()).toList();
        Terms terms = new Terms(statements.stream().map(Statement::terms).toList());
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Path.of(arguments[1])))) {
            out.print("a\tb");
            for (Feature feature : Feature.values()) {
                out.print("\t" + feature);
            }
            out.println();
            for (Aligner.Pair pair : new Aligner().compare(statements, terms)) {
                out.print(place(statements.get(pair.a())) + "\t" + place(statements.get(pair.b())));
                for (Feature feature : Feature.values()) {
                    out.print("\t" + pair.features().getOrDefault(feature, 0.0));
                }
                out.println();
            }
        }
    }

    private static String place(Statement statement) {
        Mention mention = statement.mention();
        Report report = statement.reading().report();
        String text = report.text();
        return report.file().replaceAll(".*/", "")
                + ":"
                + text.codePointCount(0, mention.at().start())
                + ":"
                + text.codePointCount(0, mention.at().end())
                + ":"
                + (report.within() == null ? "" : "post")
                + ":"
                + text.substring(mention.at().start(), mention.at().end())
                        .replaceAll("\\s", " ")
                        .replace(":", ";");
    }
}
