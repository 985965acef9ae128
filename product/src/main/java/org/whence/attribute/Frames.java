package org.whence.attribute;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.attribute.Tagger.Tagged;
import org.whence.model.Annotation;
import org.whence.model.BlockKind;
import org.whence.model.Name;
import org.whence.model.PartyKind;
import org.whence.model.Report;
import org.whence.model.Sentence;
import org.whence.model.SourceKind;
import org.whence.model.Span;
import org.whence.text.Quotes;
import org.whence.text.WordList;

/// Finds in the trees and the layout what the tagger overlooks: an attribution inside another's content, who is quoted by
/// whom as saying something, a source that stands plainly before its verb, a headline or line that ends or begins in its
/// credit.
final class Frames {
    static final Set<String> REPORTING = WordList.of(Frames.class, "reporting.txt");
    static final Set<String> BELIEFS = WordList.of(Frames.class, "beliefs.txt");
    private static final Set<String> NOMINAL = WordList.of(Frames.class, "nominal.txt");
    static final Set<String> EVIDENCE = WordList.of(Frames.class, "evidence.txt");

    /// "By Orla Post's account, ...": a credit that the tagger does not know.
    private static final Pattern ACCOUNT =
            Pattern.compile(
                    "(?:By|In) (?<source>(?:the |The )?\\p{Lu}[\\p{L}. -]{1,40}?)['’]s (?:own )?(?:account|telling|reckoning|version|words),? ");

    /// "..., - Orla Post", "...: report", "... (Reuters)": a line that ends in who says it.
    private static final Pattern SIGNED =
            Pattern.compile(
                    "^(?<content>.{20,}?)[”\"]?(?:,?\\s+[-–—]+\\s*|:\\s+|\\s+\\()(?<source>[^-–—:()]{3,60}?)(?: (?:say|says|said))?\\)?\\s*$");

    /// "Mayor: ...": a line that begins with who says it.
    private static final Pattern OPENED =
            Pattern.compile("^(?<source>[^-–—:()“”\"]{3,50}):\\s+(?<content>.{15,})$");

    private final Report report;
    private final Annotation annotation;
    private final Speakers speakers;

    Frames(Report report, Annotation annotation, Speakers speakers) {
        this.report = report;
        this.annotation = annotation;
        this.speakers = speakers;
    }

    /// The tagger's attributions, mended, and those that it overlooks.
    List<Tagged> mend(List<Tagged> tagged) {
        List<Tagged> mended = new ArrayList<>();
        for (Tagged one : tagged) {
            mended.add(kept(sourced(one)));
        }
        for (Sentence sentence : annotation.sentences()) {
            Tree tree = speakers.tree(sentence.at());
            if (tree == null) {
                continue;
            }
            for (int verb = 0; verb < tree.size(); verb++) {
                Tagged found = null;
                if (tree.token(verb).tag().equals("VERB")) {
                    found = quoted(tree, verb);
                    found = found == null ? informing(tree, verb) : found;
                    found = found == null ? reporting(tree, verb) : found;
                    found = found == null ? told(tree, verb) : found;
                    found = found == null ? inserted(tree, verb) : found;
                    found = found == null ? source(tree, verb) : found;
                } else if (tree.isNoun(verb)) {
                    found = according(tree, verb);
                    found = found == null ? nominal(tree, verb) : found;
                }
                add(mended, found);
            }
            add(mended, handle(sentence));
            add(mended, account(sentence));
            add(mended, bracketed(sentence));
            if (isLine(sentence)) {
                add(mended, signed(sentence));
            }
        }
        List<Tagged> cut = mended.stream().map(one -> cut(one, mended)).toList();
        return cut.stream().map(one -> around(one, cut)).toList();
    }

