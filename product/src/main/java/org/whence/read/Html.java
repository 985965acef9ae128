package org.whence.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;
import org.whence.model.Block;
import org.whence.model.BlockKind;
import org.whence.model.Span;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a page: its metadata, and the body without the page around it. Nothing is fetched and no script is run; the tree
/// is walked without recursion, however deep it is.
final class Html {
    private static final Set<String> DROPPED =
            Set.of(
                    "script",
                    "style",
                    "noscript",
                    "template",
                    "iframe",
                    "object",
                    "embed",
                    "svg",
                    "canvas",
                    "form",
                    "button",
                    "input",
                    "select",
                    "textarea",
                    "nav",
                    "aside",
                    "footer",
                    "dialog",
                    "menu",
                    "video",
                    "audio");
    private static final Set<String> BLOCKS =
            Set.of(
                    "p",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "li",
                    "blockquote",
                    "figcaption",
                    "td",
                    "th",
                    "pre",
                    "dd",
                    "dt",
                    "div",
                    "section",
                    "article",
                    "main",
                    "header",
                    "body",
                    "tr",
                    "ul",
                    "ol",
                    "figure",
                    "br");
    private static final String AROUND =
            "(?i).*(^|[-_ ])(share|sharing|social|comment|comments|related|recommend|newsletter|subscribe|subscription|cookie|breadcrumb|sidebar|promo|advert|ads|banner|footer|nav|menu|tags|byline-social|popular|trending|disclaimer)([-_ ]|$).*";

    /// Elements nested deeper than this are no layout that a person made.
    private static final int DEEPEST = 20_000;

    private final Document document;
    private final StringBuilder text = new StringBuilder();
    private final List<Block> blocks = new ArrayList<>();
    private final List<PlainText.Post> posts = new ArrayList<>();
    private final @Nullable JsonNode article;

    Html(String html) {
        document = Jsoup.parse(html);
        article = article();
        Element root = body();
        String title = title();
        if (title != null) {
            add(BlockKind.TITLE, title);
        }
        walk(root, title);
    }

    String text() {
        return text.toString();
    }

    List<Block> blocks() {
        return blocks;
    }

    List<PlainText.Post> posts() {
        return posts;
    }

    @Nullable String title() {
        String title = meta("og:title", "twitter:title", "dc.title");
        if (title == null) {
            title = field("headline");
        }
        Element heading = document.selectFirst("h1");
        if (title == null && heading != null && !heading.text().isBlank()) {
            title = heading.text();
        }
        if (title == null && !document.title().isBlank()) {
            title = document.title();
        }
        return title == null ? null : title.strip();
    }

    @Nullable String outlet() {
        String outlet = meta("og:site_name", "dc.publisher", "publisher", "application-name");
        return outlet != null ? outlet : field("publisher");
    }

    @Nullable String author() {
        String author = meta("author", "article:author", "dc.creator");
        author = author == null || author.startsWith("http") ? field("author") : author;
        return author == null ? null : author.replaceFirst("^(?i)by ", "");
    }

    @Nullable LocalDate published() {
        String date = meta("article:published_time", "datepublished", "dc.date", "date", "pubdate");
        if (date == null) {
            date = field("datePublished");
        }
        if (date == null) {
            Element time = document.selectFirst("time[datetime]");
            date = time == null ? null : time.attr("datetime");
        }
        return date == null ? null : Dates.in(date);
    }

    @Nullable String url() {
        Element canonical = document.selectFirst("link[rel=canonical][href]");
        String url = canonical == null ? meta("og:url") : canonical.attr("href");
        return url != null && url.matches("(?i)https?://.*") ? url : null;
    }

    @Nullable String language() {
        Element html = document.selectFirst("html[lang]");
        String language = html == null ? "" : html.attr("lang").toLowerCase(Locale.ROOT);
        return language.matches("[a-z]{2,3}(-.*)?") ? language.replaceFirst("-.*", "") : null;
    }

    private @Nullable String meta(String... names) {
        for (String name : names) {
            for (Element meta : document.select("meta[content]")) {
                String key = meta.hasAttr("property") ? meta.attr("property") : meta.attr("name");
                if (key.equalsIgnoreCase(name) && !meta.attr("content").isBlank()) {
                    return meta.attr("content").strip();
                }
            }
        }
        return null;
    }

    /// The page's schema.org article, if it describes itself.
    private @Nullable JsonNode article() {
        return document.select("script[type=application/ld+json]").stream()
                .flatMap(script -> described(script.data()).stream())
                .filter(n -> n.path("@type").toString().matches(".*(Article|Report|BlogPosting).*"))
                .findFirst()
                .orElse(null);
    }

    /// The things that a JSON-LD script describes; none where it is broken.
    private static List<JsonNode> described(String script) {
        try {
            JsonNode json = JsonMapper.shared().readTree(script);
            List<JsonNode> nodes = new ArrayList<>();
            nodes.add(json);
            json.forEach(nodes::add);
            json.path("@graph").forEach(nodes::add);
            return nodes;
        } catch (JacksonException e) {
            return List.of();
        }
    }

    private @Nullable String field(String name) {
        if (article == null) {
            return null;
        }
        JsonNode value = article.path(name);
        if (value.isArray() && !value.isEmpty()) {
            value = value.get(0);
        }
        if (value.isObject()) {
            value = value.path("name");
        }
        return value.isString() && !value.asString().isBlank() ? value.asString().strip() : null;
    }

