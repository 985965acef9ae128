package org.whence.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.whence.Affairs;
import org.whence.model.Case;
import org.whence.model.DerivationKind;

class DeriverTest {
    private static final String STORY =
            "The port of Lund was sold in March to a holding company that nobody in town had heard of before that week. "
                    + "Dockers learned of it from a notice on the canteen door and stopped work for two days until the mayor came to speak with them. "
                    + "The price has not been made public, and the council voted behind closed doors without keeping a record of what was said.";

    @Test
    void aCopyIsFoundWithItsPassages() {
        Case whence =
                Affairs.find(
                        Affairs.report("1.txt", null, STORY),
                        Affairs.report("2.txt", null, STORY + " More to follow."));
        assertThat(whence.derivations())
                .anySatisfy(d -> {
                    assertThat(d.kind()).isEqualTo(DerivationKind.COPY);
                    assertThat(d.passages()).isNotEmpty();
                    assertThat(d.why().getFirst().evidence()).isNotEmpty();
                });
    }

    @Test
    void wordsOfAThirdPartyInQuotationMarksAreNoCopying() {
        String quote =
                "“We will not let a single crane leave this harbour before every docker has been paid in full for the work of this winter and the last,” said Ada Holm.";
        Case whence =
                Affairs.find(
                        Affairs.report(
                                "1.txt",
                                null,
                                "The mayor of Varn cut the ribbon of a new swimming hall today. "
                                        + quote),
                        Affairs.report(
                                "2.txt",
                                null,
                                "Farmers near Lund expect a poor harvest after weeks of drought. "
                                        + quote));
        assertThat(whence.derivations())
                .noneMatch(d ->
                        d.kind() != DerivationKind.CREDIT
                                && d.why().stream()
                                        .anyMatch(r -> r.rule().equals("shared-passages")));
    }

    @Test
    void anAgencyThatIsCreditedIsAnOriginOutside() {
        Case whence =
                Affairs.find(
                        Affairs.report(
                                "1.txt",
                                null,
                                "The port of Lund was sold in March, Reuters reported on Monday."));
        assertThat(whence.origins())
                .anyMatch(o -> o.name().equals("Reuters") && o.report() == null);
        assertThat(whence.derivations())
                .anyMatch(d ->
                        d.kind() == DerivationKind.CREDIT
                                && d.why().getFirst().detail().contains("Reuters"));
    }

    @Test
    void aReportThatNothingExplainsIsItsOwnOrigin() {
        Case whence = Affairs.find(Affairs.report("1.txt", null, STORY));
        assertThat(whence.derivations()).isEmpty();
        assertThat(whence.origins())
                .anyMatch(o -> whence.reports().getFirst().id().equals(o.report()));
    }

    @Test
    void plantedDerivativesAreFoundAmongThousands() throws IOException {
        Path texts = Path.of("../../shared/bench/derive/c20k.tsv.gz");
        Path truth = Path.of("../../shared/bench/derive/c20k.truth");
        assumeTrue(Files.exists(texts) && Files.exists(truth), "no ../shared/bench/derive here");
        List<Fingerprints.Tokens> all = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(texts)),
                                StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int tab = line.indexOf('\t');
                names.add(line.substring(0, tab));
                int[] hashes =
                        Arrays.stream(
                                        line.substring(line.lastIndexOf('\t') + 1)
                                                .toLowerCase(java.util.Locale.ROOT)
                                                .split("[^\\p{L}\\p{N}]+", -1))
                                .filter(w -> !w.isEmpty())
                                .mapToInt(String::hashCode)
                                .toArray();
                all.add(new Fingerprints.Tokens(hashes, hashes, hashes));
            }
        }
        Set<String> found = new HashSet<>();
        for (Fingerprints.Pair pair : Fingerprints.pairs(all)) {
            if (Math.max(pair.coverageA(), pair.coverageB()) >= 0.08) {
                found.add(names.get(pair.a()) + " " + names.get(pair.b()));
                found.add(names.get(pair.b()) + " " + names.get(pair.a()));
            }
        }
        int planted = 0;
        int hit = 0;
        for (String line : Files.readAllLines(truth)) {
            String[] column = line.split("\\s+", -1);
            planted++;
            hit += found.contains(column[0] + " " + column[1]) ? 1 : 0;
        }
        assertThat(hit / (double) planted).as("recall of planted derivatives").isGreaterThan(0.6);
    }
}
