package org.whence.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.model.Block;
import org.whence.model.BlockKind;
import org.whence.model.Span;

/// Reads the layout of plain text: its lines become title, headings, bullets, paragraphs, pull quotes, captions, embedded
/// posts and the page around them; lines at the top tell outlet, date, author and address.
final class PlainText {
    private static final Pattern BULLET =
            Pattern.compile("^\\s*(?:[•‣◦▪*–—-]|\\d{1,2}[.)])\\s+\\S.*");
    private static final Pattern SIGNATURE =
            Pattern.compile(
                    "^\\s*[—–-]+\\s*(?<name>.{1,80}?)\\s*\\((?<handle>@\\w{2,30})\\)\\s*(?<date>.*)$");
    private static final Pattern LINKED =
            Pattern.compile("(?:https?://)?(?:pic\\.twitter\\.com|t\\.co)/\\w+");
    private static final Pattern FIELD =
            Pattern.compile(
                    "^(?i:(?<key>title|outlet|source|publisher|date|published|author|by|url|link|language))\\s*:\\s+(?<value>.+)$");
    private static final Pattern BYLINE =
            Pattern.compile(
                    "^By (?<name>\\p{Lu}[\\p{L}.'’-]+(?: (?:and |de |van |von )?\\p{Lu}[\\p{L}.'’-]+){1,5}),?.{0,40}$");
    private static final Pattern DATELINE =
            Pattern.compile(
                    "^(?:\\p{Lu}[\\p{L}.' -]{2,30}(?:/\\p{Lu}[\\p{L} ]+)?,?\\s+)?(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\\.?\\s+\\d{1,2}\\s+)?\\((?<agency>\\p{Lu}[\\p{L}. -]{1,30})\\)\\s*[–—-]+\\s");

    private static final int LONGEST_HEADING = 140;

    private final String text;
    private final List<Line> lines = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final List<Post> posts = new ArrayList<>();
    private final Map<String, String> fields = new TreeMap<>();

    /// An embedded post: its own words (parts of the host's text), who wrote it and when.
    record Post(List<Span> words, String author, String handle, @Nullable LocalDate date) {}

    private record Line(Span at, String words, boolean blankBefore) {}

