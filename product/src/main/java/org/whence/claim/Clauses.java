package org.whence.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whence.claim.Clause.Kind;
import org.whence.model.BlockKind;
import org.whence.model.Name;
import org.whence.model.Sentence;
import org.whence.model.Span;
import org.whence.model.Token;
import org.whence.text.WordList;

/// Finds the clauses of a sentence that can state something: main and coordinate clauses, contents, relative, adverbial
/// and participial clauses, appositives ("Orlo, a subsidiary of Vant"), compounds ("state-owned Orlo"), additions
/// ("including two pumps") and nominalisations ("the delivery of two pumps to Orlo").
///
/// A clause's words run from its first to its last token; clauses coordinated with it are cut off, clauses below it stay
/// in and are found once more as their own.
final class Clauses {
    private static final Set<String> EVENTS = WordList.of(Clauses.class, "nominal.txt");
    private static final Set<String> CLAUSAL =
            Set.of("ccomp", "parataxis", "advcl", "acl", "acl:relcl", "csubj", "appos", "conj");
    private static final Set<String> PARTICIPLES =
            Set.of(
                    "owned",
                    "based",
                    "led",
                    "made",
                    "backed",
                    "controlled",
                    "funded",
                    "run",
                    "built",
                    "listed");
    private static final int LONGEST_ANTECEDENT = 6;

    private final Sentence sentence;
    private final List<Token> tokens;
    private final String text;
    private final List<Name> names;

    Clauses(Sentence sentence, String text, List<Name> names) {
        this.sentence = sentence;
        this.tokens = sentence.tokens();
        this.text = text;
        this.names = names.stream().filter(n -> sentence.at().contains(n.at())).toList();
    }

