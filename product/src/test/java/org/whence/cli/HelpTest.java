package org.whence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whence.flow.LineSteps;

/// What `--help` says, word for word.
class HelpTest {
    private static String help(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        assertThat(Whence.run(new LineSteps(), out, out, arguments)).isZero();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whenceSaysWhatItIsFor() {
        assertThat(help("--help"))
                .isEqualTo(
                        """
                        Usage: whence [-hV] COMMAND
                        Who says so, on whose word, and how many independent origins does it really have?
                        Reads reports about one affair and answers that for every claim in them.

                          -h, --help      Say this.
                          -V, --version   Say the version.

                        Commands:
                          read       Read reports into a case, write its dossier, print a summary.
                          report     Publish the case as a dossier (html, md) or as data (json).
                          claims     List the claims: how many reports repeat each, on how many origins.
                          explain    Print everything behind one claim.
                          origins    List where the chains end, and how many claims rest on each.
                          parties    List who and what is named, and the ties between them.
                          drift      List what changed in retelling, the gravest first.
                          timeline   List publications and the times that claims give, in order.
                          attribute  Find who says what in reports; keep nothing.
                          screen     Compare the case's parties with sanctions lists.

                        Begin with `whence read FOLDER`; `whence COMMAND --help` says more.
                        Exit codes: 0 done; 1 some inputs unreadable, and listed; 2 wrong usage; 3 the environment
                        (Java, disk, memory); 4 a damaged case.
                        """);
    }

    @Test
    void readSaysWhatItTakes() {
        assertThat(help("read", "--help"))
                .isEqualTo(
                        """
                        Read reports into a case, write its dossier, print a summary.
                        Usage: whence read [-h] [--quiet] [--case=DIR] [--threads=N] [--timings=FILE] PATH...

                        PATH is a file or a folder; .txt, .md and .html are read, anything else is listed with the reason.
                        A case that is there is extended; what was read before is not worked on again. A run that was cut
                        off is completed by the next.

                              PATH...          Files and folders of reports.
                              --case=DIR       The case's folder (default: case).
                          -h, --help           Say this.
                              --quiet          Draw no progress bars.
                              --threads=N      Threads for the per-report steps (default: one for each core).
                              --timings=FILE   Write what each step cost, as JSON.

                        Example: whence read reports --case affair
                        """);
    }

    @Test
    void reportSaysWhatItWrites() {
        assertThat(help("report", "--help"))
                .isEqualTo(
                        """
                        Publish the case as a dossier (html, md) or as data (json).
                        Usage: whence report [-h] [--case=DIR] [--format=FORMAT] [-o=FILE]

                        The dossier is one file that needs no script and no network. The JSON is the format whence-case/1.

                              --case=DIR        The case's folder (default: case).
                              --format=FORMAT   html, md or json (default: html).
                          -h, --help            Say this.
                          -o, --output=FILE     Where to write (default: standard output).

                        Example: whence report --format json -o affair.json
                        """);
    }

    @Test
    void explainSaysWhichClaimIsMeant() {
        assertThat(help("explain", "--help"))
                .isEqualTo(
                        """
                        Print everything behind one claim.
                        Usage: whence explain [-h] [--json] [--case=DIR] CLAIM...

                        Where it stands and on whose word, its independent origins with the reasons, who answers it and who
                        does not, and what changed in retelling. CLAIM is an id or the beginning of one, as `whence claims`
                        prints it, or words of the claim. If several claims are meant they are listed, and the exit code is
                        2.

                              CLAIM...     An id, the beginning of one, or words of the claim.
                              --case=DIR   The case's folder (default: case).
                          -h, --help       Say this.
                              --json       The same as JSON, in the names of whence-case/1.

                        Example: whence explain 0ff7b7
                        """);
    }

    @Test
    void attributeSaysWhereItsOutputGoes() {
        assertThat(help("attribute", "--help"))
                .isEqualTo(
                        """
                        Find who says what in reports; keep nothing.
                        Usage: whence attribute [-h] [--json] [-o=DIR] PATH...

                        Source, cue and content of every attribution. With -o, those of NAME.txt go to NAME.json in DIR.
                        Positions are Unicode code points.

                        With --json, "attributions" have the spans as the tagger gives them; "mended" holds those whose
                        spans the rules changed or that they found beside them. Each also has the chain (names of its
                        sources, outermost first, without the outlet itself), speaker, stance, certainty and polarity of
                        its content. "names" has start, end and kind of every name.

                              PATH...   Files and folders of reports.
                          -h, --help    Say this.
                              --json    Print JSON, not lines.
                          -o=DIR        Write one NAME.json for each file into this folder.

                        Example: whence attribute reports --json -o attributions
                        """);
    }

    @Test
    void screenSaysWhichListsItReads() {
        assertThat(help("screen", "--help"))
                .isEqualTo(
                        """
                        Compare the case's parties with sanctions lists.
                        Usage: whence screen [-h] [--case=DIR] --list=FILE... [--list=FILE...]...

                        FILE is a file of OpenSanctions: entities.ftm.json, targets.nested.json or targets.simple.csv.
                        Likenesses of names are kept in the case, for a person to judge, until it is extended.

                              --case=DIR       The case's folder (default: case).
                          -h, --help           Say this.
                              --list=FILE...   Files of sanctions lists.

                        Example: whence screen --list targets.simple.csv
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "read",
                "report",
                "claims",
                "explain",
                "origins",
                "parties",
                "drift",
                "timeline",
                "attribute",
                "screen"
            })
    void everyCommandIsListedAndHasAPageThatFitsAScreen(String command) {
        assertThat(help("--help")).contains("\n  " + command + " ");
        assertThat(help(command, "--help").lines().toList())
                .hasSizeLessThan(24)
                .allMatch(line -> line.length() <= 100);
    }
}
