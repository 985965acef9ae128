package org.whence.relate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whence.model.Backing;
import org.whence.model.Bound;
import org.whence.model.Mention;
import org.whence.model.Party;
import org.whence.model.PartyKind;
import org.whence.model.Passage;
import org.whence.model.Quantity;
import org.whence.model.Reason;
import org.whence.model.Sheet;
import org.whence.model.Span;
import org.whence.model.TimeRef;
import org.whence.text.WordList;

/// Gathers the sheets of the parties. A number belongs to the attribute that its phrase names ("a range of 2,000 km", "a
/// 50-kg payload") or to what the verb says ("weighs 50 kg"), and to the party that the phrase is about: its possessive, the
/// one that has it, the subject. A noun set beside a name or said of it describes the party; a time belongs to what the party
/// did or underwent. Where no party stands in such a place the words are left alone.
final class Sheets {
    /// Nouns that a number of things merely belongs to.
    private static final Pattern HAVING =
            Pattern.compile(
                    "have|possess|boast|feature|include|comprise|number|count|contain|offer");

    private static final Pattern UNIT_OF_TIME = Pattern.compile("(d|week|month|year|h|min|s)");
    private static final int LONGEST = 110;
    private static final Set<String> SUMMINGS_UP = WordList.of(Relater.class, "summings-up.txt");
    private static final Set<String> ROLES = WordList.of(Relater.class, "roles.txt");
    private static final Map<String, String> NAMES = new HashMap<>();

    static {
        for (List<String> row : WordList.rows(Relater.class, "attributes.tsv")) {
            WordList.choices(row.getFirst()).forEach(word -> NAMES.put(word, row.get(1)));
        }
    }

    /// Something said of a party.
    ///
    /// @param isOne whether a party has one such value, so that two exclude each other; others do only within a claim
    private record Fact(
            String key,
            String name,
            boolean isOne,
            String text,
            @Nullable Quantity quantity,
            @Nullable TimeRef time,
            Passage words,
            Mention mention,
            String rule) {}

    private record Attribution(String key, String name, boolean isOne, int owner, Span from) {}

    private final Carriers carriers;
    private final Map<String, List<Fact>> facts = new HashMap<>();

    Sheets(Carriers carriers) {
        this.carriers = carriers;
    }

    void read(Tree tree) {
        for (Quantity quantity : tree.reading.annotation().quantities()) {
            if (tree.sentence.at().contains(quantity.at())) {
                number(tree, quantity);
            }
        }
        for (TimeRef time : tree.reading.annotation().times()) {
            if (tree.sentence.at().contains(time.at())
                    && (time.from() != null || time.to() != null)) {
                date(tree, time);
            }
        }
        for (int i = 0; i < tree.tokens.size(); i++) {
            if (tree.isTagged(i, "NOUN")) {
                description(tree, i);
            }
        }
    }

    private void number(Tree tree, Quantity quantity) {
        int unit = tree.headOf(quantity.at());
        if (unit < 0) {
            return;
        }
        int counted = tree.head(unit);
        // an amount carries its unit as a sign, whichever of its words the phrase hangs on
        boolean isNumber =
                (tree.isTagged(unit, "NUM") || tree.isTagged(unit, "ADJ"))
                        && !hasSign(tree, quantity.at());
        boolean isCount = isNumber && counted >= 0 && tree.lemma(counted).equals(quantity.unit());
        if (isNumber && !isCount) {
            return;
        }
        Attribution found = isCount ? count(tree, unit, quantity) : measure(tree, unit, quantity);
        if (found == null || found.owner() < 0) {
            return;
        }
        Party party = party(tree, found.owner());
        if (party == null) {
            return;
        }
        String words =
                tree.text(isCount ? quantity.at().join(tree.at(tree.head(unit))) : quantity.at())
                        .replaceAll("\\s*\\([^)]*\\)?", "");
        add(
                tree,
                party,
                found.key(),
                found.name(),
                found.isOne(),
                words,
                quantity,
                null,
                quantity.at().join(found.from()),
                isCount ? "count" : "measure");
    }

    /// Whether a number's own words hold the sign of a currency ("$40 million").
    private static boolean hasSign(Tree tree, Span number) {
        return tree.tokens.stream().anyMatch(t -> number.contains(t.at()) && t.fine().equals("$"));
    }

