package org.whence.text;

import java.util.Set;

/// Legal forms of companies ("Ltd", "GmbH", "OOO"): they neither make nor break a match of names.
public final class LegalForms {
    private static final Set<String> FORMS =
            Set.copyOf(WordList.of(LegalForms.class, "legal-forms.txt"));

    private LegalForms() {}

    /// Whether a word in lower case is one.
    public static boolean has(String word) {
        return FORMS.contains(word);
    }
}
