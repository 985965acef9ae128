package org.whence.drift;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.model.Bound;
import org.whence.model.DriftKind;
import org.whence.model.Mention;
import org.whence.model.Quantity;
import org.whence.model.Reading;
import org.whence.model.Severity;
import org.whence.model.Span;

/// Figures that changed, their bound ("up to" became "at least"), or what they count.
///
/// Rounding, another unit, and a figure within the bound that is given are no change; nor is a figure that the other report
/// gives elsewhere, since then two figures were only set side by side.
final class Figures {
    private static final double ROUNDING = 0.05;
    private static final double LEAST_LIKENESS = 0.3;

    private static final Pattern NUMBER =
            Pattern.compile(
                    "\\d[\\d,.]*\\d|\\d|\\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\\b");
    private static final Pattern AT_MOST =
            Pattern.compile(
                    "(?i)\\b(as (long|far|high|late|old|large|big|often) as|a maximum of|up to)\\s+$");
    private static final Pattern PERIOD =
            Pattern.compile(
                    "(?i)\\b(a|an|per|each|every)\\s+(hour|day|week|month|year)|\\b(hour|dai|week|month|year|annual)(?=ly\\b)");

    private final Affair affair;
    private final Pairs pairs;

    Figures(Affair affair, Pairs pairs) {
        this.affair = affair;
        this.pairs = pairs;
    }

    List<Change> changes(Pair pair) {
        List<Change> changes = new ArrayList<>();
        Mention from = pair.from().mention;
        Mention to = pair.to().mention;
        for (Quantity b : to.quantities()) {
            for (Quantity a : from.quantities()) {
                boolean one =
                        kind(a).equals(kind(b))
                                && period(from, a).equals(period(to, b))
                                && isDistance(from, a) == isDistance(to, b);
                boolean same = one && isSame(a, b);
                if (same && pair.likeness() >= LEAST_LIKENESS) {
                    Severity shift = shifted(bounded(from, a), bounded(to, b));
                    if (shift != null && !isGivenSo(to, b)) {
                        changes.add(change("bound", from, to, a, b, shift, "another bound: "));
                    }
                } else if (one && !same && isOfOne(pair, a) && isOther(from, to, a, b)) {
                    changes.add(
                            change(
                                    "quantity",
                                    from,
                                    to,
                                    a,
                                    b,
                                    Severity.MAJOR,
                                    "the figure changed: "));
                } else if (pair.likeness() >= LEAST_LIKENESS && isRecounted(pair, a, b)) {
                    changes.add(
                            new Change(
                                    DriftKind.OBJECT,
                                    "counted",
                                    from,
                                    to,
                                    counted(pair.from(), a),
                                    counted(pair.to(), b),
                                    Severity.MAJOR,
                                    "the figure counts something else: “"
                                            + affair.quote(from, counted(pair.from(), a))
                                            + "” became “"
                                            + affair.quote(to, counted(pair.to(), b))
                                            + "”"));
                }
            }
        }
        return changes;
    }

    private Change change(
            String rule,
            Mention from,
            Mention to,
            Quantity a,
            Quantity b,
            Severity severity,
            String what) {
        return new Change(
                DriftKind.QUANTITY,
                rule,
                from,
                to,
                bare(from, a),
                bare(to, b),
                severity,
                what
                        + "“"
                        + affair.quote(from, bare(from, a))
                        + "” became “"
                        + affair.quote(to, bare(to, b))
                        + "”");
    }

    /// Whether the clauses say enough of the same: for a length of time also by their predicates.
    private static boolean isOfOne(Pair pair, Quantity a) {
        Statement from = pair.from();
        Statement to = pair.to();
        Set<String> shared = Affair.shared(from.said(), to.said());
        shared.removeIf(k -> k.startsWith("#"));
        boolean predicate = from.sharesPredicate(to);
        boolean time = a.unit().matches("(hour|day|week|month|year|minute)(/.*)?");
        long words = shared.stream().filter(k -> !k.startsWith("@")).count();
        return pair.likeness() >= LEAST_LIKENESS && (!time || predicate && words >= 2)
                || predicate && shared.size() >= 2 && pair.likeness() >= LEAST_LIKENESS / 2;
    }

    private boolean isOther(Mention from, Mention to, Quantity a, Quantity b) {
        boolean kept = holds(to, number(from, a)) || holds(from, number(to, b));
        return !kept && !isGiven(to.report(), a) && !isGiven(from.report(), b);
    }

