package org.whence.read;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Dates as pages write them.
final class Dates {
    private static final String MONTHS =
            "(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?";
    private static final Pattern ISO = Pattern.compile("\\b((?:19|20)\\d\\d)-(\\d\\d)-(\\d\\d)");
    private static final Pattern DAY_FIRST =
            Pattern.compile(
                    "\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+" + MONTHS + ",?\\s+((?:19|20)\\d\\d)");
    private static final Pattern MONTH_FIRST =
            Pattern.compile(
                    "\\b" + MONTHS + "\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+((?:19|20)\\d\\d)");

    private Dates() {}

    /// The first full date in the words, or null.
    static @Nullable LocalDate in(String words) {
        try {
            Matcher iso = ISO.matcher(words);
            if (iso.find()) {
                return LocalDate.of(
                        Integer.parseInt(iso.group(1)),
                        Integer.parseInt(iso.group(2)),
                        Integer.parseInt(iso.group(3)));
            }
            Matcher day = DAY_FIRST.matcher(words);
            if (day.find()) {
                return LocalDate.of(
                        Integer.parseInt(day.group(3)),
                        month(day.group(2)),
                        Integer.parseInt(day.group(1)));
            }
            Matcher month = MONTH_FIRST.matcher(words);
            if (month.find()) {
                return LocalDate.of(
                        Integer.parseInt(month.group(3)),
                        month(month.group(1)),
                        Integer.parseInt(month.group(2)));
            }
        } catch (DateTimeException e) {
            return null;
        }
        return null;
    }

    /// Whether a line holds a date and hardly anything else ("Published: 12 June 2019").
    static boolean isDateLine(String line) {
        String rest =
                line.replaceAll(
                                "(?i)\\b(published|updated|posted|date|on|at|last modified|embargoed)\\b:?",
                                "")
                        .replaceAll(
                                "(?i)\\b(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\\b,?",
                                "")
                        .replaceAll(ISO.pattern(), "")
                        .replaceAll(DAY_FIRST.pattern(), "")
                        .replaceAll(MONTH_FIRST.pattern(), "")
                        .replaceAll(
                                "\\d{1,2}[:.]\\d\\d(:\\d\\d)?\\s*(am|pm|AM|PM|a\\.m\\.|p\\.m\\.)?|\\b(GMT|UTC|EST|EDT|CET|CEST|BST)\\b|Z",
                                "")
                        .replaceAll("[\\s,.:;|•·T-]", "");
        return rest.isEmpty() && in(line) != null;
    }

    private static int month(String name) {
        String three = name.substring(0, 3).toLowerCase(Locale.ROOT);
        return List.of(
                                "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
                                "oct", "nov", "dec")
                        .indexOf(three)
                + 1;
    }
}
