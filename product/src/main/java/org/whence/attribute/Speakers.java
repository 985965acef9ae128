package org.whence.attribute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.model.Annotation;
import org.whence.model.Coreference;
import org.whence.model.Name;
import org.whence.model.PartyKind;
import org.whence.model.Passage;
import org.whence.model.Reason;
import org.whence.model.Report;
import org.whence.model.Sentence;
import org.whence.model.Source;
import org.whence.model.SourceKind;
import org.whence.model.Span;
import org.whence.model.Token;
import org.whence.text.WordList;

/// Tells whom the words of a source stand for: a name in full, a document or an unnamed group in their own words, with
/// pronouns and short descriptions resolved.
///
/// The tree decides: the noun on which the source's other words hang says what it is; who stands in apposition to it gives
/// its name; who has seen, got or published a document stands before it in the chain.
final class Speakers {
    static final Set<String> DOCUMENTS = WordList.of(Speakers.class, "documents.txt");
    static final Set<String> PEOPLE = WordList.of(Speakers.class, "people.txt");
    private static final Set<String> BODIES = WordList.of(Speakers.class, "bodies.txt");
    static final Set<String> OUTLETS = WordList.of(Speakers.class, "outlets.txt");
    private static final Map<String, String> SEEN = WordList.pairs(Speakers.class, "seen.tsv");
    private static final Pattern ANAPHOR =
            Pattern.compile(
                    "(?i)(?:the|this|these|that) (?:news |same )?(?:agency|outlet|newspaper|paper|magazine|report|story|article|investigation)|(?i)their report|(?i)its report");
    static final Pattern PRONOUN =
            Pattern.compile(
                    "(?i)he|she|it|they|we|i|you|who|which|that|what|one|some|many|others|his|her|its|their|these|those|this|there");

    /// Pronouns that stand for somebody although nobody can say for whom.
    private static final Pattern SOMEBODY =
            Pattern.compile("(?i)he|she|it|they|one|some|many|others");

    private static final Pattern TITLED =
            Pattern.compile(
                    "(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) [^,]*, (?<name>\\p{Lu}[\\p{L}.'’-]*(?: \\p{Lu}[\\p{L}.'’-]*){1,3})");

    /// What may stand before a description without making it another's.
    private static final Set<String> FORMER =
            Set.of("former", "ex", "then", "outgoing", "acting", "late", "new", "same");

    private final Report report;
    private final Annotation annotation;
    private final Map<Sentence, Tree> trees = new LinkedHashMap<>();

    /// The persons and bodies of the report by the nouns that say what they are.
    private final Map<String, Set<String>> roles = new HashMap<>();

    private final Map<String, Name> bearers = new HashMap<>();

    Speakers(Report report, Annotation annotation) {
        this.report = report;
        this.annotation = annotation;
        for (Sentence sentence : annotation.sentences()) {
            trees.put(sentence, new Tree(sentence, report.text()));
        }
        for (Name name : annotation.names()) {
            Tree tree = tree(name.at());
            if (tree != null && isBearer(name)) {
                roles(name, tree);
            }
        }
    }

    private static boolean isBearer(Name name) {
        return name.kind() == PartyKind.PERSON || isBody(name);
    }

    private static boolean isBody(Name name) {
        return name.kind() == PartyKind.ORGANISATION
                || name.kind() == PartyKind.STATE_BODY
                || name.kind() == PartyKind.OUTLET;
    }

    private void roles(Name name, Tree tree) {
        int head = tree.head(name.at());
        if (head < 0) {
            return;
        }
        List<Integer> nouns = new ArrayList<>(tree.children(head, "appos|compound|nsubj|attr"));
        Token token = tree.token(head);
        if (token.head() >= 0
                && (tree.is(head, "appos")
                        || tree.is(head, "nsubj") && tree.child(token.head(), "cop") >= 0)) {
            nouns.add(token.head());
        }
        for (int noun : nouns) {
            String role = role(tree, noun);
            boolean fits =
                    name.kind() == PartyKind.PERSON
                            ? !BODIES.contains(role) && !OUTLETS.contains(role)
                            : BODIES.contains(role) || OUTLETS.contains(role);
            if (fits
                    && (tree.isNoun(noun) || OUTLETS.contains(role))
                    && !name.at().overlaps(tree.token(noun).at())) {
                String full = full(name);
                roles.computeIfAbsent(role, key -> new TreeSet<>()).add(full);
                bearers.putIfAbsent(full, name);
            }
        }
    }

