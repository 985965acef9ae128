package org.whence.attribute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.attribute.Tagger.Tagged;
import org.whence.model.Annotation;
import org.whence.model.Name;
import org.whence.model.PartyKind;
import org.whence.model.Passage;
import org.whence.model.Reason;
import org.whence.model.Report;
import org.whence.model.Sentence;
import org.whence.model.Source;
import org.whence.model.SourceKind;
import org.whence.model.Span;
import org.whence.text.Quotes;
import org.whence.text.WordList;

/// Reads the chain off an attribution's own sentence: whom the source's words name, to which outlet they were said, and
/// from whom or what the source has them.
///
/// The attributions of a report are read in the order of the text, since a pronoun that the annotation leaves open stands
/// for who spoke last.
final class Chains {
    private static final Pattern SAME_PEOPLE =
            Pattern.compile(
                    "(?i)(one of |two of |both of )?(the|these|those) ((two|three|same) )?(sources?|persons?|people|insiders?|officials?)( familiar with .*)?");

    /// Words put forward without anybody who is credited with them.
    private static final Pattern HEARSAY =
            Pattern.compile(
                    "(?i)\\b(reportedly|allegedly|supposedly|purportedly|(is|are|was|were|been) (widely )?(said|reported|believed|thought|alleged|claimed|rumou?red|understood|expected)|rumou?rs?)\\b");

    private static final Pattern TELLING =
            Pattern.compile(
                    "tell|inform|remark|say|speak|talk|write|ask|confirm|explain|add|declare|note|email|state|answer|describe|disclose|reveal|complain|admit|warn|insist|assure|repeat|stress|claim|brief|reply|respond");

    /// What words are said in.
    private static final Set<String> OCCASIONS =
            Set.of(
                    "interview",
                    "statement",
                    "email",
                    "e-mail",
                    "comment",
                    "comments",
                    "remark",
                    "letter",
                    "message",
                    "response",
                    "reply",
                    "call",
                    "briefing",
                    "conversation");

    private static final Pattern CARRIED =
            Pattern.compile("carry|publish|broadcast|air|release|quote|report|cite|run|distribute");

    private static final Map<String, String> CITING = WordList.pairs(Chains.class, "citing.tsv");

    private final Report report;
    private final Annotation annotation;
    private final Speakers speakers;

    /// The one outlet that unnamed people spoke to in the report.
    private final @Nullable String confidant;

    /// "The paper cited a report": a clause of its own that says from whom an outlet has its words.
    ///
    /// @param by the outlet's id
    private record Cite(int sentence, String by, Span object) {}

    private final List<Cite> cites = new ArrayList<>();

    /// Who spoke last.
    private @Nullable Speaker last;

    /// Who has spoken, with the index of the sentence, the latest first.
    private final List<Spoke> spoken = new ArrayList<>();

    private record Spoke(int sentence, Speaker speaker) {}

    /// "The other thought it could be more": one of the people who spoke last.
    private static final Pattern OTHER =
            Pattern.compile(
                    "(?i)(?:the|a|an) ?(?:other|others|another|second|third|latter)(?: (?:one|person|source|official|man|woman|of them))?|another|a second|both|both of them|(?:one|two|all|neither|either) of them");

    /// A label of a transcript behind which the outlet itself speaks.
    private static final Pattern PRESENTER =
            Pattern.compile(
                    "(?i)(?:the )?(?:host|presenter|moderator|interviewer|anchor|newsreader|narrator|announcer)");

    /// Verbs whose clause nobody puts forward by them.
    private static final Pattern UNSAID =
            Pattern.compile(
                    "know|ensure|mean|make|hope|wish|want|need|like|realise|realize|forget|prove|cause|lead|require|allow|help|see|watch|feel|enjoy|decide|try|have|be|become|get|let|happen|seem|appear|prevent|guarantee|prefer|love|hate|care|understand|discover");

    /// @param chain outermost first; empty where nobody is credited
    record Link(List<Source> chain, List<Reason> why) {}