    /// The element that holds the report: an article, or else the one with most words in its paragraphs.
    private Element body() {
        Element body = document.body();
        Element best =
                document.select("article, main, [role=main], [itemprop=articleBody]").stream()
                        .max(Comparator.comparingInt(Html::prose))
                        .orElse(body);
        if (prose(best) * 2 >= prose(body)) {
            return best;
        }
        return body;
    }

    private static int prose(Element element) {
        return element.select("p").stream().mapToInt(p -> p.text().length()).sum();
    }

    private void walk(Element root, @Nullable String title) {
        StringBuilder words = new StringBuilder();
        int[] skipped = {0};
        BlockKind[] kind = {BlockKind.PARAGRAPH};
        NodeTraversor.traverse(
                new NodeVisitor() {
                    @Override
                    public void head(Node node, int depth) {
                        if (node instanceof Element element) {
                            if (skipped[0] > 0 || depth > DEEPEST || isAround(element)) {
                                if (skipped[0] == 0
                                        && !element.normalName().equals("form")
                                        && element.hasText()
                                        && depth <= DEEPEST
                                        && !DROPPED.contains(element.normalName())) {
                                    flush(words, kind[0], title);
                                    add(BlockKind.BOILERPLATE, element.text());
                                }
                                skipped[0]++;
                            } else if (isPost(element)) {
                                flush(words, kind[0], title);
                                post(element);
                                skipped[0]++;
                            } else if (BLOCKS.contains(element.normalName())) {
                                flush(words, kind[0], title);
                                kind[0] = kind(element, kind[0]);
                            }
                        } else if (node instanceof TextNode words0 && skipped[0] == 0) {
                            words.append(words0.getWholeText());
                        }
                    }

                    @Override
                    public void tail(Node node, int depth) {
                        if (node instanceof Element element) {
                            if (skipped[0] > 0) {
                                skipped[0]--;
                            } else if (BLOCKS.contains(element.normalName())) {
                                flush(words, kind[0], title);
                                kind[0] = BlockKind.PARAGRAPH;
                            }
                        }
                    }
                },
                root);
        flush(words, kind[0], title);
    }

    private static BlockKind kind(Element element, BlockKind outer) {
        return switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> BlockKind.HEADING;
            case "li" -> BlockKind.BULLET;
            case "figcaption" -> BlockKind.CAPTION;
            case "p", "br" ->
                    outer == BlockKind.BULLET || outer == BlockKind.CAPTION
                            ? outer
                            : BlockKind.PARAGRAPH;
            default -> BlockKind.PARAGRAPH;
        };
    }

    private void flush(StringBuilder words, BlockKind kind, @Nullable String title) {
        String line = words.toString().replaceAll("\\s+", " ").strip();
        words.setLength(0);
        if (line.isEmpty() || line.equals(title)) {
            return;
        }
        boolean around = Boilerplate.is(line) || Dates.isDateLine(line);
        add(around ? BlockKind.BOILERPLATE : kind, line);
    }

    private void add(BlockKind kind, String words) {
        String line = words.replaceAll("\\s+", " ").strip();
        if (line.isEmpty()) {
            return;
        }
        if (!text.isEmpty()) {
            text.append("\n\n");
        }
        int start = text.length();
        text.append(line);
        blocks.add(new Block(kind, new Span(start, text.length())));
    }

    private static boolean isAround(Element element) {
        if (DROPPED.contains(element.normalName())
                || element.hasAttr("hidden")
                || element.attr("aria-hidden").equals("true")
                || element.attr("style").replace(" ", "").contains("display:none")) {
            return true;
        }
        boolean large = element.normalName().matches("body|html|article|main");
        return !large
                && ((element.className() + " " + element.id()).matches(AROUND)
                        || element.attr("role")
                                .matches("navigation|complementary|banner|contentinfo|search"));
    }

    private static boolean isPost(Element element) {
        return element.normalName().equals("blockquote")
                && element.className()
                        .matches(
                                ".*(twitter-tweet|mastodon|bluesky|telegram|instagram-media|fb-post).*");
    }

    private void post(Element element) {
        StringBuilder own = new StringBuilder();
        for (Element paragraph : element.select("p")) {
            own.append(own.isEmpty() ? "" : " ").append(paragraph.text());
        }
        String all = element.text();
        String signature = all.substring(Math.min(all.length(), own.length()));
        var handle = java.util.regex.Pattern.compile("(@\\w{2,30})").matcher(signature);
        String name = signature.replaceAll("^[\\s—–-]+|\\(@.*", "").strip();
        int start = text.isEmpty() ? 0 : text.length() + 2;
        add(BlockKind.POST, all);
        String words =
                own.toString()
                        .replaceAll("\\s+", " ")
                        .replaceAll("(?:\\s*(?:https?://\\S+|pic\\.twitter\\.com/\\S+))+$", "")
                        .strip();
        if (!words.isEmpty() && text.substring(start).startsWith(words)) {
            posts.add(
                    new PlainText.Post(
                            List.of(new Span(start, start + words.length())),
                            name.isEmpty() ? "unknown" : name,
                            handle.find() ? handle.group(1) : "post",
                            Dates.in(signature)));
        }
    }
}
