package org.whence.attribute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.attribute.Tagger.Tagged;
import org.whence.model.Annotation;
import org.whence.model.Attribution;
import org.whence.model.AttributionType;
import org.whence.model.Attributions;
import org.whence.model.Block;
import org.whence.model.BlockKind;
import org.whence.model.Ids;
import org.whence.model.Name;
import org.whence.model.PartyKind;
import org.whence.model.Passage;
import org.whence.model.Reason;
import org.whence.model.Report;
import org.whence.model.Sentence;
import org.whence.model.Source;
import org.whence.model.SourceKind;
import org.whence.model.Span;
import org.whence.model.Stance;
import org.whence.text.Language;
import org.whence.text.Quotes;
import org.whence.text.WordList;

/// Finds who says what: the trained tagger's sources, cues and contents, and around them what it does not give: whom a
/// source's words stand for, the outlet that was told, contents that run over sentences or stand before a late "according
/// to", and attributions nested in each other as chains.
///
/// The model is loaded on first use and shared by all threads.
public final class Attributor implements AutoCloseable {
    private record StancePattern(Stance stance, Pattern cue) {}

    private static final List<StancePattern> STANCES =
            WordList.rows(Attributor.class, "stances.tsv").stream()
                    .map(row ->
                            new StancePattern(
                                    Stance.valueOf(row.get(0)), Pattern.compile(row.get(1))))
                    .toList();

    private @Nullable Tagger tagger;

    /// Changes with the model and with the rules.
    public String version() {
        return Tagger.MODEL_SHA256.substring(0, 12) + "/1";
    }

    @Override
    public synchronized void close() {
        if (tagger != null) {
            tagger.close();
            tagger = null;
        }
    }

    /// The attributions as the tagger gives them, without the rules that need an annotation: speakers, chains and parents
    /// stay open.
    public List<Attribution> tag(Report report) {
        List<Attribution> attributions = new ArrayList<>();
        for (Tagged tagged : tagged(report)) {
            attributions.add(attribution(report, tagged, null, List.of(), null, List.of()));
        }
        return attributions;
    }

    public Attributions attribute(Report report, Annotation annotation) {
        List<Tagged> tagged = new ArrayList<>(tagged(report));
        List<Tagged> completed = new Contents(report, annotation).complete(tagged);
        Chains chains = new Chains(report, annotation, completed);
        Map<String, Source> sources = new LinkedHashMap<>();
        List<Attribution> flat = new ArrayList<>();
        for (Tagged one : completed) {
            boolean reporting = chains.isReporting(one);
            Chains.Link link =
                    reporting
                            ? chains.of(one)
                            : new Chains.Link(
                                    List.of(),
                                    List.of(
                                            Reason.of(
                                                    "attitude",
                                                    1,
                                                    "a view or a wish, not words put forward")));
            link.chain().forEach(s -> sources.putIfAbsent(s.id(), s));
            List<Reason> why = new ArrayList<>(link.why());
            if (!tagged.contains(one)) {
                why.addFirst(
                        Reason.of(
                                "rule:content", 1, "the words that a late or bare credit covers"));
            }
            List<String> chain = link.chain().stream().map(Source::id).toList();
            flat.add(
                    attribution(
                            report,
                            one,
                            chain.isEmpty() ? null : chain.getLast(),
                            chain,
                            null,
                            why));
        }
        return new Attributions(report.id(), nested(flat), List.copyOf(sources.values()));
    }

    /// Puts each attribution under the smallest other one in whose content it stands, and its parent's chain before its own.
    private static List<Attribution> nested(List<Attribution> flat) {
        List<Attribution> order = new ArrayList<>(flat);
        order.sort(
                Comparator.comparingInt((Attribution a) -> -size(a))
                        .thenComparing(Attribution::id));
        Map<String, Attribution> done = new LinkedHashMap<>();
        for (Attribution attribution : order) {
            Attribution parent = null;
            for (Attribution other : done.values()) {
                if (holds(other, attribution) && (parent == null || size(other) < size(parent))) {
                    parent = other;
                }
            }
            List<String> chain = new ArrayList<>();
            if (parent != null) {
                chain.addAll(parent.chain());
            }
            for (String source : attribution.chain()) {
                if (!chain.contains(source)) {
                    chain.add(source);
                }
            }
            done.put(
                    attribution.id(),
                    new Attribution(
                            attribution.id(),
                            attribution.report(),
                            attribution.type(),
                            attribution.stance(),
                            attribution.source(),
                            attribution.cue(),
                            attribution.content(),
                            attribution.speaker(),
                            chain,
                            parent == null ? null : parent.id(),
                            attribution.why()));
        }
        return flat.stream()
                .map(a -> done.getOrDefault(a.id(), a))
                .sorted(
                        Comparator.comparing((Attribution a) -> a.cue().getFirst())
                                .thenComparing(Attribution::id))
                .toList();
    }

