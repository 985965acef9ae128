package org.whence.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.model.BlockKind;
import org.whence.model.Span;
import org.whence.read.Manuscript.Part;

/// Markdown as a manuscript: its marks are taken off, its front matter read for credits.
final class Markdown {
    private static final Span NOWHERE = new Span(0, 0);

    private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*?)\\s*#*");
    private static final Pattern UNDERLINE = Pattern.compile("=+|-{2,}");
    private static final Pattern RULE = Pattern.compile("(?:[-*_]\\s*){3,}");
    private static final Pattern FENCE = Pattern.compile("(?:```|~~~).*");
    private static final Pattern BULLET = Pattern.compile("(?:[-*+•–]|\\d{1,3}[.)])\\s+(.*)");
    private static final Pattern QUOTE = Pattern.compile("(?:>\\s?)+");
    private static final Pattern IMAGE =
            Pattern.compile("!\\[([^\\]\\n]{0,500})\\]\\([^)\\n]{0,2000}\\)");
    private static final Pattern LINK =
            Pattern.compile(
                    "\\[([^\\]\\n]{1,1000})\\](?:\\([^)\\n]{0,2000}\\)|\\[[^\\]\\n]{0,200}\\])");
    private static final Pattern BARE_LINK = Pattern.compile("<(https?://[^>\\s]{1,2000})>");
    private static final Pattern REFERENCE =
            Pattern.compile("\\[[^\\]]{1,200}\\]:\\s*(?:https?://|[/<#])\\S*.*");
    private static final Pattern STRONG =
            Pattern.compile("(\\*{1,3}|_{2,3}|~~)(?=\\S)(.{1,2000}?)(?<=\\S)\\1");
    private static final Pattern EMPHASIS =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}_])_(?=\\S)([^_\\n]{1,2000})(?<=\\S)_(?![\\p{L}\\p{N}_])");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]{1,2000})`");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([\\\\`*_{}\\[\\]()#+.!>~|-])");

    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private boolean bullet;
    private boolean titled;

    private Markdown() {}

    static Manuscript of(String text) {
        List<String> lines = text.lines().toList();
        int body = endOfFrontMatter(lines);
        Credits credits = Credits.NONE;
        if (body > 0) {
            var fields =
                    lines.subList(1, body - 1).stream()
                            .map(line -> line.replaceAll("[\"']", "").strip())
                            .map(line -> new Line(NOWHERE, line, false, null))
                            .toList();
            var masthead = new Masthead();
            masthead.read(fields);
            credits = masthead.credits();
        }
        var markdown = new Markdown();
        markdown.titled = credits.title() != null;
        String title = credits.title();
        if (title != null) {
            markdown.parts.add(new Part(BlockKind.TITLE, title));
        }
        lines.subList(body, lines.size()).forEach(markdown::line);
        markdown.close();
        return Manuscript.of(markdown.parts, credits, null);
    }

    /// The first line after the front matter; 0 where there is none.
    private static int endOfFrontMatter(List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().strip().equals("---")) {
            return 0;
        }
        for (int i = 1; i < Math.min(lines.size(), 60); i++) {
            if (lines.get(i).strip().equals("---") || lines.get(i).strip().equals("...")) {
                return i + 1;
            }
        }
        return 0;
    }

    private void line(String raw) {
        String line = QUOTE.matcher(raw.strip()).replaceFirst("").strip();
        Matcher heading = HEADING.matcher(line);
        Matcher item = BULLET.matcher(line);
        if (line.isEmpty() || FENCE.matcher(line).matches() || REFERENCE.matcher(line).matches()) {
            close();
        } else if (UNDERLINE.matcher(line).matches() && !paragraph.isEmpty() && !bullet) {
            heading(line.charAt(0) == '=' ? 1 : 2, takeParagraph());
        } else if (RULE.matcher(line).matches()) {
            close();
        } else if (heading.matches()) {
            close();
            heading(heading.group(1).length(), heading.group(2));
        } else if (item.matches() && Signature.closing(line).isEmpty()) {
            close();
            bullet = true;
            paragraph.append(item.group(1));
        } else {
            boolean ownLine = Signature.closing(line).isPresent() || endsHard(paragraph);
            if (ownLine) {
                close();
            }
            paragraph.append(paragraph.isEmpty() ? "" : " ").append(line);
            if (raw.endsWith("  ")) {
                paragraph.append('\n');
            }
        }
    }

    private static boolean endsHard(StringBuilder text) {
        return !text.isEmpty() && text.charAt(text.length() - 1) == '\n';
    }

    private void heading(int level, String words) {
        if (level == 1
                && !parts.isEmpty()
                && parts.getFirst().words().equals(plain(words).strip())) {
            return; // the front matter has named it
        }
        boolean title = level == 1 && !titled;
        titled |= title;
        add(title ? BlockKind.TITLE : BlockKind.HEADING, words);
    }

    private String takeParagraph() {
        String words = paragraph.toString();
        paragraph.setLength(0);
        bullet = false;
        return words;
    }

    private void close() {
        boolean item = bullet;
        String words = takeParagraph();
        Optional<String> caption = image(words.strip());
        if (caption.isPresent()) {
            add(BlockKind.CAPTION, caption.get());
        } else {
            add(item ? BlockKind.BULLET : null, words);
        }
    }

    /// The words of a paragraph that is an image alone.
    private static Optional<String> image(String words) {
        Matcher image = IMAGE.matcher(words);
        return image.matches() ? Optional.of(image.group(1)) : Optional.empty();
    }

    private void add(@Nullable BlockKind kind, String marked) {
        String words = plain(marked).strip();
        if (!words.isEmpty()) {
            parts.add(new Part(kind, words));
        }
    }

    /// The words without their marks.
    private static String plain(String marked) {
        String words = IMAGE.matcher(marked).replaceAll("");
        words = LINK.matcher(words).replaceAll("$1");
        words = BARE_LINK.matcher(words).replaceAll("$1");
        words = STRONG.matcher(words).replaceAll("$2");
        words = STRONG.matcher(words).replaceAll("$2");
        words = EMPHASIS.matcher(words).replaceAll("$1");
        words = CODE.matcher(words).replaceAll("$1");
        return ESCAPE.matcher(words).replaceAll("$1");
    }
}
