package org.whence.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whence.model.Annotation;
import org.whence.model.Attribution;
import org.whence.model.Attributions;
import org.whence.model.Certainty;
import org.whence.model.Ids;
import org.whence.model.Mention;
import org.whence.model.Polarity;
import org.whence.model.Reason;
import org.whence.model.Report;
import org.whence.model.ResponseKind;
import org.whence.model.Sentence;
import org.whence.model.Source;
import org.whence.model.SourceKind;
import org.whence.model.Span;
import org.whence.model.Stance;
import org.whence.model.Token;

/// Finds what a report states: each clause that says something about the affair is a mention, with its certainty,
/// polarity, quantities, times and chain.
///
/// A sentence is cut at its attributions: the content of each is read by itself and carries its chain; the frame around
/// it ("the minister said") is not a statement, unless the content is no clause ("the minister condemned the sale") or
/// the frame is an answer. What remains is in the voice around it.
public final class Claims {
    /// Raised whenever the rules would give something else for the same report.
    public String version() {
        return "claims-5";
    }

    public List<Mention> state(Report report, Annotation annotation, Attributions attributions) {
        return new Statement(report, annotation, attributions).mentions();
    }

    /// What each attribution's content says by itself, whether or not it is worth a mention: its certainty, and its
    /// polarity with a denial counted in.
    public List<Mention> contents(Report report, Annotation annotation, List<Attribution> all) {
        List<Mention> contents = new ArrayList<>();
        for (Attribution attribution : all) {
            Mention content = Content.of(report, annotation, attribution);
            if (content != null) {
                contents.add(content);
            }
        }
        return contents;
    }

    /// The work on one report.
    private static final class Statement {
        private final Report report;
        private final Annotation annotation;
        private final List<Attribution> attributions;
        private final List<String> outlet;
        private final Map<Span, Worth.Candidate> found = new LinkedHashMap<>();

        Statement(Report report, Annotation annotation, Attributions attributions) {
            this.report = report;
            this.annotation = annotation;
            this.attributions =
                    attributions.attributions().stream()
                            .filter(a ->
                                    a.why().stream().noneMatch(r -> r.rule().equals("attitude")))
                            .toList();
            this.outlet =
                    report.outlet() == null
                            ? List.of()
                            : List.of(Source.of(SourceKind.OUTLET, report.outlet()).id());
        }

        List<Mention> mentions() {
            List<Worth.Candidate> candidates = candidates();
            Worth worth = new Worth(annotation, attributions);
            return candidates.stream()
                    .filter(c -> worth.against(c, candidates) == null)
                    .map(Worth.Candidate::mention)
                    .sorted(Comparator.comparing(Mention::at).thenComparing(Mention::id))
                    .toList();
        }

        private List<Worth.Candidate> candidates() {
            for (Sentence sentence : annotation.sentences()) {
                if (!Chatter.isQuestion(report.text(), sentence.at())) {
                    read(sentence);
                }
            }
            return List.copyOf(found.values());
        }

        private void read(Sentence sentence) {
            Clauses clauses = new Clauses(sentence, report.text(), annotation.names());
            for (Clause clause : clauses.in(0, sentence.tokens().size())) {
                Frame frame = frame(sentence, clause);
                ResponseKind answer = answer(sentence, clause, frame);
                if (answer != null) {
                    state(sentence, clause, clause.at(), frame.innermost(), answer);
                } else if (!frame.isSpeech()
                        && (frame.innermost() != null
                                || named(clause) >= 2
                                || !Chatter.is(sentence, clause))) {
                    state(sentence, clause, frame.words(), frame.innermost(), null);
                }
            }
            for (Attribution attribution : attributions) {
                content(sentence, clauses, attribution);
            }
        }

        private long named(Clause clause) {
            return annotation.names().stream()
                    .filter(n -> clause.at().contains(n.at()))
                    .map(n -> report.quote(n.at()))
                    .distinct()
                    .count();
        }

        /// Reads the part of a content that lies in the sentence by itself: what the parser hangs together across its
        /// ends is not its words.
        private void content(Sentence sentence, Clauses clauses, Attribution attribution) {
            Span region = region(attribution, sentence);
            if (region == null) {
                return;
            }
            int from = -1;
            int to = -1;
            for (int i = 0; i < sentence.tokens().size(); i++) {
                if (region.contains(sentence.tokens().get(i).at())) {
                    from = from < 0 ? i : from;
                    to = i + 1;
                }
            }
            if (from < 0) {
                return;
            }
            for (Clause clause : clauses.in(from, to)) {
                Frame frame = frame(sentence, clause);
                if (frame.isSpeech()
                        || frame.innermost() == null
                        || !frame.innermost().id().equals(attribution.id())) {
                    continue;
                }
                ResponseKind answer = answer(sentence, clause, frame);
                state(sentence, clause, frame.words(), attribution, answer);
            }
        }