    private static int size(Attribution attribution) {
        return attribution.content().stream().mapToInt(Span::length).sum();
    }

    private static boolean holds(Attribution outer, Attribution inner) {
        Span cue = inner.cue().getFirst();
        boolean cueInside = outer.content().stream().anyMatch(c -> c.contains(cue));
        boolean sourceInside =
                inner.source().isEmpty()
                        || outer.content().stream()
                                .anyMatch(c -> c.overlaps(inner.source().getFirst()));
        return cueInside && sourceInside && size(outer) > size(inner);
    }

    private static Attribution attribution(
            Report report,
            Tagged tagged,
            @Nullable String speaker,
            List<String> chain,
            @Nullable String parent,
            List<Reason> why) {
        Passage cue = new Passage(report.id(), tagged.cue().getFirst());
        List<Reason> reasons = new ArrayList<>();
        reasons.add(
                Reason.of("tagger", 1, "“" + tagged.cue().getFirst().of(report.text()) + "”", cue));
        reasons.addAll(why);
        return new Attribution(
                Ids.of("attribution", report.id(), tagged.cue(), tagged.content()),
                report.id(),
                type(report.text(), tagged.content()),
                stance(report.text(), tagged.cue()),
                tagged.source(),
                tagged.cue(),
                tagged.content(),
                speaker,
                chain,
                parent,
                reasons);
    }

    private static AttributionType type(String text, List<Span> content) {
        byte[] quotes = Quotes.states(text);
        int quoted = 0;
        int words = 0;
        for (Span part : content) {
            for (int i = part.start(); i < part.end(); i++) {
                if (Character.isLetterOrDigit(text.charAt(i))) {
                    words++;
                    quoted += quotes[i] == Quotes.INSIDE ? 1 : 0;
                }
            }
        }
        if (quoted == 0) {
            return AttributionType.INDIRECT;
        }
        return quoted == words ? AttributionType.DIRECT : AttributionType.MIXED;
    }

    private static Stance stance(String text, List<Span> cue) {
        StringBuilder words = new StringBuilder();
        for (Span part : cue) {
            words.append(part.of(text).toLowerCase(Locale.ROOT)).append(' ');
        }
        // the words before a cue can turn it round: "did not deny"
        Span first = cue.getFirst();
        String before =
                text.substring(Math.max(0, first.start() - 10), first.start())
                        .toLowerCase(Locale.ROOT);
        Matcher not = Pattern.compile("(not|n't|never) $").matcher(before);
        String all = (not.find() ? not.group() : "") + words;
        for (StancePattern pattern : STANCES) {
            if (pattern.cue().matcher(all).find()) {
                return pattern.stance();
            }
        }
        return Stance.ASSERTS;
    }

    /// Tags the report's own words: what belongs to the page or to an embedded post is blanked out.
    private List<Tagged> tagged(Report report) {
        if (!Language.isEnglish(report.language())) {
            return List.of();
        }
        StringBuilder own = new StringBuilder(report.text());
        for (Block block : report.blocks()) {
            if (block.kind() == BlockKind.BOILERPLATE || block.kind() == BlockKind.POST) {
                for (int i = block.at().start(); i < block.at().end(); i++) {
                    if (own.charAt(i) != '\n') {
                        own.setCharAt(i, ' ');
                    }
                }
            }
        }
        return tagger().tag(own.toString());
    }

    private synchronized Tagger tagger() {
        if (tagger == null) {
            tagger = new Tagger();
        }
        return tagger;
    }

    /// Mends contents: a bare credit takes the rest of its sentence, a quotation that goes on takes its next sentences.
    private record Contents(Report report, Annotation annotation) {
        private static final Pattern BARE =
                Pattern.compile(
                        "(?i).*\\b(according to|reported by|per|as reported|by .* account|say|says|said|tell|tells|told|reported|reports)\\b.*");

