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
    private static final double ALIKE = 0.2;
    private static final double MOVED = 0.3;

    private final Affair affair;

    Credits(Affair affair) {
        this.affair = affair;
    }

    List<Change> changes(Mention from, Mention to) {
        List<Change> changes = new ArrayList<>();
        List<Source> before = affair.credits(from);
        List<Source> after = affair.credits(to);
        if (!Affair.isClause(to)) {
            return changes;
        }
        if (after.isEmpty()
                && to.attribution() == null
                && (affair.overlap(from, to) >= ALIKE || affair.sharesSubject(from, to))) {
            Set<String> outlets = new TreeSet<>(affair.outletsBehind(from.report()));
            before.stream()
                    .filter(s -> s.kind() == SourceKind.OUTLET)
                    .forEach(s -> outlets.add(s.name()));
            String ownOutlet = affair.report(from).outlet();
            String its = ownOutlet(to);
            boolean itself =
                    its != null
                            && before.stream()
                                    .anyMatch(x ->
                                            !Collections.disjoint(words(x.name()), words(its)));
            boolean credited =
                    !itself
                            && (!before.isEmpty()
                                    || ownOutlet != null && affair.report(from).within() == null);
            String text = affair.report(to).text();
            if (credited && !outlets.isEmpty() && outlets.stream().noneMatch(text::contains)) {
                String names = String.join(", ", outlets);
                changes.add(
                        new Change(
                                DriftKind.ATTRIBUTION,
                                from,
                                to,
                                creditWords(from),
                                to.at(),
                                Severity.MAJOR,
                                "stated without credit; "
                                        + names
                                        + (outlets.size() == 1 ? " is" : " are")
                                        + " named nowhere in the report"));
            }
        } else if (!before.isEmpty()
                && !after.isEmpty()
                && affair.overlap(from, to) >= MOVED
                && isMoved(before.getLast(), after)) {
            changes.add(
                    new Change(
                            DriftKind.ATTRIBUTION,
                            from,
                            to,
                            creditWords(from),
                            creditWords(to),
                            Severity.MAJOR,
                            "credited to "
                                    + after.getLast().name()
                                    + " instead of "
                                    + before.getLast().name()));
        }
        return changes;
    }

    private @Nullable String ownOutlet(Mention mention) {
        return affair.report(mention).outlet();
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