    /// The words without a conversion in brackets.
    private Span bare(Mention mention, Quantity quantity) {
        String words = affair.report(mention).quote(quantity.at());
        int bracket = words.indexOf(" (");
        int end = bracket > 0 ? quantity.at().start() + bracket : quantity.at().end();
        String text = affair.report(mention).text();
        int from = Math.max(0, quantity.at().start() - 20);
        Matcher bound = AT_MOST.matcher(text.substring(from, quantity.at().start()));
        int start = bound.find() ? from + bound.start() : quantity.at().start();
        return new Span(start, end);
    }

    /// Things counted once in each of two reports ("400 farms", "4,000 farms") whose clauses share another word.
    List<Change> lone(Reading from, Reading to) {
        List<Change> changes = new ArrayList<>();
        Map<String, Quantity> before = lone(from);
        lone(to).forEach((kind, b) -> {
            Quantity a = before.get(kind);
            Mention m = a == null ? null : holder(from, a);
            Mention n = a == null ? null : holder(to, b);
            if (a == null || m == null || n == null || isSame(a, b)) {
                return;
            }
            Statement x = affair.statement(m);
            Statement y = affair.statement(n);
            if (x == null || y == null || !period(m, a).equals(period(n, b))) {
                return;
            }
            Set<String> shared = Affair.shared(x.keys, y.keys);
            shared.removeIf(k -> k.startsWith("#") || k.equals(Synonyms.of(kind)));
            if (!shared.isEmpty()
                    && affair.likeness(x, y) >= LEAST_LIKENESS / 3
                    && isOther(m, n, a, b)) {
                changes.add(change("quantity", m, n, a, b, Severity.MAJOR, "the figure changed: "));
            }
        });
        return changes;
    }

    private Map<String, Quantity> lone(Reading reading) {
        Map<String, Quantity> once = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (Quantity q : reading.annotation().quantities()) {
            counts.merge(kind(q), 1, Integer::sum);
            once.put(kind(q), q);
        }
        once.keySet()
                .removeIf(k -> counts.getOrDefault(k, 0) > 1 || k.length() < 4 || k.contains("/"));
        return once;
    }

    private @Nullable Mention holder(Reading reading, Quantity quantity) {
        Mention best = null;
        for (Mention mention : reading.mentions()) {
            if (mention.at().contains(quantity.at())
                    && mention.response() == null
                    && (best == null || mention.at().length() > best.at().length())) {
                best = mention;
            }
        }
        return best;
    }

    /// The same large number counts things that one of the reports tells apart.
    private boolean isRecounted(Pair pair, Quantity a, Quantity b) {
        String x = kind(a);
        String y = kind(b);
        boolean counts = x.length() > 3 && y.length() > 3 && !x.contains("/") && !y.contains("/");
        if (x.equals(y)
                || a.value() < 100
                || !counts && !x.replaceAll("/.*", "").matches(".{4,}")) {
            return false;
        }
        String noun = x.replaceAll("/.*", "");
        String other = y.replaceAll("/.*", "");
        double larger = Math.max(a.value(), b.value());
        boolean near = Math.abs(a.value() - b.value()) / larger <= ROUNDING / 2;
        boolean wordOfCount = noun.length() > 3 && other.length() > 3 && !noun.equals(other);
        return near
                && wordOfCount
                && (tellsApart(pair.from().reading, noun, other)
                        || tellsApart(pair.to().reading, noun, other));
    }

    private static boolean tellsApart(Reading reading, String noun, String other) {
        Set<String> counted = new java.util.TreeSet<>();
        for (Quantity q : reading.annotation().quantities()) {
            counted.add(kind(q).replaceAll("/.*", ""));
        }
        return counted.contains(noun) && counted.contains(other);
    }

    private static Span counted(Statement statement, Quantity quantity) {
        String noun = kind(quantity).replaceAll("/.*", "");
        for (int i = 0; i < statement.tokens().size(); i++) {
            Span at = statement.token(i).at();
            if (at.start() >= quantity.at().start()
                    && at.start() <= quantity.at().end() + 40
                    && Synonyms.of(statement.lemma(i)).equals(noun)) {
                return quantity.at().join(at);
            }
        }
        return quantity.at();
    }

    /// Unit or counted noun, in the form that stands for all that say the same.
    private static String kind(Quantity quantity) {
        String[] parts = quantity.unit().split("/", 2);
        String unit = parts[0].length() > 3 ? Synonyms.of(parts[0]) : parts[0];
        return parts.length > 1 ? unit + "/" + parts[1] : unit;
    }

    /// The span of time that a figure is for, where the words behind it name one.
    private String period(Mention mention, Quantity quantity) {
        if (quantity.unit().contains("/")) {
            return "";
        }
        String text = affair.report(mention).text();
        int end = Math.min(text.length(), Math.max(quantity.at().end(), mention.at().end()) + 12);
        Matcher period =
                PERIOD.matcher(
                        text.substring(
                                quantity.at().end(), Math.min(end, quantity.at().end() + 90)));
        return period.find()
                ? period.group()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("^.*\\s", "")
                        .replace("annual", "year")
                        .replace("dai", "day")
                : "";
    }