    /// "She will not run, he told friends, the paper reported": a content ends where the frame begins that stands above it.
    private Tagged cut(Tagged one, List<Tagged> all) {
        Tree tree = speakers.tree(one.cue().getFirst());
        int verb = tree == null ? -1 : tree.verb(one.cue());
        if (tree == null || verb < 0) {
            return one;
        }
        List<Span> content = new ArrayList<>(one.content());
        for (Tagged other : all) {
            Span cue = other.cue().getFirst();
            if (other.equals(one)
                    || other.source().isEmpty()
                    || !tree.sentence().at().contains(cue)) {
                continue;
            }
            int above = tree.verb(other.cue());
            if (above < 0 || above == verb || !tree.sentence().isUnder(verb, above)) {
                continue;
            }
            int end = Math.min(cue.start(), other.source().getFirst().start());
            content.replaceAll(part ->
                    part.contains(cue) && end - part.start() >= 8
                            ? new Span(
                                    part.start(),
                                    end(
                                            report.text()
                                                    .substring(part.start(), end)
                                                    .stripTrailing(),
                                            part.start()))
                            : part);
        }
        return content.equals(one.content()) ? one : new Tagged(one.source(), one.cue(), content);
    }

    /// "..., the minister said, according to the press service": the later credit covers the earlier frame as well.
    private Tagged around(Tagged one, List<Tagged> all) {
        Span cue = one.cue().getFirst();
        if (one.content().isEmpty()
                || !cue.of(report.text())
                        .matches(
                                "(?i)(?:as )?(?:reported by|according to|per|quoted by|cited by|reported|reports)")) {
            return one;
        }
        Span content = one.content().getFirst();
        for (Tagged other : all) {
            if (other.equals(one) || other.content().isEmpty() || other.source().isEmpty()) {
                continue;
            }
            Span frame = other.cue().getFirst().join(other.source().getFirst());
            boolean between = content.start() <= frame.start() && frame.end() < cue.start();
            boolean same =
                    other.content().getFirst().shared(content) * 2
                            >= other.content().getFirst().length();
            boolean close = between && sameSentence(frame, cue);
            if (close && same && !content.contains(frame)) {
                return new Tagged(one.source(), one.cue(), List.of(content.join(frame)));
            }
        }
        return one;
    }

    private boolean sameSentence(Span a, Span b) {
        return annotation.sentences().stream()
                .anyMatch(s -> s.at().contains(a) && s.at().overlaps(b));
    }

    private static void add(List<Tagged> all, @Nullable Tagged found) {
        if (found != null
                && all.stream()
                        .noneMatch(t ->
                                t.cue().stream().anyMatch(c -> c.overlaps(found.cue().getFirst()))
                                        && !t.source().isEmpty())) {
            all.removeIf(t -> t.cue().stream().anyMatch(c -> c.overlaps(found.cue().getFirst())));
            all.add(found);
        }
    }

    /// Content and source of an attribution stay in the paragraph of its cue; a quotation may go on behind it.
    private Tagged kept(Tagged one) {
        Span cue = one.cue().getFirst();
        byte[] quotes = Quotes.states(report.text());
        List<Span> content = new ArrayList<>();
        for (Span part : one.content()) {
            boolean before = part.end() <= cue.start();
            boolean elsewhere =
                    part.start() >= cue.end()
                            && quotes[part.start()] == Quotes.OUTSIDE
                            && report.text().substring(cue.end(), part.start()).indexOf('\n') >= 0
                            && !cue.of(report.text()).contains(":");
            if (elsewhere) {
                continue;
            }
            String between =
                    before
                            ? report.text().substring(part.start(), cue.start())
                            : report.text().substring(cue.end(), Math.max(cue.end(), part.end()));
            if (!before || between.indexOf('\n') < 0) {
                content.add(part);
            } else if (part.of(report.text()).indexOf('\n') >= 0) {
                int line = report.text().lastIndexOf('\n', cue.start() - 1) + 1;
                if (line < part.end()) {
                    content.add(new Span(Math.max(line, part.start()), part.end()));
                }
            }
        }
        return new Tagged(one.source(), one.cue(), content);
    }