    Chains(Report report, Annotation annotation, Speakers speakers, List<Tagged> all) {
        this.report = report;
        this.annotation = annotation;
        this.speakers = speakers;
        Set<String> outlets = new TreeSet<>();
        for (Tagged one : all) {
            Span told = told(one);
            Speaker speaker =
                    one.source().isEmpty()
                            ? null
                            : speakers.of(one.source().getFirst(), limit(one));
            if (told != null
                    && speaker != null
                    && speaker.innermost().kind() == SourceKind.UNNAMED) {
                outlets.add(Speakers.clean(told.of(report.text())));
            }
        }
        this.confidant = outlets.size() == 1 ? outlets.iterator().next() : null;
        for (int i = 0; i < annotation.sentences().size(); i++) {
            Tree tree = speakers.tree(annotation.sentences().get(i).at());
            if (tree != null) {
                cites(tree, i);
            }
        }
    }

    private void cites(Tree tree, int index) {
        for (int verb = 0; verb < tree.size(); verb++) {
            int subject = tree.child(verb, "nsubj");
            int object = tree.child(verb, "obj");
            if (!tree.lemma(verb).matches("cite|quote")
                    || !tree.token(verb).fine().matches("VBD|VBZ|VBP")
                    || subject < 0
                    || object < verb
                    || tree.child(verb, "ccomp|advcl") >= 0) {
                continue;
            }
            Speaker by = speakers.of(tree.phrase(subject), tree.token(verb).at().start());
            Speaker named = by;
            if (by != null && by.why().stream().anyMatch(r -> r.rule().equals("unclear"))) {
                Name outlet = speakers.theOutlet(tree.token(verb).at().start());
                named = outlet == null ? null : speakers.named(outlet);
            }
            if (named != null && named.innermost().kind() == SourceKind.OUTLET) {
                cites.add(new Cite(index, named.innermost().id(), object(tree, verb, object)));
            }
        }
    }

    private int index(Span at) {
        for (int i = 0; i < annotation.sentences().size(); i++) {
            if (annotation.sentences().get(i).at().overlaps(at)) {
                return i;
            }
        }
        return -1;
    }

    /// Whether the cue puts words forward; a cue without a known verb does where its source or form says so.
    boolean isReporting(Tagged one) {
        if (one.source().isEmpty()) {
            return HEARSAY.matcher(one.cue().getFirst().of(report.text())).find();
        }
        Span cue = one.cue().getFirst();
        if (isDateline(one.source().getFirst())
                || PRESENTER
                                .matcher(Speakers.clean(one.source().getFirst().of(report.text())))
                                .matches()
                        && cue.of(report.text()).contains(":")) {
            return false;
        }
        if (cue.of(report.text()).matches("(?i)[\\s,:(–—-]+|RT|via|h/t|per") || isSpeech(one)) {
            return true;
        }
        for (Sentence sentence : annotation.sentences()) {
            if (sentence.at().overlaps(cue)) {
                return sentence.tokens().stream()
                        .filter(t -> cue.overlaps(t.at()))
                        .anyMatch(t ->
                                Frames.REPORTING.contains(t.lemma())
                                                && !isDisplay(one, t.lemma(), sentence)
                                        || isBelief(one, t.lemma()));
            }
        }
        return false;
    }

    /// "The company has shown great skill": what is no document, outlet or group of people shows a thing without stating
    /// anything.
    private boolean isDisplay(Tagged one, String lemma, Sentence sentence) {
        if (lemma.matches("learn|hear")) {
            Speaker speaker = speakers.of(one.source().getFirst(), limit(one));
            return speaker == null
                    || speaker.innermost().kind() == SourceKind.PERSON
                    || speaker.innermost().kind() == SourceKind.UNNAMED
                            && !speaker.innermost().name().matches("(?i).*\\b(inquiry|jury|court)");
        }
        if (!lemma.matches(
                "show|find|reveal|record|detail|list|read|put|identify|mark|name|label")) {
            return false;
        }
        boolean clausal =
                sentence.tokens().stream()
                        .anyMatch(t ->
                                t.relation().matches("nsubj|nsubj:pass")
                                        && one.content().stream()
                                                .anyMatch(c -> c.contains(t.at())));
        Speaker speaker = speakers.of(one.source().getFirst(), limit(one));
        return !clausal
                && speaker != null
                && !lemma.equals("put")
                && (speaker.innermost().kind() == SourceKind.ORGANISATION
                        || speaker.innermost().kind() == SourceKind.UNNAMED
                                && !isPeople(one.source().getFirst()));
    }

    private boolean isPeople(Span source) {
        Tree tree = speakers.tree(source);
        int head = tree == null ? -1 : tree.head(source);
        return tree == null
                || head < 0
                || Speakers.PEOPLE.contains(tree.lemma(tree.kernel(head)))
                || Speakers.PRONOUN.matcher(tree.word(head)).matches();
    }

