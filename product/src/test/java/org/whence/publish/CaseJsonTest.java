package org.whence.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whence.model.Annotation;
import org.whence.model.Attributions;
import org.whence.model.Case;
import org.whence.model.Reading;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class CaseJsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void aCaseFitsTheSchema() throws IOException {
        assertThat(schema().validate(json(new Affair().whence()), InputFormat.JSON)).isEmpty();
    }

    @Test
    void anEmptyCaseFitsTheSchema() throws IOException {
        assertThat(schema().validate(json(Affair.empty()), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "whence-case/1"          | "whence-case/2"
                    "kind" : "QUANTITY"      | "kind" : "NUMBER"
                    "certainty" : "POSSIBLE" | "certainty" : "MAYBE"
                    "sha256" : "             | "sha256" : "x
                    "min" : 2                | "min" : 0
                    "start" : 2              | "start" : -2
                    "chain" :                | "chains" :
                    "mention" :              | "mentioned" :
                    "drifts" :               | "drift" :
                    2031-04-02               | 2 April 2031
                    "confidence" : 0.81      | "confidence" : 81
                    "grade" : "4"            | "grade" : "B"
                    """)
    void wrongJsonDoesNotFitTheSchema(String right, String wrong) throws IOException {
        String json = json(new Affair().whence());
        assertThat(json).contains(right);

        String damaged = json.replace(right, wrong);

        assertThat(schema().validate(damaged, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void positionsAreCodePointsAndEverySpanHasItsWords() throws IOException {
        JsonNode root = MAPPER.readTree(json(new Affair().whence()));
        JsonNode mention = root.get("mentions").get(0);
        String text = root.get("reports").get(0).get("text").asString();
        int[] points = text.codePoints().toArray();

        JsonNode span = mention.get("span");
        int start = span.get("start").asInt();
        int end = span.get("end").asInt();

        assertThat(text).startsWith("🚢🤖");
        assertThat(start).isEqualTo(text.indexOf("The Port") - 2);
        assertThat(new String(points, start, end - start))
                .isEqualTo(span.get("quote").asString())
                .isEqualTo("The Port of Lyngvik paid at least 4 million euros to Brisa Trading");
    }

    @Test
    void everySpanOfTheCaseIsWhereItSays() throws IOException {
        JsonNode root = MAPPER.readTree(json(new Affair().whence()));
        int checked = 0;
        for (JsonNode mention : root.get("mentions")) {
            for (JsonNode report : root.get("reports")) {
                if (report.get("id").equals(mention.get("report"))) {
                    int[] points = report.get("text").asString().codePoints().toArray();
                    for (JsonNode span : mention.findValues("span")) {
                        int start = span.get("start").asInt();
                        int length = span.get("end").asInt() - start;
                        assertThat(new String(points, start, length))
                                .isEqualTo(span.get("quote").asString());
                        checked++;
                    }
                }
            }
        }
        assertThat(checked).isGreaterThan(20);
    }

    @Test
    void aClaimCarriesItsOriginsAndWhatStandsAgainstIt() throws IOException {
        JsonNode root = MAPPER.readTree(json(new Affair().whence()));
        JsonNode claim = root.get("claims").get(0);

        assertThat(claim.at("/origins/min").asInt()).isEqualTo(2);
        assertThat(claim.at("/origins/max").asInt()).isEqualTo(3);
        assertThat(claim.at("/origins/names").toString())
                .isEqualTo("[\"Norrwire\",\"Port of Lyngvik accounts\"]");
        assertThat(claim.at("/origins/why/0/evidence/0/span/quote").asString())
                .isEqualTo("two procurement officials told Norrwire");
        assertThat(claim.get("against")).hasSize(2);
        assertThat(claim.get("grade").asString()).isEqualTo("4");
        assertThat(root.at("/mentions/0/claim")).isEqualTo(claim.get("id"));
    }

    @Test
    void wholeNumbersHaveNoPoint() throws IOException {
        assertThat(json(new Affair().whence()))
                .contains("\"value\" : 14000000,")
                .contains("\"value\" : 4100000,")
                .contains("\"confidence\" : 0.81,");
    }

    @Test
    void equalCasesGiveEqualCharacters() throws IOException {
        assertThat(json(new Affair().whence())).isEqualTo(json(new Affair().whence()));
    }

    @Test
    void partsOfTheCaseCanBeHadAlone() throws IOException {
        StringBuilder out = new StringBuilder();
        new Publisher().publish(new Affair().whence(), List.of("parties", "stories"), out);

        JsonNode root = MAPPER.readTree(out.toString());
        assertThat(root.propertyNames()).containsExactly("format", "parties", "stories");
        assertThat(root.get("parties")).hasSize(5);
        assertThatThrownBy(() ->
                        new Publisher()
                                .publish(Affair.empty(), List.of("party"), new StringBuilder()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no part party in whence-case/1");
    }

    @Test
    void theAttributionsOfOneReportNeedNoCase() throws IOException {
        Affair affair = new Affair();
        StringBuilder out = new StringBuilder();
        Attributions attributions =
                new Attributions(
                        affair.ledger.id(),
                        affair.whence().attributions(),
                        affair.whence().sources());
        Annotation annotation =
                new Annotation(
                        affair.ledger.id(), List.of(), List.of(), List.of(), List.of(), List.of());
        new Publisher()
                .attributions(
                        new Reading(affair.ledger, annotation, attributions, List.of()),
                        List.of(),
                        out);

        JsonNode root = MAPPER.readTree(out.toString());
        assertThat(root.at("/attributions/0/source/0/quote").asString())
                .isEqualTo("two procurement officials");
    }

    @Test
    void aFullDiskIsAnIoException() {
        Writer full =
                new Writer() {
                    @Override
                    public void write(char[] buffer, int offset, int length) throws IOException {
                        throw new IOException("no space left");
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        assertThatThrownBy(() -> new Publisher().publish(new Affair().whence(), Format.JSON, full))
                .isInstanceOf(IOException.class)
                .hasMessage("no space left");
    }

    private static String json(Case whence) throws IOException {
        StringBuilder out = new StringBuilder();
        new Publisher().publish(whence, Format.JSON, out);
        return out.toString();
    }

    private static Schema schema() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        Publisher.class.getResourceAsStream("whence-case-1.schema.json"))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in);
        }
    }
}