    /// A unit's phrase: "a range of 2,000 km", "a 50-kg payload", "its range is 2,000 km", "weighs 50 kg".
    private @Nullable Attribution measure(Tree tree, int unit, Quantity quantity) {
        int head = tree.head(unit);
        String relation = tree.relation(unit);
        if (head >= 0 && tree.isTagged(head, "NOUN") && party(tree, head) == null) {
            boolean isOf =
                    relation.equals("nmod")
                            && tree.preposition(unit).matches("of|at|up to|to|over|about|around");
            boolean isBefore = relation.matches("compound|nummod|amod|nmod") && unit < head;
            String phrase = phrase(tree, head, unit);
            boolean isTime = UNIT_OF_TIME.matcher(quantity.unit()).matches();
            return (isOf || isBefore) && (!isTime || NAMES.containsKey(phrase))
                    ? of(tree, head, phrase)
                    : null;
        }
        if (relation.equals("appos") || relation.equals("conj")) {
            return null;
        }
        int verb = tree.child(unit, "cop") >= 0 ? unit : head;
        if (verb < 0) {
            return null;
        }
        int subject = tree.child(verb, "nsubj", "nsubj:pass");
        if (subject >= 0 && party(tree, subject) == null && tree.isTagged(subject, "NOUN")) {
            Attribution own = of(tree, subject, phrase(tree, subject, unit));
            return NAMES.containsKey(phrase(tree, subject, unit)) ? own : null;
        }
        if (verb != unit && relation.matches("obj|obl|xcomp|nmod")) {
            if (relation.equals("obl")
                    && !tree.preposition(unit).matches("|at|for|to|over|about|around")) {
                return null;
            }
            String name = NAMES.get(tree.lemma(verb));
            if (name != null) {
                return new Attribution(
                        name, name, !name.equals("payment"), subject(tree, verb), tree.at(verb));
            }
            int of = tree.child(unit, "nmod");
            return relation.equals("obj") && of >= 0 && tree.preposition(of).equals("of")
                    ? done(tree, verb, of)
                    : null;
        }
        return null;
    }

    /// A number of things: whose they are, who has them, who did something to them.
    private @Nullable Attribution count(Tree tree, int number, Quantity quantity) {
        int noun = tree.head(number);
        if (noun < 0 || !tree.isTagged(noun, "NOUN") || quantity.value() == 1) {
            return null;
        }
        String lemma = tree.lemma(noun);
        String things = tree.text(tree.at(noun)).toLowerCase(Locale.ROOT);
        int whose = owned(tree, noun, number);
        if (whose >= 0) {
            return new Attribution(lemma, things, false, whose, tree.at(noun));
        }
        int head = tree.head(noun);
        if (head < 0) {
            return null;
        }
        if (tree.relation(noun).equals("nmod") && tree.preposition(noun).equals("with")) {
            return new Attribution(lemma, things, false, tree.described(head), tree.at(noun));
        }
        if (tree.relation(noun).equals("obj") && tree.isTagged(head, "VERB")) {
            String verb = tree.lemma(head);
            if (HAVING.matcher(verb).matches()) {
                return new Attribution(lemma, things, false, subject(tree, head), tree.at(noun));
            }
            return done(tree, head, noun);
        }
        return null;
    }

    /// What somebody did with a number of things: "drones received".
    private static @Nullable Attribution done(Tree tree, int verb, int noun) {
        if (!tree.isTagged(verb, "VERB") || !tree.isTagged(noun, "NOUN")) {
            return null;
        }
        boolean isDone = tree.tokens.get(verb).fine().matches("VBD|VBN");
        String word =
                isDone
                        ? tree.text(tree.at(verb)).toLowerCase(Locale.ROOT)
                        : "to " + tree.lemma(verb);
        return new Attribution(
                tree.lemma(verb) + " " + tree.lemma(noun),
                tree.text(tree.at(noun)).toLowerCase(Locale.ROOT) + " " + word,
                false,
                subject(tree, verb),
                tree.at(verb).join(tree.at(noun)));
    }

    /// An attribute that a noun names, and whose it is.
    private @Nullable Attribution of(Tree tree, int noun, String phrase) {
        String name = NAMES.getOrDefault(phrase, NAMES.getOrDefault(tree.lemma(noun), phrase));
        int owner = owner(tree, noun);
        return owner < 0
                ? null
                : new Attribution(name, name, !name.equals("payment"), owner, tree.at(noun));
    }

    private int owner(Tree tree, int noun) {
        int whose = owned(tree, noun, -1);
        if (whose >= 0) {
            return whose;
        }
        int head = tree.head(noun);
        if (head < 0) {
            return -1;
        }
        return switch (tree.relation(noun)) {
            case "obj", "obl", "xcomp" -> subject(tree, head);
            case "nmod" ->
                    tree.preposition(noun).matches("with|of")
                            ? party(tree, head) != null ? head : tree.described(head)
                            : -1;
            case "conj" -> owner(tree, head);
            case "appos" -> party(tree, head) != null ? head : -1;
            default -> -1;
        };
    }

