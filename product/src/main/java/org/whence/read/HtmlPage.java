package org.whence.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;
import org.whence.model.BlockKind;
import org.whence.read.Manuscript.Part;

/// A web page as a manuscript: the report without the page around it. Elements that are never shown or never prose go
/// first, then those whose name says furniture, unless they hold a good part of all running text; of the rest, the
/// element that the page marks as its article, or else the deepest that holds nearly all running text. Nothing is
/// fetched and no script runs. All walks are iterative: a page may be nested ten thousand deep.
final class HtmlPage {
    private static final String NEVER_SHOWN =
            "script, style, noscript, template, head, [hidden], [aria-hidden=true], [style*=display:none],"
                    + " [style*=display: none], [style*=visibility:hidden], [style*=visibility: hidden]";

    private static final String NEVER_PROSE =
            "svg, math, iframe, object, embed, canvas, video, audio, map, button, input, select, textarea, dialog,"
                    + " nav, footer, [role=navigation], [role=complementary], [role=contentinfo], [role=dialog],"
                    + " [role=search], [role=menu]";

    private static final List<String> ARTICLES =
            List.of("[itemprop=articleBody]", "article, [role=article]", "main, [role=main]");

    private static final Set<String> FURNITURE = Furniture.words("elements");

    /// Text shorter than this is a label rather than prose.
    private static final int PROSE = 25;

    /// The share of a page's prose from which on an element is no furniture, and an article is the page's.
    private static final double GOOD_PART = 0.4;

    private static final double NEARLY_ALL = 0.9;

    /// The share of link text from which on a line is a link.
    private static final double LINKED = 0.85;

