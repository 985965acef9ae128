package org.whence.corroborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.model.Name;
import org.whence.model.Party;
import org.whence.model.PartyKind;
import org.whence.model.Passage;
import org.whence.model.Reading;
import org.whence.model.Sentence;
import org.whence.model.Source;
import org.whence.model.SourceKind;
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
                    "(?i)\\b(submitted|internal|leaked|confidential|secret|classified|reviewed|obtained|read|seen|unpublished|sent|intelligence)\\b|\\bto the\\b");

    /// Words of a maker's name at most.
    private static final int LONGEST = 8;

    private final Map<String, String> parent = new HashMap<>();
    private final Map<String, String> makers = new TreeMap<>();
    private final Map<String, String> fullest = new TreeMap<>();
    private final Map<Passage, Party> partyAt;
    private final Set<String> studying = new HashSet<>();
    private final Set<String> reporting = new HashSet<>();
    private final Set<String> unseen = new HashSet<>();
    private final Set<String> ids;

    /// The one work of the story, or null where there are several or none.
    private final @Nullable String only;

    /// @param partyAt who is named where: a maker is one over all its spellings
    Works(List<Reading> readings, Map<Passage, Party> partyAt) {
        this.partyAt = partyAt;
        for (Reading reading : readings) {
            for (Sentence sentence : reading.annotation().sentences()) {
                read(reading, sentence);
            }
        }
        // whose reports are shown to some only has published none, if "report" is all that it is
        // called
        reporting.removeAll(unseen);
        makers.values().removeIf(m -> !studying.contains(m) && !reporting.contains(m));
        ids = Set.copyOf(makers.values());
        // "Vant", "Vant International": one family
        for (String name : List.copyOf(makers.keySet())) {
            for (int at = name.indexOf(' '); at > 0; at = name.indexOf(' ', at + 1)) {
                String shorter = makers.get(name.substring(0, at));
                if (shorter != null && at >= 3) {
                    join(shorter, makers.getOrDefault(name, shorter));
                }
            }
        }
        Set<String> roots = new HashSet<>();
        ids.forEach(m -> roots.add(root(m)));
        only = roots.size() == 1 ? roots.iterator().next() : null;
    }

    private void read(Reading reading, Sentence sentence) {
        String text = reading.report().text();
        for (int i = 0; i < sentence.tokens().size(); i++) {
            Token token = sentence.tokens().get(i);
            String noun = token.lemma().toLowerCase(Locale.ROOT);
            String phrase = phrase(sentence, i).of(text).replaceAll("\\s+", " ");
            boolean hidden = PRIVATE.matcher(phrase).find();
            boolean report = noun.equals("report");
            if (!NOUNS.contains(noun) && !report || !token.tag().equals("NOUN")) {
                continue;
            }
            if (isKind(sentence, i)) {
                continue;
            }
            List<String> named = new ArrayList<>();
            for (Name name : reading.annotation().names()) {
                if (!sentence.at().contains(name.at())) {
                    continue;
                }
                int at = tokenAt(sentence, name.at());
                boolean ties = at >= 0 && (sentence.isUnder(at, i) || made(sentence, at, i));
                if (ties && name.kind() == PartyKind.OUTLET && report) {
                    named.clear();
                    break;
                }
                String maker = name.at().of(text);
                boolean person = name.kind() == PartyKind.PERSON && maker.contains(" ");
                if (!ties
                        || person
                        || name.kind() == PartyKind.OUTLET
                        || name.kind() == PartyKind.PLACE
                        || name.kind() == PartyKind.THING
                        || Countries.of(maker) != null) {
                    continue;
                }
                named.add(maker(reading, name));
            }
            if (report && hidden) {
                unseen.addAll(named);
                continue;
            }
            (report ? reporting : studying).addAll(named);
            for (int m = 1; m < named.size(); m++) {
                join(named.getFirst(), named.get(m));
            }
            if (!named.isEmpty()) {
                fullest.merge(named.getFirst(), phrase, (x, y) -> score(y) > score(x) ? y : x);
            }
        }
    }

    private String maker(Reading reading, Name name) {
        Party party = partyAt.get(new Passage(reading.report().id(), name.at()));
        String words = key(name.at().of(reading.report().text()));
        String id = party == null ? words : party.id();
        makers.putIfAbsent(words, id);
        if (party != null) {
            party.names().forEach(n -> makers.putIfAbsent(key(n), id));
        }
        return id;
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
        Token by = sentence.tokens().get(maker);
        boolean makes = by.relation().startsWith("nsubj") && by.head() > work;
        if (!makes && (!token.relation().startsWith("nsubj") || token.head() < 0)) {
            return false;
        }
        int verb = makes ? by.head() : token.head();
        if (!sentence.tokens()
                .get(verb)
                .lemma()
                .matches(
                        "commission|fund|conduct|write|author|compile|publish|carry|finance|order|lead|undertake")) {
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
    @Nullable String keyOf(Source source) {
        if (PRIVATE.matcher(source.name()).find()) {
            return null;
        }
        String key = key(source.name());
        if (source.kind() == SourceKind.OUTLET
                || source.kind() == SourceKind.PERSON && key.contains(" ")) {
            return null;
        }
        if (source.party() != null && ids.contains(source.party())) {
            return root(source.party());
        }
        List<String> words = List.of(key.split(" ", -1));
        for (int length = Math.min(LONGEST, words.size()); length > 0; length--) {
            for (int i = 0; i + length <= words.size(); i++) {
                String name = String.join(" ", words.subList(i, i + length));
                String maker = name.length() >= 3 ? makers.get(name) : null;
                if (maker != null) {
                    return root(maker);
                }
            }
        }
        if (source.kind() == SourceKind.PERSON) {
            return null;
        }
        for (String word : words) {
            if (NOUNS.contains(word) || word.equals("researchers") || word.equals("report")) {
                // an unnamed study is the story's one study, where there is one
                return only;
            }
        }
        return null;
    }

    /// The fullest words that name the work of a key.
    String name(String root) {
        String best = "";
        for (Map.Entry<String, String> words : fullest.entrySet()) {
            if (root(words.getKey()).equals(root)) {
                best = score(words.getValue()) > score(best) ? words.getValue() : best;
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
