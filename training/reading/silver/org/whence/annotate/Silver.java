package org.whence.annotate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.whence.model.Span;
import tools.jackson.databind.json.JsonMapper;

/// Writes NLP4J's reading of texts for the reading model to learn from.
///
///     Silver text FOLDER OUT    each .txt of a folder, with the product's own sentences and words
///     Silver words FILE OUT     one sentence a line, words set apart by tabs
///
/// One JSON object a line; a word is [start, end, lemma, tag, entity, head, relation].
public final class Silver {
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern SMALL = Pattern.compile("\\b\\p{Ll}{5,}");
    private static final int LONGEST = 200;

    private static final Nlp4j PARSER = new Nlp4j();

    private Silver() {}

    /// A text with its sentences.
    record Parsed(String name, List<List<List<Object>>> sents) {}

    public static void main(String[] arguments) throws IOException {
        Path from = Path.of(arguments[1]);
        try (var out = new PrintWriter(Path.of(arguments[2]).toFile(), StandardCharsets.UTF_8)) {
            if (arguments[0].equals("words")) {
                for (String line : Files.readAllLines(from)) {
                    out.println(JsonMapper.shared().writeValueAsString(words(line.split("\t", -1))));
                }
                return;
            }
            try (var files = Files.list(from)) {
                for (Path file : files.sorted().toList()) {
                    String name = file.getFileName().toString().replaceAll("\\.txt$", "");
                    Parsed parsed = new Parsed(name, text(Files.readString(file)));
                    out.println(JsonMapper.shared().writeValueAsString(parsed));
                }
            }
        }
    }

    private static List<List<List<Object>>> words(String[] forms) {
        List<Span> spans = new ArrayList<>();
        int at = 0;
        for (String form : forms) {
            spans.add(new Span(at, at + form.length()));
            at += form.length() + 1;
        }
        return List.of(parse(spans, List.of(forms)));
    }

    private static List<List<List<Object>>> text(String text) {
        Set<String> small = new HashSet<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            if (Character.isLowerCase(matcher.group().codePointAt(0))) {
                small.add(matcher.group());
            }
        }
        List<List<List<Object>>> sentences = new ArrayList<>();
        int line = 0;
        while (line < text.length()) {
            int end = text.indexOf('\n', line) < 0 ? text.length() : text.indexOf('\n', line);
            for (Span at : end > line ? SentenceSplitter.split(text, new Span(line, end)) : List.<Span>of()) {
                List<Span> words = Words.split(text, at);
                boolean heading =
                        !at.of(text).matches("(?s).*[.!?…\"”’)]$")
                                && at.length() < 120
                                && !SMALL.matcher(at.of(text)).find();
                List<String> forms = new ArrayList<>();
                for (Span word : words) {
                    String form = word.of(text);
                    String lower = form.toLowerCase(Locale.ROOT);
                    boolean lowered = heading && !forms.isEmpty() && small.contains(lower);
                    forms.add(lowered ? lower : form);
                }
                for (int i = 0; i < words.size(); i += LONGEST) {
                    int to = Math.min(words.size(), i + LONGEST);
                    sentences.add(parse(words.subList(i, to), forms.subList(i, to)));
                }
            }
            line = end + 1;
        }
        return sentences;
    }

    private static List<List<Object>> parse(List<Span> words, List<String> forms) {
        return Dependencies.universal(PARSER.parse(words, forms)).stream()
                .map(w ->
                        List.<Object>of(
                                w.at().start(),
                                w.at().end(),
                                w.lemma(),
                                w.tag(),
                                w.entity(),
                                w.head(),
                                w.label()))
                .toList();
    }
}