    /// "the ex-head" is the head of whom the report speaks.
    private static String role(Tree tree, int noun) {
        return tree.lemma(noun).replaceFirst("^ex-(?=.)", "");
    }

    @Nullable Tree tree(Span span) {
        for (Map.Entry<Sentence, Tree> entry : trees.entrySet()) {
            if (entry.getKey().at().overlaps(span)) {
                return entry.getValue();
            }
        }
        return null;
    }

    /// Whom the span stands for, or null where it stands for nobody that can be told.
    ///
    /// @param limit where the words of the source must end at the latest
    @Nullable Speaker of(Span span, int limit) {
        return of(span, limit, 0);
    }

    private @Nullable Speaker of(Span span, int limit, int depth) {
        String words = clean(span.of(report.text()));
        Tree tree = tree(span);
        int head = tree == null ? -1 : tree.head(span);
        if (words.isEmpty()) {
            return null;
        }
        if (tree == null || head < 0) {
            return new Speaker(List.of(Source.of(SourceKind.UNNAMED, words)));
        }
        if (depth < 3) {
            Span fuller = antecedent(tree, head, span);
            if (fuller != null && !fuller.overlaps(span)) {
                Speaker speaker = of(fuller, fuller(fuller), depth + 1);
                if (speaker != null) {
                    return because(
                            speaker,
                            Reason.of(
                                    "stands-for",
                                    0.9,
                                    "“" + words + "” stands for " + speaker.innermost().name(),
                                    new Passage(report.id(), span),
                                    new Passage(report.id(), fuller)));
                }
            }
        }
        List<Integer> others = together(tree, head, limit);
        if (!others.isEmpty()) {
            Speaker several = several(tree, head, others, span, limit);
            if (several != null) {
                return several;
            }
        }
        return single(tree, head, span, limit);
    }

    /// How far the words of an antecedent go: to its end, or to the end of who saw the document.
    private int fuller(Span antecedent) {
        int end = antecedent.end();
        Tree tree = tree(antecedent);
        int head = tree == null ? -1 : tree.head(antecedent);
        if (tree != null && head >= 0) {
            for (int seen : seen(tree, tree.kernel(head))) {
                if (seen > head && tree.token(seen).at().start() - end < 40) {
                    end = Math.max(end, tree.subtree(seen).end());
                }
            }
        }
        return end;
    }

    private static Speaker because(Speaker speaker, Reason reason) {
        List<Reason> why = new ArrayList<>(speaker.why());
        why.add(reason);
        return new Speaker(speaker.chain(), why);
    }

    /// Who is joined to the head by "and", up to the limit.
    private static List<Integer> together(Tree tree, int head, int limit) {
        List<Integer> others = new ArrayList<>();
        List<Integer> open = new ArrayList<>(List.of(head));
        while (!open.isEmpty()) {
            int at = open.removeFirst();
            for (int next : tree.children(at, "conj")) {
                if (tree.isNoun(next) && tree.token(next).at().end() <= limit) {
                    others.add(next);
                    open.add(next);
                }
            }
        }
        return others;
    }