    /// A place before the dash that opens a report: where it was written, not who says it.
    private boolean isDateline(Span source) {
        String text = report.text();
        int line = text.lastIndexOf('\n', source.start() - 1) + 1;
        String behind = text.substring(source.end(), Math.min(text.length(), source.end() + 40));
        return text.substring(line, source.start()).isBlank()
                && source.length() <= 40
                && behind.matches("(?s)(?:,[^.\\n]{1,30}?|\\s*\\([^)\\n]{2,25}\\))?\\s+[-–—]+\\s.*")
                && (Speakers.clean(source.of(text))
                                .equals(source.of(text).toUpperCase(Locale.ROOT).strip())
                        || annotation.names().stream()
                                .anyMatch(n ->
                                        n.kind() == PartyKind.PLACE && n.at().overlaps(source)));
    }

    /// Words that stand in quotation marks, or in a that-clause of a verb with its subject, whatever the verb.
    private boolean isSpeech(Tagged one) {
        Tree tree = speakers.tree(one.cue().getFirst());
        int verb = tree == null ? -1 : tree.verb(one.cue());
        if (tree == null
                || verb < 0
                || !tree.token(verb).tag().equals("VERB")
                || UNSAID.matcher(tree.lemma(verb)).matches()) {
            return false;
        }
        int subject = tree.child(verb, "nsubj");
        if (subject < 0
                || one.source().stream().noneMatch(s -> s.overlaps(tree.token(subject).at()))) {
            return false;
        }
        byte[] quotes = Quotes.states(report.text());
        int quoted = 0;
        int all = 0;
        for (Span part : one.content()) {
            for (int i = part.start(); i < part.end(); i++) {
                all++;
                quoted += quotes[i] == Quotes.INSIDE ? 1 : 0;
            }
        }
        boolean that =
                tree.children(verb, "ccomp").stream()
                        .anyMatch(c ->
                                tree.preposition(c).equals("that")
                                        && tree.child(c, "nsubj|nsubj:pass") >= 0
                                        && one.content().stream()
                                                .anyMatch(p -> p.contains(tree.token(c).at())));
        return all >= 8 && quoted * 2 >= all || that;
    }

    private boolean isBelief(Tagged one, String lemma) {
        if (!Frames.BELIEFS.contains(lemma)) {
            return false;
        }
        Speaker speaker = speakers.of(one.source().getFirst(), limit(one));
        return speaker != null && speaker.innermost().kind() == SourceKind.PERSON;
    }

