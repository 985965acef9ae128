package org.whence.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whence.model.BlockKind;
import org.whence.model.ReadReport;
import org.whence.model.Report;

class PlainTextTest {
    private static final String BODY =
            "The Lornmouth yard has built three ferries for a buyer that it will not name, two people who work"
                    + " there said on Tuesday.";
    private static final String MORE =
            "It had told the harbour board in May that its slipways would stand empty until the next year, a letter"
                    + " from its director shows.";

    @TempDir Path folder;
    private Reads reads = new Reads(Path.of("."));

    @BeforeEach
    void reading() {
        reads = new Reads(folder);
    }

    @Test
    void theTextIsTheFilesTextUnchanged() {
        String text =
                "\n  Yard denies order\n\n" + BODY + "  \n\n\n" + MORE + "\n\nLeave a Reply\n";
        assertThat(reads.of("a.txt", text).report().text()).isEqualTo(text);
    }

    @Test
    void lineEndsOfOtherSystemsBecomeOurs() {
        assertThat(reads.of("a.txt", "Yard denies order\r\n\r\n" + BODY + "\rEnd.").report().text())
                .isEqualTo("Yard denies order\n\n" + BODY + "\nEnd.");
    }

    @Test
    void aHeadlineIsTheTitleAndShortLinesHeadTheirParagraphs() {
        assertThat(
                        reads.blocks(
                                """
                                Yard denies secret order

                                %s

                                At a glance

                                  • The yard has three slipways.
                                  2. No buyer is known.
                                What the letter says
                                %s
                                WHO PAID FOR THE FERRIES?
                                %s\
                                """
                                        .formatted(BODY, MORE, BODY)))
                .containsExactly(
                        "title Yard denies secret order",
                        "paragraph " + BODY,
                        "heading At a glance",
                        "bullet The yard has three slipways.",
                        "bullet No buyer is known.",
                        "heading What the letter says",
                        "paragraph " + MORE,
                        "heading WHO PAID FOR THE FERRIES?",
                        "paragraph " + BODY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Yard denies secret order",
                "Yard Denies Secret Order From U.S. Buyer.",
                "Who ordered three ferries in Lornmouth?",
                "“Yard denies secret order, letter shows”",
                "The yard denies a secret order.",
            })
    void titlesComeInManyForms(String title) {
        assertThat(reads.blocks(title + "\n\n" + BODY + "\n\n" + MORE))
                .containsExactly("title " + title, "paragraph " + BODY, "paragraph " + MORE);
    }

    @Test
    void aReportThatBeginsWithItsFirstParagraphHasNoTitleBlock() {
        Report report = reads.of("a.txt", BODY + "\n\n" + MORE).report();
        assertThat(Reads.words(report, BlockKind.PARAGRAPH)).containsExactly(BODY, MORE);
        assertThat(report.title()).startsWith("The Lornmouth yard has built").endsWith("…");
    }

    @Test
    void aSentenceAboveTheTitleIsACaption() {
        assertThat(
                        reads.blocks(
                                "Mayor Ulla Brandt inspects a slipway of the yard in Lornmouth.\n\n"
                                        + "Three ferries built for secret buyer\n\n"
                                        + BODY))
                .containsExactly(
                        "caption Mayor Ulla Brandt inspects a slipway of the yard in Lornmouth.",
                        "title Three ferries built for secret buyer",
                        "paragraph " + BODY);
    }

    @Test
    void aPhraseWithoutAVerbBelowTheTitleIsACaption() {
        String title = "Three ferries built for secret buyer\n\n";
        assertThat(reads.blocks(title + "Hulls painted \"Was sold\" on a slipway.\n\n" + BODY))
                .contains("caption Hulls painted \"Was sold\" on a slipway.");
        assertThat(reads.blocks(title + "The hulls are on a slipway.\n\n" + BODY))
                .contains("paragraph The hulls are on a slipway.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The yard in spring. Photo: Olo Fenn",
                "The yard in spring (Photo by Olo Fenn)",
                "The yard in spring. Getty Images",
            })
    void aPhotosCreditMakesACaption(String caption) {
        assertThat(reads.blocks("Yard denies order\n\n" + BODY + "\n\n" + caption + "\n\n" + MORE))
                .contains("caption " + caption);
    }

