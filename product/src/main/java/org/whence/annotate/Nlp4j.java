package org.whence.annotate;

import edu.emory.mathcs.nlp.component.template.node.NLPNode;
import edu.emory.mathcs.nlp.component.tokenizer.EnglishTokenizer;
import edu.emory.mathcs.nlp.component.tokenizer.token.Token;
import edu.emory.mathcs.nlp.decode.NLPDecoder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.whence.model.Span;

/// The border to NLP4J, the only class that knows it. Loading takes half a minute and 2 GB; afterwards it is shared by
/// all threads.
final class Nlp4j {
    /// A longer sentence is parsed in pieces: time and memory of the parser must stay bounded.
    private static final int LONGEST = 200;

    private static final String LEXICA = "edu/emory/mathcs/nlp/lexica/en-";
    private static final String MODELS = "edu/emory/mathcs/nlp/models/en-";
    private static final String CONFIGURATION =
            """
            <configuration>
              <tsv><column index="1" field="form"/></tsv>
              <lexica>
                <ambiguity_classes field="word_form_simplified_lowercase">%1$sambiguity-classes-simplified-lowercase.xz</ambiguity_classes>
                <word_clusters field="word_form_simplified_lowercase">%1$sbrown-clusters-simplified-lowercase.xz</word_clusters>
                <word_embeddings field="word_form_undigitalized">%1$sword-embeddings-undigitalized.xz</word_embeddings>
                <named_entity_gazetteers field="word_form_simplified">%1$snamed-entity-gazetteers-simplified.xz</named_entity_gazetteers>
              </lexica>
              <models><pos>%2$spos.xz</pos><ner>%2$sner.xz</ner><dep>%2$sdep.xz</dep></models>
            </configuration>
            """
                    .formatted(LEXICA, MODELS);

    private final NLPDecoder decoder;
    private final EnglishTokenizer tokenizer = new EnglishTokenizer();

    Nlp4j() {
        decoder =
                new NLPDecoder(
                        new ByteArrayInputStream(CONFIGURATION.getBytes(StandardCharsets.UTF_8)));
    }

    /// Parses one sentence of the text.
    ///
    /// @param words what the parser shall see: as long as the sentence, in another case where that helps
    List<List<Word>> parse(String words, int start) {
        List<Token> tokens;
        synchronized (tokenizer) {
            tokens = tokenizer.tokenize(words);
        }
        List<List<Word>> sentences = new ArrayList<>();
        for (int from = 0; from < tokens.size(); from += LONGEST) {
            sentences.add(
                    parse(
                            tokens.subList(from, Math.min(tokens.size(), from + LONGEST)),
                            words,
                            start));
        }
        return sentences;
    }

    private List<Word> parse(List<Token> tokens, String words, int start) {
        NLPNode[] nodes = new NLPNode[tokens.size() + 1];
        nodes[0] = decoder.create();
        nodes[0].toRoot();
        for (int i = 0; i < tokens.size(); i++) {
            nodes[i + 1] = new NLPNode(i + 1, tokens.get(i).getWordForm());
        }
        decoder.decode(nodes);
        List<Word> parsed = new ArrayList<>();
        for (int i = 1; i < nodes.length; i++) {
            Token token = tokens.get(i - 1);
            int from = Math.min(token.getStartOffset(), words.length());
            int to = Math.max(from, Math.min(token.getEndOffset(), words.length()));
            var head = nodes[i].getDependencyHead();
            parsed.add(
                    new Word(
                            new Span(start + from, start + to),
                            words.substring(from, to),
                            lemma(nodes[i], words.substring(from, to)),
                            nodes[i].getPartOfSpeechTag(),
                            nodes[i].getNamedEntityTag() == null
                                    ? "O"
                                    : nodes[i].getNamedEntityTag(),
                            head == null ? -1 : head.getID() - 1,
                            nodes[i].getDependencyLabel() == null
                                    ? "dep"
                                    : nodes[i].getDependencyLabel()));
        }
        return parsed;
    }

    /// NLP4J writes digits as 0 and numbers as #crd#; the words themselves are wanted.
    private static String lemma(NLPNode node, String form) {
        String lemma = node.getLemma();
        return lemma == null || lemma.indexOf('#') >= 0 || lemma.indexOf('0') >= 0
                ? form.toLowerCase(java.util.Locale.ROOT)
                : lemma;
    }
}