    /// Whose a noun is by its possessive or its "of".
    private static int owned(Tree tree, int noun, int but) {
        for (int child : tree.children(noun)) {
            if (child != but
                    && party(tree, child) != null
                    && (tree.relation(child).equals("nmod:poss")
                            || tree.relation(child).equals("nmod")
                                    && tree.preposition(child).equals("of"))) {
                return child;
            }
        }
        return -1;
    }

    /// The subject of a verb or of what it completes ("is able to carry").
    private static int subject(Tree tree, int verb) {
        int at = verb;
        for (int climbed = 0; at >= 0 && climbed < 6; climbed++) {
            if (tree.isNegated(at)) {
                return -1;
            }
            boolean hasSubject = false;
            for (int child : tree.children(at)) {
                if (tree.relation(child).startsWith("nsubj")) {
                    hasSubject = true;
                    if (party(tree, child) != null) {
                        return child;
                    }
                }
            }
            if (hasSubject) {
                return -1;
            }
            int head = tree.head(at);
            String relation = tree.relation(at);
            if (relation.equals("acl") && head >= 0 && party(tree, head) != null) {
                return head;
            }
            boolean isShared =
                    relation.matches("conj|xcomp|advcl")
                            || relation.equals("acl") && head >= 0 && tree.isTagged(head, "ADJ");
            at = isShared ? head : -1;
        }
        return -1;
    }

    /// The party of a node; a thing's name before a noun is that thing ("the Orlo 3 crane").
    private static @Nullable Party party(Tree tree, int token) {
        Party party = tree.party(token);
        if (party == null && token >= 0 && tree.isTagged(token, "NOUN")) {
            for (int child : tree.children(token)) {
                Party named = tree.isName(child) ? tree.party(child) : null;
                if (named != null
                        && named.kind() == PartyKind.THING
                        && tree.relation(child).matches("compound|appos")) {
                    return named;
                }
            }
        }
        return party;
    }

    /// "payload capacity": the noun with those before it.
    private static String phrase(Tree tree, int noun, int but) {
        return tree.children(noun).stream()
                        .filter(c -> c < noun && c != but && tree.relation(c).equals("compound"))
                        .filter(c -> tree.isTagged(c, "NOUN"))
                        .map(c -> tree.lemma(c) + " ")
                        .collect(Collectors.joining())
                + tree.lemma(noun);
    }

    /// "Orlo, a maker of cranes", "Orlo is a maker of cranes", "the crane maker Orlo".
    private void description(Tree tree, int noun) {
        int of = -1;
        int head = tree.head(noun);
        int from = noun;
        boolean isTitle = false;
        if (tree.relation(noun).equals("appos") && head >= 0 && tree.isName(head)) {
            of = head;
        } else if (tree.child(noun, "cop") >= 0) {
            of = tree.child(noun, "nsubj");
        } else {
            int name = tree.child(noun, "appos");
            if (name >= 0 && tree.isName(name)) {
                of = name;
                isTitle = true;
            }
        }
        Party party = of < 0 ? null : tree.party(of);
        if (party == null
                || party.kind() == PartyKind.PLACE
                || party.kind() == PartyKind.OUTLET
                || tree.isUnsettled(noun)
                || SUMMINGS_UP.contains(tree.lemma(noun))
                || tree.tokens.get(noun).fine().equals("NNS")
                || isTitle && isApart(tree, noun, of) && !isDefinite(tree, noun)
                || tree.reading.annotation().quantities().stream()
                        .anyMatch(q -> q.at().contains(tree.at(from)))) {
            return;
        }
        Span words = noun(tree, noun, isTitle ? tree.words(of).start() : Integer.MAX_VALUE);
        String text = tree.text(words).strip();
        boolean isTelling = text.indexOf(' ') > 0 || ROLES.contains(tree.lemma(noun));
        if (isTelling
                && text.length() <= LONGEST
                && Character.isLetterOrDigit(text.charAt(0))
                && !isTitleCase(text)) {
            add(
                    tree,
                    party,
                    "described as",
                    "described as",
                    false,
                    text,
                    null,
                    null,
                    words,
                    "description");
        }
    }

    /// Whether a comma stands between two nodes.
    private static boolean isApart(Tree tree, int noun, int name) {
        int from = Math.min(tree.at(noun).end(), tree.words(name).start());
        return tree.text(new Span(from, Math.max(from, tree.words(name).start()))).contains(",");
    }

