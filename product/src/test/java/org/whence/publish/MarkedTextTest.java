package org.whence.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.whence.model.Span;

class MarkedTextTest {
    private record Named(Span at, String name) implements MarkedText.Mark {
        @Override
        public void open(Html html, boolean first) {
            html.open("span", "class", first ? name : name + " more");
        }

        @Override
        public void close(Html html, boolean last) {
            html.close();
        }
    }

    @Test
    void aMarkWithinAnotherNests() {
        assertThat(marked("abcdef", List.of(mark(0, 6, "x"), mark(2, 4, "y"))))
                .isEqualTo("<span class=\"x\">ab<span class=\"y\">cd</span>ef</span>");
    }

    @Test
    void aMarkThatLeavesAnotherGoesOnBehindIt() {
        assertThat(marked("abcdef", List.of(mark(0, 4, "x"), mark(2, 6, "y"))))
                .isEqualTo(
                        "<span class=\"x\">ab<span class=\"y\">cd</span></span><span class=\"y"
                                + " more\">ef</span>");
    }

    @Test
    void anEmptyMarkStandsWhereItIsAlsoAtTheEnd() {
        assertThat(marked("ab", List.of(mark(1, 1, "x"), mark(2, 2, "y"))))
                .isEqualTo("a<span class=\"x\"></span>b<span class=\"y\"></span>");
    }

    @Test
    void ofTwoMarksOnTheSameWordsTheEarlierIsOutside() {
        assertThat(marked("ab", List.of(mark(0, 2, "x"), mark(0, 2, "y"))))
                .isEqualTo("<span class=\"x\"><span class=\"y\">ab</span></span>");
    }

    @Test
    void aMarkOverTwoRangesHasAPieceInEachAndOneBetweenThemIsNotLost() {
        Html html = new Html();
        MarkedText text = new MarkedText("ab\n\ncd", List.of(mark(1, 5, "x"), mark(3, 3, "y")));
        html.open("div");
        text.write(html, new Span(0, 2));
        html.text("|");
        text.write(html, new Span(4, 6));
        html.close();

        assertThat(html.page())
                .endsWith(
                        "a<span class=\"x\">b</span>|<span class=\"x more\"><span class=\"y\">"
                                + "</span>c</span>d</div>");
    }

    @Test
    void whateverOverlapsTheTextIsWholeAndEachMarkCoversItsWords() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String text = "abcdefghijklmnopqrstuvwxyz";
        for (int round = 0; round < 300; round++) {
            List<Named> marks = new ArrayList<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                int start = random.nextInt(text.length());
                int end = start + random.nextInt(text.length() - start + 1);
                marks.add(mark(start, end, "m" + i));
            }
            Document page = Jsoup.parseBodyFragment(marked(text, marks));

            assertThat(page.body().text()).as("seed %d", seed).isEqualTo(text);
            for (Named mark : marks) {
                StringBuilder words = new StringBuilder();
                for (Element piece : page.select("." + mark.name())) {
                    words.append(piece.text());
                }
                assertThat(words.toString())
                        .as("seed %d, %s", seed, mark)
                        .isEqualTo(mark.at().of(text));
            }
        }
    }

    private static Named mark(int start, int end, String name) {
        return new Named(new Span(start, end), name);
    }

    private static String marked(String text, List<Named> marks) {
        Html html = new Html();
        html.open("div");
        new MarkedText(text, marks).write(html, new Span(0, text.length()));
        html.close();
        String page = html.page();
        return page.substring(page.indexOf("<div>") + 5, page.lastIndexOf("</div>"));
    }
}
