package org.whence.corroborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.model.Name;
import org.whence.model.PartyKind;
import org.whence.model.Reading;
import org.whence.model.Sentence;
import org.whence.model.Span;
import org.whence.model.Token;
import org.whence.text.Countries;
import org.whence.text.WordList;

/// Published works (a study, a survey) with those who made, wrote up or commissioned them: named now as the work, now as one
/// of them, they are one origin. Ties are read off the phrases that name them together ("research by the University of
/// Orla, commissioned by Vant").
final class Works {
    private static final Set<String> NOUNS = WordList.of(Works.class, "studies.txt");

    /// What only some have seen is no published work.
    private static final Pattern PRIVATE =
            Pattern.compile(
                    "(?i)\\b(submitted|internal|leaked|confidential|secret|classified|reviewed|obtained|seen|unpublished|sent|intelligence)\\b");

    private final Map<String, String> parent = new HashMap<>();
    private final Map<String, Set<String>> names = new TreeMap<>();
    private final Map<String, String> fullest = new HashMap<>();

    Works(List<Reading> readings) {
        for (Reading reading : readings) {
            for (Sentence sentence : reading.annotation().sentences()) {
                read(reading, sentence);
            }
        }
        // "Vant", "Vant International": one family
        List<String> all = new ArrayList<>(names.keySet());
        for (String a : all) {
            for (String b : all) {
                if (!a.equals(b) && b.startsWith(a + " ") && a.length() >= 3) {
                    join(a, b);
                }
            }
        }
    }

    private void read(Reading reading, Sentence sentence) {
        String text = reading.report().text();
        for (int i = 0; i < sentence.tokens().size(); i++) {
            Token token = sentence.tokens().get(i);
            String noun = token.lemma().toLowerCase(Locale.ROOT);
            String phrase = phrase(sentence, i).of(text).replaceAll("\\s+", " ");
            boolean report = noun.equals("report") && !PRIVATE.matcher(phrase).find();
            if (!NOUNS.contains(noun) && !report || !token.tag().equals("NOUN")) {
                continue;
            }
            if (isKind(sentence, i)) {
                continue;
            }
            List<String> makers = new ArrayList<>();
            for (Name name : reading.annotation().names()) {
                if (name.kind() == PartyKind.OUTLET && report) {
                    report = false;
                    makers.clear();
                    break;
                }
                String maker = name.at().of(text);
                boolean person = name.kind() == PartyKind.PERSON && maker.contains(" ");
                if (person
                        || name.kind() == PartyKind.OUTLET
                        || name.kind() == PartyKind.THING
                        || Countries.of(maker) != null) {
                    continue;
                }
                int at = tokenAt(sentence, name.at());
                if (at >= 0 && (sentence.isUnder(at, i) || made(sentence, at, i))) {
                    makers.add(key(name.at().of(text)));
                    names.computeIfAbsent(key(name.at().of(text)), k -> new LinkedHashSet<>())
                            .add(name.at().of(text));
                }
            }
            for (int m = 1; m < makers.size(); m++) {
                join(makers.getFirst(), makers.get(m));
            }
            if (!makers.isEmpty()) {
                fullest.merge(makers.getFirst(), phrase, (x, y) -> score(y) > score(x) ? y : x);
            }
        }
    }

    private static int score(String phrase) {
        return phrase.length() > 140 ? -phrase.length() : phrase.length();
    }

    /// "A certificate of analysis", "off work": a bare noun behind a preposition is a kind of thing, nothing that was made.
    private static boolean isKind(Sentence sentence, int noun) {
        boolean behind = false;
        for (int child : sentence.children(noun)) {
            String relation = sentence.tokens().get(child).relation();
            behind |= relation.equals("case");
            if (relation.matches("det|nmod|nmod:poss|amod|compound|nummod")) {
                return false;
            }
        }
        return behind && sentence.tokens().get(noun).fine().equals("NN");
    }

    /// "The study was commissioned by Vant": the maker hangs on the verb whose subject the work is.
    private static boolean made(Sentence sentence, int maker, int work) {
        Token token = sentence.tokens().get(work);
        if (!token.relation().startsWith("nsubj") || token.head() < 0) {
            return false;
        }
        int verb = token.head();
        if (!sentence.tokens()
                .get(verb)
                .lemma()
                .matches(
                        "commission|fund|conduct|write|publish|carry|finance|order|lead|undertake")) {
            return false;
        }
        return sentence.isUnder(maker, verb);
    }

    private static int tokenAt(Sentence sentence, Span at) {
        int best = -1;
        for (int i = 0; i < sentence.tokens().size(); i++) {
            if (at.contains(sentence.tokens().get(i).at())
                    && (best < 0
                            || !at.contains(
                                    sentence.tokens()
                                            .get(Math.max(0, sentence.tokens().get(i).head()))
                                            .at()))) {
                best = i;
            }
        }
        return best;
    }

    private static Span phrase(Sentence sentence, int head) {
        int first = head;
        int last = head;
        for (int i = 0; i < sentence.tokens().size(); i++) {
            if (sentence.isUnder(i, head) && !sentence.tokens().get(i).tag().equals("PUNCT")) {
                first = Math.min(first, i);
                last = Math.max(last, i);
            }
        }
        return new Span(
                sentence.tokens().get(first).at().start(), sentence.tokens().get(last).at().end());
    }

    /// The work's key that a source stands for, or null where it is none: a maker's name, or a noun for a work.
    @Nullable String keyOf(String source) {
        String key = key(source);
        if (names.containsKey(key)) {
            return root(key);
        }
        for (String maker : names.keySet()) {
            if (maker.length() >= 3 && (" " + key + " ").contains(" " + maker + " ")) {
                return root(maker);
            }
        }
        for (String word : key.split(" ", -1)) {
            if (NOUNS.contains(word) || word.equals("researchers") || word.equals("report")) {
                // an unnamed study is the story's one study, where there is one
                Set<String> roots = new LinkedHashSet<>();
                names.keySet().forEach(n -> roots.add(root(n)));
                return roots.size() == 1 ? roots.iterator().next() : null;
            }
        }
        return null;
    }

    /// The fullest words that name the work of a key.
    String name(String root) {
        String best = "";
        for (String maker : names.keySet()) {
            if (root(maker).equals(root)) {
                String phrase = fullest.getOrDefault(maker, "");
                best = score(phrase) > score(best) ? phrase : best;
            }
        }
        return best.isEmpty() ? root : best;
    }

    private void join(String a, String b) {
        String x = root(a);
        String y = root(b);
        if (!x.equals(y)) {
            parent.put(x.compareTo(y) < 0 ? y : x, x.compareTo(y) < 0 ? x : y);
        }
    }

    private String root(String key) {
        String at = key;
        while (parent.containsKey(at)) {
            at = parent.getOrDefault(at, at);
        }
        return at;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("^(the|a|an) ", "")
                .replaceAll("['’]s$", "")
                .replaceAll("[^\\p{L}\\p{N} ]", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