    private static boolean isDefinite(Tree tree, int noun) {
        return tree.child(noun, "det", "nmod:poss") >= 0;
    }

    /// A noun's phrase without article, finite clauses, and what stands beside it; none of it from `limit` on.
    private static Span noun(Tree tree, int noun, int limit) {
        Span words = tree.at(noun);
        for (int child : tree.children(noun)) {
            String relation = tree.relation(child);
            Span whole = tree.subtree(child);
            boolean isBefore =
                    child < noun
                            && relation.matches("amod|compound|nummod|nmod:poss|nmod|advmod")
                            && !tree.isTagged(child, "PRON");
            boolean isBehind =
                    child > noun
                            && whole.end() <= limit
                            && whole.length() < 80
                            && (relation.matches("nmod|compound")
                                    || relation.equals("acl")
                                            && tree.tokens.get(child).fine().matches("VBN|VBG")
                                            && tree.child(child, "nsubj", "mark") < 0);
            if (isBefore || isBehind) {
                words = words.join(whole);
            }
        }
        return words;
    }

    private static boolean isTitleCase(String text) {
        return Pattern.compile("\\p{Ll}").matcher(text).results().count() == 0;
    }

    /// When something was done by or to a party.
    private void date(Tree tree, TimeRef time) {
        int at = tree.headOf(time.at());
        int verb = at < 0 ? -1 : tree.head(at);
        if (verb < 0
                || !tree.isTagged(verb, "VERB")
                || !tree.relation(at).matches("obl|advmod|obj|nmod")
                || tree.isNegated(verb)
                || tree.isCue(verb)
                || tree.lemma(verb).matches("be|have|say|tell")) {
            return;
        }
        int patient = tree.child(verb, "nsubj:pass", "obj");
        int agent = subject(tree, verb);
        boolean isDone = tree.tokens.get(verb).fine().matches("VBD|VBN");
        String word = isDone ? tree.text(tree.at(verb)).toLowerCase(Locale.ROOT) : tree.lemma(verb);
        for (int who : patient == agent ? List.of(agent) : List.of(patient, agent)) {
            Party party = who < 0 ? null : party(tree, who);
            if (party != null && party.kind() != PartyKind.PLACE) {
                add(
                        tree,
                        party,
                        "when " + tree.lemma(verb),
                        "when: " + word,
                        false,
                        tree.text(time.at()),
                        null,
                        time,
                        time.at().join(tree.at(verb)),
                        "time");
            }
        }
    }

    private void add(
            Tree tree,
            Party party,
            String key,
            String name,
            boolean isOne,
            String text,
            @Nullable Quantity quantity,
            @Nullable TimeRef time,
            Span words,
            String rule) {
        Mention mention = carriers.of(tree.reading, tree.sentence, words);
        if (mention != null) {
            facts.computeIfAbsent(party.id(), _ -> new ArrayList<>())
                    .add(
                            new Fact(
                                    key,
                                    name,
                                    isOne,
                                    text,
                                    quantity,
                                    time,
                                    new Passage(tree.reading.report().id(), words),
                                    mention,
                                    rule));
        }
    }

    /// The sheets in the order of the parties; attributes with numbers first, then by how often they are given.
    List<Sheet> sheets(List<Party> parties) {
        List<Sheet> sheets = new ArrayList<>();
        for (Party party : parties) {
            List<Fact> all = facts.get(party.id());
            if (all != null) {
                Map<String, List<Fact>> byKey = new TreeMap<>();
                all.forEach(f -> byKey.computeIfAbsent(f.key(), _ -> new ArrayList<>()).add(f));
                sheets.add(
                        new Sheet(
                                party.id(),
                                byKey.values().stream()
                                        .sorted(
                                                Comparator.comparingInt((List<Fact> f) -> rank(f))
                                                        .thenComparingInt(f -> -f.size())
                                                        .thenComparing(f -> f.getFirst().key()))
                                        .map(this::attribute)
                                        .toList()));
            }
        }
        return sheets;
    }

    private static int rank(List<Fact> facts) {
        return switch (facts.getFirst().rule()) {
            case "description" -> 0;
            case "measure" -> 1;
            case "count" -> 2;
            default -> 3;
        };
    }

