package org.whence.annotate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whence.model.BlockKind;
import org.whence.model.Name;
import org.whence.model.PartyKind;
import org.whence.model.Span;
import org.whence.text.Countries;
import org.whence.text.WordList;

/// Finds names: the model's names with their ends mended, bodies of states ("the Norwegian foreign ministry"),
/// designations ("Garda-3"), handles, and runs of proper nouns that it missed. The kind is put to the vote over all places
/// of a name in the report.
final class Names {
    private static final Set<String> OUTLETS = WordList.of(Names.class, "outlets.txt");
    private static final Set<String> OUTLET_WORDS = WordList.of(Names.class, "outlet-words.txt");
    private static final Set<String> ORGANISATION_WORDS =
            WordList.of(Names.class, "organisation-words.txt");
    private static final Set<String> TOPICS = new HashSet<>();
    private static final Set<String> HEADS = new HashSet<>();
    private static final Pattern HANDLE = Pattern.compile("@\\w{2,30}");
    private static final Pattern DESIGNATION =
            Pattern.compile(
                    "\\p{Lu}[\\p{L}]*(-?\\d+\\p{L}*)+(-\\w+)?|\\p{Lu}\\*|\\p{Lu}\\p{L}*-\\p{Lu}?\\d+\\w*|\\p{Lu}\\d{1,3}");
    private static final Set<String> CONNECTORS =
            Set.of(
                    "of", "for", "and", "the", "de", "la", "du", "des", "der", "von", "van", "al",
                    "a", "&", "-", "in");

    static {
        for (List<String> row : WordList.rows(Names.class, "state-bodies.tsv")) {
            (row.get(0).equals("topic") ? TOPICS : HEADS).add(row.get(1));
        }
    }

    private final String text;
    private final List<Found> found = new ArrayList<>();

    /// @param weight how far the kind is to be trusted
    /// @param votes what the place says for each kind
    private record Found(Span at, PartyKind kind, int weight, Map<PartyKind, Double> votes) {
        Found(Span at, PartyKind kind, int weight) {
            this(at, kind, weight, Map.of(kind, 2.0 * weight));
        }
    }

    Names(String text) {
        this.text = text;
    }

    void read(List<ReadWord> words, BlockKind block) {
        boolean shouting =
                block == BlockKind.TITLE || block == BlockKind.HEADING || isTitleCase(words);
        entities(words);
        stateBodies(words);
        for (int i = 0; i < words.size(); i++) {
            ReadWord word = words.get(i);
            if (DESIGNATION.matcher(word.form()).matches() && !word.form().matches("[A-Z]\\d?")
                    || word.form().matches("\\p{Lu}\\d{1,3}")) {
                int from = i;
                while (from > 0
                        && isProper(words.get(from - 1))
                        && !isOfStateOrPerson(words.get(from - 1))
                        && i - from < 2) {
                    from--;
                }
                add(words, from, i + 1, PartyKind.THING, 2);
            } else if (word.form().matches("\\d{1,3}")
                    && i > 0
                    && words.get(i - 1).form().matches("\\p{Lu}{2,6}")
                    && word.relation().matches("nmod|nummod|compound|flat|dep|appos")) {
                add(words, i - 1, i + 1, PartyKind.THING, 2);
            }
        }
        if (!shouting) {
            properRuns(words);
        }
    }

    /// Most words of four letters and more are capitalised: a headline, whatever its block says.
    private static boolean isTitleCase(List<ReadWord> words) {
        int capital = 0;
        int all = 0;
        for (ReadWord word : words) {
            if (word.form().length() >= 4 && Character.isLetter(word.form().charAt(0))) {
                all++;
                capital += Character.isUpperCase(word.form().charAt(0)) ? 1 : 0;
            }
        }
        return all >= 4 && capital * 10 >= all * 8;
    }

    private void entities(List<ReadWord> words) {
        int start = -1;
        for (int i = 0; i < words.size(); i++) {
            String entity = words.get(i).entity();
            if (entity.startsWith("B-") || entity.startsWith("U-")) {
                start = i;
            }
            if (start >= 0 && (entity.startsWith("L-") || entity.startsWith("U-"))) {
                PartyKind kind = kind(entity.substring(2));
                if (kind != null) {
                    add(words, start, i + 1, kind, 2, votes(words.subList(start, i + 1)));
                }
                start = -1;
            } else if (entity.equals("O")) {
                start = -1;
            }
        }
    }

