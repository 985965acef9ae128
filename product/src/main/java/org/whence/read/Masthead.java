package org.whence.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The lines above a report that say who published it, when, and who wrote it: `Outlet: ...`, `By ...`, a date alone.
final class Masthead {
    /// A line this long is the report itself.
    private static final int LONG = 25;

    private static final int LINES = 14;

    private static final Set<String> DATE_WORDS = Furniture.words("datewords");

    private static final Pattern DATELINE =
            Pattern.compile("\\p{Lu}[^\\n]{0,120}?(?:[)\\]]\\s*[-–—―]|\\s[-–—―]{1,2}\\s)");

    private static final Pattern TIME =
            Pattern.compile("\\d{1,2}([:.]\\d{2}){1,2}(am|pm|z)?|\\d{1,2}(am|pm)");

    private static final Pattern END_OF_NAME = Pattern.compile("\\s*[,|·•]|\\s+[-–—]\\s");

    private @Nullable String title;
    private @Nullable String outlet;
    private @Nullable String author;
    private @Nullable LocalDate published;
    private @Nullable String url;

    Credits credits() {
        return new Credits(title, outlet, author, published, url);
    }

    /// Takes the credits out of a report's first lines.
    ///
    /// @return which of the lines are such
    boolean[] read(List<Line> lines) {
        var taken = new boolean[lines.size()];
        for (int i = 0; i < Math.min(LINES, lines.size()); i++) {
            String words = lines.get(i).words();
            if (lines.get(i).count() >= LONG) {
                dateline(words);
                break;
            }
            taken[i] = takes(words, i == 0);
        }
        return taken;
    }

    private boolean takes(String line, boolean first) {
        Optional<String> field = Furniture.field("url", line);
        if (field.isPresent()) {
            url = url == null ? field.get() : url;
            return true;
        }
        field = Furniture.field("date", line);
        if (field.isPresent() && Dates.namesADay(field.get())) {
            date(field.get());
            return true;
        }
        if (isDateLine(line)) {
            date(line);
            return true;
        }
        field = Furniture.field("title", line);
        if (field.isPresent()) {
            title = title == null ? field.get() : title;
            return true;
        }
        field = Furniture.field("outlet", line);
        if (field.isPresent() && isName(field.get())) {
            outlet = outlet == null ? field.get() : outlet;
            return true;
        }
        field = first ? Optional.empty() : Furniture.field("author", line);
        if (field.isPresent()) {
            author = author == null ? name(field.get()) : author;
            date(line);
            return true;
        }
        return false;
    }

    private void date(String words) {
        published = published != null ? published : Dates.in(words).orElse(null);
    }

    /// A date with its year in `CITY, June 12, 2019 (Agency) -`.
    private void dateline(String paragraph) {
        Matcher dateline = DATELINE.matcher(paragraph);
        if (dateline.lookingAt()) {
            date(dateline.group());
        }
    }

    /// A line of a date and the words that go with one, nothing else.
    static boolean isDateLine(String line) {
        if (line.length() > 160 || !Dates.namesADay(line)) {
            return false;
        }
        String rest = Dates.without(line).toLowerCase(Locale.ROOT);
        for (String word : rest.split("[\\s,;|·•()/–—-]+", -1)) {
            String bare = word.replaceAll("^[\\p{P}]+|[.:]+$", "");
            if (!bare.isEmpty()
                    && !DATE_WORDS.contains(bare)
                    && !DATE_WORDS.contains(word)
                    && !TIME.matcher(bare).matches()
                    && !bare.matches("\\d{1,2}|t\\d{2}:\\d{2}.*|[+]\\d{2}:?\\d{2}")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isName(String value) {
        return value.length() <= 60 && !value.endsWith(".") && !value.endsWith("?");
    }

    private static String name(String byline) {
        Matcher end = END_OF_NAME.matcher(byline);
        return end.find() ? byline.substring(0, end.start()) : byline;
    }
}
