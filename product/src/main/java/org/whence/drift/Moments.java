package org.whence.drift;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.whence.model.DriftKind;
import org.whence.model.Severity;
import org.whence.model.Span;
import org.whence.model.TimeRef;
import org.whence.text.WordList;

/// When it happened: another day or year, "since" told as "in", an event set before another told as during or after it.
final class Moments {
    private static final double ALIKE = 0.22;
    private static final double SAME_EVENT = 0.5;
    private static final Pattern YEAR =
            Pattern.compile(
                    "(?<![\\d.,-])(1[5-9]\\d\\d|20\\d\\d)(?![\\d,.]?\\d|\\s*(%|per|km|kg|m\\b|tonnes|euros|dollars|pieces|tiny))");
    private static final Pattern MONTH =
            Pattern.compile(
                    "\\b(January|February|March|April|May|June|July|August|September|October|November|December|(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?)");
    private static final Pattern SINCE =
            Pattern.compile("(?i)\\b(since|from|until|by|in|during)\\s+$");
    private static final Map<String, String> ORDERS = WordList.pairs(Moments.class, "orders.tsv");

    private final Affair affair;

    Moments(Affair affair) {
        this.affair = affair;
    }

    List<Change> changes(Pair pair) {
        List<Change> changes = new ArrayList<>();
        if (pair.likeness() < ALIKE) {
            return changes;
        }
        days(pair, changes);
        years(pair, changes);
        order(pair, changes);
        return changes;
    }

    private void days(Pair pair, List<Change> changes) {
        List<TimeRef> before = days(pair.from());
        List<TimeRef> after = days(pair.to());
        if (before.size() != 1 || after.size() != 1) {
            return;
        }
        TimeRef a = before.getFirst();
        TimeRef b = after.getFirst();
        LocalDate x = a.from();
        LocalDate y = b.from();
        if (x == null
                || y == null
                || x.equals(y)
                || isGiven(pair.from(), y)
                || isGiven(pair.to(), x)) {
            return;
        }
        boolean overlap =
                a.to() != null && b.to() != null && !x.isAfter(b.to()) && !y.isAfter(a.to());
        boolean named = digits(pair.from(), a) && digits(pair.to(), b) && !overlap;
        if (named) {
            changes.add(change("date", pair, a.at(), b.at(), Severity.MAJOR, "another day: "));
        }
    }

    private static boolean digits(Statement statement, TimeRef time) {
        return MONTH.matcher(statement.words(time.at())).find()
                && !statement.words(time.at()).matches("(?i).*(ago|earlier|later).*");
    }

    private static boolean isGiven(Statement statement, LocalDate day) {
        return statement.reading.annotation().times().stream().anyMatch(t -> day.equals(t.from()));
    }

    private static List<TimeRef> days(Statement statement) {
        return statement.reading.annotation().times().stream()
                .filter(t ->
                        statement.sentence.at().contains(t.at())
                                && t.from() != null
                                && t.to() != null
                                && t.to().isBefore(t.from().plusDays(31))
                                && MONTH.matcher(statement.words(t.at())).find())
                .toList();
    }

    private void years(Pair pair, List<Change> changes) {
        Map<String, Span> before = years(pair.from());
        Map<String, Span> after = years(pair.to());
        if (before.size() != 1 || after.size() != 1) {
            return;
        }
        String x = before.keySet().iterator().next();
        String y = after.keySet().iterator().next();
        Span a = before.get(x);
        Span b = after.get(y);
        if (a == null || b == null) {
            return;
        }
        if (!x.equals(y)) {
            boolean given = pair.from().text().contains(y) || pair.to().text().contains(x);
            if (!given && sharesNoun(pair, a, b)) {
                changes.add(change("year", pair, a, b, Severity.MAJOR, "another year: "));
            }
            return;
        }
        String p = lead(pair.from(), a);
        String q = lead(pair.to(), b);
        boolean open =
                p.matches("since|from|until|by") && q.matches("in|during")
                        || p.matches("in|during") && q.matches("since|until|by");
        if (open && pair.likeness() >= SAME_EVENT) {
            Span m = new Span(a.start() - p.length() - 1, a.end());
            Span n = new Span(b.start() - q.length() - 1, b.end());
            changes.add(change("span", pair, m, n, Severity.MINOR, "another stretch of time: "));
        }
    }

