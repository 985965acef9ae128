package org.whence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whence.model.Case;
import org.whence.model.Certainty;
import org.whence.model.Claim;
import org.whence.model.Corroboration;
import org.whence.model.Drift;
import org.whence.model.DriftKind;
import org.whence.model.Mention;
import org.whence.model.Origin;
import org.whence.model.OriginKind;
import org.whence.model.Polarity;
import org.whence.model.Proposition;
import org.whence.model.Report;
import org.whence.model.Response;
import org.whence.model.ResponseKind;
import org.whence.model.Severity;
import org.whence.model.Span;
import org.whence.model.Story;
import org.whence.model.Unreadable;

class SummaryTest {
    private static final String WORDS = "The ferry 渡船 sank twice in one night off the long pier";

    /// Two reports in each of `n` stories with a claim, a denial, a no comment and a drift each, and as many unread files.
    private static Case affair(int n) {
        List<Report> reports = new ArrayList<>();
        List<Mention> mentions = new ArrayList<>();
        List<Claim> claims = new ArrayList<>();
        List<Corroboration> corroborations = new ArrayList<>();
        List<Origin> origins = new ArrayList<>();
        List<Response> responses = new ArrayList<>();
        List<Drift> drifts = new ArrayList<>();
        List<Story> stories = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            reports.add(report("a" + i));
            reports.add(report("b" + i));
            mentions.add(mention("a" + i));
            mentions.add(mention("b" + i));
            claims.add(
                    new Claim(
                            "claim" + i, WORDS, "s" + i, List.of("m-a" + i, "m-b" + i), List.of()));
            corroborations.add(
                    new Corroboration(
                            "claim" + i,
                            1,
                            2,
                            List.of("o" + i),
                            List.of("denial" + i),
                            "3",
                            List.of()));
            origins.add(
                    new Origin("o" + i, "Harbour News " + i, OriginKind.OUTLET, null, List.of()));
            responses.add(response(ResponseKind.NO_COMMENT, i));
            responses.add(response(ResponseKind.DENIAL, i));
            drifts.add(
                    new Drift(
                            "d" + i,
                            "claim" + i,
                            DriftKind.QUANTITY,
                            "m-a" + i,
                            "m-b" + i,
                            new Span(18, 23),
                            new Span(18, 23),
                            Severity.MAJOR,
                            List.of()));
            stories.add(new Story("s" + i, "Ferry " + i, List.of("a" + i, "b" + i)));
            unreadable.add(new Unreadable("bad\n" + i, "no text"));
        }
        return new Case(
                reports,
                unreadable,
                List.of(),
                List.of(),
                mentions,
                claims,
                corroborations,
                responses,
                List.of(),
                origins,
                drifts,
                List.of(),
                List.of(),
                List.of(),
                stories);
    }

    private static Report report(String id) {
        return new Report(
                id,
                id + ".txt",
                List.of(),
                "0",
                "A title",
                null,
                null,
                null,
                "en",
                null,
                null,
                WORDS,
                List.of());
    }

    private static Mention mention(String report) {
        Span all = new Span(0, WORDS.length());
        return new Mention(
                "m-" + report,
                report,
                all,
                new Proposition("sink", all, null, null),
                List.of(),
                null,
                Certainty.CERTAIN,
                Polarity.AFFIRMED,
                null,
                List.of(),
                List.of(),
                List.of());
    }

    private static Response response(ResponseKind kind, int i) {
        return new Response(
                kind.name().toLowerCase(java.util.Locale.ROOT) + i,
                null,
                "the harbour master " + i,
                kind,
                List.of("claim" + i),
                "m-b" + i);
    }

    private static List<String> print(Case whence, int width, int height) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Summary.print(out, whence, Path.of("case", "dossier.html"), width, height);
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void aSmallAffairIsToldWhole() {
        assertThat(print(affair(1), 80, 40))
                .containsExactly(
                        "2 reports, 1 story, 1 claim, 1 of them in several reports",
                        "  Ferry 0",
                        "    2 reports, most of it from Harbour News 0 (outside the folder)",
                        "",
                        "Most repeated, on fewest origins",
                        "  “" + WORDS + "”",
                        "    2 reports, 1–2 origins: Harbour News 0; denied by the harbour master 0",
                        "",
                        "Who denies or answers",
                        "  the harbour master 0 denies: “The ferry 渡船 sank twice in one night off the",
                        "    long pier”",
                        "  the harbour master 0 does not comment: “The ferry 渡船 sank twice in one",
                        "    night off the long pier”",
                        "",
                        "Changed in retelling, gravest first",
                        "  quantity    “twice” → “twice”  b0.txt",
                        "",
                        "1 file not read",
                        "  bad\\n0: no text",
                        "",
                        "Dossier: case/dossier.html");
    }

    @Test
    void theSameWordsOfSeveralPartiesAreOneAnswerAndAPronounIsNobody() {
        Case one = affair(1);
        Case whence =
                new Case(
                        one.reports(),
                        List.of(),
                        List.of(),
                        List.of(),
                        one.mentions(),
                        one.claims(),
                        List.of(),
                        List.of(answer("The port"), answer("It"), answer("The pilot")),
                        List.of(),
                        one.origins(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        one.stories());
        assertThat(print(whence, 80, 40))
                .containsSequence(
                        "Who denies or answers",
                        "  The port and The pilot and unclear who (It) deny: “The ferry 渡船 sank twice",
                        "    in one night off the long pier”",
                        "")
                .contains("    2 reports, 1–2 origins; denied by The port and 2 more");
    }

    private static Response answer(String who) {
        return new Response("r-" + who, null, who, ResponseKind.DENIAL, List.of("claim0"), "m-b0");
    }

    @ParameterizedTest
    @CsvSource({"80, 24", "80, 30", "100, 40", "40, 24", "200, 40"})
    void aLargeAffairFitsTheScreenWithEveryPart(int width, int height) {
        List<String> lines = print(affair(50), width, height);
        assertThat(lines.size()).isLessThan(height);
        assertThat(lines).allMatch(line -> Terminal.columns(line) <= width);
        assertThat(lines)
                .contains(
                        "Most repeated, on fewest origins",
                        "Who denies or answers",
                        "Changed in retelling, gravest first",
                        "50 files not read",
                        "Dossier: case/dossier.html");
    }

    @Test
    void whatIsNotShownIsCounted() {
        assertThat(print(affair(50), 80, 24))
                .contains(
                        "  … 49 more: whence claims",
                        "  quantity    “twice” → “twice”  b0.txt, b1.txt, b2.txt and 47 more");
    }

    @Test
    void anEmptyCaseSaysSo() {
        assertThat(print(affair(0), 80, 24))
                .containsExactly(
                        "0 reports, 0 stories, 0 claims, 0 of them in several reports",
                        "",
                        "Dossier: case/dossier.html");
    }
}
