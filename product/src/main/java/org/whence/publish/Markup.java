package org.whence.publish;

/// HTML that can't be broken out of: words go in escaped, tags only from the code.
final class Markup {
    private final StringBuilder html = new StringBuilder();

    /// Opens an element. Attributes come in pairs, name and value.
    Markup open(String tag, String... attributes) {
        html.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            html.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
        html.append('>');
        return this;
    }

    Markup close(String tag) {
        html.append("</").append(tag).append('>');
        return this;
    }

    Markup text(String words) {
        html.append(escaped(words));
        return this;
    }

    /// An element that holds words alone.
    Markup element(String tag, String words, String... attributes) {
        return open(tag, attributes).text(words).close(tag);
    }

    Markup line() {
        html.append('\n');
        return this;
    }

    /// Markup made elsewhere with this class, or a style sheet of ours.
    Markup raw(String trusted) {
        html.append(trusted);
        return this;
    }

    @Override
    public String toString() {
        return html.toString();
    }

    static String escaped(String words) {
        StringBuilder escaped = new StringBuilder(words.length() + 16);
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c < 0x20 && c != '\n' && c != '\t' ? '\uFFFD' : c);
            }
        }
        return escaped.toString();
    }
}