    private boolean holds(Mention mention, String number) {
        return Pattern.compile("(?<![\\d,.])" + Pattern.quote(number) + "(?![\\d]|[,.]\\d)")
                .matcher(affair.report(mention).quote(mention.at()))
                .find();
    }

    /// The number as it is written, without its bound and unit.
    private String number(Mention mention, Quantity quantity) {
        Matcher digits = NUMBER.matcher(affair.report(mention).quote(quantity.at()));
        return digits.find() ? digits.group() : affair.report(mention).quote(quantity.at());
    }

    /// "five days after", which says when, not how long.
    private boolean isDistance(Mention mention, Quantity quantity) {
        String text = affair.report(mention).text();
        return text.substring(
                        quantity.at().end(), Math.min(text.length(), quantity.at().end() + 16))
                .matches("(?s)\\s+(\\w+ )?(after|before|ago|later|earlier|since)\\b.*");
    }

    private boolean isGiven(String report, Quantity quantity) {
        return affair.reading(report).annotation().quantities().stream()
                .anyMatch(q ->
                        kind(q).replaceAll("/.*", "").equals(kind(quantity).replaceAll("/.*", ""))
                                && isSame(q, quantity));
    }

    /// Whether any fuller report gives the figure within the same bound.
    private boolean isGivenSo(Mention to, Quantity quantity) {
        Bound bound = bounded(to, quantity).bound();
        for (Reading reading : affair.readings()) {
            if (pairs.isFuller(reading.report().id(), to.report())) {
                for (Quantity q : reading.annotation().quantities()) {
                    boolean same =
                            kind(q).equals(kind(quantity))
                                    && isSame(q, quantity)
                                    && isUpper(q.bound()) == isUpper(bound)
                                    && isLower(q.bound()) == isLower(bound);
                    if (same && !isPrecededByBound(reading, q)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isPrecededByBound(Reading reading, Quantity q) {
        String text = reading.report().text();
        return AT_MOST.matcher(text.substring(Math.max(0, q.at().start() - 20), q.at().start()))
                .find();
    }

    /// The quantity with its bound, also where the bound stands in other words before it ("as long as ten years").
    private Quantity bounded(Mention mention, Quantity quantity) {
        String text = affair.report(mention).text();
        String before =
                text.substring(Math.max(0, quantity.at().start() - 20), quantity.at().start());
        return quantity.bound() == Bound.EXACT && AT_MOST.matcher(before).find()
                ? new Quantity(quantity.at(), quantity.value(), quantity.unit(), Bound.AT_MOST)
                : quantity;
    }

    /// How grave another bound on the same figure is, or null where it says the same.
    private static @Nullable Severity shifted(Quantity a, Quantity b) {
        if (Math.abs(a.value() - b.value()) > 0.001 * Math.abs(a.value())) {
            return null;
        }
        boolean upper = isUpper(a.bound());
        boolean lower = isLower(a.bound());
        if (isUpper(b.bound())) {
            return upper ? null : lower ? Severity.MAJOR : Severity.MINOR;
        }
        if (isLower(b.bound())) {
            boolean more = b.bound() == Bound.AT_LEAST || a.bound() == Bound.EXACT || upper;
            return lower || !more ? null : upper ? Severity.MAJOR : Severity.MINOR;
        }
        return upper ? Severity.MINOR : null;
    }

    private static boolean isUpper(Bound bound) {
        return bound == Bound.AT_MOST || bound == Bound.LESS_THAN;
    }

    private static boolean isLower(Bound bound) {
        return bound == Bound.AT_LEAST || bound == Bound.MORE_THAN;
    }

    /// Whether `round` is `exact` in fewer digits.
    private static boolean rounds(double exact, double round) {
        double step = 1;
        while (round % (step * 10) == 0 && step < round) {
            step *= 10;
        }
        return step > 1 && Math.round(exact / step) * step == round;
    }

    private static boolean isSame(Quantity a, Quantity b) {
        double larger = Math.max(Math.abs(a.value()), Math.abs(b.value()));
        if (larger == 0 || Math.abs(a.value() - b.value()) / larger <= ROUNDING) {
            return true;
        }
        if (larger >= 100 && (rounds(a.value(), b.value()) || rounds(b.value(), a.value()))) {
            return true;
        }
        return switch (b.bound()) {
            case MORE_THAN, AT_LEAST -> a.value() >= b.value() && a.value() <= b.value() * 1.2;
            case LESS_THAN, AT_MOST -> a.value() <= b.value() && a.value() >= b.value() * 0.8;
            default -> false;
        };
    }
}