    /// An attribution without a source, or with one from another paragraph, takes the one that the tree gives its verb.
    private Tagged sourced(Tagged one) {
        Span cue = one.cue().getFirst();
        Tree tree = speakers.tree(cue);
        if (tree == null) {
            return one;
        }
        if (!one.source().isEmpty()) {
            Span source = one.source().getFirst();
            Span around = source.join(cue);
            boolean apart = around.of(report.text()).indexOf('\n') >= 0;
            int verb = tree.verb(one.cue());
            boolean participle =
                    verb >= 0
                            && tree.token(verb).fine().equals("VBN")
                            && tree.is(verb, "acl")
                            && source.end() <= tree.token(verb).at().start();
            if (!apart && !participle) {
                return one;
            }
        }
        int verb = tree.verb(one.cue());
        if (verb < 0 || !REPORTING.contains(tree.lemma(verb))) {
            return one;
        }
        Span source = agent(tree, verb);
        boolean clausal = one.content().isEmpty();
        for (int i = 0; i < tree.size(); i++) {
            Span at = tree.token(i).at();
            clausal |=
                    tree.is(i, "nsubj|nsubj:pass")
                            && one.content().stream().anyMatch(c -> c.contains(at));
        }
        return source == null || !clausal
                ? one
                : new Tagged(List.of(source), one.cue(), one.content());
    }

    /// Who does what the verb says: its subject, or whom "by" names where it is passive.
    private static @Nullable Span agent(Tree tree, int verb) {
        for (int child : tree.children(verb, "obl")) {
            if (tree.preposition(child).equals("by") && tree.token(verb).fine().equals("VBN")) {
                return withoutPreposition(tree, child);
            }
        }
        if (tree.child(verb, "nsubj:pass|aux:pass") >= 0) {
            return null;
        }
        int subject = tree.child(verb, "nsubj");
        int above = tree.token(verb).head();
        // "works there and says": the second verb has the first one's subject
        if (subject < 0 && tree.is(verb, "conj") && above >= 0) {
            subject = tree.child(above, "nsubj");
        }
        return subject < 0 ? null : tree.phrase(subject);
    }

    private static Span withoutPreposition(Tree tree, int noun) {
        Span phrase = tree.phrase(noun);
        int preposition = tree.child(noun, "case");
        if (preposition >= 0 && phrase.contains(tree.token(preposition).at())) {
            for (int i = preposition + 1; i <= noun; i++) {
                if (!tree.is(i, "case")) {
                    return new Span(tree.token(i).at().start(), phrase.end());
                }
            }
        }
        return phrase;
    }

    /// "Tanjug quoted the minister as saying": the words are the minister's.
    private @Nullable Tagged quoted(Tree tree, int saying) {
        int quoting = tree.token(saying).head();
        if (quoting < 0
                || !tree.token(saying).fine().equals("VBG")
                || !tree.lemma(quoting).matches("quote|cite|report|paraphrase")
                || !tree.preposition(saying).equals("as")) {
            return null;
        }
        boolean passive = tree.child(quoting, "aux:pass") >= 0;
        int person = tree.child(quoting, passive ? "nsubj:pass" : "obj");
        if (person < 0) {
            return null;
        }
        Span content = clause(tree, saying, saying);
        if (content == null) {
            content = clause(tree, quoting, saying);
        }
        return content == null
                ? null
                : new Tagged(
                        List.of(tree.phrase(person)),
                        List.of(tree.token(saying).at()),
                        List.of(content));
    }