    /// The word that the year hangs on is in both clauses ("the floods of 1931").
    private static boolean sharesNoun(Pair pair, Span a, Span b) {
        String x = above(pair.from(), a);
        String y = above(pair.to(), b);
        return !x.isEmpty() && x.equals(y) || pair.likeness() >= SAME_EVENT;
    }

    private static String above(Statement statement, Span at) {
        for (int i = 0; i < statement.tokens().size(); i++) {
            if (statement.token(i).at().overlaps(at) && statement.token(i).head() >= 0) {
                return statement.key(statement.token(i).head());
            }
        }
        return "";
    }

    private static String lead(Statement statement, Span year) {
        Matcher lead =
                SINCE.matcher(
                        statement.text().substring(Math.max(0, year.start() - 10), year.start()));
        return lead.find() ? lead.group(1).toLowerCase(java.util.Locale.ROOT) : "";
    }

    private static Map<String, Span> years(Statement statement) {
        Map<String, Span> years = new TreeMap<>();
        Span within = statement.mention.at();
        Matcher year = YEAR.matcher(statement.words(within));
        while (year.find()) {
            years.putIfAbsent(
                    year.group(),
                    new Span(within.start() + year.start(), within.start() + year.end()));
        }
        return years;
    }

    /// One event set before, during or after another.
    private record Order(String order, Span at, Set<String> event) {}

    private void order(Pair pair, List<Change> changes) {
        List<Order> before = orders(pair.from());
        for (Order b : orders(pair.to())) {
            for (Order a : before) {
                double alike = affair.likeness(a.event(), b.event());
                long shared = Affair.shared(a.event(), b.event()).size();
                boolean other = !a.order().equals(b.order());
                boolean kept =
                        before.stream()
                                .anyMatch(o ->
                                        o.order().equals(b.order())
                                                && affair.likeness(o.event(), b.event()) >= alike);
                Set<String> rest = Affair.shared(pair.from().keys, pair.to().keys);
                rest.removeAll(a.event());
                rest.removeAll(b.event());
                boolean main = rest.stream().filter(k -> !k.startsWith("@")).count() >= 2;
                if (other
                        && main
                        && !kept
                        && shared >= 2
                        && alike >= SAME_EVENT
                        && pair.likeness() >= 0.3) {
                    changes.add(
                            change(
                                    "order",
                                    pair,
                                    a.at(),
                                    b.at(),
                                    Severity.MAJOR,
                                    "another order of events: "));
                    return;
                }
            }
        }
    }

    private static List<Order> orders(Statement statement) {
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < statement.tokens().size(); i++) {
            String one = statement.lemma(i);
            String two =
                    i + 1 < statement.tokens().size() ? one + " " + statement.lemma(i + 1) : one;
            String order = ORDERS.get(two);
            int last = order == null ? i : i + 1;
            order = order == null ? ORDERS.get(one) : order;
            if (order == null) {
                continue;
            }
            int top = event(statement, i, last);
            if (top >= 0) {
                Set<String> event = statement.under(top);
                orders.add(
                        new Order(
                                order,
                                statement
                                        .token(i)
                                        .at()
                                        .join(
                                                statement
                                                        .token(
                                                                Math.max(
                                                                        last,
                                                                        Math.min(top, last + 6)))
                                                        .at()),
                                event));
            }
        }
        return orders;
    }

    /// The head of the event that an ordering word introduces: what it hangs on as a marker, or what hangs on it.
    private static int event(Statement statement, int word, int last) {
        for (int i = last; i >= word; i--) {
            if (statement.token(i).relation().matches("mark|case|advmod")
                    && statement.token(i).head() > last) {
                return statement.token(i).head();
            }
            int below = statement.child(i, "nmod|obl|pobj|advcl|ccomp|obj|pcomp|dep");
            if (below > last) {
                return below;
            }
        }
        return -1;
    }

    private Change change(String rule, Pair pair, Span a, Span b, Severity severity, String what) {
        return new Change(
                DriftKind.TIME,
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
}
