package org.whence.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whence.Affairs;
import org.whence.model.Attribution;
import org.whence.model.Attributions;
import org.whence.model.Reason;
import org.whence.model.Report;
import org.whence.model.Source;
import org.whence.model.Span;

/// Chains of single sentences: the text, words of the content, and the sources outermost first, set apart by " < ".
class ChainsTest {
    private static Attributions attributions(String text) {
        Report report = Affairs.report("a.txt", null, text);
        return Affairs.STEPS.attribute(report, Affairs.STEPS.annotate(report));
    }

    private static @Nullable Attribution innermost(
            Attributions attributions, String text, String words) {
        Span at = new Span(text.indexOf(words), text.indexOf(words) + words.length());
        return attributions.attributions().stream()
                .filter(a -> a.why().stream().noneMatch(r -> r.rule().equals("attitude")))
                .filter(a -> a.content().stream().anyMatch(c -> c.contains(at)))
                .min(
                        Comparator.comparingInt(
                                a -> a.content().stream().mapToInt(Span::length).sum()))
                .orElse(null);
    }

    private static void assertChain(String text, String words, @Nullable String chain) {
        Attributions found = attributions(text);
        Map<String, String> names = new HashMap<>();
        for (Source source : found.sources()) {
            names.put(source.id(), source.name());
        }
        Attribution attribution = innermost(found, text, words);
        List<String> sources =
                attribution == null
                        ? List.of()
                        : attribution.chain().stream()
                                .map(id -> names.getOrDefault(id, id))
                                .toList();
        assertThat(String.join(" < ", sources)).isEqualTo(chain == null ? "" : chain);
    }