        private void state(
                Sentence sentence,
                Clause clause,
                Span at,
                @Nullable Attribution by,
                @Nullable ResponseKind answer) {
            if (found.containsKey(at)) {
                return;
            }
            Hedges.Reading hedges = Hedges.of(sentence, clause, report.id(), report.text());
            Certainty certainty = hedges.certainty();
            Polarity polarity = hedges.polarity();
            List<Reason> why = new ArrayList<>();
            why.add(Reason.of("clause:" + clause.kind(), 1, clause.kind() + " clause"));
            why.addAll(hedges.why());
            if (by != null && by.stance() == Stance.DENIES && answer == null) {
                polarity = polarity == Polarity.DENIED ? Polarity.AFFIRMED : Polarity.DENIED;
            }
            if (by != null && by.stance() == Stance.PLANS && certainty == Certainty.CERTAIN) {
                certainty = Certainty.PLANNED;
            }
            if (by != null && by.stance() == Stance.DOUBTS && certainty == Certainty.CERTAIN) {
                certainty = Certainty.POSSIBLE;
            }
            if (by != null && by.source().isEmpty() && certainty == Certainty.CERTAIN) {
                certainty = Certainty.PROBABLE;
            }
            List<String> chain = new ArrayList<>(outlet);
            if (by != null) {
                by.chain().stream().filter(id -> !chain.contains(id)).forEach(chain::add);
            }
            Mention mention =
                    new Mention(
                            Ids.of("mention", report.id(), at.start(), at.end()),
                            report.id(),
                            at,
                            Propositions.of(sentence, clause),
                            chain,
                            by == null ? null : by.id(),
                            certainty,
                            polarity,
                            answer,
                            annotation.quantities().stream()
                                    .filter(q -> at.contains(q.at()))
                                    .toList(),
                            annotation.times().stream().filter(t -> at.contains(t.at())).toList(),
                            why);
            found.put(at, new Worth.Candidate(sentence, clause, by, mention));
        }

        private @Nullable ResponseKind answer(Sentence sentence, Clause clause, Frame frame) {
            ResponseKind kind = Answers.kind(sentence, clause.at());
            if (kind == null) {
                return null;
            }
            // a confirmation or denial needs somebody who gives it
            boolean given =
                    Propositions.of(sentence, clause).subject() != null
                            || frame.innermost() != null;
            boolean open = kind == ResponseKind.CONFIRMATION && !isFirm(sentence, clause);
            return given && !open ? kind : null;
        }

        /// Somebody confirms it now: "if confirmed", "may confirm", "to confirm whether" and "was confirmed" don't.
        private boolean isFirm(Sentence sentence, Clause clause) {
            Token head = sentence.tokens().get(clause.head());
            boolean passive =
                    sentence.children(clause.head()).stream()
                            .anyMatch(c ->
                                    sentence.tokens()
                                            .get(c)
                                            .relation()
                                            .matches("aux:pass|nsubj:pass|mark"));
            Hedges.Reading hedges = Hedges.of(sentence, clause, report.id(), report.text());
            return head.lemma().matches("confirm|admit")
                    && !passive
                    && head.tag().equals("VERB")
                    && hedges.certainty() == Certainty.CERTAIN;
        }

        /// What an attribution does to a clause.
        ///
        /// @param words the clause's words after its frame is cut off
        /// @param innermost the attribution whose content the clause stands in
        /// @param isSpeech the clause is only the frame of a content that is a clause itself
        private record Frame(Span words, @Nullable Attribution innermost, boolean isSpeech) {}

        private Frame frame(Sentence sentence, Clause clause) {
            Token head = sentence.tokens().get(clause.head());
            Attribution innermost = null;
            int size = Integer.MAX_VALUE;
            boolean speech = false;
            Attribution framed = null;
            for (Attribution attribution : attributions) {
                Span region = region(attribution, sentence);
                if (region == null) {
                    continue;
                }
                boolean cued = attribution.cue().stream().anyMatch(c -> c.overlaps(head.at()));
                if (cued && !region.contains(head.at())) {
                    if (isClausal(sentence, region)) {
                        speech = true;
                    } else {
                        framed = attribution;
                    }
                } else if (region.contains(head.at())
                        && region.shared(clause.at()) * 2 >= clause.at().length()
                        && region.length() < size) {
                    innermost = attribution;
                    size = region.length();
                }
            }
            Span region = innermost == null ? null : region(innermost, sentence);
            if (region == null) {
                return new Frame(clause.at(), framed, framed == null && speech);
            }
            Span words = clause.at();
            if (!region.contains(words)) {
                words =
                        trim(
                                new Span(
                                        Math.max(region.start(), words.start()),
                                        Math.min(region.end(), words.end())));
            }
            return new Frame(words, innermost, speech && !region.contains(clause.at()));
        }

        /// The content's words in the sentence, from first to last.
        private static @Nullable Span region(Attribution attribution, Sentence sentence) {
            Span region = null;
            for (Span part : attribution.content()) {
                if (part.overlaps(sentence.at())) {
                    Span inside =
                            new Span(
                                    Math.max(part.start(), sentence.at().start()),
                                    Math.min(part.end(), sentence.at().end()));
                    region = region == null ? inside : wider(region, inside, attribution);
                }
            }
            return region;
        }

        /// Joins two parts of a content unless its own source or cue stands between them.
        private static Span wider(Span a, Span b, Attribution attribution) {
            Span joined = a.join(b);
            for (Span cue : attribution.cue()) {
                if (joined.contains(cue)) {
                    return a.length() >= b.length() ? a : b;
                }
            }
            return joined;
        }

        private static boolean isClausal(Sentence sentence, Span region) {
            boolean verb = false;
            int content = 0;
            for (Token token : sentence.tokens()) {
                if (region.contains(token.at())) {
                    verb |= token.tag().matches("VERB|AUX") && !token.fine().equals("VBG");
                    content += token.tag().matches("NOUN|PROPN|VERB|ADJ|NUM") ? 1 : 0;
                }
            }
            return verb && content >= 2;
        }

        private Span trim(Span at) {
            int start = at.start();
            int end = at.end();
            while (end > start && isEdge(report.text().charAt(end - 1))) {
                end--;
            }
            while (start < end && isEdge(report.text().charAt(start))) {
                start++;
            }
            return start < end ? new Span(start, end) : at;
        }

        private static boolean isEdge(char c) {
            return Character.isWhitespace(c) || c == ',' || c == ';' || c == ':';
        }
    }
}