    /// What the model says for each kind, as log odds against one chance in a hundred: a place that leaves no doubt
    /// outweighs several that do.
    private static Map<PartyKind, Double> votes(List<ReadWord> name) {
        Map<PartyKind, Double> chances = new TreeMap<>();
        for (ReadWord word : name) {
            for (int k = 0; k < ReadWord.KINDS.size(); k++) {
                PartyKind kind = kind(ReadWord.KINDS.get(k));
                if (kind != null) {
                    chances.merge(kind, (double) word.kinds()[k] / name.size(), Double::sum);
                }
            }
        }
        chances.replaceAll((kind, chance) -> Math.max(0, Math.log(chance * 100)));
        return chances;
    }

    private static @Nullable PartyKind kind(String entity) {
        return switch (entity) {
            case "PERSON" -> PartyKind.PERSON;
            case "ORG" -> PartyKind.ORGANISATION;
            case "PLACE" -> PartyKind.PLACE;
            case "PRODUCT" -> PartyKind.THING;
            case "EVENT" -> PartyKind.EVENT;
            case "WORK" -> PartyKind.DOCUMENT;
            default -> null;
        };
    }

    /// "Norway's foreign ministry", "the Norwegian defence ministry", "U.S. State Department", "Ministry of Defence".
    private void stateBodies(List<ReadWord> words) {
        for (int i = 0; i < words.size(); i++) {
            String head = words.get(i).form().toLowerCase(Locale.ROOT);
            if (!HEADS.contains(head)) {
                continue;
            }
            int from = i;
            while (from > 0 && i - from < 4 && isTopic(words.get(from - 1))) {
                from--;
            }
            int country = countryBefore(words, from);
            if (country >= 0
                    && (from < i
                            || head.matches(
                                    "government|parliament|army|navy|police|embassy|senate|congress"))) {
                add(words, country, i + 1, PartyKind.STATE_BODY, 4);
            } else if (from < i
                    && Character.isUpperCase(words.get(from).form().charAt(0))
                    && Character.isUpperCase(words.get(i).form().charAt(0))) {
                add(words, from, i + 1, PartyKind.STATE_BODY, 3);
            } else if (head.matches("ministry|department|office|bureau")
                    && i + 2 < words.size()
                    && Character.isUpperCase(words.get(i).form().charAt(0))
                    && words.get(i + 1).form().equals("of")) {
                int to = i + 2;
                while (to < words.size()
                        && (isProper(words.get(to)) || words.get(to).form().matches("and|the"))
                        && to - i < 7) {
                    to++;
                }
                while (to > i + 2 && !isProper(words.get(to - 1))) {
                    to--;
                }
                if (to > i + 2) {
                    add(words, i, to, PartyKind.STATE_BODY, 4);
                }
            }
        }
    }

    private static boolean isTopic(ReadWord word) {
        return TOPICS.contains(word.form().toLowerCase(Locale.ROOT))
                || word.form().equals("Security") && word.tag().startsWith("NNP");
    }

    /// Where the country or its adjective before a body's name starts, -1 where there is none.
    private static int countryBefore(List<ReadWord> words, int from) {
        int at = from - 1;
        if (at >= 0 && words.get(at).form().matches("['’]s?")) {
            at--;
        }
        if (at >= 1
                && Countries.of(words.get(at - 1).form() + " " + words.get(at).form()) != null) {
            return at - 1;
        }
        return at >= 0
                        && Character.isUpperCase(words.get(at).form().charAt(0))
                        && Countries.of(words.get(at).form()) != null
                ? at
                : -1;
    }

    /// Capitalised words in the middle of a sentence, joined over "of", "for", "and".
    private void properRuns(List<ReadWord> words) {
        int i = 0;
        while (i < words.size()) {
            if (!isProper(words.get(i))) {
                i++;
                continue;
            }
            int to = i + 1;
            while (to < words.size()) {
                if (isProper(words.get(to))) {
                    to++;
                    continue;
                }
                int next = to;
                while (next < words.size()
                        && next - to < 3
                        && CONNECTORS.contains(words.get(next).form())) {
                    next++;
                }
                boolean joins =
                        next > to
                                && next < words.size()
                                && isProper(words.get(next))
                                && !words.get(to - 1).entity().endsWith("PERSON")
                                && !words.get(to).form().equals("and")
                                && !words.get(to).form().equals("in");
                if (!joins) {
                    break;
                }
                to = next + 1;
            }
            boolean starts = i == 0 || words.get(i - 1).tag().matches("``|''|:|\\.|-LRB-");
            if (!starts || to - i > 1) {
                int from = i;
                while (from < to - 1
                        && Countries.of(words.get(from).form()) != null
                        && Countries.named(words.get(from).form()) == null) {
                    from++;
                }
                add(words, from, to, guess(words, from, to), to - from > 1 ? 1 : 0);
            }
            i = to;
        }
    }

