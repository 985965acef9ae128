package org.whence.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whence.model.Ids;
import org.whence.model.Judgement;
import org.whence.model.Listing;
import org.whence.model.Party;
import org.whence.model.PartyKind;
import org.whence.model.Passage;
import org.whence.model.Reason;
import org.whence.model.Span;
import org.whence.model.WhenceException;

class ScreenerTest {
    @TempDir Path folder;

    private static Party party(PartyKind kind, String... names) {
        return new Party(
                Ids.of("party", names[0]),
                kind,
                names[0],
                List.of(names),
                List.of(new Passage("report", new Span(0, 4))));
    }

    private static Party person(String... names) {
        return party(PartyKind.PERSON, names);
    }

    private static Party company(String... names) {
        return party(PartyKind.ORGANISATION, names);
    }

    private Path table(String... rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of("\"id\",\"schema\",\"name\",\"aliases\""));
        lines.addAll(List.of(rows));
        return Files.write(folder.resolve("targets.simple.csv"), lines);
    }

    private List<Listing> screen(Party party, Path list) {
        return new Screener().screen(List.of(party), List.of(list));
    }

    private static List<String> entries(List<Listing> listings) {
        return listings.stream().map(Listing::entry).toList();
    }

    @Test
    void aPersonIsFoundByName() throws IOException {
        Path list = table("Q1,Person,Orlan Vesker,", "Q2,Person,Tilda Broon,");
        Listing hit = screen(person("Orlan Vesker"), list).getFirst();
        assertThat(hit.entry()).isEqualTo("Q1");
        assertThat(hit.list()).isEqualTo("targets.simple.csv");
        assertThat(hit.score()).isEqualTo(1);
        assertThat(hit.why()).extracting(Reason::rule).containsExactly("name", "kind");
        assertThat(hit.why().getFirst().evidence()).isNotEmpty();
    }

    @Test
    void aHitIsForAPersonToJudge() throws IOException {
        Path list = table("Q1,Person,Orlan Vesker,");
        assertThat(screen(person("Orlan Vesker"), list))
                .extracting(Listing::judgement)
                .containsExactly(Judgement.UNJUDGED);
    }

    @ParameterizedTest
    @CsvSource({
        "Vesker Orlan, Orlan Vesker",
        "Orlan Veskerr, Orlan Vesker",
        "Orlan Vesker, Орлан Вескер",
        "Orlan Vesker, Orlan Pavlovich Vesker",
        "Órlan Véskér, Orlan Vesker"
    })
    void aPersonIsFoundOverOrderSpellingScriptAndPatronymic(String party, String listed)
            throws IOException {
        Path list = table("Q1,Person," + listed + ",");
        assertThat(entries(screen(person(party), list))).containsExactly("Q1");
    }

    @ParameterizedTest
    @CsvSource({
        "Orlan Vesker, Orlan Brandt",
        "Orlan Vesker, Vesker",
        "Vesker, Orlan Vesker",
        "Ana Lima, Ada Lima",
    })
    void anotherPersonIsNotFound(String party, String listed) throws IOException {
        Path list = table("Q1,Person," + listed + ",");
        assertThat(screen(person(party), list)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Norvex Marine Ltd, Norvex Marine",
        "Norvex Marine, OOO Norvex Marine",
        "Nor-Vex Marine, Norvex Marine GmbH",
        "Norvex-Marine, NorvexMarine"
    })
    void aCompanyIsFoundWhateverItsLegalForm(String party, String listed) throws IOException {
        Path list = table("Q1,Company," + listed + ",");
        assertThat(entries(screen(company(party), list))).containsExactly("Q1");
    }

    @ParameterizedTest
    @CsvSource({
        "Ltd, Ltd",
        "JSC, OOO",
        "Norvex Marine, Norvex Bakery",
        "Bank of Tolna, Bank of Merrin"
    })
    void whatSharesAFormOrOneWordOfSeveralIsNotFound(String party, String listed)
            throws IOException {
        Path list = table("Q1,Company," + listed + ",");
        assertThat(screen(company(party), list)).isEmpty();
    }

    @Test
    void aNameOfOneWordCountsForLess() throws IOException {
        Path list = table("Q1,Company,Norvex JSC,");
        Listing hit = screen(company("Norvex"), list).getFirst();
        assertThat(hit.score()).isEqualTo(0.9);
        assertThat(hit.why()).extracting(Reason::rule).contains("one-word");
    }

    @Test
    void aDifferentSpellingIsSaid() throws IOException {
        Path list = table("Q1,Person,Orlan Veskerov,");
        Listing hit = screen(person("Orlan Weskerov"), list).getFirst();
        assertThat(hit.why())
                .extracting(Reason::detail)
                .contains("spelled differently: weskerov ~ veskerov");
    }

    @ParameterizedTest
    @CsvSource({
        "PERSON, Company",
        "ORGANISATION, Person",
        "ORGANISATION, Vessel",
        "PLACE, Company",
        "EVENT, Organization",
        "ORGANISATION, Address"
    })
    void aPartyOfAnotherKindIsNotFound(PartyKind kind, String schema) throws IOException {
        Path list = table("Q1," + schema + ",Norvex Marine,");
        assertThat(screen(party(kind, "Norvex Marine"), list)).isEmpty();
    }

    @Test
    void theBestOfAPartysAndAnEntrysNamesCounts() throws IOException {
        Path list = table("Q1,Company,Blue Harbour,\"Norvex Marin; Norvex Marine\"");
        List<Listing> hits = screen(company("NM Group", "Norvex Marine"), list);
        assertThat(hits).hasSize(1);
        assertThat(hits.getFirst().name()).isEqualTo("Norvex Marine");
        assertThat(hits.getFirst().score()).isEqualTo(1);
    }

    @Test
    void aTableMayQuoteCommasLineEndsAndQuotationMarks() throws IOException {
        Path list =
                table(
                        "Q0,Company,\"Other, \"\"Old\"\" Works\",\"first\nsecond\"",
                        "Q1,Company,\"Norvex \"\"Marine\"\", Ltd\",");
        assertThat(entries(screen(company("Norvex Marine"), list))).containsExactly("Q1");
    }

    @Test
    void entitiesAreReadFromJsonLines() throws IOException {
        Path list =
                Files.writeString(
                        folder.resolve("entities.ftm.json"),
                        """
                        {"id": "Q1", "schema": "Company", "caption": "NM", "properties": {"name": ["NM"], "alias": ["Norvex Marine"]}}
                        {"id": "Q2", "schema": "Sanction", "properties": {"program": ["X"]}}

                        {"id": "Q3", "schema": "Company", "properties": {"name": ["Norvex Marine"], "ownershipOwner": [{"id": "Q4", "schema": "Ownership", "properties": {}}]}}
                        """);
        assertThat(entries(screen(company("Norvex Marine"), list))).containsExactly("Q1", "Q3");
    }

    @Test
    void whatIsNoListIsRefusedWithItsLine() throws IOException {
        Path list = Files.writeString(folder.resolve("entities.ftm.json"), "{\"id\": \"Q1\"}\n{oh");
        assertThatThrownBy(() -> screen(company("Norvex Marine"), list))
                .isInstanceOf(WhenceException.class)
                .hasMessageEndingWith("line 2, is no JSON");
        Path table = Files.writeString(folder.resolve("t.csv"), "a,b\n1,2\n");
        assertThatThrownBy(() -> screen(company("Norvex Marine"), table))
                .hasMessageContaining("has no columns id, schema and name");
        Path absent = folder.resolve("absent.csv");
        assertThatThrownBy(() -> screen(company("Norvex Marine"), absent))
                .hasMessageContaining("the list " + absent + " can't be read");
    }

    @Test
    void twoRunsFindTheSameInTheSameOrder() throws IOException {
        Path list =
                table(
                        "Q2,Company,Norvex Marine,",
                        "Q1,Company,Norvex Marine,",
                        "Q3,Company,Norvex Marina,");
        List<Party> parties = List.of(company("Norvex Marine"), company("Norvex Marina"));
        List<Listing> hits = new Screener().screen(parties, List.of(list));
        assertThat(hits)
                .hasSize(6)
                .isEqualTo(new Screener().screen(parties.reversed(), List.of(list)));
    }
}
