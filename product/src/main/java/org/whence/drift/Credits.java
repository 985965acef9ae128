package org.whence.drift;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.model.Attribution;
import org.whence.model.DriftKind;
import org.whence.model.Mention;
import org.whence.model.Name;
import org.whence.model.PartyKind;
import org.whence.model.Reading;
import org.whence.model.Severity;
import org.whence.model.Source;
import org.whence.model.SourceKind;
import org.whence.model.Span;

/// Credits that were dropped or moved.
///
/// A credit is dropped where the retelling states the claim in its own voice and names the outlet behind it nowhere. It is
/// moved where another named party is credited, or where a work is laid to those who only commissioned it.
final class Credits {
    /// The rule for a credit that a whole report lacks.
    static final String DROPPED = "dropped";

    private static final double ALIKE = 0.25;
    private static final double DROP = 0.33;
    private static final double MOVED = 0.5;
    private static final double SWALLOWED = 0.45;

    private final Affair affair;
    private final Pairs pairs;

    Credits(Affair affair, Pairs pairs) {
        this.affair = affair;
        this.pairs = pairs;
    }

    List<Change> changes(Pair pair) {
        List<Change> changes = new ArrayList<>();
        Mention from = pair.from().mention;
        Mention to = pair.to().mention;
        List<Source> before = affair.credits(from);
        List<Source> after = affair.credits(to);
        if (!pair.to().isClause() || pair.likeness() < ALIKE) {
            return changes;
        }
        renamed(pair, before, after, changes);
        if (isVague(after)) {
            dropped(pair, before, changes);
        }
        if (after.isEmpty() && to.attribution() == null) {
            swallowed(pair, before, changes);
        } else if (!before.isEmpty()
                && !after.isEmpty()
                && pair.likeness() >= MOVED
                && pair.to().isFinite()
                && Affair.sharedWords(pair.from().said(), pair.to().said()) >= 2
                && isMoved(before.getLast(), after)
                && !isSaidBy(pair, after.getLast())) {
            changes.add(
                    change(
                            "moved",
                            from,
                            to,
                            creditWords(from),
                            creditWords(to),
                            "credited to "
                                    + after.getLast().name()
                                    + " instead of "
                                    + before.getLast().name()));
        }
        return changes;
    }

    private static Change change(
            String rule, Mention from, Mention to, Span before, Span after, String detail) {
        return new Change(
                DriftKind.ATTRIBUTION, rule, from, to, before, after, Severity.MAJOR, detail);
    }

    /// Nobody credited, or only people without a name and without an outlet that they told.
    private static boolean isVague(List<Source> credits) {
        return credits.stream().allMatch(s -> s.kind() == SourceKind.UNNAMED);
    }

    /// Stated in the outlet's own voice, or laid to nobody in particular, by a report that comes from an outlet which it names
    /// nowhere, and credits none of those behind it either.
    private void dropped(Pair pair, List<Source> before, List<Change> changes) {
        Mention from = pair.from().mention;
        Mention to = pair.to().mention;
        Set<String> outlets = new TreeSet<>();
        before.stream()
                .filter(s -> s.kind() == SourceKind.OUTLET)
                .forEach(s -> outlets.add(s.name()));
        Set<String> behind = affair.outletsBehind(from.report());
        String own = affair.report(from).outlet();
        if (outlets.isEmpty()) {
            outlets.addAll(behind);
        }
        if (outlets.isEmpty() && own != null && !pairs.retells(from.report())) {
            outlets.add(own);
        }
        Set<String> known = new TreeSet<>(outlets);
        known.addAll(behind);
        if (own != null) {
            known.add(own);
        }
        boolean comesFrom =
                pairs.isRetold(from.report(), to.report())
                        || affair.outletsBehind(to.report()).stream().anyMatch(known::contains);
        if (outlets.isEmpty()
                || !comesFrom
                || !pair.to().isPlain()
                || pair.likeness() < DROP
                || affair.isRelease(to.report())
                || affair.isOwnWork(to.report())
                || known.stream().anyMatch(n -> isNamed(to, n))
                || before.stream().anyMatch(s -> isKept(to, s))) {
            return;
        }
        String names = String.join(", ", outlets);
        changes.add(
                change(
                        DROPPED,
                        from,
                        to,
                        creditWords(from),
                        pair.to().clause(),
                        "stated without credit; "
                                + names
                                + (outlets.size() == 1 ? " is" : " are")
                                + " named nowhere in the report"));
    }

    /// Whether the report names the outlet, or is the outlet's.
    private boolean isNamed(Mention to, String outlet) {
        String its = affair.report(to).outlet();
        return affair.report(to).text().contains(outlet)
                || its != null && !Collections.disjoint(words(its), words(outlet));
    }