        /// "By Orla Post's account, ...": a credit that the tagger does not know.
        private static final Pattern ACCOUNT =
                Pattern.compile(
                        "(?:By|In) (?<source>(?:the |The )?\\p{Lu}[\\p{L}. -]{1,40}?)['’]s (?:own )?(?:account|telling|reckoning|version|words),? ");

        /// "..., - Orla Post": a line that ends in who says it.
        private static final Pattern SIGNED =
                Pattern.compile(
                        "^(?<content>.{20,}?),?\\s+[-–—]\\s+(?<source>(?:the )?\\p{Lu}[\\p{L}. ]{1,30}|(?:\\p{L}+ )?sources?|reports?)\\s*$");

        List<Tagged> complete(List<Tagged> tagged) {
            List<Tagged> complete = new ArrayList<>(credits(tagged));
            for (Tagged one : tagged) {
                complete.add(goOn(one.content().isEmpty() ? bare(one) : one, tagged));
            }
            return complete;
        }

        private List<Tagged> credits(List<Tagged> tagged) {
            List<Tagged> credits = new ArrayList<>();
            for (Sentence sentence : annotation.sentences()) {
                String words = sentence.at().of(report.text());
                int start = sentence.at().start();
                Matcher account = ACCOUNT.matcher(words);
                if (account.lookingAt()) {
                    Span source =
                            new Span(
                                    start + account.start("source"), start + account.end("source"));
                    Span cue = new Span(start + account.end("source"), start + account.end() - 1);
                    credits.add(
                            new Tagged(
                                    List.of(source),
                                    List.of(cue),
                                    List.of(new Span(start + account.end(), end(words, start)))));
                    continue;
                }
                Matcher signed = SIGNED.matcher(words);
                boolean line = sentence.block() != BlockKind.PARAGRAPH || report.within() != null;
                if (line && signed.matches()) {
                    Span source =
                            new Span(start + signed.start("source"), start + signed.end("source"));
                    boolean known =
                            tagged.stream()
                                    .anyMatch(t -> t.source().stream().anyMatch(source::overlaps));
                    if (!known) {
                        Span cue = new Span(start + signed.end("content"), source.start());
                        credits.add(
                                new Tagged(
                                        List.of(source),
                                        List.of(cue),
                                        List.of(new Span(start, start + signed.end("content")))));
                    }
                }
            }
            return credits;
        }

        private static int end(String words, int start) {
            int end = words.length();
            while (end > 0 && ".;,".indexOf(words.charAt(end - 1)) >= 0) {
                end--;
            }
            return start + end;
        }

        private Tagged bare(Tagged one) {
            Span cue = one.cue().getFirst();
            Sentence sentence = sentence(cue);
            if (sentence == null || !BARE.matcher(cue.of(report.text())).matches()) {
                return one;
            }
            Span frame = one.source().isEmpty() ? cue : cue.join(one.source().getFirst());
            int end = frame.start();
            int start = frame.end();
            String text = report.text();
            boolean late = end - sentence.at().start() > sentence.at().end() - start;
            int from = late ? sentence.at().start() : start;
            int to = late ? end : sentence.at().end();
            String words = text.substring(from, to);
            Matcher lead = Pattern.compile("^[\\s,;:–—-]+").matcher(words);
            int skip = lead.find() ? lead.end() : 0;
            Matcher tail = Pattern.compile("(?:[\\s,;:.–—-]|\\bas\\b)+$").matcher(words);
            int cut = tail.find() ? tail.start() : words.length();
            return cut - skip < 12
                    ? one
                    : new Tagged(
                            one.source(), one.cue(), List.of(new Span(from + skip, from + cut)));
        }

        /// Adds the sentences behind that stand in quotation marks and have no cue of their own.
        private Tagged goOn(Tagged one, List<Tagged> all) {
            byte[] quotes = Quotes.states(report.text());
            List<Span> content = new ArrayList<>(one.content());
            boolean quoted = content.stream().anyMatch(c -> quotes[c.start()] != Quotes.OUTSIDE);
            if (!quoted || content.isEmpty()) {
                return one;
            }
            Span cue = one.cue().getFirst();
            List<Sentence> sentences = annotation.sentences();
            for (int i = 0; i + 1 < sentences.size(); i++) {
                if (!sentences.get(i).at().overlaps(cue)) {
                    continue;
                }
                for (int next = i + 1; next < sentences.size(); next++) {
                    Span at = sentences.get(next).at();
                    boolean sameBlock =
                            report.text()
                                            .substring(
                                                    sentences.get(next - 1).at().end(), at.start())
                                            .indexOf('\n')
                                    < 0;
                    boolean wholly =
                            quotes[at.start()] != Quotes.OUTSIDE
                                    && quotes[at.end() - 1] != Quotes.OUTSIDE;
                    boolean own =
                            all.stream()
                                    .anyMatch(t ->
                                            at.overlaps(t.cue().getFirst())
                                                    || t.content().stream().anyMatch(at::overlaps));
                    if (!sameBlock || !wholly || own) {
                        break;
                    }
                    content.add(at);
                }
                break;
            }
            return content.size() == one.content().size()
                    ? one
                    : new Tagged(one.source(), one.cue(), content);
        }