    Link of(Tagged one) {
        List<Reason> why = new ArrayList<>();
        Map<String, Source> chain = new LinkedHashMap<>();
        Speaker speaker = speaker(one);
        Span told = told(one);
        if (told != null) {
            Source outlet = outlet(told);
            chain.put(outlet.id(), outlet);
            why.add(
                    Reason.of(
                            "told",
                            1,
                            "the words were said to " + outlet.name(),
                            new Passage(report.id(), told)));
        } else if (confidant != null
                && speaker != null
                && speaker.chain().size() == 1
                && speaker.innermost().kind() == SourceKind.UNNAMED
                && SAME_PEOPLE.matcher(speaker.innermost().name()).matches()) {
            Source outlet = Source.of(SourceKind.OUTLET, confidant);
            chain.put(outlet.id(), outlet);
            why.add(
                    Reason.of(
                            "told-before",
                            0.8,
                            "the same people spoke to " + confidant,
                            new Passage(report.id(), one.source().getFirst())));
        }
        if (speaker != null) {
            speaker.chain().forEach(s -> chain.putIfAbsent(s.id(), s));
            why.addAll(speaker.why());
            Speaker teller = teller(one);
            if (teller != null) {
                teller.chain().forEach(s -> chain.putIfAbsent(s.id(), s));
                why.add(
                        Reason.of(
                                "told-by",
                                1,
                                "it was told by " + teller.innermost().name(),
                                new Passage(report.id(), one.cue().getFirst())));
            }
            for (Span cited : cited(one)) {
                Speaker behind = speakers.of(cited, cited.end());
                if (behind != null) {
                    behind.chain().forEach(s -> chain.putIfAbsent(s.id(), s));
                    why.addAll(behind.why());
                    why.add(
                            Reason.of(
                                    "citing",
                                    1,
                                    "it cites " + behind.innermost().name(),
                                    new Passage(report.id(), cited)));
                }
            }
            for (Cite cite : cites) {
                int distance = cite.sentence() - index(one.cue().getFirst());
                if (speaker.innermost().kind() == SourceKind.OUTLET
                        && cite.by().equals(speaker.innermost().id())
                        && distance >= 0
                        && distance <= 1
                        && one.content().stream().noneMatch(c -> c.contains(cite.object()))
                        && one.cue().stream().noneMatch(c -> c.end() > cite.object().start())) {
                    Speaker behind = speakers.of(cite.object(), cite.object().end());
                    if (behind != null) {
                        behind.chain().forEach(s -> chain.putIfAbsent(s.id(), s));
                        why.add(
                                Reason.of(
                                        "citing",
                                        0.9,
                                        "it cites " + behind.innermost().name(),
                                        new Passage(report.id(), cite.object())));
                    }
                }
            }
            Span paper = paper(one);
            Speaker written = paper == null ? null : speakers.of(paper, paper.end());
            if (paper != null
                    && written != null
                    && written.innermost().kind() == SourceKind.DOCUMENT) {
                List<Source> inner = new ArrayList<>(chain.values());
                chain.clear();
                List<Source> before = new ArrayList<>(written.chain());
                if (!paper.of(report.text()).toLowerCase(Locale.ROOT).startsWith("the ")) {
                    // one's own report is not a second source beside oneself
                    before.removeLast();
                }
                before.forEach(s -> chain.putIfAbsent(s.id(), s));
                inner.forEach(s -> chain.putIfAbsent(s.id(), s));
                why.addAll(written.why());
                why.add(
                        Reason.of(
                                "in-document",
                                0.9,
                                "the words stand in " + written.innermost().name(),
                                new Passage(report.id(), paper)));
            }
            if (speaker.why().stream().noneMatch(r -> r.rule().equals("unclear"))) {
                last = new Speaker(List.copyOf(chain.values()));
                spoken.addFirst(new Spoke(index(one.cue().getFirst()), last));
            }
        }
        return new Link(List.copyOf(chain.values()), why);
    }

    /// "The agency was informed by the operator that ...": who told the source.
    private @Nullable Speaker teller(Tagged one) {
        Tree tree = speakers.tree(one.cue().getFirst());
        int verb = tree == null ? -1 : tree.verb(one.cue());
        if (tree == null
                || verb < 0
                || !tree.lemma(verb).matches("tell|inform|advise|assure|notify|warn")
                || tree.child(verb, "aux:pass|nsubj:pass") < 0) {
            return null;
        }
        for (int by : tree.children(verb, "obl")) {
            Span phrase = tree.phrase(by);
            boolean apart = one.source().stream().noneMatch(s -> s.overlaps(tree.token(by).at()));
            if (apart && tree.preposition(by).equals("by")) {
                int start = tree.child(by, "case") + 1;
                return speakers.of(
                        new Span(
                                Math.max(phrase.start(), tree.token(start).at().start()),
                                phrase.end()),
                        phrase.end());
            }
        }
        return null;
    }

    private Source outlet(Span told) {
        return Source.of(SourceKind.OUTLET, Speakers.clean(told.of(report.text())));
    }

    /// Whether the words name who publishes the report: that the words were said to it is no link of theirs.
    private boolean isOwn(Span told) {
        return report.outlet() != null
                && Speakers.clean(told.of(report.text()))
                        .replaceFirst("^(?i)the ", "")
                        .equalsIgnoreCase(report.outlet().replaceFirst("^(?i)the ", ""));
    }

