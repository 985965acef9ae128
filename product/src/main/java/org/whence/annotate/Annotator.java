package org.whence.annotate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.model.Annotation;
import org.whence.model.Name;
import org.whence.model.PartyKind;
import org.whence.model.Quantity;
import org.whence.model.Report;
import org.whence.model.Sentence;
import org.whence.model.Span;
import org.whence.model.TimeRef;
import org.whence.model.Token;
import org.whence.text.Language;

/// Reads the language of a report: sentences, tokens, dependencies, names, times, quantities, coreference. Embedded posts
/// and the page around the report are left out.
public final class Annotator {
    private static final Pattern LATIN_NAME =
            Pattern.compile(
                    "(?U)\\b[\\p{IsLatin}&&\\p{Lu}][\\p{IsLatin}\\d&'’-]+"
                            + "( [\\p{IsLatin}&&\\p{Lu}][\\p{IsLatin}\\d&'’-]*)*");

    private @Nullable ReadingModel model;

    /// Raised whenever the same report would be annotated otherwise.
    public String version() {
        return "reading-" + ReadingModel.version() + "/6";
    }

    public Annotation annotate(Report report) {
        String text = report.text();
        List<Sentence> sentences = new ArrayList<>();
        List<Quantity> quantities = new ArrayList<>();
        List<TimeRef> times = new ArrayList<>();
        Names names = new Names(text);
        for (ReadSentence read : model().read(report)) {
            List<ReadWord> words = read.words();
            Span span = new Span(words.getFirst().at().start(), words.getLast().at().end());
            List<Token> tokens = words.stream().map(Annotator::token).toList();
            sentences.add(new Sentence(span, read.block(), tokens));
            names.read(words, read.block());
            quantities.addAll(Quantities.of(tokens, text));
            times.addAll(Times.of(text, span, report.published()));
        }
        if (!Language.isEnglish(report.language())) {
            return namesOnly(report, sentences, names);
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

    /// What can be said of a report in a language that the model does not read: its names. Among letters of another script,
    /// they are what stands there in Latin capitals.
    private static Annotation namesOnly(Report report, List<Sentence> sentences, Names names) {
        List<Name> found = new ArrayList<>();
        for (Sentence sentence : sentences) {
            String words = report.quote(sentence.at());
            if (words.codePoints().filter(Annotator::isForeign).count() * 4 < words.length()) {
                names.names().stream()
                        .filter(n -> sentence.at().contains(n.at()))
                        .forEach(found::add);
                continue;
            }
            Matcher latin = LATIN_NAME.matcher(words);
            while (latin.find()) {
                int start = sentence.at().start();
                found.add(
                        new Name(
                                new Span(start + latin.start(), start + latin.end()),
                                PartyKind.OTHER));
            }
        }
        return new Annotation(report.id(), List.of(), found, List.of(), List.of(), List.of());
    }

    private static boolean isForeign(int c) {
        return Character.isLetter(c)
                && Character.UnicodeScript.of(c) != Character.UnicodeScript.LATIN;
    }

    /// Lets go of the model; it is loaded anew when it is needed again.
    public synchronized void release() {
        if (model != null) {
            model.close();
            model = null;
        }
    }

    private synchronized ReadingModel model() {
        if (model == null) {
            model = ReadingModel.load();
        }
        return model;
    }

    private static Token token(ReadWord word) {
        return new Token(
                word.at(),
                word.lemma(),
                Tags.universal(word.tag(), word.relation()),
                word.tag(),
                word.head(),
                word.relation());
    }
}