    @Test
    void aQuotationThatStandsAloneAndIsSaidInTheTextIsAPullQuote() {
        String said = "The director wrote that there was “no order of this kind,” and left.";
        assertThat(
                        reads.blocks(
                                "Yard denies order\n\n"
                                        + BODY
                                        + "\n\n“no order of this kind”\n\n"
                                        + said))
                .contains("pull_quote “no order of this kind”");
        assertThat(
                        reads.blocks(
                                "Yard denies order\n\n"
                                        + BODY
                                        + "\n\n“We build tugs and nothing else.”\n\n"
                                        + MORE))
                .contains("paragraph “We build tugs and nothing else.”");
    }

    @Test
    void wrappedLinesAreOneParagraph() {
        String text =
                """
                Yard denies order

                The Lornmouth yard has built three ferries for a buyer that it will
                not name, two people who work there said on Tuesday. It had told the
                harbour board in May that its slipways would stand empty until the
                next year.

                - The yard has three slipways, and two of them are long enough for
                  a ferry of ninety metres.
                """;
        assertThat(Reads.words(reads.of("a.txt", text).report(), BlockKind.PARAGRAPH))
                .singleElement()
                .asString()
                .startsWith("The Lornmouth yard")
                .endsWith("next year.");
        assertThat(Reads.words(reads.of("a.txt", text).report(), BlockKind.BULLET))
                .singleElement()
                .asString()
                .endsWith("ninety metres.");
    }

    @Test
    void aListOfSourcesIsBulletsUnderAHeading() {
        assertThat(
                        reads.blocks(
                                "Yard denies order\n\n"
                                        + BODY
                                        + "\n\nSources:\n\n  1. Register of ships\n  2. Harbour board"))
                .endsWith("heading Sources:", "bullet Register of ships", "bullet Harbour board");
    }

    @Test
    void theFurnitureOfThePageIsKeptApart() {
        var blocks =
                reads.blocks(
                        """
                        Yard denies order

                        Share on Facebook
                        %s

                        Read more: The yard that built the liners

                        %s

                        5 0 votes
                        Article Rating
                        Subscribe
                        guest

                        3 Comments
                        Related articles
                        Harbour dredged for the third time
                        New mayor in Vell
                        Quayside Theme by Fennware
                        The views expressed in this article are those of the author and do not reflect those of the paper.
                        ()
                        x\
                        """
                                .formatted(BODY, MORE));
        assertThat(blocks).filteredOn(b -> !b.startsWith("boilerplate ")).hasSize(3);
    }

    @Test
    void whatReadersWroteBelowIsNotTheReports() {
        assertThat(
                        reads.blocks(
                                "Yard denies order\n\n"
                                        + BODY
                                        + "\n\n"
                                        + MORE
                                        + "\n\nLeave a Reply\n\nI know this yard, and it lies."))
                .endsWith(
                        "boilerplate Leave a Reply", "boilerplate I know this yard, and it lies.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Home prices in Lornmouth rose by a tenth, the council said.",
                "Close allies of the director said he knew of it.",
                "No comment came from the yard.",
                "Designed by engineers in Vell, the ferries carry 90 cars.",
                "Related firms in Vell had bid for it, the clerk said.",
                "Copyright law does not cover hulls, the court said.",
            })
    void aSentenceOfTheReportIsNotTakenForFurniture(String sentence) {
        assertThat(reads.blocks("Yard denies order\n\n" + BODY + "\n\n" + sentence + "\n\n" + MORE))
                .contains("paragraph " + sentence);
    }

    @Test
    void anEmbeddedPostIsAReportWithinTheReport() {
        ReadReport read =
                reads.of(
                        "a.txt",
                        """
                        Yard denies order
                        %s
                        Three ferries leave Lornmouth by night - https://t.co/aB3 pic.twitter.com/xY9
                        — Quay Watch (@quaywatch) May 4, 2021
                        %s\
                        """
                                .formatted(BODY, MORE));
        assertThat(Reads.words(read.report(), BlockKind.POST)).hasSize(1);
        assertThat(Reads.words(read.report(), BlockKind.PARAGRAPH)).containsExactly(BODY, MORE);
        Report post = read.posts().getFirst();
        assertThat(post.text()).isEqualTo("Three ferries leave Lornmouth by night");
        assertThat(post.outlet()).isEqualTo("@quaywatch");
        assertThat(post.author()).isEqualTo("Quay Watch");
        assertThat(post.published()).isEqualTo(LocalDate.of(2021, 5, 4));
        assertThat(post.within()).isEqualTo(read.report().id());
        assertThat(post.file()).isEqualTo("a.txt");
        assertThat(post.id()).isNotEqualTo(read.report().id());
        Reads.blocksCoverTheText(post);
    }