    /// Whom the source's words stand for; a lone pronoun that nothing else explains stands for who spoke last.
    private @Nullable Speaker speaker(Tagged one) {
        if (one.source().isEmpty()) {
            return null;
        }
        Span source = one.source().getFirst();
        Speaker speaker = speakers.of(source, limit(one));
        boolean unclear =
                speaker != null && speaker.why().stream().anyMatch(r -> r.rule().equals("unclear"));
        if (unclear && last != null && fits(source.of(report.text()), last.innermost())) {
            return new Speaker(
                    last.chain(),
                    List.of(
                            Reason.of(
                                    "spoke-last",
                                    0.7,
                                    last.innermost().name() + " spoke last",
                                    new Passage(report.id(), source))));
        }
        // "according to their statements": the statements of who spoke last
        if (speaker != null
                && last != null
                && speaker.innermost().kind() == SourceKind.DOCUMENT
                && speaker.innermost()
                        .name()
                        .matches(
                                "(?i)(?:their|his|her|its) (?:own )?(?:statements?|words|account|report|version)")) {
            return new Speaker(
                    last.chain(),
                    List.of(
                            Reason.of(
                                    "spoke-last",
                                    0.7,
                                    last.innermost().name() + " spoke last",
                                    new Passage(report.id(), source))));
        }
        String words = Speakers.clean(source.of(report.text()));
        boolean resolved =
                Speakers.PRONOUN.matcher(words).matches()
                        || speaker != null
                                && speaker.why().stream()
                                        .anyMatch(r -> r.rule().equals("stands-for"));
        if (speaker != null && resolved && speaker.chain().size() == 1) {
            for (Spoke spoke : spoken) {
                if (spoke.speaker().innermost().id().equals(speaker.innermost().id())) {
                    return new Speaker(spoke.speaker().chain(), speaker.why());
                }
            }
        }
        if (last != null
                && OTHER.matcher(words).matches()
                && last.innermost().kind() == SourceKind.UNNAMED
                && !spoken.isEmpty()
                && index(source) - spoken.getFirst().sentence() <= 2) {
            return spokeBefore(last, source);
        }
        return unclear ? open(source, speaker) : speaker;
    }

    /// A lone pronoun that does not stand for who spoke last: for another who spoke near, or the subject of the sentence before.
    private @Nullable Speaker open(Span source, @Nullable Speaker unclear) {
        String pronoun = source.of(report.text());
        int at = index(source);
        for (Spoke spoke : spoken) {
            if (at - spoke.sentence() <= 2 && fits(pronoun, spoke.speaker().innermost())) {
                return spokeBefore(spoke.speaker(), source);
            }
        }
        if (at < 1) {
            return unclear;
        }
        Sentence before = annotation.sentences().get(at - 1);
        Tree tree = speakers.tree(before.at());
        if (tree == null || before.block() != annotation.sentences().get(at).block()) {
            return unclear;
        }
        for (int i = 0; i < tree.size(); i++) {
            int subject = tree.token(i).head() < 0 ? tree.child(i, "nsubj|nsubj:pass") : -1;
            Name name = subject < 0 ? null : speakers.nameAt(tree, subject);
            if (name != null && fits(pronoun, speakers.named(name).innermost())) {
                return new Speaker(
                        speakers.named(name).chain(),
                        List.of(
                                Reason.of(
                                        "subject-before",
                                        0.6,
                                        "the sentence before is about "
                                                + speakers.named(name).innermost().name(),
                                        new Passage(report.id(), source),
                                        new Passage(report.id(), name.at()))));
            }
        }
        return unclear;
    }

    private Speaker spokeBefore(Speaker speaker, Span source) {
        return new Speaker(
                speaker.chain(),
                List.of(
                        Reason.of(
                                "spoke-before",
                                0.7,
                                speaker.innermost().name() + " spoke before",
                                new Passage(report.id(), source))));
    }

    private static boolean fits(String pronoun, Source last) {
        boolean several =
                last.name()
                        .matches("(?i)(two|three|four|five|six|several|some|both|many)\\b.*|.*s");
        return switch (Speakers.clean(pronoun).toLowerCase(Locale.ROOT)) {
            case "he", "she" ->
                    last.kind() == SourceKind.PERSON
                            || last.kind() == SourceKind.UNNAMED && !several;
            case "it" -> last.kind() != SourceKind.PERSON && last.kind() != SourceKind.UNNAMED;
            case "they" -> last.kind() == SourceKind.UNNAMED && several;
            default -> false;
        };
    }

    /// Where the words of the source must end: its cue or content begins there.
    private static int limit(Tagged one) {
        Span source = one.source().getFirst();
        int limit = Integer.MAX_VALUE;
        for (Span span : one.cue()) {
            limit = span.start() >= source.end() ? Math.min(limit, span.start()) : limit;
        }
        for (Span span : one.content()) {
            limit = span.start() >= source.end() ? Math.min(limit, span.start()) : limit;
        }
        return limit;
    }