    /// Sources joined by "and", where one of them has a name: each by itself, in the order of the text. Unnamed ones stay
    /// together in their own words.
    private @Nullable Speaker several(
            Tree tree, int head, List<Integer> others, Span span, int limit) {
        List<Speaker> parts = new ArrayList<>();
        List<Integer> heads = new ArrayList<>(List.of(head));
        heads.addAll(others);
        boolean named = false;
        for (int part : heads) {
            Span phrase = tree.phrase(part);
            Speaker speaker = single(tree, part, phrase, limit);
            if (speaker != null) {
                parts.add(speaker);
                named |=
                        speaker.chain().size() == 1
                                && speaker.innermost().kind() != SourceKind.UNNAMED
                                && speaker.innermost().kind() != SourceKind.DOCUMENT;
            }
        }
        if (!named || parts.size() < 2) {
            return null;
        }
        Map<String, Source> chain = new LinkedHashMap<>();
        parts.forEach(p -> p.chain().forEach(s -> chain.putIfAbsent(s.id(), s)));
        return new Speaker(
                List.copyOf(chain.values()),
                List.of(
                        Reason.of(
                                "together",
                                1,
                                "they say it side by side",
                                new Passage(report.id(), span))));
    }

    private @Nullable Speaker single(Tree tree, int head, Span span, int limit) {
        Name name = nameAt(tree, head);
        if (name != null) {
            return named(name);
        }
        String words = clean(span.of(report.text()));
        int kernel = tree.kernel(head);
        String noun = tree.lemma(kernel);
        boolean document = DOCUMENTS.contains(noun);
        Name title = document ? null : apposition(tree, head, limit);
        if (title != null) {
            return named(title);
        }
        Speaker behind = PEOPLE.contains(noun) ? behindTitle(words, span) : null;
        if (behind != null) {
            return behind;
        }
        if (OUTLETS.contains(noun) || document) {
            Name outlet = outletOf(tree, head);
            if (outlet != null) {
                return named(outlet);
            }
        }
        if (ANAPHOR.matcher(words).matches() || isBareOutlet(tree, head)) {
            Name outlet = theOutlet(span.start());
            if (outlet != null) {
                return named(outlet);
            }
        }
        if (document) {
            return document(tree, head, span, limit);
        }
        if (PEOPLE.contains(noun)) {
            return people(tree, head, span, limit);
        }
        if (PRONOUN.matcher(words).matches()) {
            return SOMEBODY.matcher(words).matches()
                    ? new Speaker(
                            List.of(Source.of(SourceKind.UNNAMED, words.toLowerCase(Locale.ROOT))),
                            List.of(
                                    Reason.of(
                                            "unclear",
                                            0.5,
                                            "the text does not say plainly who this is",
                                            new Passage(report.id(), span))))
                    : null;
        }
        Name work = outletIn(span);
        if (work != null) {
            return named(work);
        }
        Name example = example(tree, head);
        if (example != null) {
            return named(example);
        }
        boolean body = BODIES.contains(noun) || holdsBody(tree, head);
        return new Speaker(
                List.of(
                        Source.of(
                                body ? SourceKind.ORGANISATION : SourceKind.UNNAMED,
                                clean(phrase(tree, head, span, limit).of(report.text())))));
    }

    /// "The head physician of the hospital, Z. Imanali": the name with which a title ends, also one that nobody knows.
    private @Nullable Speaker behindTitle(String words, Span span) {
        Matcher titled = TITLED.matcher(words);
        if (titled.matches()) {
            return new Speaker(List.of(Source.of(SourceKind.PERSON, titled.group("name"))));
        }
        return annotation.names().stream()
                .filter(n ->
                        n.kind() == PartyKind.PERSON
                                && span.contains(n.at())
                                && words.endsWith(" " + clean(n.at().of(report.text()))))
                .findFirst()
                .map(this::named)
                .orElse(null);
    }

    /// "the weekly", "the portal": an outlet that was named before. A channel or a site may be anybody's.
    private static boolean isBareOutlet(Tree tree, int head) {
        int article = tree.child(head, "det");
        return article >= 0
                && tree.lower(article).matches("the|this")
                && tree.lemma(head)
                        .matches(
                                "daily|weekly|broadcaster|portal|tabloid|newswire|newsletter|newsroom")
                && tree.children(head, ".*").stream()
                        .allMatch(c -> tree.is(c, "det|case|punct|acl:relcl"));
    }

