package org.whence.annotate;

/// Universal parts of speech, from the treebank's tag and what the word is to its head.
final class Tags {
    private Tags() {}

    static String universal(String tag, String relation) {
        if (relation.startsWith("aux") || relation.equals("cop")) {
            return tag.equals("TO") ? "PART" : "AUX";
        }
        return switch (tag) {
            case "NN", "NNS" -> "NOUN";
            case "NNP", "NNPS" -> "PROPN";
            case "VB", "VBD", "VBG", "VBN", "VBP", "VBZ" -> "VERB";
            case "MD" -> "AUX";
            case "JJ", "JJR", "JJS", "AFX" -> "ADJ";
            case "RB", "RBR", "RBS", "WRB" -> "ADV";
            case "RP" -> "ADP";
            case "IN" -> relation.equals("mark") ? "SCONJ" : "ADP";
            case "PRP", "PRP$", "WP", "WP$", "EX" -> "PRON";
            case "DT", "PDT" -> "DET";
            case "WDT" -> "PRON";
            case "TO" -> relation.equals("case") ? "ADP" : "PART";
            case "POS" -> "PART";
            case "CD" -> "NUM";
            case "CC" -> "CCONJ";
            case "UH" -> "INTJ";
            case "SYM", "$", "#" -> "SYM";
            case "FW", "ADD", "XX", "GW", "LS", "NFP" -> "X";
            default -> "PUNCT";
        };
    }
}