        private @Nullable Sentence sentence(Span at) {
            return annotation.sentences().stream()
                    .filter(s -> s.at().overlaps(at))
                    .findFirst()
                    .orElse(null);
        }
    }

    /// Reads the chain off an attribution's own sentence.
    private static final class Chains {
        private static final Pattern TOLD =
                Pattern.compile(
                        "(?i)\\b(?:told|tells?|telling|informed|informs|remarked to|said to|says to|spoke to|speaking to|interview with|statement to|e-?mail to|asked by)\\s*$");
        private static final Pattern SAME_PEOPLE =
                Pattern.compile(
                        "(?i)(one of |two of |both of )?(the|these|those) ((two|three|same) )?(sources?|persons?|people|insiders?|officials?)( familiar with .*)?");
        private static final Pattern CITING =
                Pattern.compile("(?i)\\b(?:citing|cited|cites|quoting|quoted|quotes)\\s+$");

        private final Report report;
        private final Annotation annotation;
        private final Speakers speakers;

        /// The one outlet that unnamed people spoke to in the report.
        private final @Nullable String confidant;

        /// @param chain outermost first; empty where nobody is credited
        private record Link(List<Source> chain, List<Reason> why) {}

        /// Words put forward without anybody who is credited with them.
        private static final Pattern HEARSAY =
                Pattern.compile(
                        "(?i)\\b(reportedly|allegedly|supposedly|purportedly|(is|are|was|were|been) (widely )?(said|reported|believed|thought|alleged|claimed|rumou?red|understood|expected)|rumou?rs?)\\b");

        private static final Set<String> REPORTING = WordList.of(Attributor.class, "reporting.txt");

        /// Whether the cue puts words forward; a cue without a known verb does where its source or form says so.
        boolean isReporting(Tagged one) {
            if (one.source().isEmpty()) {
                return HEARSAY.matcher(one.cue().getFirst().of(report.text())).find();
            }
            Span cue = one.cue().getFirst();
            if (cue.of(report.text()).matches("[\\s,–—-]+")) {
                return true;
            }
            for (Sentence sentence : annotation.sentences()) {
                if (sentence.at().overlaps(cue)) {
                    return sentence.tokens().stream()
                            .anyMatch(t -> cue.overlaps(t.at()) && REPORTING.contains(t.lemma()));
                }
            }
            return false;
        }

        Chains(Report report, Annotation annotation, List<Tagged> all) {
            this.report = report;
            this.annotation = annotation;
            this.speakers = new Speakers(report, annotation);
            Set<String> outlets = new TreeSet<>();
            for (Tagged one : all) {
                Name told = told(one);
                Speaker speaker =
                        one.source().isEmpty()
                                ? null
                                : speakers.of(one.source().getFirst(), limit(one));
                if (told != null
                        && speaker != null
                        && speaker.innermost().kind() == SourceKind.UNNAMED) {
                    outlets.add(Speakers.clean(told.at().of(report.text())));
                }
            }
            this.confidant = outlets.size() == 1 ? outlets.iterator().next() : null;
        }

