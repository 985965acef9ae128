package org.whence.attribute;

import java.util.ArrayList;
import java.util.List;
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
import org.whence.text.WordList;

/// Finds in the trees and the layout what the tagger overlooks: an attribution inside another's content, who is quoted by
/// whom as saying something, a source that stands plainly before its verb, a headline or line that ends or begins in its
/// credit.
final class Frames {
    static final Set<String> REPORTING = WordList.of(Frames.class, "reporting.txt");
    static final Set<String> BELIEFS = WordList.of(Frames.class, "beliefs.txt");
    private static final Set<String> EVIDENCE = WordList.of(Frames.class, "evidence.txt");

    /// "By Orla Post's account, ...": a credit that the tagger does not know.
    private static final Pattern ACCOUNT =
            Pattern.compile(
                    "(?:By|In) (?<source>(?:the |The )?\\p{Lu}[\\p{L}. -]{1,40}?)['’]s (?:own )?(?:account|telling|reckoning|version|words),? ");

    /// "..., - Orla Post", "...: report", "... (Reuters)": a line that ends in who says it.
    private static final Pattern SIGNED =
            Pattern.compile(
                    "^(?<content>.{20,}?)[”\"]?(?:,?\\s+[-–—]+\\s+|:\\s+|\\s+\\()(?<source>[^-–—:()]{3,60}?)\\)?\\s*$");

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
                if (tree.token(verb).tag().equals("VERB")) {
                    Tagged found = quoted(tree, verb);
                    if (found == null) {
                        found = reporting(tree, verb);
                    }
                    add(mended, found);
                }
            }
            add(mended, account(sentence));
            if (isLine(sentence)) {
                add(mended, signed(sentence));
            }
        }
        return mended;
    }

    private static void add(List<Tagged> all, @Nullable Tagged found) {
        if (found != null
                && all.stream()
                        .noneMatch(t ->
                                t.cue().stream().anyMatch(c -> c.overlaps(found.cue().getFirst()))
                                        && !t.source().isEmpty())) {
            all.removeIf(
                    t -> t.cue().stream().anyMatch(c -> c.overlaps(found.cue().getFirst())));
            all.add(found);
        }
    }

    /// Content and source of an attribution stay in the paragraph of its cue; a quotation may go on behind it.
    private Tagged kept(Tagged one) {
        Span cue = one.cue().getFirst();
        List<Span> content = new ArrayList<>();
        for (Span part : one.content()) {
            boolean before = part.end() <= cue.start();
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
            if (!apart) {
                return one;
            }
        }
        int verb = tree.verb(one.cue());
        if (verb < 0 || !REPORTING.contains(tree.lemma(verb))) {
            return one;
        }
        Span source = agent(tree, verb);
        return source == null ? one : new Tagged(List.of(source), one.cue(), one.content());
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
                || !tree.lower(saying).matches("saying|stating|telling|writing|denying|claiming")
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
        boolean known =
                kind != SourceKind.UNNAMED
                        || Speakers.PEOPLE.contains(tree.lemma(tree.kernel(subject)))
                        || !speaker.why().isEmpty();
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
        return null;
    }

    private @Nullable Tagged account(Sentence sentence) {
        String words = sentence.at().of(report.text());
        int start = sentence.at().start();
        Matcher account = ACCOUNT.matcher(words);
        if (!account.lookingAt()) {
            return null;
        }
        int end = words.length();
        while (end > 0 && ".;,".indexOf(words.charAt(end - 1)) >= 0) {
            end--;
        }
        return new Tagged(
                List.of(new Span(start + account.start("source"), start + account.end("source"))),
                List.of(new Span(start + account.end("source"), start + account.end() - 1)),
                List.of(new Span(start + account.end(), start + end)));
    }

    /// A headline, bullet, caption or post, or a paragraph without a full stop.
    private boolean isLine(Sentence sentence) {
        return sentence.block() != BlockKind.PARAGRAPH
                || report.within() != null
                || !sentence.at().of(report.text()).strip().matches("(?s).*[.!?][”\"’')]*");
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
                        content.end() <= source.start()
                                ? new Span(content.end(), source.start())
                                : new Span(source.end(), content.start());
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
        String last = words.substring(words.lastIndexOf(' ') + 1).toLowerCase(java.util.Locale.ROOT);
        String singular = last.endsWith("s") ? last.substring(0, last.length() - 1) : last;
        boolean label = words.matches("(?i)analysis|review|video|image|update|plan|work|record");
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
