package org.whence.annotate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.model.Annotation;
import org.whence.model.Block;
import org.whence.model.BlockKind;
import org.whence.model.Quantity;
import org.whence.model.Report;
import org.whence.model.Sentence;
import org.whence.model.Span;
import org.whence.model.TimeRef;
import org.whence.model.Token;

/// Reads the language of a report: sentences, tokens, dependencies, names, times, quantities, coreference. Embedded posts
/// and the page around the report are left out. The model is loaded on first use and shared by all threads.
public final class Annotator {
    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    private @Nullable Nlp4j parser;

    /// Raised whenever the same report would be annotated otherwise.
    public String version() {
        return "nlp4j-1.1.3/3";
    }

    public Annotation annotate(Report report) {
        Nlp4j nlp = parser();
        String text = report.text();
        Map<String, Integer> lower = lowerCaseWords(report);
        List<Sentence> sentences = new ArrayList<>();
        List<Quantity> quantities = new ArrayList<>();
        List<TimeRef> times = new ArrayList<>();
        Names names = new Names(text);
        for (Block block : report.blocks()) {
            if (block.kind() == BlockKind.BOILERPLATE || block.kind() == BlockKind.POST) {
                continue;
            }
            for (Span at : SentenceSplitter.split(text, block.at())) {
                String words = at.of(text).replace('\n', ' ');
                boolean heading =
                        block.kind() == BlockKind.TITLE || block.kind() == BlockKind.HEADING;
                for (List<Word> parsed :
                        nlp.parse(heading ? sentenceCase(words, lower) : words, at.start())) {
                    if (parsed.isEmpty()) {
                        continue;
                    }
                    List<Token> tokens = Dependencies.universal(parsed);
                    Span span =
                            new Span(parsed.getFirst().at().start(), parsed.getLast().at().end());
                    sentences.add(new Sentence(span, block.kind(), tokens));
                    names.read(parsed, block.kind());
                    quantities.addAll(Quantities.of(tokens, text));
                }
                times.addAll(Times.of(text, at, report.published()));
            }
        }
        quantities.removeIf(q -> times.stream().anyMatch(t -> t.at().contains(q.at())));
        quantities.sort(Comparator.comparing(Quantity::at));
        var found =
                names.names().stream()
                        .filter(n -> sentences.stream().anyMatch(s -> s.at().contains(n.at())))
                        .toList();
        return new Annotation(
                report.id(),
                sentences,
                found,
                times,
                quantities,
                new Coreferences(text, sentences, found).find());
    }

    /// Lets go of the model and its two gigabytes; it is loaded anew when it is needed again.
    public synchronized void release() {
        parser = null;
    }

    private synchronized Nlp4j parser() {
        if (parser == null) {
            parser = new Nlp4j();
        }
        return parser;
    }

    /// The report's words that stand in lower case somewhere in its running text.
    private static Map<String, Integer> lowerCaseWords(Report report) {
        Map<String, Integer> words = new HashMap<>();
        for (Block block : report.blocks()) {
            if (block.kind() == BlockKind.PARAGRAPH || block.kind() == BlockKind.BULLET) {
                Matcher matcher = WORD.matcher(report.quote(block.at()));
                while (matcher.find()) {
                    if (Character.isLowerCase(matcher.group().codePointAt(0))) {
                        words.merge(matcher.group(), 1, Integer::sum);
                    }
                }
            }
        }
        return words;
    }

    /// A heading in Title Case as a sentence: words that the report writes small elsewhere are made small. Without a
    /// lower-case word of four letters or more in the heading, it is taken for Title Case.
    private static String sentenceCase(String heading, Map<String, Integer> lower) {
        if (Pattern.compile("\\b\\p{Ll}{5,}").matcher(heading).find()) {
            return heading;
        }
        StringBuilder words = new StringBuilder(heading);
        Matcher matcher = WORD.matcher(heading);
        boolean first = true;
        while (matcher.find()) {
            String small = matcher.group().toLowerCase(Locale.ROOT);
            if (!first && small.length() == matcher.group().length() && lower.containsKey(small)) {
                words.replace(matcher.start(), matcher.end(), small);
            }
            first = false;
        }
        return words.toString();
    }
}