    /// "the evidence presented in the Reuters report": what an outlet shows.
    private @Nullable Name outletIn(Span span) {
        return annotation.names().stream()
                .filter(n -> n.kind() == PartyKind.OUTLET && span.contains(n.at()))
                .findFirst()
                .orElse(null);
    }

    /// "Others, such as Samuel Holm, point to ...": the one who is named speaks.
    private @Nullable Name example(Tree tree, int head) {
        if (!tree.lower(head).matches("some|others|many|few|several|those")) {
            return null;
        }
        for (int child : tree.children(head, "nmod|obl|appos")) {
            Name name = nameAt(tree, child);
            if (name != null
                    && name.kind() == PartyKind.PERSON
                    && tree.preposition(child).matches("as|like|such|including|")) {
                return name;
            }
        }
        return null;
    }

    /// "Oskel's office": what a body has speaks as that body does.
    private boolean holdsBody(Tree tree, int head) {
        return tree.children(head, "compound|nmod:poss").stream()
                .map(child -> nameAt(tree, child))
                .anyMatch(n ->
                        n != null
                                && (n.kind() == PartyKind.ORGANISATION
                                        || n.kind() == PartyKind.STATE_BODY));
    }

    Speaker named(Name name) {
        String words = full(name);
        SourceKind kind =
                switch (name.kind()) {
                    case PERSON -> SourceKind.PERSON;
                    case OUTLET -> SourceKind.OUTLET;
                    case DOCUMENT -> SourceKind.DOCUMENT;
                    default -> SourceKind.ORGANISATION;
                };
        return new Speaker(List.of(Source.of(kind, words)));
    }

    /// The name that stands beside a description: "the mayor, Lena Brandt", "the newspaper Kurant".
    private @Nullable Name apposition(Tree tree, int head, int limit) {
        for (int child : tree.children(head, "appos|flat")) {
            Name name = nameAt(tree, child);
            if (name != null
                    && name.at().end() <= limit
                    && child > head
                    && (name.kind() == PartyKind.PERSON
                            || name.kind() == PartyKind.ORGANISATION
                            || name.kind() == PartyKind.STATE_BODY
                            || name.kind() == PartyKind.OUTLET
                            || name.kind() == PartyKind.OTHER)) {
                return name;
            }
        }
        return null;
    }

    /// The outlet whose work a noun is: "a Reuters report", "the Interfax news agency", "a story by the Guardian".
    private @Nullable Name outletOf(Tree tree, int head) {
        boolean isOutlet = OUTLETS.contains(tree.lemma(head));
        for (int child : tree.children(head, "compound|nmod:poss|nmod|obl")) {
            Name name = nameAt(tree, child);
            if (name == null) {
                continue;
            }
            boolean before = child < head;
            boolean from = tree.preposition(child).matches("from|by|of|in");
            if (name.kind() == PartyKind.OUTLET && (before || from)) {
                return name;
            }
            if (isOutlet
                    && before
                    && tree.is(child, "compound")
                    && (name.kind() == PartyKind.ORGANISATION || name.kind() == PartyKind.OTHER)) {
                return name;
            }
        }
        return null;
    }

    /// A document in its own words, behind those who saw it or gave it.
    private Speaker document(Tree tree, int head, Span span, int limit) {
        int kernel = tree.kernel(head);
        int said = predicate(tree, kernel);
        if (said >= 0) {
            int first = said;
            for (int i = said - 1;
                    i > tree.child(said, "cop") && tree.sentence().isUnder(i, said);
                    i--) {
                first = i;
            }
            Span phrase = new Span(tree.token(first).at().start(), tree.phrase(said).end());
            return new Speaker(
                    List.of(Source.of(SourceKind.DOCUMENT, clean(phrase.of(report.text())))),
                    List.of(
                            Reason.of(
                                    "which-is",
                                    1,
                                    "the text says which document it is",
                                    new Passage(report.id(), phrase))));
        }
        Span phrase = phrase(tree, head, span, limit);
        return behind(
                tree, kernel, Source.of(SourceKind.DOCUMENT, clean(phrase.of(report.text()))));
    }

