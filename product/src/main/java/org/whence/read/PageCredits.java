package org.whence.read;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the head of a web page says about its report: Open Graph, schema.org, Dublin Core and the plain elements.
final class PageCredits {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Document page;
    private final @Nullable JsonNode article;

    private PageCredits(Document page) {
        this.page = page;
        this.article = article(page);
    }

    static Credits of(Document page) {
        var head = new PageCredits(page);
        return new Credits(
                head.title(), head.outlet(), head.author(), head.published(), head.url());
    }

    /// The title as the report shows it: a heading that the page's metadata or its window title repeats, else the only
    /// main heading, else what the metadata says.
    static @Nullable String title(Document page, Element body, @Nullable String declared) {
        String known = declared == null ? "" : letters(declared);
        for (Element heading : page.select("h1, h2")) {
            String words = letters(heading.text());
            if (!words.isEmpty() && known.contains(words) && words.length() > known.length() / 2) {
                return heading.text().strip();
            }
        }
        Element heading = body.selectFirst("h1");
        if (declared == null && heading == null && page.select("h1").size() == 1) {
            heading = page.selectFirst("h1");
        }
        return heading != null && !heading.text().isBlank() ? heading.text().strip() : declared;
    }

    private static String letters(String words) {
        return words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    private @Nullable String title() {
        return first(
                Stream.of(
                        meta("og:title", "twitter:title", "dc.title", "dcterms.title"),
                        field("headline"),
                        Optional.of(page.title()).map(this::withoutSite)));
    }

    /// Window titles end in the site's name: `Headline | Site`.
    private String withoutSite(String title) {
        String site = outlet();
        if (site == null || !title.endsWith(site) || title.length() == site.length()) {
            return title;
        }
        String rest = title.substring(0, title.length() - site.length()).strip();
        return rest.replaceFirst("\\s*[|–—:·»-]$", "");
    }

    private @Nullable String outlet() {
        return first(
                Stream.of(
                        meta("og:site_name"),
                        field("publisher").or(() -> field("sourceOrganization")),
                        meta(
                                "dc.publisher",
                                "dcterms.publisher",
                                "publisher",
                                "application-name")));
    }

    private @Nullable String author() {
        Predicate<String> name = value -> !value.startsWith("http") && value.length() < 120;
        return first(
                Stream.of(
                        field("author").filter(name),
                        meta(
                                        "author",
                                        "article:author",
                                        "dc.creator",
                                        "dcterms.creator",
                                        "parsely-author",
                                        "byl")
                                .filter(name)
                                .map(value -> value.replaceFirst("(?i)^by\\s+", "")),
                        text("[itemprop=author] [itemprop=name], [rel=author], [itemprop=author]")
                                .filter(name)));
    }

    private @Nullable LocalDate published() {
        return Stream.of(
                        field("datePublished"),
                        meta(
                                "article:published_time",
                                "article:published",
                                "og:published_time",
                                "date",
                                "pubdate",
                                "publishdate",
                                "publish-date",
                                "dc.date",
                                "dc.date.issued",
                                "dcterms.created",
                                "dcterms.issued",
                                "parsely-pub-date"),
                        attribute("[itemprop=datePublished]", "content"),
                        attribute("[itemprop=datePublished]", "datetime"),
                        attribute("time[datetime]", "datetime"))
                .flatMap(Optional::stream)
                .flatMap(value -> Dates.in(value).stream())
                .findFirst()
                .orElse(null);
    }

    private @Nullable String url() {
        return Stream.of(
                        attribute("link[rel=canonical]", "href"),
                        meta("og:url"),
                        field("mainEntityOfPage"),
                        field("url"))
                .flatMap(Optional::stream)
                .filter(url -> url.startsWith("http://") || url.startsWith("https://"))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String first(Stream<Optional<String>> values) {
        return values.flatMap(Optional::stream)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private Optional<String> meta(String... names) {
        for (String name : names) {
            for (Element meta : page.select("meta[content]")) {
                String key = meta.hasAttr("property") ? meta.attr("property") : meta.attr("name");
                if (key.equalsIgnoreCase(name) && !meta.attr("content").isBlank()) {
                    return Optional.of(meta.attr("content").strip());
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> attribute(String selector, String name) {
        return page.select(selector).stream()
                .map(e -> e.attr(name).strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private Optional<String> text(String selector) {
        return page.select(selector).stream()
                .map(e -> e.text().strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /// A field of the article in the page's JSON-LD: its words, or the name or address of the thing it holds.
    private Optional<String> field(String name) {
        return article == null ? Optional.empty() : Optional.ofNullable(words(article.get(name)));
    }

    private static @Nullable String words(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        if (node.isString()) {
            return node.asString();
        }
        if (node.isArray()) {
            String all =
                    String.join(
                            ", ",
                            node.valueStream()
                                    .map(n -> n.isObject() || n.isString() ? words(n) : null)
                                    .filter(Objects::nonNull)
                                    .toList());
            return all.isEmpty() ? null : all;
        }
        JsonNode inner = node.has("name") ? node.get("name") : node.get("@id");
        return inner != null && inner.isString() ? inner.asString() : null;
    }

    private static @Nullable JsonNode article(Document page) {
        for (Element script : page.select("script[type=application/ld+json]")) {
            try {
                JsonNode found = article(JSON.readTree(script.data()));
                if (found != null) {
                    return found;
                }
            } catch (JacksonException e) {
                // A page's metadata may be broken; then it is read without.
            }
        }
        return null;
    }

    private static @Nullable JsonNode article(JsonNode root) {
        var open = new ArrayDeque<JsonNode>();
        open.add(root);
        while (!open.isEmpty()) {
            JsonNode node = open.remove();
            JsonNode type = node.get("@type");
            if (type != null
                    && type.toString().matches("(?s).*(?:Article|Report|Posting|LiveBlog).*")) {
                return node;
            }
            node.valueStream().filter(JsonNode::isContainer).forEach(open::add);
        }
        return null;
    }
}
