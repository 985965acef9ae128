package org.whence.drift;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.model.DriftKind;
import org.whence.model.Mention;
import org.whence.model.Severity;
import org.whence.model.Span;
import org.whence.text.StopWords;
import org.whence.text.WordList;

/// Who acts, and on what: a subject that names other parties, the maker of a thing told as the thing, a noun told apart by
/// another word ("staff researchers", "senior researchers"), another measure ("the weight of a card", "the size of a card").
final class Actors {
    private static final double ALIKE = 0.4;
    private static final double NEARLY = 0.55;
    private static final double WIDENED = 0.25;
    private static final double SWAPPED = 0.3;
    private static final double MEASURED = 0.25;
    private static final Set<String> MEASURES = WordList.of(Actors.class, "measures.txt");
    private static final Set<String> HOLDERS = WordList.of(Actors.class, "holders.txt");
    private static final Set<String> QUANTIFIERS = WordList.of(Actors.class, "quantifiers.tsv");
    private static final Pattern THREE = Pattern.compile("^(\\s+\\p{L}+){3}");
    private static final Pattern QUOTED = Pattern.compile("[“\"«]([^“”\"«»]{8,200})[”\"»]");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    private final Affair affair;

    Actors(Affair affair) {
        this.affair = affair;
    }

    List<Change> changes(Pair pair) {
        List<Change> changes = new ArrayList<>();
        if (!pair.from().isClause() || !pair.to().isClause()) {
            return changes;
        }
        actor(pair, changes);
        measure(pair, changes);
        half(pair, changes);
        modifier(pair, changes);
        misread(pair, changes);
        return changes;
    }

    private void actor(Pair pair, List<Change> changes) {
        Statement from = pair.from();
        Statement to = pair.to();
        int a = from.subject();
        int b = to.subject();
        if (a < 0 || b < 0) {
            return;
        }
        boolean predicate = from.sharesPredicate(to);
        int held = held(from, a);
        if (held >= 0
                && predicate
                && pair.likeness() >= ALIKE
                && from.key(held).equals(to.key(b))) {
            changes.add(
                    actor(
                            pair,
                            "held",
                            from.phrase(a).join(from.token(held).at()),
                            to.phrase(b),
                            "another actor"));
            return;
        }
        if (predicate && (isTurned(from, a, to, b) || isAnotherRole(pair, a, b))) {
            changes.add(actor(pair, "role", from.phrase(a), to.phrase(b), "another actor"));
            return;
        }
        Set<String> before = actors(from, a);
        Set<String> after = actors(to, b);
        if (before.isEmpty()
                || after.isEmpty()
                || after.equals(before)
                || before.stream().anyMatch(affair::isOutlet)
                || after.stream().anyMatch(affair::isOutlet)
                || isPassive(from)
                || isPassive(to)) {
            return;
        }
        boolean named = from.key(a).startsWith("@") && to.key(b).startsWith("@");
        boolean apart = before.stream().noneMatch(after::contains);
        boolean widened = after.containsAll(before) && isJoint(to, b) && pair.likeness() >= WIDENED;
        boolean swapped =
                apart
                        && named
                        && to.keys.containsAll(before)
                        && from.keys.containsAll(after)
                        && pair.likeness() >= SWAPPED
                        && said(pair);
        boolean other = apart && named && predicate && pair.likeness() >= ALIKE && said(pair);
        if (widened || swapped || other) {
            if (!widened && (isDoneBy(from, after, pair) || isDoneBy(to, before, pair))) {
                return;
            }
            changes.add(
                    actor(
                            pair,
                            widened ? "widened" : "actor",
                            from.phrase(a),
                            widened ? joint(to, b) : to.phrase(b),
                            widened ? "the actor was widened" : "another actor"));
        }
    }