    /// Whether the report credits the person, organisation or work behind it.
    private boolean isKept(Mention to, Source source) {
        return source.kind() != SourceKind.UNNAMED
                && source.kind() != SourceKind.OUTLET
                && affair.reading(to.report()).attributions().sources().stream()
                        .anyMatch(s -> s.kind() != SourceKind.UNNAMED && shareName(s, source));
    }

    /// What a named person says, told in the outlet's own voice where nobody speaks near by.
    private void swallowed(Pair pair, List<Source> before, List<Change> changes) {
        Mention from = pair.from().mention;
        Mention to = pair.to().mention;
        boolean person = !before.isEmpty() && before.getLast().kind() == SourceKind.PERSON;
        if (!person
                || pair.likeness() < SWALLOWED
                || isSpoken(pair.to())
                || affair.isRelease(to.report())) {
            return;
        }
        boolean plainly =
                pair.from().reading.mentions().stream()
                        .map(affair::statement)
                        .filter(s -> s != null && affair.credits(s.mention).isEmpty())
                        .anyMatch(s -> affair.likeness(s, pair.to()) >= 0.7 * pair.likeness());
        if (!plainly) {
            changes.add(
                    change(
                            "swallowed",
                            from,
                            to,
                            creditWords(from),
                            pair.to().clause(),
                            "words of " + before.getLast().name() + " in the report's own voice"));
        }
    }