    /// A source behind those through whom its words come, as the clauses about it say.
    private Speaker behind(Tree tree, int noun, Source source) {
        Map<String, Source> chain = new LinkedHashMap<>();
        List<Reason> why = new ArrayList<>();
        List<Integer> hands = new ArrayList<>();
        for (int seen : seen(tree, noun)) {
            hands.addAll(hands(tree, seen));
        }
        hands.sort(Comparator.comparingInt(h -> giver(tree, h) ? 1 : 0));
        for (int hand : hands) {
            Speaker speaker = hand(tree, hand);
            if (speaker != null) {
                speaker.chain().forEach(s -> chain.putIfAbsent(s.id(), s));
                why.add(
                        Reason.of(
                                "seen-by",
                                1,
                                speaker.innermost().name() + " had the words",
                                new Passage(report.id(), tree.token(hand).at())));
            }
        }
        chain.putIfAbsent(source.id(), source);
        return new Speaker(List.copyOf(chain.values()), why);
    }

    /// "by a former employee" beside "shared with Reuters": who gives stands further in than who gets.
    private static boolean giver(Tree tree, int hand) {
        int verb = tree.token(hand).head();
        return verb >= 0
                && tree.preposition(hand).equals("by")
                && !"by".equals(SEEN.get(tree.lemma(verb)));
    }

    /// "the documents, one of which is a report by Oskel": the noun that says which document it is.
    private static int predicate(Tree tree, int noun) {
        for (int clause : tree.children(noun, "acl:relcl")) {
            if (tree.child(clause, "cop") >= 0
                    && tree.isNoun(clause)
                    && DOCUMENTS.contains(tree.lemma(clause))) {
                return clause;
            }
        }
        return -1;
    }

    /// The verbs that say what was done with a document: "reviewed by", "which the agency has read".
    private static List<Integer> seen(Tree tree, int noun) {
        List<Integer> verbs = new ArrayList<>();
        List<Integer> open = new ArrayList<>(tree.children(noun, "acl|acl:relcl|amod"));
        for (int part : tree.children(noun, "nmod|acl")) {
            for (int of : tree.is(part, "acl") ? tree.children(part, "obl|nmod") : List.of(part)) {
                int kernel = tree.kernel(of);
                if (DOCUMENTS.contains(tree.lemma(kernel))) {
                    open.addAll(tree.children(kernel, "acl|acl:relcl"));
                }
            }
        }
        while (!open.isEmpty()) {
            int verb = open.removeFirst();
            if (SEEN.containsKey(tree.lemma(verb))) {
                verbs.add(verb);
            }
            open.addAll(tree.children(verb, "conj"));
        }
        return verbs;
    }

    private static List<Integer> hands(Tree tree, int verb) {
        List<Integer> hands = new ArrayList<>();
        boolean passive = tree.token(verb).fine().equals("VBN") && tree.child(verb, "nsubj") < 0;
        for (int child : tree.children(verb, "obl|nmod|iobj")) {
            String preposition = tree.preposition(child);
            if (preposition.equals("by") && passive
                    || preposition.equals(SEEN.get(tree.lemma(verb)))) {
                hands.add(child);
            }
        }
        int subject = tree.child(verb, "nsubj");
        if (subject >= 0 && !PRONOUN.matcher(tree.word(subject)).matches()) {
            hands.add(subject);
        }
        return hands;
    }

