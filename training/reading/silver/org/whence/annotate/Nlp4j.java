package org.whence.annotate;

import edu.emory.mathcs.nlp.component.template.node.NLPNode;
import edu.emory.mathcs.nlp.decode.NLPDecoder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.whence.model.Span;

/// NLP4J as the teacher of the reading model: it parses words that are given.
final class Nlp4j {
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

    Nlp4j() {
        decoder =
                new NLPDecoder(
                        new ByteArrayInputStream(CONFIGURATION.getBytes(StandardCharsets.UTF_8)));
    }

    /// Parses one sentence.
    ///
    /// @param forms what the parser shall see of the words: in another case where that helps
    List<ParsedWord> parse(List<Span> words, List<String> forms) {
        NLPNode[] nodes = new NLPNode[words.size() + 1];
        nodes[0] = decoder.create();
        nodes[0].toRoot();
        for (int i = 0; i < words.size(); i++) {
            nodes[i + 1] = new NLPNode(i + 1, forms.get(i));
        }
        decoder.decode(nodes);
        List<ParsedWord> parsed = new ArrayList<>();
        for (int i = 1; i < nodes.length; i++) {
            var head = nodes[i].getDependencyHead();
            String entity = nodes[i].getNamedEntityTag();
            String label = nodes[i].getDependencyLabel();
            parsed.add(
                    new ParsedWord(
                            words.get(i - 1),
                            lemma(nodes[i], forms.get(i - 1)),
                            nodes[i].getPartOfSpeechTag(),
                            entity == null ? "O" : entity,
                            head == null ? -1 : head.getID() - 1,
                            label == null ? "dep" : label));
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
