package org.whence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The example's answer key says nothing that its reports do not.
class ExampleKeyTest {
    private static final Path EXAMPLE = Path.of("../examples/fertiliser");

    @Test
    void everyQuoteStandsWhereTheKeySays() throws IOException {
        List<JsonNode> quotes = new ArrayList<>();
        collect(JsonMapper.shared().readTree(EXAMPLE.resolve("key.json")), quotes);
        assertThat(quotes).hasSizeGreaterThan(200);
        for (JsonNode quote : quotes) {
            String text = Files.readString(EXAMPLE.resolve(quote.get("file").asString()));
            int start = text.offsetByCodePoints(0, quote.get("start").asInt());
            int end = text.offsetByCodePoints(0, quote.get("end").asInt());
            String words = (quote.has("quote") ? quote.get("quote") : quote.get("form")).asString();
            assertThat(text.substring(start, end)).isEqualTo(words);
            assertThat(start).isEqualTo(quote.get("start_utf16").asInt());
            assertThat(end).isEqualTo(quote.get("end_utf16").asInt());
        }
    }

    private static void collect(JsonNode node, List<JsonNode> quotes) {
        if (node.has("start")) {
            quotes.add(node);
        } else {
            node.forEach(child -> collect(child, quotes));
        }
    }
}