    private @Nullable Speaker hand(Tree tree, int hand) {
        Name name = nameAt(tree, hand);
        if (name != null) {
            return name.kind() == PartyKind.PLACE ? null : named(name);
        }
        String noun = tree.lemma(hand);
        if (Character.isUpperCase(tree.word(hand).charAt(0)) && !PEOPLE.contains(noun)) {
            return new Speaker(
                    List.of(
                            Source.of(
                                    SourceKind.OUTLET,
                                    clean(
                                            tree.phrase(hand)
                                                    .of(report.text())
                                                    .replaceFirst("^(?i)(?:by|to|with) ", "")))));
        }
        if (OUTLETS.contains(noun)) {
            Name outlet = apposition(tree, hand, Integer.MAX_VALUE);
            outlet = outlet == null ? outletOf(tree, hand) : outlet;
            outlet = outlet == null ? theOutlet(tree.token(hand).at().start()) : outlet;
            return outlet == null ? null : named(outlet);
        }
        return PEOPLE.contains(noun)
                ? people(tree, hand, tree.phrase(hand), Integer.MAX_VALUE)
                : null;
    }

    /// An unnamed group in its own words, behind the outlet it belongs to ("a WIRED source").
    private @Nullable Speaker people(Tree tree, int head, Span span, int limit) {
        String description = clean(phrase(tree, head, span, limit).of(report.text()));
        if (description.isEmpty()) {
            return null;
        }
        Source group = Source.of(SourceKind.UNNAMED, description);
        Speaker behind = behind(tree, tree.kernel(head), group);
        if (behind.chain().size() > 1) {
            return behind;
        }
        if (tree.lemma(head).matches("source|reporter|correspondent")) {
            for (int child : tree.children(head, "compound|nmod:poss")) {
                Name name = nameAt(tree, child);
                if (name != null && name.kind() == PartyKind.OUTLET) {
                    List<Source> chain = new ArrayList<>(named(name).chain());
                    chain.add(group);
                    return new Speaker(chain);
                }
            }
        }
        return new Speaker(List.of(group));
    }

    /// The source's words, made fuller by what hangs on their head behind them ("documents" + "reviewed by Reuters"), up to
    /// a comma.
    private Span phrase(Tree tree, int head, Span span, int limit) {
        Sentence sentence = tree.sentence();
        int end = span.end();
        for (int i = head + 1; i < tree.size(); i++) {
            Token token = tree.token(i);
            if (!sentence.isUnder(i, head)
                    || token.tag().equals("PUNCT") && !tree.word(i).equals("-")
                    || token.head() == head && tree.is(i, "conj|cc")
                    || token.at().end() > limit) {
                break;
            }
            end = Math.max(end, token.at().end());
        }
        end =
                Math.max(
                        span.start() + 1,
                        Math.min(end, Math.max(limit, tree.token(head).at().end())));
        String words = new Span(span.start(), end).of(report.text());
        int comma = words.indexOf(", ");
        return comma > 0 && span.start() + comma > tree.token(head).at().end()
                ? new Span(span.start(), span.start() + comma)
                : new Span(span.start(), end);
    }

    private @Nullable Span antecedent(Tree tree, int head, Span span) {
        Span best = relative(tree, head, span);
        for (Coreference reference : annotation.coreferences()) {
            if (reference.at().overlaps(span)
                    && reference.at().length() * 2 >= span.length()
                    && span.length() <= reference.at().length() + 12
                    && mayStandFor(tree, head, reference.antecedent())) {
                best = reference.antecedent();
            }
        }
        return best != null ? best : bearer(tree, head);
    }

    /// A description of a person stands only for one of whom the report says that he is that.
    private boolean mayStandFor(Tree tree, int head, Span antecedent) {
        if (!tree.token(head).tag().equals("NOUN")) {
            return true;
        }
        for (Name name : annotation.names()) {
            if (name.kind() == PartyKind.PERSON && name.at().overlaps(antecedent)) {
                return roles.getOrDefault(tree.lemma(head), Set.of()).contains(full(name));
            }
        }
        return true;
    }