    /// "X said that ...": a reporting verb with a subject and a clause, or a document that shows a thing.
    private @Nullable Tagged reporting(Tree tree, int verb) {
        String lemma = tree.lemma(verb);
        if (!REPORTING.contains(lemma) && !BELIEFS.contains(lemma) && !EVIDENCE.contains(lemma)) {
            return null;
        }
        int subject = tree.child(verb, "nsubj");
        boolean finite =
                tree.token(verb).fine().matches("VBD|VBZ|VBP")
                        || tree.token(verb).fine().equals("VBN")
                                && tree.children(verb, "aux").stream()
                                        .anyMatch(a -> tree.lemma(a).equals("have"));
        boolean open =
                tree.children(verb, "aux|advmod|mark").stream()
                        .anyMatch(c ->
                                tree.lower(c)
                                        .matches(
                                                "not|n't|n’t|never|would|could|should|may|might|must|will|to|if|whether|unless"));
        if (subject < 0 || !finite || open || subject > verb + 3) {
            return null;
        }
        Speaker speaker = speakers.of(tree.phrase(subject), tree.token(verb).at().start());
        if (speaker == null) {
            return null;
        }
        SourceKind kind = speaker.innermost().kind();
        boolean unclear = speaker.why().stream().anyMatch(r -> r.rule().equals("unclear"));
        boolean known =
                !unclear
                        && (kind != SourceKind.UNNAMED
                                || !EVIDENCE.contains(lemma)
                                || lemma.equals("say")
                                || Speakers.PEOPLE.contains(tree.lemma(tree.kernel(subject)))
                                || !speaker.why().isEmpty());
        Span content = REPORTING.contains(lemma) && known ? clause(tree, verb, verb) : null;
        if (content == null && BELIEFS.contains(lemma) && kind == SourceKind.PERSON) {
            content = clause(tree, verb, verb);
        }
        int object = tree.child(verb, "obj|obl|xcomp");
        if (content == null
                && kind == SourceKind.DOCUMENT
                && EVIDENCE.contains(lemma)
                && subject < verb
                && object > verb) {
            Span all = tree.subtree(verb);
            content = new Span(tree.token(verb + 1).at().start(), all.end());
        }
        int wished = tree.child(verb, "xcomp");
        if (content == null
                && known
                && lemma.matches("ask|urge|recommend|instruct|advise|warn|demand|request|call")
                && wished > verb
                && tree.preposition(wished).equals("to")
                && subject < verb) {
            content = tree.subtree(wished);
        }
        if (content == null
                && lemma.equals("put")
                && subject < verb
                && tree.children(verb, "obl|nmod").stream()
                        .anyMatch(c -> tree.preposition(c).equals("at"))) {
            content = new Span(tree.token(verb + 1).at().start(), tree.subtree(verb).end());
        }
        return content == null
                ? null
                : new Tagged(
                        List.of(tree.phrase(subject)),
                        List.of(tree.token(verb).at()),
                        List.of(content));
    }

    /// The clause that is the content of a verb of saying, before or behind the cue.
    private @Nullable Span clause(Tree tree, int verb, int cue) {
        for (int child : tree.children(verb, "ccomp|parataxis")) {
            boolean clausal =
                    tree.token(child).tag().matches("VERB|AUX")
                            || tree.child(child, "nsubj|nsubj:pass|cop") >= 0;
            if (!clausal || tree.is(child, "parataxis") && child > verb) {
                continue;
            }
            int first = child;
            int last = child;
            for (int i = 0; i < tree.size(); i++) {
                boolean side = child < cue ? i < cue : i > cue;
                if (side && tree.sentence().isUnder(i, child)) {
                    first = Math.min(first, i);
                    last = Math.max(last, i);
                }
            }
            Span at = tree.between(first, last);
            if (at.length() >= 8) {
                return at;
            }
        }
        boolean inside =
                Quotes.states(report.text())[tree.token(verb).at().start()] != Quotes.OUTSIDE;
        boolean active = tree.child(verb, "nsubj") >= 0 || tree.child(verb, "advcl") >= 0;
        return inside || !active ? null : beside(tree, verb, cue);
    }

    /// "He was there, a neighbour said": the tree may hang the frame on its content.
    private static @Nullable Span beside(Tree tree, int verb, int cue) {
        int main = tree.token(verb).head();
        int subject = tree.child(verb, "nsubj|nsubj:pass");
        if (main < 0
                || subject < 0
                || main >= Math.min(subject, cue)
                || !tree.is(verb, "parataxis|conj|ccomp")
                || tree.child(main, "nsubj|nsubj:pass") < 0) {
            return null;
        }
        int first = first(tree, subject);
        if (first < 2
                || !tree.token(first - 1).tag().equals("PUNCT")
                || tree.children(main, "cc").stream().anyMatch(c -> c > main && c < first)) {
            return null;
        }
        int start = main;
        for (int i = 0; i < main; i++) {
            if (tree.sentence().isUnder(i, main)) {
                start = i;
                break;
            }
        }
        return tree.between(start, first - 1);
    }

    private static int first(Tree tree, int head) {
        for (int i = 0; i < head; i++) {
            if (tree.sentence().isUnder(i, head)) {
                return i;
            }
        }
        return head;
    }