    PlainText(String text) {
        this.text = text;
        int start = 0;
        boolean blank = true;
        while (start <= text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            int from = start;
            int to = end;
            while (from < to && Character.isWhitespace(text.charAt(from))) {
                from++;
            }
            while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
                to--;
            }
            if (from < to) {
                lines.add(new Line(new Span(from, to), text.substring(from, to), blank));
                blank = false;
            } else {
                blank = true;
            }
            start = end + 1;
        }
        layOut();
    }

    List<Block> blocks() {
        return blocks;
    }

    List<Post> posts() {
        return posts;
    }

    /// What header lines tell: title, outlet, date, author, url.
    @Nullable String field(String name) {
        return fields.get(name);
    }

    private void layOut() {
        BlockKind[] kinds = new BlockKind[lines.size()];
        int i = header(kinds);
        findPosts(kinds);
        boolean furniture = false;
        boolean titled = false;
        boolean body = false;
        for (; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (kinds[i] != null) {
                continue;
            }
            if (Boilerplate.is(line.words()) || furniture && line.words().length() < 200) {
                kinds[i] = BlockKind.BOILERPLATE;
                // what follows a comment form, or the share bar under the body, is no report any
                // more
                furniture |= body && startsFurniture(line.words());
                continue;
            }
            if (Dates.isDateLine(line.words())) {
                kinds[i] = BlockKind.BOILERPLATE;
                fields.putIfAbsent("date", line.words());
                continue;
            }
            Matcher byline = BYLINE.matcher(line.words());
            if (byline.matches() && line.words().length() < 80 && !line.words().endsWith(".")) {
                kinds[i] = BlockKind.BOILERPLATE;
                fields.putIfAbsent("author", byline.group("name"));
                continue;
            }
            if (BULLET.matcher(line.words()).matches()) {
                kinds[i] = BlockKind.BULLET;
            } else if (isPullQuote(line)) {
                kinds[i] = BlockKind.PULL_QUOTE;
            } else if (isHeading(i)) {
                boolean first = !titled && !body;
                kinds[i] = first ? BlockKind.TITLE : BlockKind.HEADING;
                titled |= first;
            } else if (!titled && !body && isCaption(i)) {
                kinds[i] = BlockKind.CAPTION;
            } else {
                kinds[i] = BlockKind.PARAGRAPH;
                Matcher dateline = DATELINE.matcher(line.words());
                if (!body && dateline.find()) {
                    fields.putIfAbsent("dateline", dateline.group("agency"));
                }
                body = true;
            }
        }
        for (int k = 0; k < kinds.length; k++) {
            blocks.add(new Block(kinds[k], lines.get(k).at()));
        }
        joinWrapped();
    }

    /// Header lines "Outlet: ..." at the very top; returns the first line behind them.
    private int header(BlockKind[] kinds) {
        int i = 0;
        while (i < lines.size()) {
            String words = lines.get(i).words();
            if (words.equals("---")) {
                kinds[i++] = BlockKind.BOILERPLATE;
                continue;
            }
            Matcher field = FIELD.matcher(words);
            if (!field.matches()) {
                break;
            }
            String key =
                    switch (field.group("key").toLowerCase(Locale.ROOT)) {
                        case "source", "publisher", "outlet" -> "outlet";
                        case "published", "date" -> "date";
                        case "by", "author" -> "author";
                        case "link", "url" -> "url";
                        case "language" -> "language";
                        default -> "title";
                    };
            fields.putIfAbsent(key, field.group("value").replaceAll("^[\"']|[\"']$", ""));
            kinds[i++] = BlockKind.BOILERPLATE;
        }
        return i;
    }

    /// Posts end in a signature line, "— Name (@handle) September 3, 2025"; a post of several paragraphs may have it after
    /// the first. The lines of a post before its signature are those that a link or the signature ties to it.
    private void findPosts(BlockKind[] kinds) {
        for (int i = 0; i < lines.size(); i++) {
            Matcher signature = SIGNATURE.matcher(lines.get(i).words());
            if (kinds[i] != null
                    || !signature.matches()
                    || Dates.in(signature.group("date")) == null) {
                continue;
            }
            List<Span> words = new ArrayList<>();
            int first = i - 1;
            if (first >= 0 && kinds[first] == null) {
                kinds[first] = BlockKind.POST;
                words.add(ownWords(lines.get(first)));
            }
            kinds[i] = BlockKind.POST;
            int next = i + 1;
            if (next < lines.size()
                    && kinds[next] == null
                    && LINKED.matcher(lines.get(next).words()).find()
                    && !isSignature(next + 1)) {
                kinds[next] = BlockKind.POST;
                words.add(ownWords(lines.get(next)));
            }
            words.removeIf(w -> w.length() == 0);
            posts.add(
                    new Post(
                            words,
                            signature.group("name"),
                            signature.group("handle"),
                            Dates.in(signature.group("date"))));
        }
    }

    private boolean isSignature(int i) {
        return i < lines.size() && SIGNATURE.matcher(lines.get(i).words()).matches();
    }

    /// A line of a post without the links at its end.
    private static Span ownWords(Line line) {
        String words = line.words();
        Matcher links =
                Pattern.compile("(?:[\\s–—-]*(?:https?://\\S+|pic\\.twitter\\.com/\\S+))+\\s*$")
                        .matcher(words);
        int end = links.find() ? links.start() : words.length();
        return new Span(line.at().start(), line.at().start() + end);
    }

    private static boolean startsFurniture(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return lower.startsWith("leave a")
                || lower.contains("article rating")
                || lower.startsWith("discover more from")
                || lower.contains("thought on")
                || lower.contains("thoughts on")
                || lower.matches("related( articles| posts| stories)?:?")
                || lower.startsWith("you may also like");
    }

    /// A short line without an end, before something longer.
    private boolean isHeading(int i) {
        String words = lines.get(i).words();
        if (words.length() > LONGEST_HEADING
                || words.matches(".*[.;,:!…]$") && !words.matches(".*\\b[A-Z]\\.$")) {
            return words.length() < 80
                    && words.endsWith(":")
                    && i + 1 < lines.size()
                    && BULLET.matcher(lines.get(i + 1).words()).matches();
        }
        if (words.matches("^[\"“].*[\"”]$") && i > 0) {
            return false;
        }
        if (words.matches(".*[.!]['’”\"]$")) {
            return i == 0 && words.length() < 100;
        }
        boolean followed = i + 1 < lines.size();
        boolean loud =
                words.equals(words.toUpperCase(Locale.ROOT)) && words.matches(".*\\p{Lu}{3}.*");
        boolean bulletBefore = i > 0 && BULLET.matcher(lines.get(i - 1).words()).matches();
        return loud
                || followed
                        && words.split("\\s+", -1).length <= 22
                        && (!words.endsWith("?") || words.length() < 110)
                        && !words.isEmpty()
                        && (i == 0
                                || lines.get(i).blankBefore()
                                || bulletBefore
                                || lines.get(i + 1).words().length() > words.length()
                                || Character.isUpperCase(words.codePointAt(0)));
    }

    private boolean isPullQuote(Line line) {
        if (!line.words().matches("^[“\"].{8,200}[”\"]$")) {
            return false;
        }
        String inner = line.words().replaceAll("^[“\"]|[,.]?[”\"]$", "").toLowerCase(Locale.ROOT);
        String all = text.toLowerCase(Locale.ROOT);
        int first = all.indexOf(inner);
        return first >= 0 && all.indexOf(inner, first + 1) >= 0;
    }

    /// A sentence at the very top that a title follows: the caption of the picture above it.
    private boolean isCaption(int i) {
        return i + 2 < lines.size()
                && lines.get(i).words().length() < 220
                && lines.get(i + 1).blankBefore()
                && isHeading(i + 1)
                && lines.get(i + 2).blankBefore()
                && lines.get(i + 2).words().length() > 80;
    }

    /// Hard-wrapped lines of one paragraph are one block.
    private void joinWrapped() {
        List<Block> joined = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            Line line = lines.get(i);
            if (!joined.isEmpty()
                    && !line.blankBefore()
                    && block.kind() == BlockKind.PARAGRAPH
                    && joined.getLast().kind() == BlockKind.PARAGRAPH
                    && !lines.get(i - 1).words().matches(".*[.!?:][\"”’')]*$")
                    && Character.isLowerCase(line.words().codePointAt(0))) {
                joined.set(
                        joined.size() - 1,
                        new Block(BlockKind.PARAGRAPH, joined.getLast().at().join(block.at())));
                blocks.set(i, joined.getLast());
            } else {
                joined.add(block);
            }
        }
        blocks.clear();
        blocks.addAll(joined);
    }
}