    /// Whether somebody is credited in the sentence or in those beside it.
    private static boolean isSpoken(Statement statement) {
        int place = statement.reading.annotation().sentences().indexOf(statement.sentence);
        for (Attribution a : statement.reading.attributions().attributions()) {
            for (Span cue : a.cue()) {
                for (int i = Math.max(0, place - 1);
                        i <= place + 1 && i < statement.reading.annotation().sentences().size();
                        i++) {
                    if (statement.reading.annotation().sentences().get(i).at().overlaps(cue)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /// The same words of the same people, said to another outlet that is named where the first should be.
    private void renamed(Pair pair, List<Source> before, List<Source> after, List<Change> changes) {
        if (before.size() < 2
                || after.size() < 2
                || pair.likeness() < MOVED
                || before.getFirst().kind() != SourceKind.OUTLET
                || !words(before.getLast().name()).equals(words(after.getLast().name()))) {
            return;
        }
        String name = before.getFirst().name();
        String other = after.getFirst().name();
        String text = pair.to().text();
        boolean named = Collections.disjoint(words(name), words(other));
        if (named
                && !text.contains(name)
                && !pair.from().text().contains(other)
                && after.getFirst().kind() != SourceKind.PERSON) {
            changes.add(
                    change(
                            "renamed",
                            pair.from().mention,
                            pair.to().mention,
                            outletWords(pair.from(), name),
                            outletWords(pair.to(), other),
                            "the same people are said to have spoken to "
                                    + other
                                    + " instead of "
                                    + name));
        }
    }

    /// Where the sentence names the outlet, in brackets first (a dateline).
    private Span outletWords(Statement statement, String name) {
        Span within = statement.sentence.at();
        String text = statement.words(within);
        int at = text.indexOf("(" + name + ")");
        if (at >= 0) {
            return new Span(within.start() + at, within.start() + at + name.length() + 2);
        }
        at = text.indexOf(name);
        return at < 0
                ? creditWords(statement.mention)
                : new Span(within.start() + at, within.start() + at + name.length());
    }

    /// Whether the fuller report has the other source say much the same.
    private boolean isSaidBy(Pair pair, Source source) {
        return pair.from().reading.mentions().stream()
                .map(affair::statement)
                .filter(s -> s != null && !s.mention.id().equals(pair.from().mention.id()))
                .filter(s -> affair.credits(s.mention).stream().anyMatch(c -> shareName(c, source)))
                .anyMatch(s -> affair.likeness(s, pair.to()) >= 0.6 * pair.likeness());
    }

    private static boolean isMoved(Source inner, List<Source> after) {
        Source other = after.getLast();
        boolean named = isNamed(inner) && isNamed(other);
        return named && after.stream().noneMatch(s -> shareName(s, inner));
    }

    private static boolean isNamed(Source source) {
        return source.kind() == SourceKind.PERSON || source.kind() == SourceKind.ORGANISATION;
    }

    private static boolean shareName(Source a, Source b) {
        if (a.party() != null && a.party().equals(b.party())) {
            return true;
        }
        Set<String> x = words(a.name());
        x.retainAll(words(b.name()));
        return !x.isEmpty();
    }

    private static Set<String> words(String name) {
        Set<String> words = new TreeSet<>();
        for (String word : name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            if (word.length() > 2 && !word.matches("the|and|for|with|from|one|two")) {
                words.add(word);
            }
        }
        return words;
    }

    private Span creditWords(Mention mention) {
        return affair.reading(mention.report()).attributions().attributions().stream()
                .filter(a -> a.id().equals(mention.attribution()) && !a.source().isEmpty())
                .map(a -> a.source().getFirst())
                .findFirst()
                .orElse(mention.at());
    }

    private static final Pattern BY =
            Pattern.compile(
                    "(?i)\\b(study|report|research|survey|analysis|paper|review|campaign)\\b[^,.;]{0,20}?\\b(by|from|of)\\s+(the )?([\\p{Ll}]+ ){0,3}$");
    private static final Pattern COMMISSIONED_BEFORE =
            Pattern.compile(
                    "(?i)\\b(commissioned|funded|ordered|paid for|sponsored)(\\s+\\w+)?\\s+by\\s+(the )?([\\p{Ll}]+ ){0,3}$");
    private static final Pattern COMMISSIONED_AFTER =
            Pattern.compile(
                    "(?i)^(\\s+\\w+){0,2}\\s+(commissioned|funded|ordered|paid for|sponsored)\\b");
    private static final Pattern MADE =
            Pattern.compile(
                    "(?i)\\b(carried out|conducted|done|led|undertaken|written|study|research|analysis|report|paper)\\s+(by|from|of|at)\\s+((the|[\\p{Lu}]\\p{L}+['’]s) )?$");

    /// A work that one report lays to the party that, by another report, only commissioned it from somebody else.
    List<Change> takenForAuthor(Reading to, Mention mention, List<Reading> others) {
        List<Change> changes = new ArrayList<>();
        Attribution credit =
                to.attributions().attributions().stream()
                        .filter(a -> a.id().equals(mention.attribution()) && !a.source().isEmpty())
                        .findFirst()
                        .orElse(null);
        if (credit == null) {
            return changes;
        }
        Span source = credit.source().getFirst();
        for (Name named : to.annotation().names()) {
            if (!source.contains(named.at())
                    || !isMaker(named)
                    || !BY.matcher(before(to, named)).find()) {
                continue;
            }
            String author = to.report().quote(named.at());
            for (Reading other : others) {
                Name maker = maker(other, author);
                if (maker != null
                        && !to.report().text().contains(other.report().quote(maker.at()))) {
                    Mention from = holder(other, maker);
                    if (from != null) {
                        String name = other.report().quote(maker.at());
                        changes.add(
                                new Change(
                                        DriftKind.ATTRIBUTION,
                                        "author",
                                        from,
                                        mention,
                                        maker.at(),
                                        source,
                                        Severity.MAJOR,
                                        "laid to "
                                                + author
                                                + ", which commissioned it; the work is by "
                                                + name));
                        return changes;
                    }
                }
            }
        }
        return changes;
    }

    /// Who made the work that `commissioner` commissioned, by this report; null where it does not say both.
    private static @Nullable Name maker(Reading reading, String commissioner) {
        boolean commissioned = false;
        Name maker = null;
        String first = commissioner.split("\\s", -1)[0];
        for (Name name : reading.annotation().names()) {
            if (!isMaker(name)) {
                continue;
            }
            String words = reading.report().quote(name.at());
            String after =
                    reading.report()
                            .text()
                            .substring(
                                    name.at().end(),
                                    Math.min(
                                            reading.report().text().length(),
                                            name.at().end() + 40));
            boolean same =
                    words.equals(commissioner)
                            || words.startsWith(first)
                            || commissioner.startsWith(words);
            if (same) {
                commissioned |=
                        COMMISSIONED_BEFORE.matcher(before(reading, name)).find()
                                || COMMISSIONED_AFTER.matcher(after).find();
            } else if (maker == null && MADE.matcher(before(reading, name)).find()) {
                maker = name;
            }
        }
        return commissioned ? maker : null;
    }

    private static boolean isMaker(Name name) {
        return name.kind() != PartyKind.PERSON
                && name.kind() != PartyKind.THING
                && name.kind() != PartyKind.OUTLET;
    }

    private static String before(Reading reading, Name name) {
        String text = reading.report().text();
        String before = text.substring(Math.max(0, name.at().start() - 60), name.at().start());
        Matcher sentence = Pattern.compile("(?s).*[.!?]\\s").matcher(before);
        return sentence.lookingAt() ? before.substring(sentence.end()) : before;
    }

    private static @Nullable Mention holder(Reading reading, Name name) {
        return reading.mentions().stream()
                .filter(m -> m.at().contains(name.at()))
                .findFirst()
                .orElse(reading.mentions().isEmpty() ? null : reading.mentions().getFirst());
    }
}
