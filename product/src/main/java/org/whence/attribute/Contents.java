package org.whence.attribute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.attribute.Tagger.Tagged;
import org.whence.model.Annotation;
import org.whence.model.Report;
import org.whence.model.Sentence;
import org.whence.model.Span;
import org.whence.text.Quotes;

/// Mends contents: a bare credit takes the rest of its sentence, a quotation that goes on takes its next sentences, also in
/// the paragraphs behind as long as they are nothing but quotation.
record Contents(Report report, Annotation annotation) {
    private static final Pattern BARE =
            Pattern.compile(
                    "(?i).*\\b(according to|reported by|per|as reported|by .* account|say|says|said|tell|tells|told|reported|reports)\\b.*");

    List<Tagged> complete(List<Tagged> tagged) {
        byte[] quotes = Quotes.states(report.text());
        List<Tagged> complete = new ArrayList<>();
        for (Tagged one : tagged) {
            complete.add(goOn(one.content().isEmpty() ? bare(one) : one, tagged, quotes));
        }
        complete.sort(Comparator.comparing(t -> t.cue().getFirst()));
        return complete;
    }

    private Tagged bare(Tagged one) {
        Span cue = one.cue().getFirst();
        Sentence sentence = sentence(cue);
        if (sentence == null || !BARE.matcher(cue.of(report.text())).matches()) {
            return one;
        }
        Span frame = one.source().isEmpty() ? cue : cue.join(one.source().getFirst());
        int end = frame.start();
        int start = frame.end();
        String text = report.text();
        boolean late = end - sentence.at().start() > sentence.at().end() - start;
        int from = late ? sentence.at().start() : start;
        int to = late ? end : sentence.at().end();
        if (from >= to) {
            return one;
        }
        String words = text.substring(from, to);
        Matcher lead = Pattern.compile("^[\\s,;:–—-]+").matcher(words);
        int skip = lead.find() ? lead.end() : 0;
        Matcher tail = Pattern.compile("(?:[\\s,;:.–—-]|\\bas\\b)+$").matcher(words);
        int cut = tail.find() ? tail.start() : words.length();
        return cut - skip < 12
                ? one
                : new Tagged(one.source(), one.cue(), List.of(new Span(from + skip, from + cut)));
    }

    /// Adds the sentences behind that stand in quotation marks and have no cue of their own.
    private Tagged goOn(Tagged one, List<Tagged> all, byte[] quotes) {
        List<Span> content = new ArrayList<>(one.content());
        boolean quoted = content.stream().anyMatch(c -> quotes[c.start()] != Quotes.OUTSIDE);
        if (!quoted || content.isEmpty()) {
            return one;
        }
        Span cue = one.cue().getFirst();
        List<Sentence> sentences = annotation.sentences();
        for (int i = 0; i + 1 < sentences.size(); i++) {
            if (!sentences.get(i).at().overlaps(cue)) {
                continue;
            }
            for (int next = i + 1; next < sentences.size(); next++) {
                Span at = sentences.get(next).at();
                boolean wholly =
                        quotes[at.start()] != Quotes.OUTSIDE
                                && quotes[at.end() - 1] != Quotes.OUTSIDE;
                boolean own =
                        all.stream()
                                .anyMatch(t ->
                                        at.overlaps(t.cue().getFirst())
                                                || t.content().stream().anyMatch(at::overlaps));
                if (!wholly || own || sentences.get(next).block() != sentences.get(i).block()) {
                    break;
                }
                content.add(at);
            }
            break;
        }
        return content.size() == one.content().size()
                ? one
                : new Tagged(one.source(), one.cue(), content);
    }

    private @Nullable Sentence sentence(Span at) {
        return annotation.sentences().stream()
                .filter(s -> s.at().overlaps(at))
                .findFirst()
                .orElse(null);
    }
}