    /// "the spokeswoman", "the weekly": the one person or body whom the report calls so, or in whose name the noun stands.
    private @Nullable Span bearer(Tree tree, int head) {
        int article = tree.child(head, "det");
        String role = role(tree, head);
        boolean bare =
                tree.children(head, ".*").stream()
                        .allMatch(c ->
                                tree.is(c, "det|case|punct|acl:relcl")
                                        || tree.is(c, "amod") && FORMER.contains(tree.lower(c)));
        boolean alone = tree.token(head).fine().equals("NN") || OUTLETS.contains(role);
        if (article < 0
                || !tree.lower(article).matches("the|this|that")
                || !alone
                || !bare
                || nameAt(tree, head) != null) {
            return null;
        }
        int at = tree.token(head).at().start();
        Set<String> called = roles.getOrDefault(role, Set.of());
        if (called.size() == 1) {
            Name name = bearers.get(called.iterator().next());
            if (name != null && name.at().start() < at) {
                return name.at();
            }
        }
        if (!called.isEmpty() || !BODIES.contains(role)) {
            return null;
        }
        Map<String, Name> holding = new LinkedHashMap<>();
        for (Name name : annotation.names()) {
            String words = clean(name.at().of(report.text())).toLowerCase(Locale.ROOT);
            if (isBody(name)
                    && name.at().end() < at
                    && words.contains(" ")
                    && List.of(words.split("[\\s-]+")).contains(role)) {
                holding.putIfAbsent(words, name);
            }
        }
        return holding.size() == 1 ? holding.values().iterator().next().at() : null;
    }

    /// "who", "which": the noun phrase that the relative clause hangs on.
    private static @Nullable Span relative(Tree tree, int head, Span span) {
        if (!span.of(tree.text()).matches("(?i)who|which|that")) {
            return null;
        }
        int at = head;
        for (int steps = 0; at >= 0 && steps < 4; steps++) {
            if (tree.is(at, "acl:relcl") && tree.token(at).head() >= 0) {
                int noun = tree.token(at).head();
                int first = noun;
                while (first > 0 && tree.sentence().isUnder(first - 1, noun)) {
                    first--;
                }
                return tree.between(first, noun);
            }
            at = tree.token(at).head();
        }
        return null;
    }

    /// The name that a token is part of and that goes no further than it or ends in it.
    @Nullable Name nameAt(Tree tree, int token) {
        Span at = tree.token(token).at();
        for (Name name : annotation.names()) {
            if (name.at().overlaps(at) && name.at().end() >= at.end()) {
                return name;
            }
        }
        return null;
    }

    /// The outlet last named before a position; where none is, the one that the report names, or the report's own.
    @Nullable Name theOutlet(int before) {
        List<Name> outlets =
                annotation.names().stream().filter(n -> n.kind() == PartyKind.OUTLET).toList();
        long forms = outlets.stream().map(this::full).distinct().count();
        if (forms == 1) {
            return outlets.getFirst();
        }
        return outlets.stream()
                .filter(n -> n.at().end() <= before)
                .reduce((a, b) -> b)
                .orElse(null);
    }

    /// A surname becomes the full name that stands elsewhere in the report.
    private String full(Name name) {
        String words = clean(name.at().of(report.text()));
        if (name.kind() != PartyKind.PERSON || words.contains(" ")) {
            return words;
        }
        return annotation.names().stream()
                .map(n -> clean(n.at().of(report.text())))
                .filter(n -> n.endsWith(" " + words))
                .max(Comparator.comparingInt(String::length).thenComparing(n -> n))
                .orElse(words);
    }

    static String clean(String words) {
        String clean =
                words.replaceAll("\\s+", " ")
                        .replaceAll("^[\\s,;:“”\"(\\[-]+|[\\s,;:“”\")\\]-]+$", "")
                        .replaceAll("['’]s$", "")
                        .strip();
        // a full stop that the sentence ends in is not the name's, unless it is an abbreviation's
        return clean.matches(".*\\p{L}\\p{L}\\.")
                        && !clean.matches(".*\\b(?:Inc|Corp|Ltd|Co|Jr|Sr|Bros|plc)\\.")
                        && clean.indexOf('.') == clean.length() - 1
                ? clean.substring(0, clean.length() - 1)
                : clean;
    }
}
