package org.whence.attribute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.model.Annotation;
import org.whence.model.Coreference;
import org.whence.model.Name;
import org.whence.model.PartyKind;
import org.whence.model.Report;
import org.whence.model.Sentence;
import org.whence.model.Source;
import org.whence.model.SourceKind;
import org.whence.model.Span;
import org.whence.model.Token;
import org.whence.text.WordList;

/// Tells whom the words of a source stand for: a name in full, a document or an unnamed group in their own words, with
/// pronouns and short descriptions resolved.
final class Speakers {
    private static final Set<String> DOCUMENTS = WordList.of(Speakers.class, "documents.txt");
    private static final Set<String> PEOPLE = WordList.of(Speakers.class, "people.txt");
    private static final Pattern SEEN =
            Pattern.compile(
                    "(?:reviewed|seen|obtained|viewed|examined|read|verified|studied|analysed|analyzed|shared|provided|leaked)(?: exclusively)? (?:by|to|with) ");
    private static final Pattern ANAPHOR =
            Pattern.compile(
                    "(?i)(?:the|this|these|that) (?:news |same )?(?:agency|outlet|newspaper|paper|magazine|report|story|article|investigation)|(?i)their report|(?i)its report");

    private final Report report;
    private final Annotation annotation;

    Speakers(Report report, Annotation annotation) {
        this.report = report;
        this.annotation = annotation;
    }

    /// Whom the span stands for, or null where it stands for nobody that can be told.
    ///
    /// @param limit where the words of the source must end at the latest
    @Nullable Speaker of(Span span, int limit) {
        return of(span, limit, 0);
    }

    private @Nullable Speaker of(Span span, int limit, int depth) {
        String words = clean(span.of(report.text()));
        if (words.isEmpty()) {
            return null;
        }
        if (depth < 2) {
            Span fuller = antecedent(span);
            if (fuller != null && !fuller.overlaps(span)) {
                Speaker speaker = of(fuller, fuller.end(), depth + 1);
                if (speaker != null) {
                    return speaker;
                }
            }
        }
        Sentence sentence = sentence(span);
        int head = sentence == null ? -1 : head(sentence, span);
        Name name = sentence == null ? firstName(span) : nameAt(sentence, head, span);
        String noun =
                head < 0 || sentence == null
                        ? ""
                        : sentence.tokens().get(head).lemma().toLowerCase(Locale.ROOT);
        if (name != null) {
            return named(name);
        }
        if (ANAPHOR.matcher(words).matches()) {
            Name outlet = theOutlet();
            if (outlet != null) {
                return named(outlet);
            }
        }
        if (sentence != null && DOCUMENTS.contains(noun)) {
            return document(sentence, head, span, limit);
        }
        if (PEOPLE.contains(noun) || noun.isEmpty()) {
            return people(sentence, head, span, limit, words);
        }
        Name inside = firstName(span);
        if (inside != null && !PEOPLE.contains(noun)) {
            return named(inside);
        }
        return words.matches(
                        "(?i)he|she|it|they|we|i|you|who|which|that|one|some|many|others|his|her|their")
                ? words.matches("(?i)some|many|others")
                        ? new Speaker(
                                List.of(
                                        Source.of(
                                                SourceKind.UNNAMED,
                                                words.toLowerCase(Locale.ROOT))))
                        : null
                : new Speaker(
                        List.of(
                                Source.of(
                                        SourceKind.UNNAMED,
                                        describe(sentence, head, span, limit, words))));
    }

    Speaker named(Name name) {
        String words = full(name);
        SourceKind kind =
                switch (name.kind()) {
                    case PERSON -> SourceKind.PERSON;
                    case OUTLET -> SourceKind.OUTLET;
                    case DOCUMENT -> SourceKind.DOCUMENT;
                    default -> SourceKind.ORGANISATION;
                };
        return new Speaker(List.of(Source.of(kind, words)));
    }

    /// A document in its own words, behind the outlet that wrote or saw it: "a Reuters report" is Reuters.
    private Speaker document(Sentence sentence, int head, Span span, int limit) {
        for (Name name : annotation.names()) {
            if (span.contains(name.at()) && name.kind() == PartyKind.OUTLET) {
                String between =
                        report.text()
                                .substring(
                                        Math.min(
                                                name.at().start(),
                                                sentence.tokens().get(head).at().end()),
                                        name.at().start());
                boolean its =
                        name.at().end() <= sentence.tokens().get(head).at().start()
                                || between.matches("\\s+(from|by|of|in)\\s+(the )?");
                if (its) {
                    return named(name);
                }
            }
        }
        Span phrase = phrase(sentence, head, span, limit);
        Source document = Source.of(SourceKind.DOCUMENT, clean(phrase.of(report.text())));
        Matcher seen = SEEN.matcher(phrase.of(report.text()));
        if (seen.find()) {
            int by = phrase.start() + seen.end();
            for (Name name : annotation.names()) {
                if (name.at().start() >= by
                        && name.at().start() <= by + 4
                        && name.kind() == PartyKind.OUTLET) {
                    List<Source> chain = new ArrayList<>(named(name).chain());
                    chain.add(document);
                    return new Speaker(chain);
                }
            }
        }
        return new Speaker(List.of(document));
    }