    /// The outlet to which the source spoke or in which its words appeared.
    private @Nullable Span told(Tagged one) {
        Tree tree = speakers.tree(one.cue().getFirst());
        int verb = tree == null ? -1 : tree.verb(one.cue());
        if (tree == null || verb < 0) {
            return null;
        }
        Span told = told(tree, verb, one);
        int above = tree.token(verb).head();
        // "informed Reuters that ... and stressed that ...": the second was said to the same
        if (told == null
                && tree.is(verb, "conj")
                && above >= 0
                && tree.child(verb, "nsubj|nsubj:pass") < 0) {
            told = told(tree, above, one);
            int higher = tree.token(above).head();
            if (told == null && tree.is(above, "ccomp") && higher >= 0) {
                told = told(tree, higher, one);
            }
        }
        return told == null || isOwn(told) ? null : told;
    }

    private @Nullable Span told(Tree tree, int verb, Tagged one) {
        if (!TELLING.matcher(tree.lemma(verb)).matches()) {
            return null;
        }
        boolean hears = tree.lemma(verb).matches("tell|inform|email|brief|answer");
        for (int child : tree.children(verb, "obj|iobj|obl|advcl|nmod")) {
            String preposition = tree.preposition(child);
            boolean addressed =
                    hears && tree.is(child, "obj|iobj") && preposition.isEmpty()
                            || tree.is(child, "obl|nmod") && preposition.matches("to|with");
            boolean in = preposition.matches("in|via|through|on|to|during|by");
            Span name = null;
            if (addressed) {
                name = outletAt(tree, child, true);
            } else if (tree.is(child, "obl") && preposition.matches("in|on")) {
                name = outletAt(tree, child, false);
            }
            if (name == null && in && OCCASIONS.contains(tree.lemma(child))) {
                name = occasion(tree, child);
            }
            if (name == null
                    && tree.is(child, "advcl")
                    && tree.lemma(child).matches("speak|talk|write|tell|answer|respond")) {
                for (int to : tree.children(child, "obl|obj|iobj")) {
                    if (name == null && tree.preposition(to).matches("to|with|in|for|")) {
                        name = outletAt(tree, to, true);
                    }
                }
            }
            if (name == null
                    && tree.is(child, "obl")
                    && preposition.equals("through")
                    && Speakers.PEOPLE.contains(tree.lemma(child))
                    && !tree.lemma(child).matches("interpreter|translator")) {
                Span phrase = tree.phrase(child);
                int start = tree.child(child, "case") + 1;
                name = new Span(tree.token(start).at().start(), phrase.end());
            }
            if (name != null && apart(name, one)) {
                return name;
            }
        }
        return null;
    }

    private static boolean apart(Span name, Tagged one) {
        return one.source().stream().noneMatch(s -> s.overlaps(name))
                && one.content().stream().noneMatch(s -> s.contains(name));
    }

    /// "in an interview with the BBC", "in a statement carried by Tanjug".
    private @Nullable Span occasion(Tree tree, int noun) {
        for (int child : tree.children(noun, "nmod|obl")) {
            if (tree.preposition(child).matches("to|with|for|by")) {
                Span name = outletAt(tree, child, true);
                if (name != null) {
                    return name;
                }
            }
        }
        for (int clause : tree.children(noun, "acl|acl:relcl")) {
            if (CARRIED.matcher(tree.lemma(clause)).matches()
                    || tree.lemma(clause).matches("send|give|provide|email|make")) {
                for (int by : tree.children(clause, "obl")) {
                    if (tree.preposition(by).matches("by|to|in|on")) {
                        Span name = outletAt(tree, by, true);
                        if (name != null) {
                            return name;
                        }
                    }
                }
            }
        }
        return null;
    }

    /// The outlet that a noun names.
    ///
    /// @param loosely also a body that nobody knows as an outlet: only outlets and their like are spoken to
    private @Nullable Span outletAt(Tree tree, int noun, boolean loosely) {
        Name name = speakers.nameAt(tree, noun);
        if (name == null) {
            for (int child : tree.children(noun, "appos|compound|nmod:poss|flat|nmod")) {
                Name part = speakers.nameAt(tree, child);
                if (part != null
                        && isOutletWord(tree, noun, part)
                        && (!tree.is(child, "nmod")
                                || tree.preposition(child).matches("of|from"))) {
                    return part.at();
                }
            }
            // a proper noun that nobody knows, spoken to as one speaks to an outlet
            boolean proper = Character.isUpperCase(tree.word(noun).charAt(0));
            return loosely && proper ? tree.phrase(noun) : null;
        }
        boolean article =
                tree.child(noun, "det") >= 0 && tree.lower(tree.child(noun, "det")).equals("the");
        return switch (name.kind()) {
            case OUTLET -> name.at();
            case ORGANISATION, OTHER, THING -> loosely ? name.at() : null;
            case PERSON -> loosely && article ? name.at() : null;
            default -> null;
        };
    }

