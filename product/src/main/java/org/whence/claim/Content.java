package org.whence.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.whence.model.Annotation;
import org.whence.model.Attribution;
import org.whence.model.Certainty;
import org.whence.model.Ids;
import org.whence.model.Mention;
import org.whence.model.Polarity;
import org.whence.model.Report;
import org.whence.model.Sentence;
import org.whence.model.Span;
import org.whence.model.Stance;
import org.whence.model.Token;

/// The content of one attribution as a mention of its own, whose manner is that of the content's highest clause under
/// its cue.
final class Content {
    private Content() {}

    static @Nullable Mention of(Report report, Annotation annotation, Attribution attribution) {
        for (Sentence sentence : annotation.sentences()) {
            for (Span part : attribution.content()) {
                if (part.overlaps(sentence.at())) {
                    int head = head(sentence, part);
                    if (head >= 0) {
                        return of(report, sentence, part, head, attribution);
                    }
                }
            }
        }
        return null;
    }

    private static Mention of(
            Report report, Sentence sentence, Span part, int head, Attribution attribution) {
        Span at =
                new Span(
                        Math.max(part.start(), sentence.at().start()),
                        Math.min(part.end(), sentence.at().end()));
        Clause clause = new Clause(head, at, Clause.Kind.CONTENT);
        Hedges.Reading reading = Hedges.of(sentence, clause, report.id(), report.text());
        String words = at.of(report.text()).toLowerCase(Locale.ROOT);
        Certainty certainty =
                Hedges.under(attribution.stance(), cue(report.text(), attribution), words, reading);
        boolean denied =
                (reading.polarity() == Polarity.DENIED) != (attribution.stance() == Stance.DENIES);
        return new Mention(
                Ids.of("mention", report.id(), at.start(), at.end()),
                report.id(),
                at,
                Propositions.of(sentence, clause),
                attribution.chain(),
                attribution.id(),
                certainty,
                denied ? Polarity.DENIED : Polarity.AFFIRMED,
                null,
                List.of(),
                List.of(),
                reading.why());
    }

    private static String cue(String text, Attribution attribution) {
        List<String> words = new ArrayList<>();
        attribution.cue().forEach(c -> words.add(c.of(text).toLowerCase(Locale.ROOT)));
        return String.join(" ", words);
    }

    /// The highest verb of the part, or its highest word where it has none.
    private static int head(Sentence sentence, Span part) {
        int best = -1;
        int rank = Integer.MAX_VALUE;
        for (int i = 0; i < sentence.tokens().size(); i++) {
            Token token = sentence.tokens().get(i);
            if (!part.contains(token.at()) || token.tag().matches("PUNCT|DET|ADP|CCONJ|SCONJ")) {
                continue;
            }
            int depth = 0;
            for (int up = i; up >= 0 && depth < 100; up = sentence.tokens().get(up).head()) {
                depth++;
            }
            if (depth < rank) {
                rank = depth;
                best = i;
            }
        }
        return best;
    }
}
