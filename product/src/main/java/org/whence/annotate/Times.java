package org.whence.annotate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.model.Span;
import org.whence.model.TimeRef;

/// Finds times and resolves them against the day of the report. What a text leaves open stays open: "since June" has no
/// last day, and without a date of the report "last week" has neither.
final class Times {
    private static final String MONTH =
            "(?<month>January|February|March|April|May|June|July|August|September|October|November|December"
                    + "|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)";
    private static final String YEAR = "(?<year>(?:19|20)\\d\\d)";
    private static final String LEAD = "(?<lead>since |until |before |after |by |from )?(?:the )?";

    /// Longest first; of overlapping finds the first stays.
    private static final List<Pattern> PATTERNS =
            List.of(
                    compile(LEAD + "(?<day>\\d{1,2})(?:st|nd|rd|th)? " + MONTH + ",? " + YEAR),
                    compile(LEAD + MONTH + " (?<day>\\d{1,2})(?:st|nd|rd|th)?,? " + YEAR),
                    compile(
                            LEAD
                                    + "(?<part>start|beginning|end|middle|first half|second half|(?:first|second|third|fourth) quarter) of (?:the year |the )?(?:"
                                    + YEAR
                                    + "|(?<this>this year|last year|the year|year))"),
                    compile(LEAD + "(?<season>spring|summer|autumn|fall|winter)(?: of)? " + YEAR),
                    compile(LEAD + MONTH + ",? " + YEAR),
                    compile(LEAD + MONTH + " (?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)"),
                    compile(LEAD + "(?<day>\\d{1,2})(?:st|nd|rd|th)? " + MONTH),
                    compile(LEAD + "(?<iso>(?:19|20)\\d\\d-\\d\\d-\\d\\d)"),
                    compile(
                            "(?<within>within|in the (?:next|coming)|over the (?:next|coming)|in the (?:last|past)|over the (?:last|past)) (?<count>\\w+|\\d+) (?<unit>days?|weeks?|months?|years?)"),
                    compile(
                            "(?<which>last|this|next|earlier this|later this|late last|early this|the previous|the following) (?<unit>week|month|year|summer|spring|autumn|fall|winter|weekend|quarter)"),
                    compile("(?<relative>yesterday|today|tomorrow|tonight)"),
                    compile(
                            "(?:on |last |next |late |early )?(?<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"),
                    compile(
                            "(?<days>\\d+|\\w+) (?<unit>days?|weeks?|months?|years?) (?<ago>ago|earlier|later)"),
                    compile(LEAD + "(?:in |of |year )(?:the )?" + YEAR + "(?![\\d.,]\\d|%)"),
                    compile("(?:since|until|during|early|late) " + YEAR));

    private Times() {}

    private static Pattern compile(String regex) {
        // months need their capital letter: "may" and "march" are other words
        int flags = regex.contains("(?<month>") ? 0 : Pattern.CASE_INSENSITIVE;
        return Pattern.compile("(?<![\\p{L}\\d])" + regex + "(?![\\p{L}\\d])", flags);
    }

    static List<TimeRef> of(String text, Span within, @Nullable LocalDate published) {
        List<TimeRef> times = new ArrayList<>();
        for (Pattern pattern : PATTERNS) {
            Matcher matcher = pattern.matcher(text).region(within.start(), within.end());
            matcher.useTransparentBounds(true);
            while (matcher.find()) {
                Span at = new Span(matcher.start(), matcher.end());
                if (times.stream().noneMatch(t -> t.at().overlaps(at))) {
                    TimeRef time = resolve(matcher, at, published);
                    if (time != null) {
                        times.add(time);
                    }
                }
            }
        }
        times.sort(Comparator.comparing(TimeRef::at));
        return times;
    }

