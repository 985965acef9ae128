package org.whence.align;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.whence.model.Annotation;
import org.whence.model.Attributions;
import org.whence.model.BlockKind;
import org.whence.model.Bound;
import org.whence.model.Certainty;
import org.whence.model.Mention;
import org.whence.model.Polarity;
import org.whence.model.Proposition;
import org.whence.model.Quantity;
import org.whence.model.Reading;
import org.whence.model.Reason;
import org.whence.model.Report;
import org.whence.model.Sentence;
import org.whence.model.Span;
import org.whence.model.Token;

/// Times alignment on invented stories of growing size: reports that retell statements of one affair in varying words, made
/// from templates with their grammar, so that no parser is needed. Prints a table in Markdown.
///
/// Arguments: numbers of reports. Times are CPU seconds; "wall" is the time by the clock of all but encoding. Sentences with the
/// same words are encoded once.
public final class Scale {
    private static final String[] WHO = {
        "Orlo", "Vantis", "Tarn", "Brask", "Oskel", "Quell", "Lumo", "Sarn", "Felt", "Dray"
    };
    private static final String[] DID = {
        "sold",
        "bought",
        "shipped",
        "delivered",
        "hid",
        "burned",
        "leased",
        "tested",
        "lost",
        "sank"
    };
    private static final String[] ALSO = {
        "offered",
        "acquired",
        "sent",
        "supplied",
        "concealed",
        "destroyed",
        "rented",
        "tried",
        "missed",
        "scuttled"
    };
    private static final String[] WHAT = {
        "pumps", "cranes", "barges", "turbines", "ledgers", "sheds", "engines", "valves", "buoys",
        "ferries", "boilers", "cables", "tankers", "drills", "presses", "looms", "kilns", "trams",
        "sluices", "masts"
    };
    private static final String[] WHERE = {
        "Lund", "Varn", "Ostby", "Kell", "Marrow", "Tiver", "Holm", "Selk", "Brae", "Dunmar"
    };
    private static final int STATEMENTS = 20;

    private Scale() {}

    public static void main(String[] sizes) {
        Encoder encoder = new Encoder();
        encoder.read("Orlo sold two pumps in Lund.");
        System.out.println(
                "| reports | mentions | sentences encoded | encode | stories | compare | group | all but encode | wall | pairs | stories | claims |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
        for (String size : sizes) {
            List<Statement> statements = statements(Integer.parseInt(size));
            Map<String, List<Statement>> byReport = new LinkedHashMap<>();
            statements.forEach(s ->
                    byReport.computeIfAbsent(s.mention().report(), k -> new ArrayList<>()).add(s));
            List<Reading> readings =
                    byReport.values().stream().map(s -> s.getFirst().reading()).toList();
            double begun = cpu();
            Map<String, Sense> known = new HashMap<>();
            List<Sense> senses =
                    statements.stream()
                            .map(s ->
                                    known.computeIfAbsent(
                                            s.mention().at().of(s.reading().report().text()),
                                            k ->
                                                    Sense.of(s.reading(), List.of(s), encoder)
                                                            .getFirst()))
                            .toList();
            double encoded = cpu();
            long wall = System.nanoTime();
            int stories = Stories.of(readings, byReport, Set.of()).size();
            double storied = cpu();
            Terms terms = new Terms(statements.stream().map(Statement::terms).toList());
            Comparison comparison = Comparison.of(statements, senses, terms);
            double compared = cpu();
            int claims = Aligner.groups(statements, comparison).size();
            double grouped = cpu();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %d | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %d | %d | %d |%n",
                    size,
                    statements.size(),
                    known.size(),
                    encoded - begun,
                    storied - encoded,
                    compared - storied,
                    grouped - compared,
                    grouped - encoded,
                    (System.nanoTime() - wall) / 1e9,
                    comparison.pairs().size(),
                    stories,
                    claims);
        }
    }

