package org.whence.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whence.model.Case;
import org.whence.model.Mention;

class DossierTest {
    private final Affair affair = new Affair();
    private final Case whence = affair.whence();

    @Test
    void equalCasesGiveEqualPages() throws IOException {
        assertThat(html(whence)).isEqualTo(html(new Affair().whence()));
    }

    @Test
    void thePageNeedsNothingElseAndRunsNothing() throws IOException {
        String html = html(whence);
        Document page = Jsoup.parse(html);

        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .isEqualTo("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
        assertThat(page.select("script, link, img, iframe, object, embed, form, base")).isEmpty();
        assertThat(page.select("style").html()).doesNotContain("@import", "url(");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</style><script>alert(1)</script>",
                "\" onerror=\"alert(1)\" x=\"",
                "' onload='alert(1)' x='",
                "<img src=x onerror=alert(1)>",
                "</p></article></body><svg onload=alert(1)>",
                "&lt;script&gt;&#x3c;script>",
                "\u0000<scr\u0000ipt>\u202e"
            })
    void noWordOfAReportIsAlive(String words) throws IOException {
        Document page = page(Affair.hostile(words));

        assertThat(page.select("script, img, iframe, [src], [onload], [onerror]")).isEmpty();
        assertThat(page.select("svg")).hasSize(1);
        assertThat(page.select("article.report")).hasSize(1);
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey()).doesNotStartWith("on").isNotEqualTo("style");
            }
            assertThat(element.attr("href")).doesNotContainIgnoringCase("javascript:");
        }
        assertThat(page.select("h1").text())
                .isEqualTo(words.replace('\u0000', '\uFFFD').replaceAll("\\s+", " ").strip());
    }

    @Test
    void onlyWebAddressesAreLinksAndTheyTellTheOtherSideNothing() throws IOException {
        Document page = page(whence);

        List<Element> outward = page.select("a[href]:not([href^=#])");
        assertThat(outward)
                .extracting(a -> a.attr("href"))
                .contains("https://ledger.example/port?a=1&b=2");
        assertThat(outward).allSatisfy(a -> assertThat(a.attr("href")).startsWith("https://"));
        assertThat(outward)
                .allSatisfy(a -> assertThat(a.attr("rel")).isEqualTo("noopener noreferrer"));
    }

    @Test
    void everyLinkWithinThePageArrivesAndNoPlaceHasTwoNames() throws IOException {
        Document page = page(whence);
        Set<String> ids = new HashSet<>();
        for (Element element : page.select("[id]")) {
            assertThat(ids.add(element.id())).as(element.id()).isTrue();
        }

        assertThat(page.select("a[href^=#]")).hasSizeGreaterThan(60);
        for (Element link : page.select("a[href^=#]")) {
            assertThat(ids).contains(link.attr("href").substring(1));
        }
    }

    @Test
    void everyMentionIsMarkedInItsReportWithItsWords() throws IOException {
        Document page = page(whence);
        for (Mention mention : whence.mentions()) {
            Element marked = page.expectFirst("[id=m-" + mention.id() + "]");
            Element words = marked.clone();
            words.select(".mref").remove();
            assertThat(words.text())
                    .isEqualTo(
                            whence.reports().stream()
                                    .filter(r -> r.id().equals(mention.report()))
                                    .findFirst()
                                    .orElseThrow()
                                    .quote(mention.at()));
        }
    }

    @Test
    void quotedWordsLinkToThePlaceWhereTheyStand() throws IOException {
        Document page = page(whence);
        List<Element> quotes = page.select("a.q");

        assertThat(quotes).hasSizeGreaterThan(20);
        for (Element quote : quotes) {
            Element there = page.expectFirst("[id=" + quote.attr("href").substring(1) + "]");
            Element words = there.clone();
            words.select(".mref").remove();
            // Where passages overlap, the link goes to the first piece.
            assertThat(words.text()).isNotEmpty();
            assertThat(quote.text()).startsWith(words.text());
        }
    }

    @Test
    void theReportsAreThereInFull() throws IOException {
        Document page = page(whence);

        assertThat(page.select("article.report")).hasSize(7);
        Element ledger = page.select("article.report").getFirst();
        assertThat(ledger.select("h4.title").text()).contains("🚢🤖 Port paid shell company");
        assertThat(ledger.select("h4.heading").text()).isEqualTo("Seven machines");
        assertThat(ledger.select("p.boilerplate").text()).contains("© Coastal Ledger");
        assertThat(page.select("article.report ul > li.bullet")).hasSize(2);
        assertThat(page.select("blockquote.post").text())
                .contains("read as a report of its own: R4");
    }

    @Test
    void theHeadlineCountsAndNamesTheOrigins() throws IOException {
        assertThat(page(whence).select(".masthead .stories li").eachText())
                .containsExactly(
                        "Port paid shell company for robots 4 reports and 1 embedded post, 2"
                                + " independent origins: Norrwire, outside the folder; Inland"
                                + " Courier.",
                        "Cracks at Lake Orrin dam 2 reports, 1 to 2 independent origins: Valley"
                                + " Times; perhaps Hill Gazette.");
    }

    @Test
    void theFirstTableHasTheMostRepeatedClaimsWithTheirAnswersAndChanges() throws IOException {
        Element table = page(whence).select("#s-1 table.claims").getFirst();
        Element first = table.select("tbody tr").getFirst();

        assertThat(first.select("td, th").eachText())
                .containsExactly(
                        "C1",
                        "The Port of Lyngvik paid at least 4 million euros to Brisa Trading ← “two"
                                + " procurement officials”; “officials”; Port of Lyngvik accounts ×"
                                + " port director Signe Aldal denies",
                        "4",
                        "2–3",
                        "P N A");
        assertThat(table.text()).doesNotContain("booked as harbour dues");
    }

    @Test
    void theChainIsDrawnFromTheOutletInwards() throws IOException {
        Element chain = page(whence).select("#c-1 .mentions .chain").getFirst();
        chain.select(".sr").remove();

        assertThat(chain.text()).isEqualTo("Coastal Ledger ← Norrwire ← two procurement officials");
        assertThat(chain.select(".src.unnamed q").text()).isEqualTo("two procurement officials");
    }

    @Test
    void changedWordsAreMarkedOnBothSidesWithTheirLetters() throws IOException {
        Document page = page(whence);
        Element number =
                page.select(".pair").stream()
                        .filter(p -> p.text().contains("number changed"))
                        .findFirst()
                        .orElseThrow();

        assertThat(number.select("del.quantity").text()).isEqualTo("at least 4 millionN");
        assertThat(number.select("ins.quantity").text()).isEqualTo("14 millionN");
        assertThat(number.select("ins.attribution.gap").text()).isEqualTo("left out hereA");
    }

    @Test
    void thePictureOfDerivationSaysWhatIsStatedAndWhatIsInferred() throws IOException {
        Element tree = page(whence).select("#s-1-derivation").getFirst();

        assertThat(tree.select("g.outside text.name").text()).isEqualTo("Norrwire");
        assertThat(tree.select("path.edge.stated")).hasSize(2);
        assertThat(tree.select("path.edge.inferred")).hasSize(1);
        assertThat(tree.select("path.edge.embedded")).hasSize(1);
        assertThat(tree.select("details ul").text())
                .contains("R2 Daily Fjord rewrite, inferred, 81%");
    }

    @Test
    void theUnreadFilesAreListedWithTheirReasons() throws IOException {
        assertThat(page(whence).select("table.unread tbody tr").eachText())
                .containsExactly("scan.pdf PDF is not read yet", "empty.txt the file is empty");
    }

    @Test
    void anEmptyCaseSaysWhyThereIsNothing() throws IOException {
        Document page = page(Affair.empty());

        assertThat(page.select("h1").text()).isEqualTo("An empty case");
        assertThat(page.select(".empty").eachText())
                .contains(
                        "No report was read, so there is nothing to find. See what was not read.",
                        "Every file that was given could be read.");
    }

    @Test
    void readersOfTheScreenFindTheirWay() throws IOException {
        Document page = page(whence);

        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("body > a.skip").attr("href")).isEqualTo("#findings");
        assertThat(page.select("header.masthead, nav, main#findings, footer")).hasSize(4);
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("table:not(:has(caption))")).isEmpty();
        assertThat(page.select("svg:not([aria-label])")).isEmpty();
        int level = 1;
        for (Element heading : page.select("h1, h2, h3, h4, h5")) {
            int next = heading.tagName().charAt(1) - '0';
            assertThat(next).as(heading.text()).isLessThanOrEqualTo(level + 1);
            level = next;
        }
    }

    @Test
    void aPageCanNotBeMadeToRunAnything() {
        assertThatThrownBy(() -> new Html().open("script"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Html().open("p", "onclick", "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Html().open("a", "href", "javascript:alert(1)"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Html().open("p").page())
                .isInstanceOf(IllegalStateException.class);
    }

    private static Document page(Case whence) throws IOException {
        return Jsoup.parse(html(whence));
    }

    private static String html(Case whence) throws IOException {
        StringBuilder out = new StringBuilder();
        new Publisher().publish(whence, Format.HTML, out);
        return out.toString();
    }
}