    /// The clauses whose heads stand in the token range, outermost first.
    List<Clause> in(int from, int to) {
        Set<Integer> tops = tops(from, to);
        List<Clause> found = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Kind kind = tops.contains(i) ? Kind.MAIN : kind(i);
            if (kind == null) {
                continue;
            }
            Span at = words(i, kind, from, to);
            if (at != null && isWorthIt(i, kind, at)) {
                found.add(new Clause(i, at, kind));
            }
        }
        found.sort(
                Comparator.comparingInt((Clause c) -> c.at().start())
                        .thenComparingInt(c -> -c.at().end())
                        .thenComparingInt(Clause::head));
        Set<Span> seen = new HashSet<>();
        found.removeIf(c -> !seen.add(c.at()));
        return found;
    }

    /// Tokens of the range whose heads lie outside: one in a whole sentence, more where a range cuts across the tree.
    private Set<Integer> tops(int from, int to) {
        List<Integer> tops = new ArrayList<>();
        for (int i = from; i < to; i++) {
            int head = tokens.get(i).head();
            if ((head < from || head >= to) && !isPunctuation(i) && isContent(i)) {
                tops.add(i);
            }
        }
        if (tops.size() <= 1) {
            return new HashSet<>(tops);
        }
        List<Integer> verbal = tops.stream().filter(this::isPredicate).toList();
        if (!verbal.isEmpty()) {
            return new HashSet<>(verbal);
        }
        return Set.of(tops.getFirst());
    }

    private @Nullable Kind kind(int i) {
        Token token = tokens.get(i);
        String relation = token.relation();
        if (token.head() < 0) {
            return Kind.MAIN;
        }
        if (CLAUSAL.contains(relation)) {
            Kind clausal =
                    switch (relation) {
                        case "ccomp", "parataxis", "csubj" -> isPredicate(i) ? Kind.CONTENT : null;
                        case "advcl" -> isPredicate(i) ? Kind.ADVERBIAL : null;
                        case "acl:relcl" -> Kind.RELATIVE;
                        case "acl" -> Kind.PARTICIPIAL;
                        case "appos" -> isFigure(i) ? Kind.FIGURE : Kind.APPOSITIVE;
                        default ->
                                isPredicate(i) && isClause(token.head()) ? Kind.COORDINATE : null;
                    };
            if (clausal != null) {
                return clausal;
            }
        }
        if (isIncluded(i)) {
            return Kind.INCLUDING;
        }
        if (isOwnedCompound(i)) {
            return Kind.COMPOUND;
        }
        if (isFigure(i)) {
            return Kind.FIGURE;
        }
        if (token.tag().equals("NOUN") && EVENTS.contains(token.lemma()) && complements(i) >= 2) {
            return Kind.NOMINAL;
        }
        return null;
    }

    private boolean isClause(int i) {
        String relation = tokens.get(i).relation();
        return tokens.get(i).head() < 0
                || relation.equals("conj") && isPredicate(i)
                || relation.equals("xcomp")
                || CLAUSAL.contains(relation) && !relation.equals("appos") && isPredicate(i);
    }

    private boolean isIncluded(int i) {
        if (!tokens.get(i).tag().matches("NOUN|PROPN")) {
            return false;
        }
        boolean included = false;
        boolean counted = false;
        for (int child : sentence.children(i)) {
            included |= tokens.get(child).lemma().matches("include|including");
            counted |= tokens.get(child).relation().equals("nummod");
        }
        return included && counted;
    }

    /// One figure of several in the sentence: "5 grams a week, or 21 grams a month".
    private boolean isFigure(int i) {
        if (!isCounted(i)) {
            return false;
        }
        int figures = 0;
        for (int k = 0; k < tokens.size(); k++) {
            figures += isCounted(k) ? 1 : 0;
        }
        return figures >= 2;
    }

    private boolean isCounted(int i) {
        if (!tokens.get(i).tag().matches("NOUN|PROPN|SYM")) {
            return false;
        }
        return sentence.children(i).stream()
                .anyMatch(c ->
                        tokens.get(c).relation().equals("nummod") && words(c).matches(".*\\d.*"));
    }

    /// "state-owned Orlo": a name with a participle compound before it.
    private boolean isOwnedCompound(int i) {
        return tokens.get(i).tag().equals("PROPN") && compound(i) >= 0;
    }

    private int compound(int i) {
        for (int child : sentence.children(i)) {
            String words = words(child).toLowerCase(java.util.Locale.ROOT);
            int dash = words.lastIndexOf('-');
            if (child < i && dash > 0 && PARTICIPLES.contains(words.substring(dash + 1))) {
                return child;
            }
            if (child < i
                    && PARTICIPLES.contains(words)
                    && child >= 2
                    && tokens.get(child - 1).fine().equals("HYPH")) {
                return child - 2;
            }
        }
        return -1;
    }

    private int complements(int i) {
        int n = 0;
        for (int child : sentence.children(i)) {
            if (tokens.get(child).relation().matches("nmod|nmod:poss|acl|acl:relcl|compound")) {
                n++;
            }
        }
        return n;
    }

    private @Nullable Span words(int head, Kind kind, int from, int to) {
        int first = Integer.MAX_VALUE;
        int last = -1;
        Set<Integer> cut = new HashSet<>();
        if (kind != Kind.APPOSITIVE && kind != Kind.NOMINAL) {
            for (int child : sentence.children(head)) {
                boolean otherClause =
                        tokens.get(child).relation().equals("conj")
                                && isPredicate(child)
                                && isPredicate(head)
                                && size(child, from, to) >= 4;
                if (otherClause) {
                    cut.add(child);
                }
            }
        }
        boolean whole = kind == Kind.MAIN && !isPredicate(head) && (from > 0 || to < tokens.size());
        for (int i = from; i < to; i++) {
            if ((whole || sentence.isUnder(i, head)) && !isCut(i, head, cut)) {
                first = Math.min(first, i);
                last = Math.max(last, i);
            }
        }
        if (last < 0) {
            return null;
        }
        first = afterConcession(head, kind, first, last);
        // a coordinate clause that was cut from the middle leaves nothing after it
        for (int c : cut) {
            int start = firstUnder(c, from, to);
            if (start > head && start <= last) {
                last = Math.max(head, start - 1);
            }
        }
        if (kind == Kind.APPOSITIVE) {
            int antecedent = tokens.get(head).head();
            int start = antecedentStart(antecedent, from);
            if (start < 0 || last - start > 40) {
                return null;
            }
            while (start < antecedent && tokens.get(start).relation().equals("case")) {
                start++;
            }
            first = Math.min(first, start);
        }
        if (kind == Kind.COMPOUND) {
            first = compound(head);
            last = head;
        }
        if (kind == Kind.FIGURE) {
            last = figureEnd(head, last);
        }
        while (first < last && isLoose(first)) {
            first++;
        }
        while (last > first && (isPunctuation(last) || tokens.get(last).relation().equals("cc"))) {
            last--;
        }
        return new Span(tokens.get(first).at().start(), tokens.get(last).at().end());
    }

    /// A figure ends before what is joined to it, and takes "a week", "annually" behind it.
    private int figureEnd(int head, int last) {
        int end = head;
        for (int i = head + 1; i <= last; i++) {
            String relation = tokens.get(i).relation();
            if (relation.matches("conj|cc|punct|appos|acl|acl:relcl")
                    && tokens.get(i).head() <= head) {
                break;
            }
            end = i;
        }
        int next = end + 1;
        if (next < tokens.size() && words(next).equals(",")) {
            next++;
        }
        if (next + 1 < tokens.size()
                && words(next).matches("a|an|per|each|every")
                && words(next + 1).matches("day|week|month|year|hour|minute|person|litre|liter")) {
            return next + 1;
        }
        return next < tokens.size() && words(next).matches("annually|weekly|daily|monthly|yearly")
                ? next
                : end;
    }

    /// "While Orlo grew, Vant shrank": the concession before a main clause states something else.
    private int afterConcession(int head, Kind kind, int first, int last) {
        if (kind != Kind.MAIN && kind != Kind.CONTENT && kind != Kind.COORDINATE) {
            return first;
        }
        for (int child : sentence.children(head)) {
            if (child < head
                    && tokens.get(child).relation().equals("advcl")
                    && isConcession(child)) {
                int end = child;
                for (int i = child; i < head; i++) {
                    end = sentence.isUnder(i, child) ? i : end;
                }
                boolean leads = firstUnder(child, 0, tokens.size()) <= first + 1;
                if (leads && end + 1 < head && words(end + 1).equals(",") && end + 2 <= last) {
                    return end + 2;
                }
            }
        }
        return first;
    }

    private boolean isConcession(int i) {
        return sentence.children(i).stream()
                .anyMatch(c ->
                        tokens.get(c).relation().equals("mark")
                                && tokens.get(c)
                                        .lemma()
                                        .matches("(?i)while|although|though|whereas"));
    }

    /// First token of a short noun phrase, without what hangs after its head.
    private int antecedentStart(int head, int from) {
        int start = head;
        for (int i = head - 1; i >= Math.max(from, head - LONGEST_ANTECEDENT); i--) {
            if (!sentence.isUnder(i, head)) {
                break;
            }
            start = i;
        }
        return start >= from ? start : -1;
    }

    private boolean isCut(int i, int head, Set<Integer> cut) {
        for (int c : cut) {
            if (sentence.isUnder(i, c)) {
                return true;
            }
        }
        // the conjunction and the comma before a cut clause
        Token token = tokens.get(i);
        return !cut.isEmpty()
                && token.head() == head
                && token.relation().matches("cc|punct")
                && i > head
                && cut.stream().anyMatch(c -> i < c);
    }

    private int firstUnder(int head, int from, int to) {
        for (int i = from; i < to; i++) {
            if (sentence.isUnder(i, head)) {
                return i;
            }
        }
        return head;
    }

    private boolean isWorthIt(int head, Kind kind, Span at) {
        int content = 0;
        int predicates = 0;
        boolean finite = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (!at.contains(token.at())) {
                continue;
            }
            if (isContent(i)) {
                content++;
            }
            if (token.tag().equals("VERB") || token.tag().equals("AUX")) {
                predicates++;
                finite |= !token.fine().equals("VBG") && !token.fine().equals("TO");
            }
        }
        boolean named = names.stream().anyMatch(n -> at.contains(n.at()));
        boolean counted =
                tokens.stream().anyMatch(t -> t.tag().equals("NUM") && at.contains(t.at()));
        return switch (kind) {
            case MAIN, COORDINATE, CONTENT ->
                    isHeading()
                            ? predicates > 0 && content >= 3 && text.charAt(at.start()) != ' '
                            : finite && content >= 2 || content >= 4 && counted;
            case ADVERBIAL, RELATIVE -> predicates > 0 && content >= 3;
            case PARTICIPIAL -> content >= 3;
            case APPOSITIVE ->
                    content >= 3
                            && named
                            && tokens.get(head).tag().equals("NOUN")
                            && at.length() >= 12;
            case INCLUDING, COMPOUND -> named || counted;
            case FIGURE -> content >= 2;
            case NOMINAL -> content >= 4 && (named || counted);
        };
    }

    private boolean isHeading() {
        return sentence.block() == BlockKind.HEADING || sentence.block() == BlockKind.TITLE;
    }

    /// A verb, or a noun or adjective with a subject or copula of its own.
    boolean isPredicate(int i) {
        String tag = tokens.get(i).tag();
        if (tag.equals("VERB") || tag.equals("AUX")) {
            return true;
        }
        for (int child : sentence.children(i)) {
            String relation = tokens.get(child).relation();
            if (relation.equals("cop") || relation.startsWith("nsubj")) {
                return true;
            }
        }
        return false;
    }

    private int size(int head, int from, int to) {
        int n = 0;
        for (int i = from; i < to; i++) {
            if (sentence.isUnder(i, head)) {
                n++;
            }
        }
        return n;
    }

    private boolean isContent(int i) {
        return switch (tokens.get(i).tag()) {
            case "NOUN", "PROPN", "VERB", "ADJ", "NUM" -> true;
            default -> false;
        };
    }

    private boolean isPunctuation(int i) {
        return tokens.get(i).tag().equals("PUNCT") || tokens.get(i).tag().equals("SYM") && i == 0;
    }

    /// What can be left out at the start of a clause: punctuation, "and", "that", "but".
    private boolean isLoose(int i) {
        Token token = tokens.get(i);
        return isPunctuation(i)
                || token.relation().equals("cc")
                || token.relation().equals("mark")
                        && token.lemma().matches("(?i)that|while|although|though|whereas");
    }

    private String words(int i) {
        return tokens.get(i).at().of(text);
    }
}