    private static PartyKind guess(List<ReadWord> words, int from, int to) {
        for (int i = from; i < to; i++) {
            if (ORGANISATION_WORDS.contains(words.get(i).form().toLowerCase(Locale.ROOT))) {
                return PartyKind.ORGANISATION;
            }
        }
        return PartyKind.OTHER;
    }

    private static boolean isSmall(String form) {
        return !form.isEmpty() && form.codePoints().allMatch(Character::isLowerCase);
    }

    private static boolean isProper(ReadWord word) {
        return word.tag().startsWith("NNP")
                && Character.isUpperCase(word.form().codePointAt(0))
                && !word.form()
                        .matches(
                                "(Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gen)\\.?|January|February|March|April|May|June|July"
                                        + "|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday"
                                        + "|Sunday|President|Minister|Presidents");
    }

    private static boolean isOfStateOrPerson(ReadWord word) {
        return word.entity().endsWith("PERSON") || Countries.of(word.form()) != null;
    }

    private void add(List<ReadWord> words, int from, int to, PartyKind kind, int weight) {
        add(words, from, to, kind, weight, Map.of(kind, 2.0 * weight));
    }

    private void add(
            List<ReadWord> words,
            int from,
            int to,
            PartyKind kind,
            int weight,
            Map<PartyKind, Double> votes) {
        int start = from;
        int end = to;
        while (start < end - 1
                && (words.get(start).form().matches("(?i)the|a|an|its|their|his|her|our")
                        || words.get(start).form().matches("(Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gen)\\.?")
                        || words.get(start).tag().matches("``|''|,|:|-LRB-"))) {
            start++;
        }
        if (kind == PartyKind.PERSON) {
            while (start < end - 1
                    && words.get(start)
                            .form()
                            .matches(
                                    "President|Presidents|Minister|Prime|Professor|Director|Chief|General")) {
                start++;
            }
        }
        while (end > start + 1
                && (words.get(end - 1).form().matches("['’]s?")
                        || words.get(end - 1).tag().matches("``|''|,|:|\\.|-RRB-|-LRB-"))) {
            end--;
        }
        if (kind != PartyKind.STATE_BODY) {
            // "the Orla Wire news agency", "charity Oskel Aid": what kind of thing it is is no part
            // of a name
            while (end > start + 1 && isSmall(words.get(end - 1).form())) {
                end--;
            }
            while (start < end - 1
                    && isSmall(words.get(start).form())
                    && !CONNECTORS.contains(words.get(start).form())) {
                start++;
            }
        }
        Span at = balanced(new Span(words.get(start).at().start(), words.get(end - 1).at().end()));
        String form = at.of(text);
        if (form.isEmpty()
                || !form.codePoints().anyMatch(Character::isLetterOrDigit)
                || form.length() == 1 && !OUTLETS.contains(form)
                || !form.codePoints().anyMatch(c -> Character.isUpperCase(c) || c == '@')
                || form.endsWith("'s")
                || form.endsWith("’s") && form.length() < 4) {
            return;
        }
        PartyKind plausible =
                kind == PartyKind.PERSON && form.matches(".*\\b\\p{Lu}{3,}\\b.*")
                        ? PartyKind.ORGANISATION
                        : kind;
        if (!isNationality(form)) {
            Map<PartyKind, Double> cast =
                    plausible == kind ? votes : Map.of(plausible, 2.0 * weight);
            found.add(new Found(withArticle(at, form), plausible, weight, cast));
        }
    }

    /// "OSLO (Orla Wire": a bracket that opens in a name and does not close there parts two names; the second one counts.
    private Span balanced(Span at) {
        String form = at.of(text);
        int open = form.lastIndexOf('(');
        if (open < 0 || form.indexOf(')', open) > 0) {
            return at;
        }
        int start = at.start() + open + 1;
        return start < at.end() ? new Span(start, at.end()) : at;
    }

    /// "Chinese", "Ukrainians", "Russian-Chinese": people and things of a country, nobody's name.
    private static boolean isNationality(String form) {
        for (String part : form.split("[ –-]", -1)) {
            String one = part.endsWith("s") ? part.substring(0, part.length() - 1) : part;
            boolean adjective =
                    Countries.of(part) != null && Countries.named(part) == null
                            || Countries.of(one) != null && Countries.named(one) == null;
            boolean pair =
                    form.matches("\\p{Lu}\\p{L}+[–-]\\p{Lu}\\p{L}+") && Countries.of(part) != null;
            if (!adjective && !pair) {
                return false;
            }
        }
        return true;
    }