    /// "As Tolunpress informs, ...", "..., as first reported by Bloomberg": the main clause is the content.
    private @Nullable Tagged informing(Tree tree, int verb) {
        int main = tree.token(verb).head();
        if (main < 0
                || !tree.is(verb, "advcl")
                || !REPORTING.contains(tree.lemma(verb))
                || !tree.preposition(verb).equals("as")) {
            return null;
        }
        Span source = agent(tree, verb);
        Span content = without(tree, main, verb);
        return source == null || content == null
                ? null
                : new Tagged(List.of(source), List.of(tree.token(verb).at()), List.of(content));
    }

    /// The longer part of a clause before or behind something in it.
    private static @Nullable Span without(Tree tree, int main, int part) {
        int first = tree.size();
        int last = -1;
        for (int i = 0; i < tree.size(); i++) {
            if (tree.sentence().isUnder(i, part)) {
                first = Math.min(first, i);
                last = Math.max(last, i);
            }
        }
        int start = tree.size();
        int end = -1;
        boolean behind = main > last;
        for (int i = 0; i < tree.size(); i++) {
            boolean side = behind ? i > last : i < first;
            if (side && tree.sentence().isUnder(i, main) && !tree.token(i).tag().equals("PUNCT")) {
                start = Math.min(start, i);
                end = Math.max(end, i);
            }
        }
        if (end <= start) {
            return null;
        }
        return tree.between(start, end);
    }

    /// "had been told by managers that ...": whom "by" names says it.
    private @Nullable Tagged told(Tree tree, int verb) {
        if (!tree.lemma(verb).matches("tell|inform|assure|warn|advise|notify")
                || tree.child(verb, "aux:pass|nsubj:pass") < 0) {
            return null;
        }
        Span source = agent(tree, verb);
        Span content = clause(tree, verb, verb);
        return source == null || content == null
                ? null
                : new Tagged(List.of(source), List.of(tree.token(verb).at()), List.of(content));
    }

    /// "The person, the agency found in the register, is ...": a frame between commas, whose content stands on both sides.
    private @Nullable Tagged inserted(Tree tree, int verb) {
        int subject = tree.child(verb, "nsubj");
        if (!REPORTING.contains(tree.lemma(verb))
                || !tree.token(verb).fine().matches("VBD|VBZ|VBP")
                || subject < 0
                || tree.word(subject).matches("(?i)who|which|that|what")
                || tree.child(verb, "ccomp|cc|obj") >= 0
                || tree.is(verb, "acl:relcl|acl")) {
            return null;
        }
        int first = Math.min(first(tree, subject), verb);
        int last = Math.max(subject, verb);
        while (last + 1 < tree.size()
                && !tree.word(last + 1).matches("[,)–—-]|--")
                && last - verb < 8) {
            last++;
        }
        boolean closed =
                last + 2 < tree.size()
                        && first > 1
                        && tree.word(last + 1).matches("[,)–—-]|--")
                        && tree.word(first - 1).matches("[,(–—-]|--");
        if (!closed) {
            return null;
        }
        for (int i = first; i <= last; i++) {
            if (i != verb && tree.token(i).fine().matches("VBD|VBZ|VBP|MD")) {
                return null;
            }
        }
        Span before = tree.between(0, first - 2);
        Span after = tree.between(last + 2, tree.size() - 1);
        boolean inside =
                Quotes.states(report.text())[tree.token(verb).at().start()] != Quotes.OUTSIDE;
        Speaker speaker =
                inside ? null : speakers.of(tree.phrase(subject), tree.token(verb).at().start());
        return speaker == null || before.length() < 3 || after.length() < 8
                ? null
                : new Tagged(
                        List.of(tree.phrase(subject)),
                        List.of(tree.token(verb).at()),
                        List.of(before, after));
    }

