package org.whence.annotate;

import java.util.ArrayList;
import java.util.List;

/// Turns the parser's trees into Universal Dependencies: a preposition becomes the `case` of its object, a copula the
/// `cop` of its predicate, and labels take their universal names.
final class Dependencies {
    private final List<ParsedWord> words;
    private final int[] head;
    private final String[] label;

    private Dependencies(List<ParsedWord> words) {
        this.words = words;
        head = new int[words.size()];
        label = new String[words.size()];
        for (int i = 0; i < words.size(); i++) {
            int above = words.get(i).head();
            head[i] = above >= words.size() || above == i ? -1 : above;
            label[i] = words.get(i).label();
        }
    }

    /// The words with their universal heads and relations, -1 and "root" at the root.
    static List<ParsedWord> universal(List<ParsedWord> words) {
        return new Dependencies(words).convert();
    }

    private List<ParsedWord> convert() {
        plantOneTree();
        for (int i = words.size() - 1; i >= 0; i--) {
            raiseObject(i);
        }
        for (int i = 0; i < words.size(); i++) {
            raisePredicate(i);
        }
        plantOneTree();
        List<ParsedWord> tree = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            ParsedWord word = words.get(i);
            tree.add(
                    new ParsedWord(
                            word.at(),
                            word.lemma(),
                            word.tag(),
                            word.entity(),
                            head[i],
                            head[i] < 0 ? "root" : relation(i)));
        }
        return tree;
    }

    /// One root, no cycle, whatever the parser gave.
    private void plantOneTree() {
        int root = -1;
        for (int i = 0; i < head.length; i++) {
            if (head[i] < 0 && (root < 0 || isVerb(i) && !isVerb(root))) {
                root = i;
            }
        }
        if (root < 0 && head.length > 0) {
            root = 0;
            head[0] = -1;
        }
        for (int i = 0; i < head.length; i++) {
            if (head[i] < 0 && i != root) {
                head[i] = root;
                label[i] = words.get(i).tag().matches("\\W+") ? "punct" : "parataxis";
            }
        }
        for (int i = 0; i < head.length; i++) {
            int steps = 0;
            int at = i;
            while (at >= 0 && steps <= head.length) {
                at = head[at];
                steps++;
            }
            if (at >= 0) {
                head[i] = i == root ? -1 : root;
                label[i] = "dep";
            }
        }
    }

    /// "in <- Norway": the object takes the preposition's place.
    private void raiseObject(int preposition) {
        if (!label[preposition].matches("prep|agent|dative|case") || head[preposition] < 0) {
            return;
        }
        int object = -1;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == preposition && label[i].matches("pobj|obl|nmod:raised|pcomp")) {
                object = i;
                break;
            }
        }
        if (object < 0) {
            return;
        }
        boolean clause = label[object].equals("pcomp") && isVerb(object);
        String kind = label[preposition].equals("agent") ? "obl" : "raised";
        for (int i = 0; i < head.length; i++) {
            if (head[i] == preposition && i != object) {
                head[i] = object;
            }
        }
        head[object] = head[preposition];
        label[object] =
                clause
                        ? isVerb(head[preposition]) ? "advcl" : "acl"
                        : kind.equals("obl") ? "obl" : "nmod:raised";
        head[preposition] = object;
        label[preposition] = clause ? "mark" : "case";
    }

    /// "is <- subsidiary": the predicate takes the copula's place.
    private void raisePredicate(int copula) {
        if (!words.get(copula).lemma().equals("be")) {
            return;
        }
        int predicate = -1;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == copula && label[i].matches("attr|acomp")) {
                predicate = i;
                break;
            }
        }
        if (predicate < 0) {
            return;
        }
        head[predicate] = head[copula];
        label[predicate] = label[copula];
        for (int i = 0; i < head.length; i++) {
            if (head[i] == copula) {
                head[i] = predicate;
            }
        }
        head[copula] = predicate;
        label[copula] = "cop";
    }

    private String relation(int i) {
        String tag = words.get(i).tag();
        return switch (label[i]) {
            case "nsubjpass" -> "nsubj:pass";
            case "csubjpass" -> "csubj";
            case "auxpass" -> "aux:pass";
            case "dobj" -> "obj";
            case "dative" -> "iobj";
            case "poss" -> "nmod:poss";
            case "relcl" -> "acl:relcl";
            case "nmod:raised" -> isVerb(head[i]) || isPredicative(head[i]) ? "obl" : "nmod";
            case "nmod", "hmod" ->
                    switch (tag) {
                        case "CD" -> "nummod";
                        case "JJ", "JJR", "JJS", "VBN", "VBG", "VBD" -> "amod";
                        case "DT", "PDT" -> "det";
                        default -> "compound";
                    };
            case "num" -> "nummod";
            case "neg", "qmod" -> "advmod";
            case "npadvmod" -> isVerb(head[i]) || isPredicative(head[i]) ? "obl" : "nmod";
            case "prt" -> "compound:prt";
            case "oprd", "acomp", "attr" -> "xcomp";
            case "preconj" -> "cc:preconj";
            case "predet" -> "det";
            case "prep", "agent" -> "advmod";
            case "pobj" -> "obl";
            case "pcomp" -> isVerb(head[i]) ? "advcl" : "acl";
            case "intj" -> "discourse";
            case "meta" -> "dep";
            default -> label[i];
        };
    }

    private boolean isVerb(int i) {
        return i >= 0 && words.get(i).tag().matches("VB.*|MD");
    }

    /// An adjective, or a noun with a copula or subject.
    private boolean isPredicative(int i) {
        if (words.get(i).tag().startsWith("JJ") || words.get(i).tag().startsWith("RB")) {
            return true;
        }
        for (int child = 0; child < head.length; child++) {
            if (head[child] == i && label[child].matches("cop|nsubj")) {
                return true;
            }
        }
        return false;
    }
}