    /// An outlet that is known under its article keeps it: "The Verge".
    private Span withArticle(Span at, String form) {
        boolean article = at.start() >= 4 && text.startsWith("The ", at.start() - 4);
        return article && OUTLETS.contains("The " + form) ? new Span(at.start() - 4, at.end()) : at;
    }

    List<Name> names() {
        Matcher handles = HANDLE.matcher(text);
        while (handles.find()) {
            found.add(new Found(new Span(handles.start(), handles.end()), PartyKind.OTHER, 3));
        }
        // the longest of overlapping names, a body of a state first
        found.sort(
                Comparator.comparingInt((Found f) -> f.weight() >= 4 ? 0 : 1)
                        .thenComparingInt(f -> -f.at().length())
                        .thenComparingInt(f -> -f.weight())
                        .thenComparing(Found::at));
        List<Found> kept = new ArrayList<>();
        for (Found candidate : found) {
            if (kept.stream().noneMatch(k -> k.at().overlaps(candidate.at()))) {
                kept.add(candidate);
            }
        }
        Map<String, Map<PartyKind, Double>> votes = new HashMap<>();
        for (Found name : found) {
            Map<PartyKind, Double> of =
                    votes.computeIfAbsent(fold(name.at()), k -> new TreeMap<>());
            name.votes().forEach((kind, vote) -> of.merge(kind, vote, Double::sum));
            voteForLastWord(name, votes);
        }
        doubtLoneSurnames(votes);
        return kept.stream()
                .filter(f -> f.weight() > 0 || strength(votes, f) > 1)
                .map(f -> new Name(f.at(), decide(f, votes)))
                .sorted(Comparator.comparing(Name::at))
                .toList();
    }

    /// A surname, or the short form of a firm or ship, is voted for wherever the full name stands.
    private void voteForLastWord(Found name, Map<String, Map<PartyKind, Double>> votes) {
        String form = name.at().of(text);
        int last = form.lastIndexOf(' ');
        boolean plain =
                form.codePoints()
                        .noneMatch(c -> c == '\'' || c == '’' || c == ',' || c == '(' || c == '\n');
        boolean joined = form.matches(".* (of|for|and|the|de|in|at|von|van) .*");
        if (last < 0
                || name.weight() < 2
                || !plain
                || joined
                || !switch (name.kind()) {
                    case PERSON, ORGANISATION, THING -> true;
                    default -> false;
                }) {
            return;
        }
        String word = form.substring(last + 1).toLowerCase(Locale.ROOT);
        votes.computeIfAbsent(word, k -> new TreeMap<>()).merge(name.kind(), 4.0, Double::sum);
    }

    /// News names a person in full the first time. A single word that ends no full name in the report is half as likely a
    /// person's as it looks.
    private void doubtLoneSurnames(Map<String, Map<PartyKind, Double>> votes) {
        Set<String> surnames = new HashSet<>();
        for (Found name : found) {
            String form = name.at().of(text);
            if (name.kind() == PartyKind.PERSON && form.contains(" ")) {
                surnames.add(form.substring(form.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT));
            }
        }
        votes.forEach((form, of) -> {
            if (!form.contains(" ") && !surnames.contains(form)) {
                of.computeIfPresent(PartyKind.PERSON, (kind, vote) -> vote / 2);
            }
        });
    }

    private double strength(Map<String, Map<PartyKind, Double>> votes, Found name) {
        return votes.getOrDefault(fold(name.at()), Map.of()).values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum()
                + (Countries.named(name.at().of(text)) != null ? 2 : 0)
                + (DESIGNATION.matcher(name.at().of(text)).matches() ? 2 : 0)
                + (name.at().of(text).matches("\\p{Lu}[\\p{L}-]{2,}") ? 2 : 0);
    }

    private PartyKind decide(Found name, Map<String, Map<PartyKind, Double>> votes) {
        String form = name.at().of(text);
        String last = form.substring(form.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        if (OUTLETS.contains(form)
                || form.contains(" ")
                        && OUTLET_WORDS.contains(last)
                        && name.kind() != PartyKind.PERSON) {
            return PartyKind.OUTLET;
        }
        if (Countries.named(form) != null) {
            return PartyKind.PLACE;
        }
        if (name.weight() >= 3) {
            return name.kind();
        }
        return votes.getOrDefault(fold(name.at()), Map.of()).entrySet().stream()
                .max(
                        Map.Entry.<PartyKind, Double>comparingByValue()
                                .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .orElse(name.kind());
    }

    private String fold(Span at) {
        return at.of(text).toLowerCase(Locale.ROOT);
    }
}