        Link of(Tagged one) {
            List<Source> chain = new ArrayList<>();
            List<Reason> why = new ArrayList<>();
            Speaker speaker =
                    one.source().isEmpty()
                            ? null
                            : speakers.of(one.source().getFirst(), limit(one));
            if (speaker != null) {
                chain.addAll(speaker.chain());
            }
            Name told = told(one);
            if (told != null) {
                Source outlet =
                        Source.of(SourceKind.OUTLET, Speakers.clean(told.at().of(report.text())));
                if (chain.stream().noneMatch(s -> s.id().equals(outlet.id()))) {
                    chain.addFirst(outlet);
                    why.add(
                            Reason.of(
                                    "told",
                                    1,
                                    "the words were said to " + outlet.name(),
                                    new Passage(report.id(), told.at())));
                }
            }
            boolean anaphor =
                    !one.source().isEmpty()
                            && SAME_PEOPLE
                                    .matcher(one.source().getFirst().of(report.text()))
                                    .matches();
            if (confidant != null
                    && chain.size() == 1
                    && chain.getFirst().kind() == SourceKind.UNNAMED
                    && anaphor) {
                chain.addFirst(Source.of(SourceKind.OUTLET, confidant));
                why.add(
                        Reason.of(
                                "told-before",
                                0.8,
                                "the same people spoke to " + confidant,
                                new Passage(report.id(), one.source().getFirst())));
            }
            Span cited = cited(one);
            if (cited != null && !chain.isEmpty()) {
                Speaker behind = speakers.of(cited, cited.end());
                if (behind != null) {
                    for (Source source : behind.chain()) {
                        if (chain.stream().noneMatch(s -> s.id().equals(source.id()))) {
                            chain.add(source);
                        }
                    }
                    why.add(
                            Reason.of(
                                    "citing",
                                    1,
                                    "it cites " + behind.innermost().name(),
                                    new Passage(report.id(), cited)));
                }
            }
            return new Link(chain, why);
        }

        /// Where the words of the source must end: its cue or content begins there.
        private static int limit(Tagged one) {
            Span source = one.source().getFirst();
            int limit = Integer.MAX_VALUE;
            for (Span span : one.cue()) {
                limit = span.start() >= source.end() ? Math.min(limit, span.start()) : limit;
            }
            for (Span span : one.content()) {
                limit = span.start() >= source.end() ? Math.min(limit, span.start()) : limit;
            }
            return limit;
        }

        /// The outlet to which the source spoke: the name right behind "told" in or after the cue.
        private @Nullable Name told(Tagged one) {
            Span cue = one.cue().getFirst();
            Span around =
                    new Span(
                            Math.max(0, cue.start() - 15),
                            Math.min(report.text().length(), cue.end() + 45));
            for (Name name : annotation.names()) {
                if (!around.contains(name.at()) || name.at().start() < cue.start()) {
                    continue;
                }
                boolean source = one.source().stream().anyMatch(s -> s.overlaps(name.at()));
                String before =
                        report.text()
                                .substring(Math.max(0, name.at().start() - 30), name.at().start())
                                .replaceAll("(?i)\\bthe $", "");
                if (!source && TOLD.matcher(before).find() && isOutlet(name)) {
                    return name;
                }
            }
            return null;
        }

        private static boolean isOutlet(Name name) {
            return name.kind() == PartyKind.OUTLET
                    || name.kind() == PartyKind.ORGANISATION
                    || name.kind() == PartyKind.OTHER
                    || name.kind() == PartyKind.THING;
        }

        /// The words behind "citing" in the attribution's sentence, outside its content.
        private @Nullable Span cited(Tagged one) {
            Span cue = one.cue().getFirst();
            for (Sentence sentence : annotation.sentences()) {
                if (!sentence.at().overlaps(cue)) {
                    continue;
                }
                for (int i = 0; i < sentence.tokens().size(); i++) {
                    var token = sentence.tokens().get(i);
                    boolean inContent =
                            one.content().stream().anyMatch(c -> c.contains(token.at()));
                    boolean inSource = one.source().stream().anyMatch(s -> s.contains(token.at()));
                    String before =
                            report.text().substring(sentence.at().start(), token.at().start());
                    if (inContent || inSource || !token.tag().matches("NOUN|PROPN")) {
                        continue;
                    }
                    Span phrase = nounPhrase(sentence, i);
                    String lead =
                            report.text()
                                    .substring(
                                            sentence.at().start(),
                                            Math.max(sentence.at().start(), phrase.start()));
                    if (CITING.matcher(lead).find() || CITING.matcher(before).find()) {
                        return phrase;
                    }
                }
            }
            return null;
        }

        private static Span nounPhrase(Sentence sentence, int head) {
            int first = head;
            int last = head;
            while (first > 0 && sentence.isUnder(first - 1, head)) {
                first--;
            }
            while (last + 1 < sentence.tokens().size()
                    && sentence.isUnder(last + 1, head)
                    && !sentence.tokens().get(last + 1).tag().equals("PUNCT")) {
                last++;
            }
            return new Span(
                    sentence.tokens().get(first).at().start(),
                    sentence.tokens().get(last).at().end());
        }
    }
}