    /// An unnamed group in its own words, behind the outlet it belongs to ("a WIRED source").
    private @Nullable Speaker people(
            @Nullable Sentence sentence, int head, Span span, int limit, String words) {
        String description = describe(sentence, head, span, limit, words);
        if (description.isEmpty()) {
            return null;
        }
        Source group = Source.of(SourceKind.UNNAMED, description);
        if (sentence != null && head >= 0) {
            for (Name name : annotation.names()) {
                boolean before =
                        span.contains(name.at())
                                && name.at().end() <= sentence.tokens().get(head).at().start();
                if (before
                        && name.kind() == PartyKind.OUTLET
                        && sentence.tokens()
                                .get(head)
                                .lemma()
                                .matches("source|reporter|correspondent")) {
                    List<Source> chain = new ArrayList<>(named(name).chain());
                    chain.add(group);
                    return new Speaker(chain);
                }
            }
        }
        return new Speaker(List.of(group));
    }

    private String describe(
            @Nullable Sentence sentence, int head, Span span, int limit, String words) {
        if (sentence == null || head < 0) {
            return words;
        }
        return clean(phrase(sentence, head, span, limit).of(report.text()));
    }

    /// The source's words, made fuller by what hangs on their head behind them ("documents" + "reviewed by Reuters"), up to
    /// a comma.
    private Span phrase(Sentence sentence, int head, Span span, int limit) {
        int end = span.end();
        for (int i = head + 1; i < sentence.tokens().size(); i++) {
            Token token = sentence.tokens().get(i);
            if (!sentence.isUnder(i, head)
                    || token.tag().equals("PUNCT") && !token.at().of(report.text()).equals("-")) {
                break;
            }
            if (token.relation().equals("conj") || token.relation().equals("cc")) {
                break;
            }
            if (token.at().end() > limit) {
                break;
            }
            end = Math.max(end, token.at().end());
        }
        String words = new Span(span.start(), end).of(report.text());
        int comma = words.indexOf(", ");
        return comma > 0 && span.start() + comma > sentence.tokens().get(head).at().end()
                ? new Span(span.start(), span.start() + comma)
                : new Span(span.start(), end);
    }

    private @Nullable Span antecedent(Span span) {
        Span best = relative(span);
        for (Coreference reference : annotation.coreferences()) {
            if (reference.at().overlaps(span)
                    && reference.at().length() * 2 >= span.length()
                    && span.length() <= reference.at().length() + 12) {
                best = reference.antecedent();
            }
        }
        return best;
    }

    /// "who", "which": the noun phrase that the relative clause hangs on.
    private @Nullable Span relative(Span span) {
        if (!span.of(report.text()).matches("(?i)who|which|that")) {
            return null;
        }
        Sentence sentence = sentence(span);
        int at = sentence == null ? -1 : head(sentence, span);
        for (int steps = 0; sentence != null && at >= 0 && steps < 4; steps++) {
            Token token = sentence.tokens().get(at);
            if (token.relation().equals("acl:relcl") && token.head() >= 0) {
                int noun = token.head();
                int first = noun;
                while (first > 0 && sentence.isUnder(first - 1, noun)) {
                    first--;
                }
                return new Span(
                        sentence.tokens().get(first).at().start(),
                        sentence.tokens().get(noun).at().end());
            }
            at = token.head();
        }
        return null;
    }

    private @Nullable Sentence sentence(Span span) {
        for (Sentence sentence : annotation.sentences()) {
            if (sentence.at().overlaps(span)) {
                return sentence;
            }
        }
        return null;
    }

    /// The token of the span on which the others hang.
    private static int head(Sentence sentence, Span span) {
        int best = -1;
        int depth = Integer.MAX_VALUE;
        for (int i = 0; i < sentence.tokens().size(); i++) {
            Token token = sentence.tokens().get(i);
            if (!span.overlaps(token.at()) || token.tag().matches("PUNCT|DET|ADP|CCONJ")) {
                continue;
            }
            int d = 0;
            for (int at = i; at >= 0 && d < 100; at = sentence.tokens().get(at).head()) {
                d++;
            }
            if (d < depth) {
                depth = d;
                best = i;
            }
        }
        return best;
    }

    private @Nullable Name nameAt(Sentence sentence, int head, Span span) {
        if (head < 0) {
            return null;
        }
        Span at = sentence.tokens().get(head).at();
        for (Name name : annotation.names()) {
            if (name.at().overlaps(at) && span.overlaps(name.at()) && name.at().end() >= at.end()) {
                return name;
            }
        }
        return null;
    }

    private @Nullable Name firstName(Span span) {
        return annotation.names().stream()
                .filter(n -> span.contains(n.at()) && n.kind() != PartyKind.PLACE)
                .findFirst()
                .orElse(null);
    }

    /// The one outlet that the report names, where it names one only or one far more often.
    @Nullable Name theOutlet() {
        List<Name> outlets =
                annotation.names().stream().filter(n -> n.kind() == PartyKind.OUTLET).toList();
        long forms = outlets.stream().map(this::full).distinct().count();
        return forms == 1 ? outlets.getFirst() : null;
    }

    /// A surname becomes the full name that stands elsewhere in the report.
    private String full(Name name) {
        String words = clean(name.at().of(report.text()));
        if (name.kind() != PartyKind.PERSON || words.contains(" ")) {
            return words;
        }
        return annotation.names().stream()
                .map(n -> clean(n.at().of(report.text())))
                .filter(n -> n.endsWith(" " + words))
                .max(Comparator.comparingInt(String::length).thenComparing(n -> n))
                .orElse(words);
    }

    static String clean(String words) {
        return words.replaceAll("\\s+", " ")
                .replaceAll("^[\\s,;:“”\"(\\[-]+|[\\s,;:“”\")\\]-]+$", "")
                .replaceAll("['’]s$", "")
                .strip();
    }
}
