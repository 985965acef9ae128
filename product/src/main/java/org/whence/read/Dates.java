package org.whence.read;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.whence.model.Span;

/// Dates as news pages and headers write them, with day, month and year; a date without its year is none.
final class Dates {
    private static final String MONTH =
            "(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
                    + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?";
    private static final String DAY = "(?<day>\\d{1,2})(?:st|nd|rd|th)?";
    private static final String YEAR = "(?<year>(?:19|20)\\d{2})(?!\\d)";

    private static final List<Pattern> FORMS =
            List.of(
                    form("(?<![\\d-])" + YEAR + "-(?<month>\\d{1,2})-(?<day>\\d{1,2})(?!\\d)"),
                    form("\\b" + MONTH + "\\s+" + DAY + "\\s*,?\\s+" + YEAR),
                    form("(?<!\\d)" + DAY + "\\s+(?:of\\s+)?" + MONTH + ",?\\s+" + YEAR),
                    form("(?<!\\d)" + DAY + "-" + MONTH + "-" + YEAR),
                    form("(?<![\\d.])(?<day>\\d{1,2})\\.(?<month>\\d{1,2})\\." + YEAR),
                    form("(?<![\\d/])" + YEAR + "/(?<month>\\d{1,2})/(?<day>\\d{1,2})(?!\\d)"));

    private static final Pattern SLASHED = form("(?<![\\d/])(?<a>\\d{1,2})/(?<b>\\d{1,2})/" + YEAR);

    /// A month and a day, with or without a year.
    private static final Pattern DAY_OF_YEAR =
            form("\\b" + MONTH + "\\s+\\d{1,2}\\b|\\b\\d{1,2}\\s+" + MONTH.replace("?<month>", ""));

    record Found(Span at, LocalDate date) {}

    private Dates() {}

    private static Pattern form(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    /// The first date in the text.
    static Optional<Found> first(String text) {
        Found first = null;
        for (Pattern form : FORMS) {
            Matcher m = form.matcher(text);
            while (m.find()) {
                if (first != null && first.at().start() <= m.start()) {
                    break;
                }
                Optional<LocalDate> date =
                        date(m.group("year"), month(m.group("month")), m.group("day"));
                if (date.isPresent()) {
                    first = new Found(new Span(m.start(), m.end()), date.get());
                    break;
                }
            }
        }
        return Optional.ofNullable(first).or(() -> slashed(text));
    }

    static Optional<LocalDate> in(String text) {
        return first(text).map(Found::date);
    }

    /// The text without its first date, where it has one.
    static String without(String text) {
        String rest = first(text).map(f -> cut(text, f.at())).orElse(text);
        return DAY_OF_YEAR.matcher(rest).replaceAll(" ");
    }

    static boolean namesADay(String text) {
        return first(text).isPresent() || DAY_OF_YEAR.matcher(text).find();
    }

    private static String cut(String text, Span at) {
        return text.substring(0, at.start()) + " " + text.substring(at.end());
    }

    /// 3/4/2019 is March or April, so it is a date only where one of the numbers can be no month, or both are one.
    private static Optional<Found> slashed(String text) {
        Matcher m = SLASHED.matcher(text);
        if (!m.find()) {
            return Optional.empty();
        }
        int a = Integer.parseInt(m.group("a"));
        int b = Integer.parseInt(m.group("b"));
        if (a <= 12 && b <= 12 && a != b) {
            return Optional.empty();
        }
        int month = a > 12 ? b : a;
        int day = a > 12 ? a : b;
        Span at = new Span(m.start(), m.end());
        return date(m.group("year"), month, String.valueOf(day)).map(d -> new Found(at, d));
    }

    private static int month(String name) {
        if (Character.isDigit(name.charAt(0))) {
            return Integer.parseInt(name);
        }
        String months = "janfebmaraprmayjunjulaugsepoctnovdec";
        return months.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) / 3 + 1;
    }

    private static Optional<LocalDate> date(String year, int month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