    /// Who does it and whom it is done to have changed places.
    private static boolean isTurned(Statement from, int a, Statement to, int b) {
        int x = from.child(from.head, "obj|dobj");
        int y = to.child(to.head, "obj|dobj");
        return x >= 0
                && y >= 0
                && from.head != x
                && !from.key(a).isEmpty()
                && !from.key(x).isEmpty()
                && !from.key(a).equals(from.key(x))
                && from.key(a).equals(to.key(y))
                && from.key(x).equals(to.key(b))
                && !isPassive(from)
                && !isPassive(to);
    }

    /// Another office or body does all the rest of what is said, and neither report knows the other's ("the harbour board",
    /// "the trade ministry").
    private static boolean isAnotherRole(Pair pair, int a, int b) {
        Statement from = pair.from();
        Statement to = pair.to();
        Set<String> x = from.said();
        Set<String> y = to.said();
        long shared = Affair.sharedWords(x, y);
        return pair.likeness() >= NEARLY
                && shared >= 3
                && shared >= 0.75 * Math.max(x.size(), y.size())
                && !isPassive(from)
                && !isPassive(to)
                && isUnknown(from, a, to)
                && isUnknown(to, b, from)
                && to.child(b, "compound") >= 0;
    }

    private static boolean isUnknown(Statement of, int subject, Statement in) {
        String text = in.text().toLowerCase(Locale.ROOT);
        String word = of.words(of.token(subject).at()).toLowerCase(Locale.ROOT);
        return word.length() > 3
                && of.token(subject).tag().matches("NOUN|PROPN")
                && !text.contains(of.words(of.phrase(subject)).toLowerCase(Locale.ROOT))
                && Affair.shared(of.under(subject), in.keys).isEmpty()
                && (of.key(subject).startsWith("@")
                        || !text.contains(word)
                        || of.child(subject, "compound") >= 0);
    }

    /// Whether the same report says of the other party what the pair is about: then two statements were set side by side.
    private boolean isDoneBy(Statement statement, Set<String> parties, Pair pair) {
        Statement opposite = statement == pair.from() ? pair.to() : pair.from();
        for (Mention mention : statement.reading.mentions()) {
            Statement other = affair.statement(mention);
            if (other != null
                    && !other.mention.at().overlaps(statement.mention.at())
                    && other.subject() >= 0
                    && actors(other, other.subject()).equals(parties)
                    && affair.likeness(other.said(), opposite.said())
                            >= 0.8 * affair.likeness(statement.said(), opposite.said())) {
                return true;
            }
        }
        return false;
    }

    private static boolean said(Pair pair) {
        return Affair.sharedWords(pair.from().said(), pair.to().said()) >= 2;
    }

    private Change actor(Pair pair, String rule, Span a, Span b, String what) {
        return change(DriftKind.ACTOR, rule, pair, a, b, Severity.MAJOR, what + ": ");
    }

    private Change change(
            DriftKind kind,
            String rule,
            Pair pair,
            Span a,
            Span b,
            Severity severity,
            String what) {
        return new Change(
                kind,
                rule,
                pair.from().mention,
                pair.to().mention,
                a,
                b,
                severity,
                what
                        + "“"
                        + affair.quote(pair.from().mention, a)
                        + "” became “"
                        + affair.quote(pair.to().mention, b)
                        + "”");
    }

    /// The party in "the maker of X", or -1.
    private static int held(Statement statement, int subject) {
        if (!HOLDERS.contains(statement.lemma(subject))) {
            return -1;
        }
        for (int i : statement.sentence.children(subject)) {
            if (i > subject
                    && statement.key(i).startsWith("@")
                    && statement.token(i).relation().equals("nmod")) {
                return i;
            }
        }
        return -1;
    }

    /// The parties that act: the subject's own and those joined to it; of a common noun those that it is of or between.
    private static Set<String> actors(Statement statement, int subject) {
        Set<String> actors = new TreeSet<>();
        boolean name = statement.key(subject).startsWith("@");
        for (int i = 0; i < statement.tokens().size(); i++) {
            if (statement.key(i).startsWith("@") && isPart(statement, i, subject, name)) {
                actors.add(statement.key(i));
            }
        }
        return actors;
    }