    @Test
    void aPostCutByItsSignatureIsOnePost() {
        ReadReport read =
                reads.of(
                        "a.txt",
                        """
                        Yard denies order
                        %s
                        ⚓ The yard has built three ferries
                        — Quay Watch 24 (@quaywatch) May 4, 2021
                        ❗️They left by night. pic.twitter.com/xY9
                        %s
                        🔥 Another one pic.twitter.com/xY8
                        — Ana (@ana) May 5, 2021
                        %s\
                        """
                                .formatted(BODY, MORE, BODY));
        assertThat(read.posts())
                .extracting(Report::text)
                .containsExactly(
                        "⚓ The yard has built three ferries\n\n❗️They left by night.",
                        "🔥 Another one");
        assertThat(Reads.words(read.report(), BlockKind.PARAGRAPH))
                .containsExactly(BODY, MORE, BODY);
    }

    @Test
    void aSignatureMayStandBehindOrAboveItsPost() {
        ReadReport read =
                reads.of(
                        "a.txt",
                        """
                        Yard denies order

                        %s

                        No ferry leaves unseen. — Lornmouth Yard (@lornyard) May 4, 2021

                        Ana Quist @ana · May 5, 2021
                        I saw three of them.

                        %s\
                        """
                                .formatted(BODY, MORE));
        assertThat(read.posts())
                .extracting(Report::outlet, Report::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("@lornyard", "No ferry leaves unseen."),
                        org.assertj.core.groups.Tuple.tuple("@ana", "I saw three of them."));
    }

    @Test
    void theLinesAboveAReportNameItsOutletDateAuthorAndAddress() {
        Report report =
                reads.of(
                                "a.txt",
                                """
                                Title: Yard denies order
                                Outlet: The Daily Quay
                                Published: 4 May 2021, 10:15 am
                                URL: https://quay.example/order
                                By Ada Brun, harbour reporter

                                %s

                                %s\
                                """
                                        .formatted(BODY, MORE))
                        .report();
        assertThat(report.title()).isEqualTo("Yard denies order");
        assertThat(report.outlet()).isEqualTo("The Daily Quay");
        assertThat(report.author()).isEqualTo("Ada Brun");
        assertThat(report.published()).isEqualTo(LocalDate.of(2021, 5, 4));
        assertThat(report.url()).isEqualTo("https://quay.example/order");
        assertThat(Reads.words(report, BlockKind.BOILERPLATE)).hasSize(5);
        assertThat(Reads.words(report, BlockKind.PARAGRAPH)).containsExactly(BODY, MORE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4 May 2021|2021-05-04",
                "May 4, 2021|2021-05-04",
                "Tuesday, 4th May 2021 at 10:15 BST|2021-05-04",
                "Press release. Embargoed until 00:01 GMT 4 May 2021|2021-05-04",
                "Updated: 2021-05-04T10:15:00Z|2021-05-04",
                "13/05/2021|2021-05-13",
                "4.5.2021|2021-05-04",
                "Sept. 4, 2021|2021-09-04",
            })
    void aDateLineDatesTheReportAndIsNotProse(String line, LocalDate date) {
        Report report = reads.of("a.txt", "Yard denies order\n\n" + line + "\n\n" + BODY).report();
        assertThat(report.published()).isEqualTo(date);
        assertThat(Reads.words(report, BlockKind.BOILERPLATE)).containsExactly(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VELL, May 4, 2021 (Norwire) - |2021-05-04",
                "VELL, May 4 (Norwire) - |",
                "In May 2021 a letter came. On May 4, 2021 it was read. |",
            })
    void aDatelineDatesTheReportOnlyWithItsYear(String dateline, LocalDate date) {
        Report report = reads.of("a.txt", "Yard denies order\n\n" + dateline + BODY).report();
        assertThat(report.published()).isEqualTo(date);
        assertThat(report.outlet()).isNull();
    }

    @Test
    void theDayAndMonthOfASlashedDateMustBeClear() {
        assertThat(
                        reads.of("a.txt", "Yard denies order\n\n05/04/2021\n\n" + BODY)
                                .report()
                                .published())
                .isNull();
    }
}