    /// "This information comes from two documents": the sentence before is the content.
    private @Nullable Tagged source(Tree tree, int verb) {
        int subject = tree.child(verb, "nsubj|nsubj:pass");
        if (subject < 0
                || !tree.lemma(verb).matches("come|stem|derive|originate|state|take")
                || !tree.lemma(subject)
                        .matches(
                                "information|claim|figure|account|detail|number|assertion|that|this")
                || tree.children(subject, "det").stream()
                                .noneMatch(d -> tree.lower(d).matches("this|that|these|those|the"))
                        && !tree.lower(subject).matches("this|that")) {
            return null;
        }
        int from = -1;
        for (int child : tree.children(verb, "obl|nmod")) {
            if (tree.preposition(child).matches("from|in")
                    && Speakers.DOCUMENTS.contains(tree.lemma(tree.kernel(child)))) {
                from = child;
            } else if (tree.preposition(child).equals("from")
                    && Speakers.PEOPLE.contains(tree.lemma(tree.kernel(child)))) {
                from = child;
            }
        }
        Sentence before = null;
        for (Sentence sentence : annotation.sentences()) {
            if (sentence.equals(tree.sentence())) {
                break;
            }
            before = sentence;
        }
        if (from < 0
                || before == null
                || report.text()
                                .substring(before.at().end(), tree.sentence().at().start())
                                .indexOf('\n')
                        >= 0) {
            return null;
        }
        Span at = before.at();
        return new Tagged(
                List.of(withoutPreposition(tree, from)),
                List.of(tree.token(verb).at()),
                List.of(new Span(at.start(), end(at.of(report.text()), at.start()))));
    }

    /// "writes that according to residents there was a bang": a credit inside another's content.
    private @Nullable Tagged according(Tree tree, int noun) {
        int accord = -1;
        for (int mark : tree.children(noun, "case|mark")) {
            accord = tree.lower(mark).equals("according") ? mark : accord;
        }
        int main = tree.token(noun).head();
        if (accord < 0 || main < 0 || tree.lower(noun).equals("which")) {
            return null;
        }
        Span content = without(tree, main, noun);
        return content == null || content.length() < 12
                ? null
                : new Tagged(
                        List.of(withoutPreposition(tree, noun)),
                        List.of(tree.token(accord).at()),
                        List.of(content));
    }

    /// "a report by Dagens Linje that ...", "Oskel's claim that ...".
    private @Nullable Tagged nominal(Tree tree, int noun) {
        if (!NOMINAL.contains(tree.lemma(noun))) {
            return null;
        }
        int clause = -1;
        for (int child : tree.children(noun, "acl|ccomp|acl:relcl|dep")) {
            if (tree.preposition(child).equals("that")
                    && child > noun
                    && tree.child(child, "nsubj|nsubj:pass") >= 0) {
                clause = child;
            }
        }
        int source = -1;
        for (int child : tree.children(noun, "nmod:poss|nmod|obl|compound")) {
            boolean fits =
                    tree.is(child, "nmod:poss|compound") && tree.token(child).tag().equals("PROPN")
                            || tree.is(child, "nmod:poss") && tree.isNoun(child)
                            || tree.preposition(child).matches("by|in|from|of")
                                    && tree.isNoun(child);
            if (fits && source < 0 && (clause < 0 || child < clause)) {
                source = child;
            }
        }
        if (clause < 0 || source < 0) {
            return null;
        }
        return new Tagged(
                List.of(withoutPreposition(tree, source)),
                List.of(tree.token(noun).at()),
                List.of(tree.subtree(clause)));
    }

    /// "RT @someone: ...", "via @someone: ...".
    private @Nullable Tagged handle(Sentence sentence) {
        Matcher handle =
                Pattern.compile("(?i)^(?<cue>RT|via|h/t) (?<source>@\\w+):?\\s+(?<content>.{12,})$")
                        .matcher(sentence.at().of(report.text()));
        int start = sentence.at().start();
        return handle.matches()
                ? new Tagged(
                        List.of(
                                new Span(
                                        start + handle.start("source"),
                                        start + handle.end("source"))),
                        List.of(new Span(start + handle.start("cue"), start + handle.end("cue"))),
                        List.of(
                                new Span(
                                        start + handle.start("content"),
                                        start + handle.end("content"))))
                : null;
    }

    private static int end(String words, int start) {
        int end = words.length();
        while (end > 0 && ".;,".indexOf(words.charAt(end - 1)) >= 0) {
            end--;
        }
        return start + end;
    }