    private static boolean isPart(Statement statement, int i, int subject, boolean name) {
        int at = i;
        for (int step = 0; step < 4; step++) {
            if (at == subject) {
                return true;
            }
            String allowed =
                    name
                            ? "conj|flat|compound|name"
                            : "conj|flat|compound|nmod.*|amod|name|obl|prep";
            if (at < 0 || !statement.token(at).relation().matches(allowed)) {
                return false;
            }
            at = statement.token(at).head();
        }
        return false;
    }

    /// Two parties named as acting together.
    private static boolean isJoint(Statement statement, int subject) {
        Set<String> joined = new LinkedHashSet<>();
        for (int i = 0; i < statement.tokens().size(); i++) {
            boolean conjunct =
                    statement.token(i).relation().equals("conj")
                            && statement.key(i).startsWith("@")
                            && statement.sentence.isUnder(i, subject);
            if (conjunct) {
                joined.add(statement.key(i));
            }
        }
        return !joined.isEmpty();
    }

    private static Span joint(Statement statement, int subject) {
        Span at = statement.phrase(subject);
        for (int i = 0; i < statement.tokens().size(); i++) {
            if (statement.key(i).startsWith("@")
                    && isPart(statement, i, subject, statement.key(subject).startsWith("@"))) {
                at = at.join(statement.token(i).at());
            }
        }
        return at;
    }

    private static boolean isPassive(Statement statement) {
        return statement.child(statement.head, "aux:pass|nsubj:pass") >= 0;
    }

    /// Another measure of the same thing: weight, size, number.
    private void measure(Pair pair, List<Change> changes) {
        int a = measured(pair.from());
        int b = measured(pair.to());
        if (a < 0
                || b < 0
                || pair.likeness() < MEASURED
                || pair.from().lemma(a).equals(pair.to().lemma(b))) {
            return;
        }
        Set<String> of = Affair.shared(pair.from().under(a), pair.to().under(b));
        if (!of.isEmpty()) {
            changes.add(
                    change(
                            DriftKind.OBJECT,
                            "measure",
                            pair,
                            pair.from().token(a).at(),
                            pair.to().token(b).at(),
                            Severity.MINOR,
                            "another measure: "));
        }
    }

    private static int measured(Statement statement) {
        for (int i = 0; i < statement.tokens().size(); i++) {
            if (statement.holds(i)
                    && MEASURES.contains(statement.lemma(i))
                    && statement.child(i, "nmod") > i) {
                return i;
            }
        }
        return -1;
    }

    /// One of two that were named together ("bottled and tap water" told as "bottled water").
    private void half(Pair pair, List<Change> changes) {
        Statement from = pair.from();
        Statement to = pair.to();
        if (pair.likeness() < WIDENED) {
            return;
        }
        for (int n = 0; n < to.tokens().size(); n++) {
            if (!to.token(n).tag().equals("NOUN") || !to.holds(n) || to.key(n).isEmpty()) {
                continue;
            }
            for (int m : to.sentence.children(n)) {
                boolean kept = m < n && to.token(m).relation().matches("amod|compound");
                int other = kept ? partner(from, to.key(n), to.key(m)) : -1;
                if (other >= 0 && !hasWord(to.text(), from.lemma(other))) {
                    changes.add(
                            change(
                                    DriftKind.OBJECT,
                                    "half",
                                    pair,
                                    from.token(other).at(),
                                    to.token(m).at().join(to.token(n).at()),
                                    Severity.MAJOR,
                                    "one of two is left: "));
                    return;
                }
            }
        }
    }