    private static @Nullable TimeRef resolve(Matcher m, Span at, @Nullable LocalDate today) {
        String iso = group(m, "iso");
        if (iso != null) {
            LocalDate day = LocalDate.parse(iso);
            return bounded(m, at, day, day);
        }
        String month = group(m, "month");
        Integer year = group(m, "year") == null ? null : Integer.valueOf(group(m, "year"));
        if (month != null) {
            int number = month(month);
            if (month.equals("May") && group(m, "day") == null && year == null) {
                return null;
            }
            Integer in = year != null ? year : nearestYear(number, today);
            if (in == null) {
                return new TimeRef(at, null, null);
            }
            String day = group(m, "day");
            YearMonth whole = YearMonth.of(in, number);
            if (day != null) {
                int d = Integer.parseInt(day);
                if (d < 1 || d > whole.lengthOfMonth()) {
                    return null;
                }
                return bounded(m, at, whole.atDay(d), whole.atDay(d));
            }
            return bounded(m, at, whole.atDay(1), whole.atEndOfMonth());
        }
        String part = group(m, "part");
        if (part != null) {
            Integer in = year;
            if (in == null && today != null) {
                in = "last year".equals(group(m, "this")) ? today.getYear() - 1 : today.getYear();
            }
            return in == null ? new TimeRef(at, null, null) : part(m, at, part, in);
        }
        String season = group(m, "season");
        if (season != null && year != null) {
            return season(m, at, season, year);
        }
        if (year != null) {
            return bounded(m, at, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        }
        return today == null ? new TimeRef(at, null, null) : relative(m, at, today);
    }

    private static TimeRef relative(Matcher m, Span at, LocalDate today) {
        String relative = lower(group(m, "relative"));
        if (relative != null) {
            LocalDate day =
                    switch (relative) {
                        case "yesterday" -> today.minusDays(1);
                        case "tomorrow" -> today.plusDays(1);
                        default -> today;
                    };
            return new TimeRef(at, day, day);
        }
        String weekday = group(m, "weekday");
        if (weekday != null) {
            DayOfWeek day = DayOfWeek.valueOf(weekday.toUpperCase(Locale.ROOT));
            LocalDate on =
                    m.group().toLowerCase(Locale.ROOT).startsWith("next")
                            ? today.with(TemporalAdjusters.next(day))
                            : today.with(TemporalAdjusters.previousOrSame(day));
            return new TimeRef(at, on, on);
        }
        String which = lower(group(m, "which"));
        if (which != null) {
            return whichPeriod(at, which, group(m, "unit"), today);
        }
        String count = group(m, "count") != null ? group(m, "count") : group(m, "days");
        Integer n = count == null ? null : number(count);
        String unit = group(m, "unit");
        if (n == null || unit == null) {
            return new TimeRef(at, null, null);
        }
        if (group(m, "ago") != null) {
            LocalDate day =
                    m.group("ago").equals("later") ? plus(today, n, unit) : plus(today, -n, unit);
            return new TimeRef(at, day, day);
        }
        boolean past = m.group().contains("last") || m.group().contains("past");
        return past
                ? new TimeRef(at, plus(today, -n, unit), today)
                : new TimeRef(at, today, plus(today, n, unit));
    }

    private static TimeRef whichPeriod(
            Span at, String which, @Nullable String unit, LocalDate today) {
        int step =
                which.contains("last") || which.contains("previous")
                        ? -1
                        : which.contains("next") || which.contains("following") ? 1 : 0;
        boolean earlier = which.startsWith("earlier") || which.startsWith("early");
        return switch (unit == null ? "" : unit) {
            case "week" -> {
                LocalDate monday =
                        today.plusWeeks(step)
                                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield new TimeRef(at, monday, earlier ? today : monday.plusDays(6));
            }
            case "weekend" -> {
                LocalDate saturday =
                        today.plusWeeks(step)
                                .with(TemporalAdjusters.previousOrSame(DayOfWeek.SATURDAY));
                yield new TimeRef(at, saturday, saturday.plusDays(1));
            }
            case "month" -> {
                YearMonth month = YearMonth.from(today).plusMonths(step);
                yield new TimeRef(at, month.atDay(1), earlier ? today : month.atEndOfMonth());
            }
            case "year" -> {
                int year = today.getYear() + step;
                yield new TimeRef(
                        at, LocalDate.of(year, 1, 1), earlier ? today : LocalDate.of(year, 12, 31));
            }
            case "quarter" -> new TimeRef(at, null, null);
            default -> {
                int start = seasonStart(unit == null ? "" : unit);
                LocalDate from = LocalDate.of(today.getYear() + step, start, 1);
                yield new TimeRef(at, from, from.plusMonths(3).minusDays(1));
            }
        };
    }

    private static TimeRef part(Matcher m, Span at, String part, int year) {
        return switch (part) {
            case "first half" ->
                    bounded(m, at, LocalDate.of(year, 1, 1), LocalDate.of(year, 6, 30));
            case "second half" ->
                    bounded(m, at, LocalDate.of(year, 7, 1), LocalDate.of(year, 12, 31));
            case "first quarter" ->
                    bounded(m, at, LocalDate.of(year, 1, 1), LocalDate.of(year, 3, 31));
            case "second quarter" ->
                    bounded(m, at, LocalDate.of(year, 4, 1), LocalDate.of(year, 6, 30));
            case "third quarter" ->
                    bounded(m, at, LocalDate.of(year, 7, 1), LocalDate.of(year, 9, 30));
            case "fourth quarter" ->
                    bounded(m, at, LocalDate.of(year, 10, 1), LocalDate.of(year, 12, 31));
            case "start", "beginning" ->
                    bounded(m, at, LocalDate.of(year, 1, 1), LocalDate.of(year, 1, 31));
            case "end" -> bounded(m, at, LocalDate.of(year, 12, 1), LocalDate.of(year, 12, 31));
            default -> bounded(m, at, LocalDate.of(year, 6, 1), LocalDate.of(year, 7, 31));
        };
    }

    private static TimeRef season(Matcher m, Span at, String season, int year) {
        LocalDate from = LocalDate.of(year, seasonStart(season), 1);
        return bounded(m, at, from, from.plusMonths(3).minusDays(1));
    }

    private static int seasonStart(String season) {
        return switch (season) {
            case "spring" -> 3;
            case "summer" -> 6;
            case "autumn", "fall" -> 9;
            default -> 12;
        };
    }

    /// Opens a side where the words before say so.
    private static TimeRef bounded(Matcher m, Span at, LocalDate from, LocalDate to) {
        String lead = group(m, "lead");
        String words = lead == null ? m.group().toLowerCase(Locale.ROOT) : lead;
        if (words.startsWith("since") || words.startsWith("from") || words.startsWith("after")) {
            return new TimeRef(at, words.startsWith("after") ? to : from, null);
        }
        if (words.startsWith("until") || words.startsWith("by") || words.startsWith("before")) {
            return new TimeRef(at, null, words.startsWith("before") ? from : to);
        }
        return new TimeRef(at, from, to);
    }

    private static LocalDate plus(LocalDate day, int n, String unit) {
        return switch (unit.replaceAll("s$", "")) {
            case "day" -> day.plusDays(n);
            case "week" -> day.plusWeeks(n);
            case "month" -> day.plusMonths(n);
            default -> day.plusYears(n);
        };
    }

    private static @Nullable Integer number(String word) {
        if (word.matches("\\d{1,4}")) {
            return Integer.valueOf(word);
        }
        List<String> words =
                List.of(
                        "a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
                        "ten", "eleven", "twelve");
        int at = words.indexOf(word.toLowerCase(Locale.ROOT));
        return at < 0 ? null : Math.max(1, at);
    }

    private static int month(String name) {
        String three = name.substring(0, 3).toLowerCase(Locale.ROOT);
        return List.of(
                                "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
                                "oct", "nov", "dec")
                        .indexOf(three)
                + 1;
    }

    /// The year in which a month named without one lies nearest to the report.
    private static @Nullable Integer nearestYear(int month, @Nullable LocalDate today) {
        if (today == null) {
            return null;
        }
        int distance = month - today.getMonthValue();
        return today.getYear() + (distance > 6 ? -1 : distance < -6 ? 1 : 0);
    }

    private static @Nullable String lower(@Nullable String words) {
        return words == null ? null : words.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String group(Matcher m, String name) {
        return m.namedGroups().containsKey(name) ? m.group(name) : null;
    }
}