    private @Nullable Tagged account(Sentence sentence) {
        String words = sentence.at().of(report.text());
        int start = sentence.at().start();
        Matcher account = ACCOUNT.matcher(words);
        if (!account.lookingAt()) {
            return null;
        }
        return new Tagged(
                List.of(new Span(start + account.start("source"), start + account.end("source"))),
                List.of(new Span(start + account.end("source"), start + account.end() - 1)),
                List.of(new Span(start + account.end(), end(words, start))));
    }

    /// A headline, bullet, caption or post, or a paragraph without a full stop.
    private boolean isLine(Sentence sentence) {
        return sentence.block() != BlockKind.PARAGRAPH
                || report.within() != null
                || !sentence.at().of(report.text()).strip().matches("(?s).*[.!?][”\"’')]*");
    }

    /// "... (Tolunpress).": an outlet, or a body named in full, in brackets at the end of a sentence.
    private @Nullable Tagged bracketed(Sentence sentence) {
        int start = sentence.at().start();
        Matcher credit =
                Pattern.compile("^(?<content>.{20,}?) \\((?<source>[^()]{3,50})\\)[.!]?\\s*$")
                        .matcher(sentence.at().of(report.text()));
        if (!credit.matches()) {
            return null;
        }
        Span source = new Span(start + credit.start("source"), start + credit.end("source"));
        Span content = new Span(start + credit.start("content"), start + credit.end("content"));
        boolean named =
                annotation.names().stream()
                        .anyMatch(n ->
                                source.contains(n.at())
                                        && n.at().length() + 5 >= source.length()
                                        && (n.kind() == PartyKind.OUTLET
                                                || (n.kind() == PartyKind.ORGANISATION
                                                                || n.kind() == PartyKind.STATE_BODY)
                                                        && n.at().of(report.text()).contains(" ")));
        return named && hasVerb(content)
                ? new Tagged(List.of(source), List.of(content.gap(source)), List.of(content))
                : null;
    }

    private @Nullable Tagged signed(Sentence sentence) {
        String words = sentence.at().of(report.text());
        int start = sentence.at().start();
        for (Pattern pattern : List.of(SIGNED, OPENED)) {
            Matcher line = pattern.matcher(words);
            if (!line.matches()) {
                continue;
            }
            Span source = new Span(start + line.start("source"), start + line.end("source"));
            Span content = new Span(start + line.start("content"), start + line.end("content"));
            if (isCredit(source) && hasVerb(content)) {
                Span cue =
                        content.end() <= source.start() ? content.gap(source) : source.gap(content);
                return new Tagged(List.of(source), List.of(cue), List.of(content));
            }
        }
        return null;
    }

    /// Whether words can be the credit of a line: a name of who can speak, or a noun for such alone.
    private boolean isCredit(Span source) {
        String words = Speakers.clean(source.of(report.text()));
        for (Name name : annotation.names()) {
            if (source.contains(name.at()) && name.at().length() * 2 >= source.length()) {
                return name.kind() == PartyKind.OUTLET
                        || name.kind() == PartyKind.PERSON
                        || name.kind() == PartyKind.ORGANISATION
                        || name.kind() == PartyKind.STATE_BODY;
            }
        }
        String last = words.substring(words.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        String singular = last.endsWith("s") ? last.substring(0, last.length() - 1) : last;
        boolean label = words.matches("(?i)analysis|review|video|image|update|plan|work|record");
        if (source.end() >= report.text().length() - 2
                || report.text().startsWith("\n", source.end())) {
            // a headline that ends in a name that nobody knows
            if (words.matches("\\p{Lu}[\\p{L}.]{2,}(?: \\p{Lu}[\\p{L}.]+){0,2}")) {
                return true;
            }
        }
        return words.split(" ").length <= 5
                && !label
                && (Speakers.PEOPLE.contains(last)
                        || Speakers.PEOPLE.contains(singular)
                        || Speakers.DOCUMENTS.contains(last)
                        || Speakers.DOCUMENTS.contains(singular));
    }

    private boolean hasVerb(Span content) {
        Tree tree = speakers.tree(content);
        if (tree == null) {
            return false;
        }
        for (int i = 0; i < tree.size(); i++) {
            if (content.contains(tree.token(i).at()) && tree.token(i).tag().matches("VERB|AUX")) {
                return true;
            }
        }
        return false;
    }
}