    /// The word joined by "and" to the one that tells `noun` apart, or -1.
    private static int partner(Statement from, String noun, String word) {
        if (word.isEmpty()) {
            return -1;
        }
        for (int i = 0; i < from.tokens().size(); i++) {
            int above = from.token(i).head();
            if (!from.token(i).relation().equals("conj") || above < 0 || !from.holds(i)) {
                continue;
            }
            boolean pair = from.key(above).equals(word) || from.key(i).equals(word);
            int other = from.key(above).equals(word) ? i : above;
            boolean and =
                    from.child(above, "cc") >= 0
                                    && from.lemma(from.child(above, "cc")).equals("and")
                            || from.child(i, "cc") >= 0
                                    && from.lemma(from.child(i, "cc")).equals("and");
            int head = from.token(above).head();
            if (pair
                    && and
                    && head >= 0
                    && from.key(head).equals(noun)
                    && !from.key(other).isEmpty()) {
                return other;
            }
        }
        return -1;
    }

    /// The same noun with another word before it, in clauses that are otherwise nearly the same.
    private void modifier(Pair pair, List<Change> changes) {
        boolean near = pair.likeness() >= NEARLY || quotesSame(pair);
        if (pair.likeness() < MEASURED) {
            return;
        }
        List<Described> before = described(pair.from());
        for (Described b : described(pair.to())) {
            List<Described> same = before.stream().filter(d -> d.noun().equals(b.noun())).toList();
            if (same.size() != 1) {
                continue;
            }
            Described a = same.getFirst();
            boolean alike = pair.from().words(a.at()).equalsIgnoreCase(pair.to().words(b.at()));
            boolean apart = !alike && a.words().stream().noneMatch(b.words()::contains);
            boolean single = a.words().size() == 1 && b.words().size() == 1;
            boolean context =
                    near && a.relation().equals(b.relation()) || standAlike(pair, a.at(), b.at());
            if (apart
                    && single
                    && context
                    && !isKnown(pair.to(), a)
                    && !isKnown(pair.from(), b)
                    && !standsIn(pair.to(), a)
                    && !standsIn(pair.from(), b)) {
                boolean acts = b.at().overlaps(subject(pair.to()));
                changes.add(
                        change(
                                acts ? DriftKind.ACTOR : DriftKind.OBJECT,
                                "modifier",
                                pair,
                                a.at(),
                                b.at(),
                                Severity.MINOR,
                                ""));
                return;
            }
        }
    }

    /// Whether the same three words stand right behind both, or right before.
    private static boolean standAlike(Pair pair, Span a, Span b) {
        String x = pair.from().text();
        String y = pair.to().text();
        return three(x.substring(a.end())).equals(three(y.substring(b.end())))
                && !three(x.substring(a.end())).isEmpty();
    }

    private static String three(String text) {
        Matcher words = THREE.matcher(text);
        return words.lookingAt() ? words.group().toLowerCase(Locale.ROOT).strip() : "";
    }

    /// Whether both clauses hold the same words in quotation marks.
    private static boolean quotesSame(Pair pair) {
        Matcher quoted = QUOTED.matcher(pair.from().words(pair.from().mention.at()));
        String to = pair.to().words(pair.to().mention.at()).toLowerCase(Locale.ROOT);
        while (quoted.find()) {
            String words = quoted.group(1).replaceAll("[,.]+$", "").toLowerCase(Locale.ROOT);
            if (words.split(" ", -1).length >= 3 && to.contains(words)) {
                return true;
            }
        }
        return false;
    }

    private static Span subject(Statement statement) {
        int subject = statement.subject();
        return subject < 0 ? new Span(0, 0) : statement.phrase(subject);
    }

    /// Whether the other clause has one of the words in another place.
    private static boolean standsIn(Statement statement, Described described) {
        return described.words().stream().anyMatch(statement.keys::contains);
    }

    /// Whether the report tells the noun by that word too.
    private boolean isKnown(Statement statement, Described described) {
        for (Mention mention : statement.reading.mentions()) {
            Statement other = affair.statement(mention);
            if (other == null) {
                continue;
            }
            for (Described d : described(other)) {
                if (d.noun().equals(described.noun())
                        && d.words().stream().anyMatch(described.words()::contains)) {
                    return true;
                }
            }
        }
        return false;
    }

