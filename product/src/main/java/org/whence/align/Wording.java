package org.whence.align;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.model.Coreference;
import org.whence.model.Mention;
import org.whence.model.Reading;
import org.whence.model.Sentence;
import org.whence.model.Span;
import org.whence.text.WordList;

/// A mention's words as a sentence that can stand alone: pronouns and short descriptions replaced by what they stand for, a
/// missing subject put before, what ties it to the sentence before it left out. Words without a verb of their own are
/// given inside the clause that holds them, and named behind it in square brackets.
final class Wording {
    private static final Set<String> OPENERS = WordList.of(Wording.class, "openers.txt");

    /// How a clause begins that hangs on another.
    private static final Pattern HANGING =
            Pattern.compile(
                    "(?i)(which|that|who|whose|whom|when|because|where|whether|as|if|to|(in|from|of|to|by|with|for|at|on) (which|whom)|(a|one|some|all) [\\w ]{0,12}of (which|whom))\\b");

    /// "Orlo, a subsidiary of Vant": a name and what it is.
    private static final Pattern APPOSED =
            Pattern.compile(
                    "(?is)(?:(?:at|in|to|by|with|of|between|from|against|for) )?([^,]{2,60}), ((?:an?|the) [^,].*)");

    /// Words longer than this are no readable sentence.
    private static final int LONG = 300;

    /// From this share of the clause around them, words need not be named behind it.
    private static final double MOST = 0.8;

    /// What stands for a pronoun is no longer than this.
    private static final int LONGEST_NAME = 60;

    private Wording() {}

    /// A figure, an addition or a compound: no sentence by itself.
    static boolean isFragment(Mention mention) {
        return isKind(mention, "FIGURE|INCLUDING|COMPOUND|NOMINAL|PARTICIPIAL");
    }

    private static boolean isKind(Mention mention, String kinds) {
        return mention.why().stream().anyMatch(r -> r.rule().matches("clause:(" + kinds + ")"));
    }

    /// Its words hold a finite verb and, before it, a subject that is not left over from another clause.
    static boolean isSentence(Statement statement) {
        Mention mention = statement.mention();
        if (isKind(mention, "APPOSITIVE")) {
            return true;
        }
        boolean finite =
                statement.reading().annotation().sentences().stream()
                        .filter(s -> s.at().overlaps(mention.at()))
                        .flatMap(s -> s.tokens().stream())
                        .anyMatch(t ->
                                mention.at().contains(t.at())
                                        && t.fine().matches("VBD|VBZ|VBP|MD"));
        return finite
                && !isFragment(mention)
                && (mention.proposition().subject() != null || mention.response() != null)
                && !HANGING.matcher(plain(statement.reading(), mention.at(), mention)).lookingAt()
                && !startsWithVerb(statement)
                && (!isKind(mention, "RELATIVE")
                        || mention.at()
                                .of(statement.reading().report().text())
                                .matches("(?is)(which|who|that)\\b.*"));
    }

    /// "is able to carry 50 kg", without anybody put before it.
    private static boolean startsWithVerb(Statement statement) {
        Mention mention = statement.mention();
        String words = plain(statement.reading(), mention.at(), mention);
        return statement.reading().annotation().sentences().stream()
                .flatMap(s -> s.tokens().stream())
                .filter(t -> t.at().start() == mention.at().start())
                .anyMatch(t ->
                        t.fine().matches("VB|VBD|VBZ|VBP|MD")
                                && words.startsWith(
                                        t.at().of(statement.reading().report().text())));
    }

    static String of(Statement statement) {
        Mention mention = statement.mention();
        Reading reading = statement.reading();
        String own = plain(reading, mention.at(), mention);
        Matcher apposed = APPOSED.matcher(own);
        if (isKind(mention, "APPOSITIVE") && apposed.matches()) {
            return finish(apposed.group(1) + " is " + apposed.group(2));
        }
        if (isSentence(statement)) {
            return finish(own);
        }
        Span whole = whole(statement);
        if (whole == null) {
            return finish(own);
        }
        String around = plain(reading, whole, null);
        String words = trim(mention.at().of(reading.report().text()).replaceAll("\\s+", " "));
        if (around.length() > LONG || around.length() <= own.length()) {
            return finish(own);
        }
        boolean most = words.length() >= MOST * around.length();
        return most ? finish(around) : finish(around) + " [" + words + "]";
    }

    /// The smallest statement or sentence around the words that stands by itself.
    private static @Nullable Span whole(Statement statement) {
        Span own = statement.mention().at();
        Span sentence =
                statement.reading().annotation().sentences().stream()
                        .map(Sentence::at)
                        .filter(s -> s.contains(own))
                        .findFirst()
                        .orElse(null);
        return statement.reading().mentions().stream()
                .filter(m ->
                        m.at().contains(own)
                                && !m.at().equals(own)
                                && isKind(m, "MAIN|CONTENT|COORDINATE")
                                && m.proposition().subject() != null)
                .map(Mention::at)
                .min(Comparator.comparingInt(Span::length).thenComparing(Comparator.naturalOrder()))
                .orElse(sentence);
    }

