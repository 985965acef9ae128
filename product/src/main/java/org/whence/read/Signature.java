package org.whence.read;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The line of an embedded post that names its author: `— Name (@handle) June 3, 2021`.
///
/// @param before the post's words before it in the same line
record Signature(String before, String name, String handle, @Nullable LocalDate date) {
    private static final String NAME =
            "(?<name>[^\\n@()—―]{1,80}(?:\\([^)@]{1,20}\\)[^\\n@()—―]{0,40})?)";
    private static final String HANDLE = "(?<handle>@[\\w.-]{1,40}(?:@[\\w.-]{3,60})?)";

    private static final Pattern CLOSING =
            Pattern.compile(
                    "(?<before>|.{1,4000}\\s)[—–―-]{1,2}\\s*"
                            + NAME
                            + "\\s*\\("
                            + HANDLE
                            + "\\)\\s*,?(?<date>[^\\n]{0,40})");

    /// Name, handle and date above the words.
    private static final Pattern OPENING =
            Pattern.compile(
                    "(?<before>)"
                            + NAME
                            + "\\s+\\(?"
                            + HANDLE
                            + "\\)?\\s*[·•|,–—-]?\\s*(?<date>[^\\n]{6,40})");

    private static final Pattern LINKS =
            Pattern.compile(
                    "(?:\\s*(?:https?://\\S{1,300}|(?:pic\\.twitter\\.com|pic\\.x\\.com|t\\.co)/\\w{1,40}))+\\s*$");

    static Optional<Signature> closing(String line) {
        return match(CLOSING, line).filter(s -> s.date != null || s.before.isBlank());
    }

    static Optional<Signature> opening(String line) {
        return match(OPENING, line).filter(s -> s.date != null);
    }

    private static Optional<Signature> match(Pattern form, String line) {
        if (line.indexOf('@') < 0) {
            return Optional.empty();
        }
        Matcher m = form.matcher(line);
        if (!m.matches()) {
            return Optional.empty();
        }
        LocalDate date = Dates.in(m.group("date")).orElse(null);
        if (date == null && !m.group("date").isBlank() && !Dates.namesADay(m.group("date"))) {
            return Optional.empty();
        }
        return Optional.of(
                new Signature(
                        m.group("before").strip(),
                        m.group("name").strip(),
                        m.group("handle"),
                        date));
    }

    /// Whether a line ends in a link as the posts of one big network do.
    static boolean endsInPostLink(String line) {
        Matcher m = LINKS.matcher(tail(line));
        return m.find() && (m.group().contains("t.co/") || m.group().contains("pic."));
    }

    /// Whether a line begins as posts do and prose does not: with a picture character, a hashtag or a handle.
    static boolean beginsAsPost(String line) {
        int first = line.codePointAt(0);
        return first == '#'
                || first == '@'
                || Character.getType(first) == Character.OTHER_SYMBOL
                || (Character.isEmoji(first) && !Character.isDigit(first) && first != '*');
    }

    /// The words without the links behind them.
    static String withoutLinks(String line) {
        String tail = tail(line);
        Matcher m = LINKS.matcher(tail);
        if (!m.find()) {
            return line.strip();
        }
        String words = line.substring(0, line.length() - tail.length() + m.start()).strip();
        return words.endsWith(" -") || words.endsWith(" –")
                ? words.substring(0, words.length() - 2).strip()
                : words;
    }

    private static String tail(String line) {
        return line.length() > 1000 ? line.substring(line.length() - 1000) : line;
    }
}