    private static boolean isOutletWord(Tree tree, int noun, Name part) {
        return part.kind() == PartyKind.OUTLET
                || Speakers.OUTLETS.contains(tree.lemma(noun))
                        && part.kind() != PartyKind.PLACE
                        && part.kind() != PartyKind.PERSON;
    }

    /// From whom the source has its words: "citing ...", "based on ...", "which cited ..." in the attribution's sentence,
    /// outside its content.
    private List<Span> cited(Tagged one) {
        List<Span> cited = new ArrayList<>();
        Tree tree = speakers.tree(one.cue().getFirst());
        if (tree == null) {
            return cited;
        }
        for (int verb = 0; verb < tree.size(); verb++) {
            String before = CITING.get(tree.lemma(verb));
            Span at = tree.token(verb).at();
            if (before == null
                    || !tree.token(verb).tag().equals("VERB")
                            && !tree.lemma(verb).matches("reference|basis")
                    || one.cue().stream().anyMatch(c -> c.overlaps(at))
                    || one.content().stream().anyMatch(c -> c.contains(at))
                    || !isSide(tree, verb, one)) {
                continue;
            }
            int object = -1;
            for (int child : tree.children(verb, "obj|obl|nmod")) {
                String preposition = tree.is(child, "obj") ? "-" : tree.preposition(child);
                if (object < 0 && WordList.choices(before).contains(preposition)) {
                    object = child;
                }
            }
            // "information from circles close to the inquiry": who has given it
            if (object >= 0 && tree.lemma(object).matches("information|data|reports")) {
                for (int child : tree.children(object, "nmod")) {
                    object = tree.preposition(child).equals("from") ? child : object;
                }
            }
            if (object > verb) {
                cited.add(object(tree, verb, object));
            }
        }
        return cited;
    }

    /// A participle or a relative clause about the source itself.
    private static boolean isSide(Tree tree, int verb, Tagged one) {
        String fine = tree.token(verb).fine();
        if (tree.isNoun(verb) && tree.preposition(verb).matches("with|in|on")) {
            return true;
        }
        if (fine.equals("VBG") && !tree.preposition(verb).equals("as")
                || fine.equals("VBN") && tree.lower(verb).equals("based")) {
            return true;
        }
        int noun = tree.token(verb).head();
        return tree.is(verb, "acl:relcl")
                && noun >= 0
                && one.source().stream().anyMatch(s -> s.overlaps(tree.token(noun).at()));
    }

    /// The object with what hangs on its verb right behind it, up to a comma.
    private static Span object(Tree tree, int verb, int object) {
        int first = object;
        while (first > verb + 1
                && tree.sentence().isUnder(first - 1, object)
                && !tree.is(first - 1, "case|mark")) {
            first--;
        }
        int last = object;
        while (last + 1 < tree.size()
                && tree.sentence().isUnder(last + 1, verb)
                && !tree.word(last + 1).matches("[,;:–—]")) {
            last++;
        }
        return tree.between(first, last);
    }

    /// "In a report to the ministry, Oskel said": the document that is put first.
    private @Nullable Span paper(Tagged one) {
        Tree tree = speakers.tree(one.cue().getFirst());
        if (tree == null || one.source().isEmpty()) {
            return null;
        }
        int source = one.source().getFirst().start();
        for (int i = 0; i < tree.size() && tree.token(i).at().start() < source; i++) {
            if (i <= 3 && tree.lower(0).equals("in") && tree.isNoun(i)) {
                int noun = i;
                while (noun + 1 < tree.size()
                        && tree.isNoun(noun + 1)
                        && tree.token(noun).head() == noun + 1) {
                    noun++;
                }
                if (!Speakers.DOCUMENTS.contains(tree.lemma(noun)) || tree.is(noun, "nsubj")) {
                    return null;
                }
                int start = tree.token(1).at().start();
                int end = Math.min(tree.phrase(noun).end(), source);
                return start < end ? new Span(start, end) : null;
            }
        }
        return null;
    }
}