    private static List<String> rules(String text, String words) {
        Attribution attribution = innermost(attributions(text), text, words);
        return attribution == null
                ? List.of()
                : attribution.why().stream().map(Reason::rule).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Two people familiar with the sale told Reuters that the port had been pledged to a bank. | pledged | Reuters < Two people familiar with the sale
                    The port had been pledged to a bank, two people familiar with the sale told the Associated Press on Tuesday. | pledged | Associated Press < two people familiar with the sale
                    Lena Brandt, a lawyer for the owners, informed Bloomberg that the port had been pledged to a bank. | pledged | Bloomberg < Lena Brandt
                    “The port was pledged to a bank,” Lena Brandt said in an interview with the BBC. | pledged | BBC < Lena Brandt
                    The port was pledged to a bank, the mayor, Lena Brandt, said in an emailed statement to Reuters. | pledged | Reuters < Lena Brandt
                    Speaking to the Financial Times, Lena Brandt said the port had been pledged to a bank. | pledged | Financial Times < Lena Brandt
                    She told reporters that the port had been pledged to a bank. | pledged | she
                    Lena Brandt is a lawyer for the owners. She told reporters on Monday that the port had been pledged to a bank. | pledged | Lena Brandt
                    Lena Brandt told a parliamentary committee that the port had been pledged to a bank. | pledged | Lena Brandt
                    """)
    void whoWasToldStandsBeforeTheSource(String text, String words, @Nullable String chain) {
        assertChain(text, words, chain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    The port was pledged to a bank, Reuters reported on Monday, citing two people with knowledge of the talks. | pledged | Reuters < two people with knowledge of the talks
                    Reuters, citing two people with knowledge of the talks, reported that the port was pledged to a bank. | pledged | Reuters < two people with knowledge of the talks
                    Citing court records, the Guardian reported on Friday that the port was pledged to a bank. | pledged | Guardian < court records
                    The port was pledged to a bank, Bloomberg News said, quoting an unnamed official at the finance ministry. | pledged | Bloomberg News < an unnamed official at the finance ministry
                    The port was pledged to a bank, the newspaper Lund Courier wrote, referring to a letter from the harbour board. | pledged | Lund Courier < a letter from the harbour board
                    The port was pledged to a bank, according to Reuters, which cited two people with knowledge of the talks. | pledged | Reuters < two people with knowledge of the talks
                    The state agency Belta, quoting the Interfax agency, said the port was pledged to a bank. | pledged | Belta < Interfax
                    The Post said the port was pledged to a bank, attributing the claim to a former board member. | pledged | Post < a former board member
                    The Guardian, based on a leaked memo from the harbour board, reports that the port was pledged to a bank. | pledged | The Guardian < a leaked memo from the harbour board
                    Reuters reported that the port was pledged to a bank, citing documents it had reviewed. | pledged | Reuters < documents it had reviewed
                    """)
    void whoIsCitedStandsBehindWhoCites(String text, String words, @Nullable String chain) {
        assertChain(text, words, chain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    According to documents reviewed by Reuters, the port had been pledged to a bank in Lund. | pledged | Reuters < documents reviewed by Reuters
                    The port had been pledged to a bank, according to one of the papers, which is a report by Oskel to the transport ministry. | pledged | a report by Oskel to the transport ministry
                    A letter seen by the Guardian shows that the port had been pledged to a bank. | pledged | Guardian < A letter seen by the Guardian
                    The invoices show that the port had been pledged to a bank. | pledged | The invoices
                    One contract, dated 4 May, lists eleven cranes as pledged to a bank. | pledged | One contract
                    An Oskel report to the ministry says the port had been pledged to a bank. | pledged | An Oskel report to the ministry
                    In a report to the ministry, Oskel said the port had been pledged to a bank. | pledged | Oskel
                    Oskel's reports to the ministry indicate that the port had been pledged to a bank. | pledged | Oskel's reports to the ministry
                    The port had been pledged to a bank, documents shared with Reuters by a former employee showed. | pledged | Reuters < a former employee < documents shared with Reuters by a former employee
                    A Reuters investigation found that the port had been pledged to a bank. | pledged | Reuters
                    A report by the Guardian on Sunday said the port had been pledged to a bank. | pledged | Guardian
                    A study commissioned by the Hafen Trust and carried out by Lund University found that the port loses money. | loses | A study commissioned by the Hafen Trust and carried out by Lund University
                    The indictment alleges that the port had been pledged to a bank. | pledged | The indictment
                    An internal memo, dated 3 March and seen by Bloomberg, said the port had been pledged to a bank. | pledged | Bloomberg < An internal memo
                    """)
    void aDocumentStandsBehindThoseWhoHadIt(String text, String words, @Nullable String chain) {
        assertChain(text, words, chain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    The port has been pledged to a bank, as reported by two sources from a customs agency. | pledged | two sources from a customs agency
                    As first reported by Bloomberg, the port has been pledged to a bank. | pledged | Bloomberg
                    The port has been pledged to a bank, per Axios. | pledged | Axios
                    The ministry said in a statement carried by the state news agency Tanjug that the port was pledged to a bank. | pledged | Tanjug < The ministry
                    “The port was pledged to a bank,” Tanjug quoted the minister, Zoran Ilic, as saying. | pledged | Tanjug < Zoran Ilic
                    The minister, Zoran Ilic, was quoted by Tanjug as saying that the port was pledged to a bank. | pledged | Tanjug < Zoran Ilic
                    The Russian news agency TASS cited Ilic as saying the port was pledged to a bank. | pledged | TASS < Ilic
                    The Interfax news agency reported that the mayor, Zoran Ilic, said the port was pledged to a bank. | pledged | Interfax < Zoran Ilic
                    Reuters reported that two officials had said the port was pledged to a bank. | pledged | Reuters < two officials
                    """)
    void whoQuotesStandsBeforeWhoIsQuoted(String text, String words, @Nullable String chain) {
        assertChain(text, words, chain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Port pledged to bank in secret deal - Reuters | pledged | Reuters
                    Port pledged to bank in secret deal, documents show | pledged | documents
                    Port pledged to bank in secret deal: report | pledged | report
                    Mayor: port was pledged to a bank in a secret deal | pledged | Mayor
                    Zoran Ilic: “The port was pledged to a bank in a secret deal” | pledged | Zoran Ilic
                    Port was pledged to a bank in secret deal, say insiders | pledged | insiders
                    The port was pledged to a bank in a secret deal (Reuters) | pledged | Reuters
                    """)
    void aLineBeginsOrEndsInItsCredit(String text, String words, @Nullable String chain) {
        assertChain(text, words, chain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    A spokesperson for Oskel said the port was pledged to a bank. | pledged | A spokesperson for Oskel
                    Oskel spokeswoman Mira Toth said the port was pledged to a bank. | pledged | Mira Toth
                    An Oskel spokesman said the port was pledged to a bank. | pledged | An Oskel spokesman
                    The company's spokesman, Mira Toth, said the port was pledged to a bank. | pledged | Mira Toth
                    Mira Toth, the chief executive of Oskel, said the port was pledged to a bank. | pledged | Mira Toth
                    The chief executive of Oskel said the port was pledged to a bank. | pledged | The chief executive of Oskel
                    Transport Minister Zoran Ilic said the port was pledged to a bank. | pledged | Zoran Ilic
                    Police in Lund said the port was pledged to a bank. | pledged | Police in Lund
                    The foreign ministry in Kelmark said the port was pledged to a bank. | pledged | The foreign ministry in Kelmark
                    Three harbour officials, who asked not to be named, said the port was pledged to a bank. | pledged | Three harbour officials
                    Some people inside the company believe the port was pledged to a bank, one of the officials said. | pledged | one of the officials
                    """)
    void aNameStandsForItsRoleAndARoleKeepsItsWords(
            String text, String words, @Nullable String chain) {
        assertChain(text, words, chain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Henrik Dahl runs Oskel Lines. He said the port was pledged to a bank. | pledged | Henrik Dahl
                    Henrik Dahl runs Oskel Lines. Dahl said the port was pledged to a bank. | pledged | Henrik Dahl
                    Two customs officials told Reuters that the crane had failed. The two officials said the port was pledged to a bank. | pledged | Reuters < Two customs officials
                    Two customs officials told Reuters that the crane had failed. The port was pledged to a bank, the sources said. | pledged | Reuters < the sources
                    Two customs officials told Reuters that the crane had failed. They said the port was pledged to a bank. | pledged | Reuters < Two customs officials
                    Henrik Dahl and Mira Toth run Oskel Lines. They said the port was pledged to a bank. | pledged | Henrik Dahl < Mira Toth
                    Henrik Dahl said the crane had failed. He added that the port was pledged to a bank. | pledged | Henrik Dahl
                    “The crane failed,” Henrik Dahl said. “The port was pledged to a bank. Nobody told us.” | pledged | Henrik Dahl
                    “The crane failed. The port was pledged to a bank,” said Henrik Dahl. “Nobody told us.” | pledged | Henrik Dahl
                    Henrik Dahl said the crane had failed. The port, he said, was pledged to a bank. | pledged | Henrik Dahl
                    """)
    void pronounsAndShortDescriptionsStandForWhoSpoke(
            String text, String words, @Nullable String chain) {
        assertChain(text, words, chain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    The port was pledged to a bank, according to three officials and internal documents. | pledged | three officials and internal documents
                    Reuters and Bloomberg reported that the port was pledged to a bank. | pledged | Reuters < Bloomberg
                    Henrik Dahl and Mira Toth said the port was pledged to a bank. | pledged | Henrik Dahl < Mira Toth
                    """)
    void sourcesSideBySideStandInTheOrderOfTheText(
            String text, String words, @Nullable String chain) {
        assertChain(text, words, chain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    The owners had threatened to close the theatre in June. | close the theatre |
                    Oskel plans to close the theatre in June. | close the theatre |
                    The White House views the closure as a sign of a crisis in June. | sign of a crisis |
                    """)
    void anAttitudeIsNoCredit(String text, String words, @Nullable String chain) {
        assertChain(text, words, chain);
    }

    @Test
    void everyLinkSaysWhyItIsThere() {
        assertThat(
                        rules(
                                "Two people familiar with the sale told Reuters that the port had been pledged to a bank.",
                                "pledged"))
                .contains("told");
        assertThat(
                        rules(
                                "A letter seen by the Guardian shows that the port had been pledged to a bank.",
                                "pledged"))
                .contains("seen-by");
        assertThat(
                        rules(
                                "The port was pledged to a bank, Reuters reported on Monday, citing two people with knowledge of the talks.",
                                "pledged"))
                .contains("citing");
        assertThat(
                        rules(
                                "Henrik Dahl and Mira Toth said the port was pledged to a bank.",
                                "pledged"))
                .contains("together");
    }

    @Test
    void whoeverTellsTheSourceStandsBehindIt() {
        String text =
                "The Harbour Office has been informed by the operator that no oil had leaked from the wreck.";
        assertChain(text, "no oil had leaked", "Harbour Office < the operator");
        assertThat(rules(text, "no oil had leaked")).contains("told-by");
    }

    @Test
    void aPronounKeepsTheOutletThatWasTold() {
        String text =
                "Lena Brandt told Reuters that the port had been pledged to a bank. She said that the mayor had learnt of it in August.";
        assertChain(text, "learnt of it", "Reuters < Lena Brandt");
    }

    @Test
    void aShortDescriptionStandsForTheOneBodyInWhoseNameItStands() {
        String text =
                "The Hatton Savings Bank opened an inquiry on Monday. The bank said that two clerks had been suspended.";
        assertChain(text, "two clerks", "Hatton Savings Bank");
        assertThat(rules(text, "two clerks")).contains("stands-for");
    }

    @Test
    void aFrameBetweenCommasCoversBothSides() {
        String text = "The owner of the mill, the regulator said, had paid the fine in March.";
        assertChain(text, "had paid the fine", "the regulator");
    }

    @Test
    void thePlaceThatOpensAReportSaysNothing() {
        String text =
                "SANT ORREL - The bridge over the Marn will be closed until the end of the month.";
        assertChain(text, "bridge over the Marn", null);
    }
}