    /// CPU seconds of the process so far, over all its threads: what a busy machine doesn't change.
    private static double cpu() {
        return ((com.sun.management.OperatingSystemMXBean)
                                ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }

    /// Reports of twenty statements each, drawn from a stock that grows with the root of their number, each retold in
    /// other words, at times with another figure.
    static List<Statement> statements(int reports) {
        Random random = new Random(7);
        int stock = 40 + (int) Math.sqrt(40.0 * reports);
        List<Statement> statements = new ArrayList<>();
        for (int r = 0; r < reports; r++) {
            StringBuilder text = new StringBuilder();
            List<Sentence> sentences = new ArrayList<>();
            List<Mention> mentions = new ArrayList<>();
            List<Quantity> quantities = new ArrayList<>();
            String id = "r" + r;
            for (int s = 0; s < STATEMENTS; s++) {
                Random fact = new Random(random.nextInt(stock));
                int who = fact.nextInt(WHO.length);
                int did = fact.nextInt(DID.length);
                int what = fact.nextInt(WHAT.length);
                int where = fact.nextInt(WHERE.length);
                int many = 2 + fact.nextInt(90) + (random.nextInt(12) == 0 ? 10 : 0);
                boolean other = random.nextInt(3) == 0;
                boolean turned = random.nextInt(3) == 0;
                int start = text.length();
                List<Token> tokens = new ArrayList<>();
                int verb = turned ? 3 : 1;
                if (turned) {
                    add(text, tokens, "In", "ADP", "IN", 1, "case");
                    add(text, tokens, WHERE[where], "PROPN", "NNP", verb, "obl");
                }
                add(text, tokens, WHO[who], "PROPN", "NNP", verb, "nsubj");
                add(text, tokens, other ? ALSO[did] : DID[did], "VERB", "VBD", -1, "root");
                add(text, tokens, Integer.toString(many), "NUM", "CD", tokens.size() + 1, "nummod");
                Span number = tokens.getLast().at();
                add(text, tokens, WHAT[what], "NOUN", "NNS", verb, "obj");
                Span object = tokens.getLast().at();
                if (!turned) {
                    add(text, tokens, "in", "ADP", "IN", tokens.size() + 1, "case");
                    add(text, tokens, WHERE[where], "PROPN", "NNP", verb, "obl");
                }
                if (random.nextInt(2) == 0) {
                    add(text, tokens, "last", "ADJ", "JJ", tokens.size() + 1, "amod");
                    add(text, tokens, "month", "NOUN", "NN", verb, "obl");
                }
                Span at = new Span(start, text.length() - 1);
                text.replace(text.length() - 1, text.length(), ".\n");
                sentences.add(new Sentence(at, BlockKind.PARAGRAPH, tokens));
                Quantity quantity =
                        new Quantity(number.join(object), many, WHAT[what], Bound.EXACT);
                quantities.add(quantity);
                mentions.add(
                        new Mention(
                                id + "-" + s,
                                id,
                                at,
                                new Proposition(
                                        tokens.get(verb).lemma(),
                                        tokens.get(verb).at(),
                                        tokens.get(verb - 1).at(),
                                        object),
                                List.of(),
                                null,
                                Certainty.CERTAIN,
                                Polarity.AFFIRMED,
                                null,
                                List.of(quantity),
                                List.of(),
                                List.of(Reason.of("clause:MAIN", 1, "MAIN clause"))));
            }
            Reading reading =
                    new Reading(
                            report(id, text.toString()),
                            new Annotation(
                                    id, sentences, List.of(), List.of(), quantities, List.of()),
                            new Attributions(id, List.of(), List.of()),
                            mentions);
            statements.addAll(Statement.of(reading, Map.of()));
        }
        return statements;
    }

    private static void add(
            StringBuilder text,
            List<Token> tokens,
            String word,
            String tag,
            String fine,
            int head,
            String relation) {
        int start = text.length();
        text.append(word).append(' ');
        tokens.add(
                new Token(
                        new Span(start, start + word.length()),
                        word.toLowerCase(Locale.ROOT),
                        tag,
                        fine,
                        head,
                        relation));
    }

    private static Report report(String id, String text) {
        return new Report(
                id,
                id + ".txt",
                List.of(),
                id,
                id,
                null,
                null,
                null,
                "en",
                null,
                null,
                text,
                List.of());
    }
}
