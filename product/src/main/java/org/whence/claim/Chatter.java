package org.whence.claim;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.whence.model.Sentence;
import org.whence.model.Span;
import org.whence.model.Token;
import org.whence.text.WordList;

/// Tells talk about the report and its weight ("this raises serious questions") from statements about the affair.
final class Chatter {
    private static final Set<String> SUBJECTS = new HashSet<>();
    private static final Set<String> PREDICATES = new HashSet<>();
    private static final Set<String> OBJECTS = new HashSet<>();

    static {
        for (List<String> row : WordList.rows(Chatter.class, "chatter.tsv")) {
            switch (row.get(0)) {
                case "subject" -> SUBJECTS.add(row.get(1));
                case "predicate" -> PREDICATES.add(row.get(1));
                case "object" -> OBJECTS.add(row.get(1));
                default -> throw new IllegalStateException("chatter.tsv: " + row);
            }
        }
    }

    private Chatter() {}

    /// An abstract subject, or none, with an evaluative predicate, or an evaluative predicate with an abstract object.
    static boolean is(Sentence sentence, Clause clause) {
        int head = clause.head();
        String predicate = lemma(sentence, head);
        boolean subject = false;
        boolean object = false;
        boolean hasSubject = false;
        for (int child : sentence.children(head)) {
            Token token = sentence.tokens().get(child);
            if (token.relation().startsWith("nsubj") || token.relation().startsWith("csubj")) {
                hasSubject = true;
                subject |= SUBJECTS.contains(lemma(sentence, child));
            } else if (token.relation().matches("obj|obl|xcomp|nmod")) {
                object |= OBJECTS.contains(lemma(sentence, child));
            }
        }
        boolean evaluative = PREDICATES.contains(predicate);
        return evaluative && (object || subject || !hasSubject && isDependent(clause))
                || subject && (object || OBJECTS.contains(predicate));
    }

    private static boolean isDependent(Clause clause) {
        return clause.kind() == Clause.Kind.PARTICIPIAL || clause.kind() == Clause.Kind.ADVERBIAL;
    }

    private static String lemma(Sentence sentence, int i) {
        return sentence.tokens().get(i).lemma().toLowerCase(Locale.ROOT);
    }

    static boolean isQuestion(String text, Span sentence) {
        String words = sentence.of(text).strip();
        return words.endsWith("?");
    }
}
