package org.whence.read;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.whence.model.Block;
import org.whence.model.BlockKind;
import org.whence.model.Ids;
import org.whence.model.ReadReport;
import org.whence.model.ReadResult;
import org.whence.model.Report;
import org.whence.model.Span;
import org.whence.model.Unreadable;
import org.whence.text.Language;
import org.whence.text.Shorten;

/// Reads a file as a report, or says why not. Files are hostile until shown otherwise: nothing in them is run or fetched, and
/// what is too large to be a report is refused.
public final class Reader {
    /// A report of more bytes is none.
    static final int MOST_BYTES = 20 << 20;

    /// A line of more characters is no prose, and would be parsed for hours.
    static final int LONGEST_LINE = 1 << 20;

    /// Reads one file.
    ///
    /// @param name how the user would name the file
    public ReadResult read(Path file, String name) {
        String format = format(file);
        if (!format.matches("txt|text|md|markdown|html|htm|xhtml")) {
            String shown = format.isEmpty() ? "no format in its name" : "unknown format ." + format;
            return new Unreadable(name, shown + "; Whence reads .txt, .md and .html");
        }
        byte[] bytes;
        try {
            if (Files.size(file) > MOST_BYTES) {
                return new Unreadable(
                        name, "larger than " + (MOST_BYTES >> 20) + " MB, too large for a report");
            }
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new Unreadable(name, "no such file");
        } catch (AccessDeniedException e) {
            return new Unreadable(name, "permission denied");
        } catch (IOException e) {
            return new Unreadable(name, "can't be read: " + e.getMessage());
        }
        if (bytes.length == 0) {
            return new Unreadable(name, "the file is empty");
        }
        String decoded = Encodings.decode(bytes);
        if (decoded == null) {
            return new Unreadable(name, "binary content, not text");
        }
        String text = decoded.replace("\r\n", "\n").replace('\r', '\n');
        if (text.isBlank()) {
            return new Unreadable(name, "no words in it");
        }
        if (text.lines().mapToInt(String::length).max().orElse(0) > LONGEST_LINE
                && !format.contains("htm")) {
            return new Unreadable(
                    name, "a line of more than " + LONGEST_LINE + " characters, not prose");
        }
        return format.contains("htm")
                ? html(name, bytes, text)
                : plain(name, bytes, format.startsWith("m") ? unmarked(text) : text);
    }

    private static ReadResult html(String name, byte[] bytes, String source) {
        Html page = new Html(source);
        boolean body =
                page.blocks().stream()
                        .anyMatch(b ->
                                b.kind() != BlockKind.BOILERPLATE && b.kind() != BlockKind.TITLE);
        if (!body) {
            return new Unreadable(name, "no report in the page: its body has no text");
        }
        String language = page.language();
        return report(
                name,
                bytes,
                page.text(),
                page.blocks(),
                page.posts(),
                page.title(),
                page.outlet(),
                page.author(),
                page.published(),
                language == null ? Language.of(page.text()) : language,
                page.url());
    }

    private static ReadResult plain(String name, byte[] bytes, String text) {
        PlainText page = new PlainText(text);
        String date = page.field("date");
        String outlet = page.field("outlet");
        String url = page.field("url");
        return report(
                name,
                bytes,
                text,
                page.blocks(),
                page.posts(),
                page.field("title"),
                outlet == null ? page.field("dateline") : outlet,
                page.field("author"),
                date == null ? null : Dates.in(date),
                Language.of(text),
                url != null && url.matches("(?i)https?://.*") ? url : null);
    }

    private static ReadResult report(
            String name,
            byte[] bytes,
            String text,
            List<Block> blocks,
            List<PlainText.Post> posts,
            @Nullable String title,
            @Nullable String outlet,
            @Nullable String author,
            @Nullable LocalDate published,
            String language,
            @Nullable String url) {
        String sha256 = Ids.sha256(bytes);
        String id = Ids.of("report", sha256);
        Report report =
                new Report(
                        id,
                        name,
                        List.of(),
                        sha256,
                        title != null ? title : title(text, blocks),
                        outlet,
                        author,
                        published,
                        language,
                        url,
                        null,
                        text,
                        blocks);
        List<Report> embedded = new ArrayList<>();
        for (PlainText.Post post : posts) {
            if (!post.words().isEmpty()) {
                embedded.add(embedded(report, post));
            }
        }
        return new ReadReport(report, embedded);
    }

    private static Report embedded(Report host, PlainText.Post post) {
        StringBuilder text = new StringBuilder();
        List<Block> blocks = new ArrayList<>();
        for (Span part : post.words()) {
            if (!text.isEmpty()) {
                text.append("\n");
            }
            int start = text.length();
            text.append(host.quote(part));
            blocks.add(new Block(BlockKind.PARAGRAPH, new Span(start, text.length())));
        }
        String words = text.toString();
        return new Report(
                Ids.of("post", host.sha256(), post.words()),
                host.file(),
                List.of(),
                host.sha256(),
                words.lines().findFirst().orElse(words),
                post.handle(),
                post.author(),
                post.date(),
                Language.of(words),
                null,
                host.id(),
                words,
                blocks);
    }

    /// The title, or else the first words.
    private static String title(String text, List<Block> blocks) {
        for (BlockKind kind :
                List.of(
                        BlockKind.TITLE,
                        BlockKind.HEADING,
                        BlockKind.PARAGRAPH,
                        BlockKind.BULLET)) {
            for (Block block : blocks) {
                if (block.kind() == kind) {
                    String words = block.at().of(text).replaceAll("\\s+", " ");
                    return Shorten.to(words, 120);
                }
            }
        }
        return "";
    }

    /// Markdown without its marks; the words stay.
    private static String unmarked(String markdown) {
        return markdown.replaceAll("(?m)^#{1,6}\\s+(.*?)\\s*#*$", "$1")
                .replaceAll("!\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .replaceAll("(\\*\\*|__)(?=\\S)(.+?)(?<=\\S)\\1", "$2")
                .replaceAll("(?<![\\w*])\\*(?=\\S)([^*\\n]+?)(?<=\\S)\\*(?![\\w*])", "$1")
                .replaceAll("(?m)^>\\s?", "")
                .replaceAll("`([^`\\n]+)`", "$1");
    }

    private static String format(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
