package org.whence.publish;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/// HTML that is safe by construction: all text is escaped, only known elements and attributes are written, a link leads to
/// this page or to the web, and an element is closed by the one who opened it.
final class Html {
    private static final Set<String> ELEMENTS =
            Set.of(
                    "html",
                    "head",
                    "title",
                    "meta",
                    "body",
                    "header",
                    "nav",
                    "main",
                    "footer",
                    "section",
                    "article",
                    "aside",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "p",
                    "ul",
                    "ol",
                    "li",
                    "dl",
                    "dt",
                    "dd",
                    "div",
                    "span",
                    "a",
                    "q",
                    "blockquote",
                    "mark",
                    "del",
                    "ins",
                    "strong",
                    "em",
                    "b",
                    "small",
                    "time",
                    "table",
                    "caption",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td",
                    "details",
                    "summary",
                    "figure",
                    "figcaption",
                    "svg",
                    "g",
                    "path",
                    "rect",
                    "text",
                    "circle",
                    "line",
                    "defs",
                    "marker",
                    "cite");
    private static final Set<String> VOID = Set.of("meta");
    private static final Set<String> ATTRIBUTES =
            Set.of(
                    "lang",
                    "charset",
                    "name",
                    "content",
                    "http-equiv",
                    "class",
                    "id",
                    "href",
                    "rel",
                    "title",
                    "role",
                    "dir",
                    "scope",
                    "datetime",
                    "open",
                    "colspan",
                    "tabindex",
                    "aria-label",
                    "aria-labelledby",
                    "aria-hidden",
                    "viewBox",
                    "width",
                    "height",
                    "d",
                    "x",
                    "y",
                    "x1",
                    "x2",
                    "y1",
                    "y2",
                    "cx",
                    "cy",
                    "r",
                    "rx",
                    "text-anchor",
                    "refX",
                    "refY",
                    "markerWidth",
                    "markerHeight",
                    "orient",
                    "marker-end");

    private final StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /// Opens an element; attributes are names and values in turn.
    Html open(String element, String... attributes) {
        tag(element, attributes);
        if (!VOID.contains(element)) {
            open.push(element);
        }
        return this;
    }

    Html close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /// An element that holds nothing but text.
    Html element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    Html text(String text) {
        escape(text);
        return this;
    }

    /// A line end in the source, for those who read it.
    Html line() {
        out.append('\n');
        return this;
    }

    /// The page's own style sheet.
    Html style(String css) {
        if (css.contains("</")) {
            throw new IllegalArgumentException("not a style sheet");
        }
        out.append("<style>\n").append(css).append("</style>");
        return this;
    }

    /// Whether an address may be linked: web addresses only.
    static boolean isWeb(String url) {
        return url.startsWith("https://") || url.startsWith("http://");
    }

    String page() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
        return out.toString();
    }

    private void tag(String element, String... attributes) {
        if (!ELEMENTS.contains(element)) {
            throw new IllegalArgumentException("not an element of this page: " + element);
        }
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            String name = attributes[i];
            String value = attributes[i + 1];
            if (!ATTRIBUTES.contains(name)) {
                throw new IllegalArgumentException("not an attribute of this page: " + name);
            }
            boolean isLink = name.equals("href");
            if (isLink && !value.startsWith("#") && !isWeb(value)) {
                throw new IllegalArgumentException("not a link of this page: " + value);
            }
            attribute(name, value);
            if (isLink && isWeb(value)) {
                attribute("rel", "noopener noreferrer");
            }
        }
        out.append('>');
    }

    private void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        escape(value);
        out.append('"');
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n', '\t' -> out.append(c);
                default -> out.append(Character.isISOControl(c) ? '\uFFFD' : c);
            }
        }
    }
}