    private static String finish(String words) {
        String sentence = trim(words);
        sentence =
                sentence.replaceFirst("^\\p{Lu}[\\p{L}.,\\d ]{0,40}\\([\\p{L} ]+\\) ?[-–—]+ ", "");
        sentence =
                sentence.replaceFirst(
                        "^[\\p{Lu}\\p{N}][\\p{L}\\p{N}/&-]*( [\\p{L}\\p{N}/&-]+){0,3}: (?=\\p{Lu}.{30})",
                        "");
        sentence = withoutOpener(sentence);
        if (sentence.isEmpty()) {
            return words.strip();
        }
        int first = sentence.offsetByCodePoints(0, 1);
        sentence =
                sentence.substring(0, first).toUpperCase(Locale.ROOT) + sentence.substring(first);
        return sentence.matches("(?s).*[.!?][”\"’')]?$") ? sentence : sentence + ".";
    }

    private static String trim(String words) {
        return words.replaceAll("^[^\\p{L}\\p{N}“\"‘'(\\[$€£#@]+|[\\s,;:–—-]+$", "");
    }

    private static String withoutOpener(String sentence) {
        String lower = sentence.toLowerCase(Locale.ROOT);
        for (String opener : OPENERS) {
            if (lower.startsWith(opener + ", ")) {
                return sentence.substring(opener.length() + 2);
            }
        }
        return sentence;
    }

    /// @param mention the mention whose words these are, or null where they are a sentence around one
    private static String plain(Reading reading, Span at, @Nullable Mention mention) {
        String text = reading.report().text();
        List<Coreference> inside =
                reading.annotation().coreferences().stream()
                        .filter(c -> at.contains(c.at()) && !at.overlaps(c.antecedent()))
                        .filter(c -> isUnrivalled(reading, at, c))
                        .sorted(Comparator.comparing(Coreference::at))
                        .toList();
        StringBuilder words = new StringBuilder();
        int done = at.start();
        for (Coreference reference : inside) {
            if (reference.at().start() < done) {
                continue;
            }
            words.append(text, done, reference.at().start());
            String fuller = reference.antecedent().of(text);
            String own = reference.at().of(text);
            boolean possessive = own.matches("(?i)his|her|their|its|whose");
            boolean fits =
                    fuller.length() <= LONGEST_NAME
                            && !own.matches("(?i)him|them|himself|herself|itself|themselves")
                            && !fuller.contains("\n");
            if (!fits) {
                words.append(own);
            } else {
                String name = words.length() == 0 ? fuller : lowerArticle(fuller);
                words.append(possessive ? possessive(name) : name);
            }
            done = reference.at().end();
        }
        words.append(text, done, at.end());
        closeMarks(words, text, at.end());
        if (mention != null) {
            lead(words, text, mention);
        }
        return words.toString().replaceAll("\\s+", " ").strip();
    }

    /// No name stands before the pronoun in the same words: else it most likely means that one.
    private static boolean isUnrivalled(Reading reading, Span at, Coreference reference) {
        return reading.annotation().names().stream()
                .noneMatch(n -> at.contains(n.at()) && n.at().end() <= reference.at().start());
    }

    private static String possessive(String name) {
        return name.matches("(?s).*[’']s?") ? name : name + "’s";
    }

    private static String lowerArticle(String name) {
        return name.matches("(A|An|The) .*")
                ? name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1)
                : name;
    }

    /// A bracket or quotation mark that was opened in the words and closes right behind them.
    private static void closeMarks(StringBuilder words, String text, int end) {
        for (int i = end; i < Math.min(text.length(), end + 2); i++) {
            char mark = text.charAt(i);
            char opening = mark == ')' ? '(' : mark == '”' ? '“' : mark == '’' ? '‘' : 0;
            if (opening == 0 && mark != '.' && mark != ',') {
                return;
            }
            if (opening != 0 && count(words, opening) > count(words, mark)) {
                words.append(mark);
            }
        }
    }

    private static long count(CharSequence words, char mark) {
        return words.chars().filter(c -> c == mark).count();
    }

    /// Puts the subject that the clause takes from another one before it.
    private static void lead(StringBuilder words, String text, Mention mention) {
        Span subject = mention.proposition().subject();
        if (subject == null
                || !isKind(mention, "RELATIVE|COORDINATE|PARTICIPIAL|ADVERBIAL")
                || subject.end() > mention.at().start()
                || subject.length() > LONGEST_NAME) {
            return;
        }
        String lead = subject.of(text).replaceAll("[\\s,;(]+$", "");
        if (!lead.matches("(?i)it|they|he|she|we|you|who|which|that|this")) {
            String rest = words.toString().replaceFirst("^(?i)(which|who|that)\\s+", "");
            words.setLength(0);
            words.append(lead).append(' ').append(rest);
        }
    }
}
