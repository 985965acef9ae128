package org.whence.read;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.whence.model.Block;
import org.whence.model.BlockKind;
import org.whence.model.Ids;
import org.whence.model.ReadReport;
import org.whence.model.ReadResult;
import org.whence.model.Report;
import org.whence.model.Span;
import org.whence.model.Unreadable;
import org.whence.text.Language;

/// Reads a file into a report, or says why it can't.
///
/// A file of more than 20 MB, a text of more than 4 million characters or a line of more than 200,000 is not read: no
/// report has one, and the steps that follow would not come to an end.
public final class Reader {
    private static final long MOST_BYTES = 20_000_000;
    private static final int MOST_CHARACTERS = 4_000_000;
    private static final int LONGEST_LINE = 200_000;
    private static final int LONGEST_TITLE = 100;

    /// Never throws for what a file may hold: what can't be read comes back with the reason.
    ///
    /// @param file what to read
    /// @param name how the user would name it
    public ReadResult read(Path file, String name) {
        try {
            return content(file, name);
        } catch (Refusal refusal) {
            return new Unreadable(name, refusal.why);
        } catch (NoSuchFileException e) {
            return new Unreadable(name, "no such file");
        } catch (AccessDeniedException e) {
            return new Unreadable(name, "permission denied");
        } catch (IOException e) {
            return new Unreadable(name, "the file can't be read: " + e.getMessage());
        }
    }

    private static ReadReport content(Path file, String name) throws IOException, Refusal {
        if (Files.isDirectory(file)) {
            throw new Refusal("a folder, not a file");
        }
        Format format = format(file);
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new Refusal("not a regular file");
        }
        long size = Files.size(file);
        if (size > MOST_BYTES) {
            throw new Refusal(
                    "too big: %d MB; a report has at most %d MB"
                            .formatted(size / 1_000_000, MOST_BYTES / 1_000_000));
        }
        byte[] bytes = Files.readAllBytes(file);
        Manuscript manuscript = manuscript(text(bytes), format);
        return report(manuscript, Ids.sha256(bytes), name);
    }

    private static Format format(Path file) throws Refusal {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case ".txt" -> Format.TEXT;
            case ".md" -> Format.MARKDOWN;
            case ".html", ".htm", ".xhtml" -> Format.HTML;
            case "" -> throw new Refusal("no file extension; Whence reads .txt, .md and .html");
            default ->
                    throw new Refusal(
                            "unknown format " + ending + "; Whence reads .txt, .md and .html");
        };
    }

    private static String text(byte[] bytes) throws Refusal {
        if (bytes.length == 0) {
            throw new Refusal("the file is empty");
        }
        Optional<String> kind = Decoder.kind(bytes);
        if (kind.isPresent()) {
            throw new Refusal("not text: the file is " + kind.get());
        }
        String text =
                Decoder.decode(bytes)
                        .orElseThrow(() -> new Refusal("not text: the file is binary"));
        if (text.isBlank()) {
            throw new Refusal("the file is empty");
        }
        return text;
    }

    private static Manuscript manuscript(String text, Format format) throws Refusal {
        Manuscript manuscript =
                switch (format) {
                    case TEXT -> PlainText.of(bounded(text));
                    case MARKDOWN -> Markdown.of(bounded(text));
                    case HTML -> HtmlPage.of(text);
                };
        bounded(manuscript.text());
        if (manuscript.text().isBlank()) {
            throw new Refusal("no text in the body of the page");
        }
        return manuscript;
    }

    private static String bounded(String text) throws Refusal {
        if (text.length() > MOST_CHARACTERS) {
            throw new Refusal(
                    "too long: %,d characters; a report has at most %,d"
                            .formatted(text.length(), MOST_CHARACTERS));
        }
        int longest = text.lines().mapToInt(String::length).max().orElse(0);
        if (longest > LONGEST_LINE) {
            throw new Refusal(
                    "a line of %,d characters; a report has lines of at most %,d"
                            .formatted(longest, LONGEST_LINE));
        }
        return text;
    }

    private static ReadReport report(Manuscript manuscript, String sha256, String name) {
        var layout = new Layout(manuscript);
        Credits credits = layout.credits();
        List<Block> blocks = layout.blocks();
        String id = Ids.of("report", sha256);
        String language =
                manuscript.language() != null
                        ? manuscript.language()
                        : Language.of(manuscript.text());
        Report report =
                new Report(
                        id,
                        name,
                        List.of(),
                        sha256,
                        title(credits, blocks, manuscript.text()),
                        credits.outlet() != null
                                ? credits.outlet()
                                : Dateline.agency(blocks, manuscript.text()),
                        credits.author(),
                        credits.published(),
                        language,
                        credits.url(),
                        null,
                        manuscript.text(),
                        blocks);
        List<Report> posts =
                layout.posts().stream()
                        .filter(post -> !post.paragraphs().isEmpty())
                        .map(post -> post(post, report))
                        .toList();
        return new ReadReport(report, posts);
    }

    private static Report post(Post post, Report host) {
        var text = new StringBuilder();
        var blocks = new ArrayList<Block>();
        for (String paragraph : post.paragraphs()) {
            text.append(text.isEmpty() ? "" : "\n\n");
            Span at = new Span(text.length(), text.length() + paragraph.length());
            text.append(paragraph);
            blocks.add(new Block(BlockKind.PARAGRAPH, at));
        }
        String words = text.toString();
        String language = Language.of(words);
        return new Report(
                Ids.of("post", host.sha256(), post.at().start(), post.at().end()),
                host.file(),
                List.of(),
                host.sha256(),
                shortened(words),
                post.handle(),
                post.name(),
                post.date(),
                language.equals(Language.UNKNOWN) ? host.language() : language,
                null,
                host.id(),
                words,
                blocks);
    }

    private static String title(Credits credits, List<Block> blocks, String text) {
        String named = credits.title();
        if (named != null && !named.isBlank()) {
            return named;
        }
        return firstOf(BlockKind.TITLE, blocks, text)
                .or(() -> firstOf(BlockKind.PARAGRAPH, blocks, text).map(Reader::shortened))
                .orElseGet(() -> shortened(text.strip()));
    }

    private static Optional<String> firstOf(BlockKind kind, List<Block> blocks, String text) {
        return blocks.stream()
                .filter(block -> block.kind() == kind)
                .map(block -> block.at().of(text).replace('\n', ' '))
                .findFirst();
    }

    /// The first words of a text that has no title.
    private static String shortened(String text) {
        String line = text.lines().findFirst().orElse(text);
        if (line.length() <= LONGEST_TITLE) {
            return line;
        }
        int space = line.lastIndexOf(' ', LONGEST_TITLE);
        int end = space > 0 ? space : line.offsetByCodePoints(0, LONGEST_TITLE / 2);
        return line.substring(0, end) + "…";
    }

    private enum Format {
        TEXT,
        MARKDOWN,
        HTML
    }

    /// Why a file is not read.
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1;
        private final String why;

        Refusal(String why) {
            super(why);
            this.why = why;
        }
    }
}