    private record Described(String noun, Set<String> words, String relation, Span at) {}

    private static List<Described> described(Statement statement) {
        List<Described> all = new ArrayList<>();
        for (int i = 0; i < statement.tokens().size(); i++) {
            if (!statement.token(i).tag().equals("NOUN")
                    || !statement.holds(i)
                    || statement.key(i).isEmpty()
                    || statement.key(i).startsWith("@")) {
                continue;
            }
            Set<String> words = new TreeSet<>();
            Span at = statement.token(i).at();
            String relation = "";
            for (int c : statement.sentence.children(i)) {
                String word = statement.words(statement.token(c).at()).toLowerCase(Locale.ROOT);
                if (c < i
                        && i - c <= 3
                        && statement.token(c).relation().matches("amod|compound")
                        && !QUANTIFIERS.contains(word)
                        && !statement.token(c).tag().equals("NUM")) {
                    String key = statement.key(c);
                    relation = statement.token(c).relation();
                    words.add(key.isEmpty() ? Synonyms.of(word) : key);
                    at = at.join(statement.token(c).at());
                }
            }
            if (!words.isEmpty()) {
                all.add(new Described(statement.key(i), words, relation, at));
            }
        }
        return all;
    }

    private record Placed(String word, @Nullable String before, @Nullable String after, Span at) {}

    /// A word put for another that looks like it, beside the same word ("grade school", "graduate school").
    private void misread(Pair pair, List<Change> changes) {
        if (pair.likeness() < WIDENED) {
            return;
        }
        List<Placed> from = placed(pair.from());
        for (Placed b : placed(pair.to())) {
            for (Placed a : from) {
                boolean beside =
                        a.after() != null && a.after().equals(b.after())
                                || a.before() != null && a.before().equals(b.before());
                if (beside
                        && looksLike(a.word(), b.word())
                        && !hasWord(pair.to().text(), a.word())
                        && !hasWord(pair.from().text(), b.word())) {
                    changes.add(
                            change(
                                    DriftKind.OBJECT,
                                    "misread",
                                    pair,
                                    a.at(),
                                    b.at(),
                                    Severity.MAJOR,
                                    "a word that looks like another: "));
                    return;
                }
            }
        }
    }

    private static boolean looksLike(String a, String b) {
        int prefix = Spelling.prefix(a, b);
        int distance = Spelling.distance(a, b);
        return prefix >= 4
                && !a.startsWith(b)
                && !b.startsWith(a)
                && distance >= 2
                && distance <= 4
                && !Synonyms.of(a).equals(Synonyms.of(b))
                && !Spelling.fold(a).equals(Spelling.fold(b));
    }

    private static boolean hasWord(String text, String word) {
        return Pattern.compile("(?iu)(?<!\\p{L})" + Pattern.quote(word) + "(?!\\p{L})")
                .matcher(text)
                .find();
    }

    private static List<Placed> placed(Statement statement) {
        List<Placed> placed = new ArrayList<>();
        Span within = statement.mention.at();
        String text = statement.words(within);
        Matcher matcher = WORD.matcher(text);
        List<Span> words = new ArrayList<>();
        while (matcher.find()) {
            words.add(new Span(matcher.start(), matcher.end()));
        }
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).of(text);
            if (word.length() >= 5
                    && Character.isLowerCase(word.charAt(0))
                    && !StopWords.has(word)) {
                placed.add(
                        new Placed(
                                word,
                                i > 0 ? content(words.get(i - 1).of(text)) : null,
                                i + 1 < words.size() ? content(words.get(i + 1).of(text)) : null,
                                new Span(
                                        within.start() + words.get(i).start(),
                                        within.start() + words.get(i).end())));
            }
        }
        return placed;
    }

    private static @Nullable String content(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.length() < 4 || StopWords.has(lower) ? null : lower;
    }
}
