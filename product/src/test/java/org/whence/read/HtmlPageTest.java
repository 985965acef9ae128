package org.whence.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whence.model.BlockKind;
import org.whence.model.ReadReport;
import org.whence.model.Report;

class HtmlPageTest {
    private static final String BODY =
            "The Lornmouth yard has built three ferries for a buyer it won’t name, two people said on Tuesday.";
    private static final String MORE =
            "It had told the harbour board in May that its slipways would stand empty until next year.";

    @TempDir Path folder;
    private Reads reads = new Reads(Path.of("."));

    @BeforeEach
    void reading() {
        reads = new Reads(folder);
    }

    private Report page(String body) {
        return reads.of("a.html", "<html><body>" + body + "</body></html>").report();
    }

    @Test
    void theBodyIsReadWithoutThePageAroundIt() {
        Report report =
                page(
                        """
                        <header class="site-header"><a href="/">Home</a></header><nav><li>News</li></nav>
                        <div class="wrap"><div class="main-column"><h1>Yard denies order</h1>
                        <div class="share-buttons"><a>Facebook</a> <a>Email</a></div>
                        <p>%s</p><h2>The letter</h2><p>%s</p>
                        <ul><li>It has <b>three</b> slipways.</li><li><p>Two are long.</p></li></ul>
                        <form><input name="q"><p>Sign here for our letter, it comes each day</p></form></div>
                        <aside><p>Storm closes the harbour for the third day in a row, mayor says</p></aside></div>
                        <div id="comments"><p>I have always said that this yard lies to all of us.</p></div>
                        <div class="cookie-banner"><p>This page would like to store some things, is that fine?</p></div>
                        <footer>All rights reserved, The Daily Quay and its owners</footer>\
                        """
                                .formatted(BODY, MORE));
        assertThat(Reads.blocks(report))
                .containsExactly(
                        "title Yard denies order",
                        "paragraph " + BODY,
                        "heading The letter",
                        "paragraph " + MORE,
                        "bullet It has three slipways.",
                        "bullet Two are long.");
        assertThat(report.text()).startsWith("Yard denies order\n\n" + BODY + "\n\nThe letter\n\n");
    }

    @Test
    void thePageSaysWhoPublishedWhatAndWhen() {
        Report report =
                reads.of(
                                "a.html",
                                """
                                <html lang="en-GB"><head><title>Yard denies order | The Daily Quay</title>
                                <link rel="canonical" href="https://quay.example/order">
                                <meta property="og:site_name" content="The Daily Quay">
                                <script type="application/ld+json">{broken</script>
                                <script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"},
                                 {"@type": ["NewsArticle"], "datePublished": "2021-05-04T08:00:00+02:00",
                                  "author": [{"name": "Ada Brun"}, {"name": "Olo Fenn"}]}]}</script>
                                </head><body><p>%s</p></body></html>\
                                """
                                        .formatted(BODY))
                        .report();
        assertThat(report.title()).isEqualTo("Yard denies order");
        assertThat(report.outlet()).isEqualTo("The Daily Quay");
        assertThat(report.author()).isEqualTo("Ada Brun, Olo Fenn");
        assertThat(report.published()).isEqualTo(LocalDate.of(2021, 5, 4));
        assertThat(report.url()).isEqualTo("https://quay.example/order");
        assertThat(report.language()).isEqualTo("en");
        assertThat(Reads.blocks(report)).startsWith("title Yard denies order");
    }

    @Test
    void captionsPullQuotesAndPostsAreTheirOwnBlocks() {
        ReadReport read =
                reads.of(
                        "a.html",
                        """
                        <article><h1>Yard denies order</h1><p>%s</p>
                        <figure><img src="http://127.0.0.1:9/x.png"><figcaption>The yard in spring</figcaption></figure>
                        <aside class="pullquote">Empty until next year</aside><p>%s</p>
                        <blockquote class="twitter-tweet"><p>No ferry leaves unseen.<br><br>We build tugs.
                         <a href="https://t.co/x">pic.twitter.com/x</a></p>&mdash; Lornmouth Yard (@lornyard)
                         <a href="https://twitter.com/lornyard">May 4, 2021</a></blockquote></article>\
                        """
                                .formatted(BODY, MORE));
        assertThat(Reads.words(read.report(), BlockKind.CAPTION))
                .containsExactly("The yard in spring");
        assertThat(Reads.words(read.report(), BlockKind.PULL_QUOTE))
                .containsExactly("Empty until next year");
        assertThat(Reads.words(read.report(), BlockKind.PARAGRAPH)).containsExactly(BODY, MORE);
        Report post = read.posts().getFirst();
        assertThat(post.outlet()).isEqualTo("@lornyard");
        assertThat(post.text()).isEqualTo("No ferry leaves unseen.\n\nWe build tugs.");
        assertThat(post.published()).isEqualTo(LocalDate.of(2021, 5, 4));
    }

    @Test
    void scriptsAndHiddenElementsAreNotRead() {
        Report report =
                page(
                        "<p>"
                                + BODY
                                + "</p><script>alert('x')</script><style>p{}</style><noscript>off</noscript>"
                                + "<template><p>later</p></template><p hidden>unseen</p>"
                                + "<p style='display:none'>unseen too</p><p>"
                                + MORE
                                + "</p>");
        assertThat(report.text()).isEqualTo(BODY + "\n\n" + MORE);
    }

    @Test
    void aListOfLinksIsFurnitureExceptUnderSources() {
        Report report =
                page(
                        "<p>"
                                + BODY
                                + "</p><p>"
                                + MORE
                                + "</p><ul><li><a href='/1'>Storm closes harbour</a></li></ul>"
                                + "<h3>Sources</h3><ul><li><a href='/2'>Register of ships</a></li></ul>");
        assertThat(Reads.words(report, BlockKind.BOILERPLATE))
                .containsExactly("Storm closes harbour");
        assertThat(Reads.words(report, BlockKind.BULLET)).containsExactly("Register of ships");
    }

    @Test
    void aPageWithinAFormIsStillRead() {
        assertThat(page("<form class='menu'><p>" + BODY + "</p><p>" + MORE + "</p></form>").text())
                .isEqualTo(BODY + "\n\n" + MORE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><head><title>Yard</title></head></html>",
                "<html><body><nav>Home</nav><script>document.write('x')</script></body></html>",
                "<html><body><h1>Yard denies order</h1></body></html>"
            })
    void aPageWithoutABodyIsRefused(String page) {
        assertThat(reads.whyNot("a.html", page.getBytes(UTF_8)))
                .isEqualTo("no text in the body of the page");
    }

    @Test
    void tenThousandNestedElementsAreRead() {
        assertThat(
                        page("<div>".repeat(10_000)
                                        + "<p>"
                                        + BODY
                                        + "</p>"
                                        + "</div>".repeat(10_000))
                                .text())
                .isEqualTo(BODY);
    }

    @Test
    void theEncodingThePageDeclaresIsUsed() {
        String page =
                "<html><head><meta charset=\"ISO-8859-2\"></head><body><p>Loď stála v přístavu celý týden, řekl"
                        + " kapitán.</p></body></html>";
        assertThat(reads.of("a.html", page.getBytes(Charset.forName("ISO-8859-2"))).report().text())
                .isEqualTo("Loď stála v přístavu celý týden, řekl kapitán.");
    }
}