    private static final Pattern PULL_QUOTE = Pattern.compile("(?i)pull-?_?quote");
    private static final Pattern EMBEDDED_POST =
            Pattern.compile(
                    "(?i)\\b(?:twitter-(?:tweet|video)|instagram-media|telegram-post|tgme_widget_message"
                            + "|bluesky-embed|mastodon-embed|tiktok-embed|fb-post)\\b");
    private static final Pattern SOURCES =
            Pattern.compile(
                    "(?i)(?:sources?|references?|notes|documents?|further reading|bibliography)\\s*:?");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0]+");
    private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t\\u00a0]*\\n\\s*");

    private HtmlPage() {}

    static Manuscript of(String html) {
        Document page = Jsoup.parse(html);
        Credits credits = PageCredits.of(page);
        String language = language(page);
        page.select(NEVER_SHOWN).remove();
        page.select(NEVER_PROSE).remove();
        dropFurniture(page.body());
        Element body = article(page.body());
        String title = PageCredits.title(page, body, credits.title());
        List<Part> parts = parts(body, title);
        boolean empty =
                parts.stream()
                        .noneMatch(part ->
                                part.given() != BlockKind.TITLE
                                        && part.given() != BlockKind.HEADING);
        return Manuscript.of(empty ? List.of() : parts, credits.titled(title), language);
    }

    private static @Nullable String language(Document page) {
        String tag = page.select("html").attr("lang").strip();
        Locale locale = Locale.forLanguageTag(tag.replace('_', '-'));
        return locale.getLanguage().isEmpty() ? null : locale.getLanguage();
    }

    private static void dropFurniture(Element body) {
        Map<Element, Integer> prose = prose(body);
        int all = prose.getOrDefault(body, 0);
        var drop = new ArrayList<Element>();
        for (Element e : body.select("*")) {
            boolean suspect = e.nameIs("form") || e.nameIs("aside") || isNamedFurniture(e);
            boolean quoted = PULL_QUOTE.matcher(e.className()).find();
            if (suspect
                    && !e.equals(body)
                    && !quoted
                    && prose.getOrDefault(e, 0) <= GOOD_PART * all
                    && !headsPage(e)) {
                drop.add(e);
            }
        }
        drop.forEach(Node::remove);
    }

    private static boolean headsPage(Element e) {
        return e.is("h1, article, main") || e.selectFirst("h1, [itemprop=articleBody]") != null;
    }

    private static boolean isNamedFurniture(Element e) {
        if (e.className().isEmpty() && e.id().isEmpty()) {
            return false;
        }
        for (String name :
                SPACE.split((e.className() + " " + e.id()).toLowerCase(Locale.ROOT), -1)) {
            int end = Math.max(name.indexOf('-'), name.indexOf('_'));
            if (FURNITURE.contains(name)
                    || (end > 0 && FURNITURE.contains(name.substring(0, end)))) {
                return true;
            }
        }
        return false;
    }

    /// Characters of prose in each element: text of some length that is no link.
    private static Map<Element, Integer> prose(Element body) {
        var prose = new IdentityHashMap<Element, Integer>();
        body.traverse(
                new NodeVisitor() {
                    private int links;

                    @Override
                    public void head(Node node, int depth) {
                        if (node instanceof Element e && e.nameIs("a")) {
                            links++;
                        }
                    }

                    @Override
                    public void tail(Node node, int depth) {
                        Element parent = node.parent() instanceof Element p ? p : null;
                        if (node instanceof TextNode text && links == 0 && parent != null) {
                            int length = text.text().strip().length();
                            if (length >= PROSE) {
                                prose.merge(parent, length, Integer::sum);
                            }
                        } else if (node instanceof Element e) {
                            links -= e.nameIs("a") ? 1 : 0;
                            if (parent != null && !node.equals(body)) {
                                prose.merge(parent, prose.getOrDefault(e, 0), Integer::sum);
                            }
                        }
                    }
                });
        return prose;
    }

    private static Element article(Element body) {
        Map<Element, Integer> prose = prose(body);
        int all = prose.getOrDefault(body, 0);
        for (String marked : ARTICLES) {
            Optional<Element> largest =
                    body.select(marked).stream()
                            .max(Comparator.comparingInt(e -> prose.getOrDefault(e, 0)));
            if (largest.isPresent() && prose.getOrDefault(largest.get(), 0) > GOOD_PART * all) {
                return largest.get();
            }
        }
        Element deepest = body;
        while (true) {
            Optional<Element> child =
                    deepest.children().stream()
                            .filter(c ->
                                    c.isBlock() && prose.getOrDefault(c, 0) >= NEARLY_ALL * all)
                            .findFirst();
            if (all == 0 || child.isEmpty() || child.get().nameIs("p")) {
                return deepest;
            }
            deepest = child.get();
        }
    }

    private static List<Part> parts(Element body, @Nullable String title) {
        var flow = new Flow(title);
        body.traverse(flow);
        flow.flush();
        return flow.parts;
    }

    /// Walks an element in reading order and cuts its text where its blocks begin and end.
    private static final class Flow implements NodeVisitor {
        private final List<Part> parts = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private final Deque<Element> marked = new ArrayDeque<>();
        private final @Nullable String title;
        private int links;
        private int linked;
        private boolean underSources;

        Flow(@Nullable String title) {
            this.title = title;
            if (title != null) {
                parts.add(new Part(BlockKind.TITLE, title));
            }
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                append(words);
            } else if (node instanceof Element e) {
                if (e.nameIs("br")) {
                    text.append('\n');
                } else if (e.nameIs("td") || e.nameIs("th")) {
                    text.append(' ');
                } else if (e.isBlock()) {
                    border();
                }
                links += e.nameIs("a") ? 1 : 0;
                if (kind(e) != null) {
                    border();
                    marked.push(e);
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element e) {
                links -= e.nameIs("a") ? 1 : 0;
                boolean top = e.equals(marked.peek());
                if (top && kind(e) == BlockKind.POST) {
                    flush();
                } else if (top || (e.isBlock() && !e.nameIs("td") && !e.nameIs("th"))) {
                    border();
                }
                if (top) {
                    marked.pop();
                }
            }
        }

        private void append(TextNode words) {
            String part = SPACE.matcher(words.getWholeText()).replaceAll(" ");
            text.append(part);
            linked += links > 0 ? part.strip().length() : 0;
        }

        /// An end of a block: within a post only the end of a line.
        private void border() {
            boolean inPost = marked.stream().anyMatch(e -> kind(e) == BlockKind.POST);
            if (inPost) {
                text.append('\n');
            } else {
                flush();
            }
        }

        private static @Nullable BlockKind kind(Element e) {
            if (EMBEDDED_POST.matcher(e.className()).find()) {
                return BlockKind.POST;
            }
            if (PULL_QUOTE.matcher(e.className()).find()) {
                return BlockKind.PULL_QUOTE;
            }
            return switch (e.normalName()) {
                case "h1", "h2", "h3", "h4", "h5", "h6" -> BlockKind.HEADING;
                case "figcaption", "caption" -> BlockKind.CAPTION;
                case "li" -> BlockKind.BULLET;
                default -> null;
            };
        }

        void flush() {
            String words = text.toString();
            boolean isLink =
                    linked > LINKED * SPACE.matcher(words).replaceAll(" ").strip().length();
            text.setLength(0);
            linked = 0;
            Element mark = marked.peek();
            BlockKind kind = mark == null ? null : kind(mark);
            if (kind == BlockKind.POST) {
                add(kind, lines(words));
                return;
            }
            for (String paragraph : BLANK_LINE.split(words, -1)) {
                String line = SPACE.matcher(paragraph).replaceAll(" ").strip();
                if (kind == BlockKind.HEADING) {
                    underSources = SOURCES.matcher(line).matches();
                }
                boolean furniture =
                        isLink && !underSources && (kind == null || kind == BlockKind.BULLET);
                add(furniture ? BlockKind.BOILERPLATE : kind, line);
            }
        }

        private static String lines(String words) {
            return String.join(
                    "\n",
                    words.lines()
                            .map(line -> SPACE.matcher(line).replaceAll(" ").strip())
                            .filter(line -> !line.isEmpty())
                            .toList());
        }

        private void add(@Nullable BlockKind kind, String words) {
            boolean again = kind == BlockKind.HEADING && words.equals(title);
            if (!words.isEmpty() && !again) {
                parts.add(new Part(kind, words));
            }
        }
    }
}