    private Sheet.Attribute attribute(List<Fact> facts) {
        Map<String, List<Fact>> alike = new LinkedHashMap<>();
        facts.forEach(f -> alike.computeIfAbsent(value(f), _ -> new ArrayList<>()).add(f));
        List<List<Fact>> values = new ArrayList<>(withinLonger(alike).values());
        values.sort(Comparator.comparingInt((List<Fact> f) -> -f.size()));
        List<Reason> why = new ArrayList<>();
        Fact first = facts.getFirst();
        why.add(
                Reason.of(
                        "attribute by " + first.rule(),
                        .8,
                        "“" + first.text() + "” is said of it",
                        first.words()));
        boolean contested = false;
        Set<String> said = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            for (int j = i + 1; j < values.size(); j++) {
                Fact a = values.get(i).getFirst();
                Fact b = values.get(j).getFirst();
                if (exclude(values.get(i), values.get(j)) && said.add(a.text() + b.text())) {
                    contested = true;
                    why.add(
                            Reason.of(
                                    "values exclude each other",
                                    .8,
                                    "“" + a.text() + "” and “" + b.text() + "” can’t both hold",
                                    a.words(),
                                    b.words()));
                }
            }
        }
        return new Sheet.Attribute(
                first.name(), values.stream().map(this::merged).toList(), contested, why);
    }

    /// Puts a description under a longer one that begins or ends with it.
    private static Map<String, List<Fact>> withinLonger(Map<String, List<Fact>> alike) {
        Map<String, List<Fact>> kept = new LinkedHashMap<>();
        alike.forEach((value, facts) -> {
            String longer =
                    facts.getFirst().rule().equals("description")
                            ? alike.keySet().stream()
                                    .filter(v ->
                                            v.startsWith(value + " ") || v.endsWith(" " + value))
                                    .max(
                                            Comparator.comparingInt(String::length)
                                                    .thenComparing(Comparator.naturalOrder()))
                                    .orElse(value)
                            : value;
            kept.computeIfAbsent(longer, _ -> new ArrayList<>()).addAll(facts);
        });
        return kept;
    }

    private Sheet.Value merged(List<Fact> alike) {
        Map<String, Long> texts =
                alike.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Fact::text, LinkedHashMap::new, Collectors.counting()));
        boolean isDescription = alike.getFirst().rule().equals("description");
        if (isDescription) {
            texts.replaceAll((_, _) -> 1L);
        }
        String text =
                texts.entrySet().stream()
                        .max(
                                Map.Entry.<String, Long>comparingByValue()
                                        .thenComparingInt(e -> e.getKey().length())
                                        .thenComparing(Map.Entry::getKey))
                        .orElseThrow()
                        .getKey();
        Map<Passage, Mention> places = new LinkedHashMap<>();
        alike.forEach(f -> places.putIfAbsent(f.words(), f.mention()));
        Backing backing = carriers.behind(places.values());
        return new Sheet.Value(
                text,
                alike.getFirst().quantity(),
                List.copyOf(places.keySet()),
                places.values().stream().map(Mention::id).toList(),
                backing);
    }

    /// What makes two values the same.
    private static String value(Fact fact) {
        Quantity q = fact.quantity();
        if (q != null) {
            return q.value() + " " + q.unit() + " " + q.bound();
        }
        TimeRef time = fact.time();
        if (time != null) {
            return time.from() + "/" + time.to();
        }
        return fact.text()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\d ]", " ")
                .replaceAll("\\b(a|an|the|its|their|his|her)\\b", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private boolean exclude(List<Fact> some, List<Fact> others) {
        for (Fact a : some) {
            for (Fact b : others) {
                boolean isOfOne = a.isOne() && b.isOne();
                boolean together = isOfOne || carriers.areOne(a.mention(), b.mention());
                if (!together) {
                    continue;
                }
                if (a.quantity() != null
                        && b.quantity() != null
                        && exclude(a.quantity(), b.quantity())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean exclude(Quantity a, Quantity b) {
        if (!a.unit().equals(b.unit()) || UNIT_OF_TIME.matcher(a.unit()).matches()) {
            return false;
        }
        double slack = a.bound() == Bound.ABOUT || b.bound() == Bound.ABOUT ? .1 : .02;
        double low = Math.min(a.value(), b.value());
        double high = Math.max(a.value(), b.value());
        if (high - low <= slack * high) {
            return false;
        }
        Quantity lower = a.value() < b.value() ? a : b;
        Quantity higher = lower.equals(a) ? b : a;
        boolean openUp = lower.bound() == Bound.AT_LEAST || lower.bound() == Bound.MORE_THAN;
        boolean openDown = higher.bound() == Bound.AT_MOST || higher.bound() == Bound.LESS_THAN;
        return !openUp && !openDown;
    }
}
