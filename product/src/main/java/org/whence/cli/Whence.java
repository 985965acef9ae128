package org.whence.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whence.flow.Cases;
import org.whence.flow.Screening;
import org.whence.flow.Steps;
import org.whence.flow.Tagging;
import org.whence.flow.Timings;
import org.whence.model.Case;
import org.whence.model.Claim;
import org.whence.model.Listing;
import org.whence.model.Party;
import org.whence.model.Unreadable;
import org.whence.model.WhenceException;
import org.whence.publish.Format;
import org.whence.publish.Publisher;
import org.whence.store.CaseStore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The command line.
@Command(
        name = "whence",
        version = "whence 0.1.0",
        description = {
            "Who says so, on whose word, and how many independent origins does it really have?",
            "Reads reports about one affair and answers that for every claim in them.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Begin with `whence read FOLDER`; `whence COMMAND --help` says more.",
            "Exit codes: 0 done; 1 some inputs unreadable, and listed; 2 wrong usage; 3 the environment",
            "(Java, disk, memory); 4 a damaged case."
        },
        subcommands = {
            Whence.Read.class,
            Whence.ReportCommand.class,
            Whence.ClaimsCommand.class,
            Whence.ExplainCommand.class,
            Whence.OriginsCommand.class,
            Whence.PartiesCommand.class,
            Whence.DriftCommand.class,
            Whence.TimelineCommand.class,
            Whence.AttributeCommand.class,
            Whence.ScreenCommand.class
        })
public final class Whence {
    private static final int UNREADABLE = 1;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Say this.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Say the version.")
    boolean version;

    private final Steps steps;
    private final PrintStream out;
    private final PrintStream err;

    private Whence(Steps steps, PrintStream out, PrintStream err) {
        this.steps = steps;
        this.out = out;
        this.err = err;
    }

    /// Runs one command and gives its exit code.
    public static int run(Steps steps, PrintStream out, PrintStream err, String... arguments) {
        try {
            return line(new Whence(steps, out, err)).execute(arguments);
        } catch (OutOfMemoryError e) {
            err.println("whence: too little memory for this case");
            return WhenceException.ENVIRONMENT;
        }
    }

    static CommandLine line(Whence whence) {
        CommandLine line =
                new CommandLine(whence, new Doors(whence))
                        .setUsageHelpWidth(100)
                        .setUsageHelpLongOptionsMaxWidth(30)
                        .setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(new java.io.PrintWriter(whence.out, true, StandardCharsets.UTF_8));
        line.setErr(new java.io.PrintWriter(whence.err, true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            if (e instanceof WhenceException known) {
                whence.err.println("whence: " + Terminal.plain(String.valueOf(known.getMessage())));
                return known.code();
            }
            whence.err.println("whence: this is a mistake in Whence, not yours; please report it:");
            e.printStackTrace(whence.err);
            return WhenceException.ENVIRONMENT;
        });
        return line;
    }

    /// Hands the commands their front door.
    private record Doors(Whence whence) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            K made = CommandLine.defaultFactory().create(type);
            if (made instanceof Door door) {
                door.whence = whence;
            }
            return made;
        }
    }

    /// A command behind the front door.
    abstract static class Door implements Callable<Integer> {
        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Say this.")
        boolean help;

        @Nullable Whence whence;

        Whence front() {
            if (whence == null) {
                throw new IllegalStateException("a command without its front door");
            }
            return whence;
        }
    }

    /// Where the case lies.
    static final class CaseOption {
        @Option(
                names = "--case",
                paramLabel = "DIR",
                defaultValue = "case",
                description = "The case's folder (default: ${DEFAULT-VALUE}).")
        Path folder = Path.of("case");
    }

    @Command(
            name = "read",
            header = "Read reports into a case, write its dossier, print a summary.",
            description = {
                "",
                "PATH is a file or a folder; .txt, .md and .html are read, anything else is listed with the reason. A case that is there is extended; what was read before is not worked on again. A run that was cut off is completed by the next.",
                ""
            },
            footer = {"", "Example: whence read reports --case affair"})
    static final class Read extends Door {
        @Mixin CaseOption in = new CaseOption();

        @Parameters(
                arity = "1..*",
                paramLabel = "PATH",
                description = "Files and folders of reports.")
        List<Path> paths = new ArrayList<>();

        @Option(
                names = "--threads",
                paramLabel = "N",
                description = "Threads for the per-report steps (default: one for each core).")
        int threads = Runtime.getRuntime().availableProcessors();

        @Option(names = "--quiet", description = "Draw no progress bars.")
        boolean quiet;

        @Option(
                names = "--timings",
                paramLabel = "FILE",
                description = "Write what each step cost, as JSON.")
        @Nullable Path timings;

        @Spec @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            if (threads < 1 && spec != null) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "--threads must be at least 1");
            }
            Timings steps = new Timings(front().steps);
            try (CaseStore store = CaseStore.create(in.folder);
                    Bars bars = new Bars(!quiet)) {
                Case whence = new Cases(steps, bars, threads).read(paths, store);
                Path dossier = in.folder.resolve("dossier.html");
                write(dossier, whence, Format.HTML);
                int code = front().unreadable(bars.unread());
                Summary.print(front().out, whence, dossier, Terminal.width(), Terminal.height());
                if (timings != null) {
                    write(timings, json(steps.costs()));
                }
                return code;
            }
        }

        private static String json(Map<String, Timings.Cost> costs) {
            return costs.entrySet().stream()
                    .map(e ->
                            String.format(
                                    Locale.ROOT,
                                    "\"%s\": {\"calls\": %d, \"cpu_s\": %.3f, \"wall_s\": %.3f}",
                                    e.getKey(),
                                    e.getValue().calls(),
                                    e.getValue().cpu(),
                                    e.getValue().wall()))
                    .collect(Collectors.joining(",\n  ", "{\"steps\": {\n  ", "\n}}\n"));
        }
    }

    private int unreadable(List<Unreadable> files) {
        for (Unreadable file : files) {
            err.println(
                    "whence: not read: "
                            + Terminal.name(file.file())
                            + ": "
                            + Terminal.plain(file.why()));
        }
        return files.isEmpty() ? 0 : UNREADABLE;
    }

    private static void write(Path file, Case whence, Format format) {
        StringWriter text = new StringWriter();
        try {
            new Publisher().publish(whence, format, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(file, text.toString());
    }

    /// Writes the file whole or not at all; what is no file (a pipe, `/dev/stdout`) is written as it comes.
    private static void write(Path file, String text) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                Files.writeString(file, text);
                return;
            }
            Files.writeString(part, text);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw WhenceException.environment(
                    "can't write "
                            + file
                            + ": "
                            + e.getClass().getSimpleName()
                            + " "
                            + e.getMessage(),
                    e);
        }
    }

    /// Writes to standard output.
    private void write(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static Case findings(CaseStore store) {
        Case findings = store.findings();
        if (findings == null) {
            throw WhenceException.damaged(
                    "the case "
                            + store.folder()
                            + " holds no findings: its first run was cut off or is still going on; `whence read` completes it",
                    null);
        }
        return findings;
    }

    @Command(
            name = "report",
            header = "Publish the case as a dossier (html, md) or as data (json).",
            description = {
                "",
                "The dossier is one file that needs no script and no network. The JSON is the format whence-case/1.",
                ""
            },
            footer = {"", "Example: whence report --format json -o affair.json"})
    static final class ReportCommand extends Door {
        @Mixin CaseOption in = new CaseOption();

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                defaultValue = "html",
                description = "html, md or json (default: ${DEFAULT-VALUE}).")
        Format format = Format.HTML;

        @Option(
                names = {"-o", "--output"},
                paramLabel = "FILE",
                description = "Where to write (default: standard output).")
        @Nullable Path file;

        @Override
        public Integer call() throws IOException {
            try (CaseStore store = CaseStore.open(in.folder)) {
                Case whence = findings(store);
                if (file != null) {
                    write(file, whence, format);
                } else {
                    StringWriter text = new StringWriter();
                    new Publisher().publish(whence, format, text);
                    front().write(text.toString());
                }
                return 0;
            }
        }
    }

    /// A table of the case, or the part of the JSON that it is made of.
    abstract static class TableCommand extends Door {
        @Mixin CaseOption in = new CaseOption();

        @Option(names = "--json", description = "The same as JSON, in the names of whence-case/1.")
        boolean json;

        private final List<String> parts;

        TableCommand(String... parts) {
            this.parts = List.of(parts);
        }

        abstract void print(Tables tables, PrintStream out);

        @Override
        public Integer call() throws IOException {
            try (CaseStore store = CaseStore.open(in.folder)) {
                Case whence = findings(store);
                if (json) {
                    StringWriter text = new StringWriter();
                    new Publisher().publish(whence, parts, text);
                    front().write(text.toString());
                } else {
                    print(new Tables(whence), front().out);
                }
                return 0;
            }
        }
    }

    @Command(
            name = "claims",
            header = "List the claims: how many reports repeat each, on how many origins.",
            description = {
                "",
                "The most repeated come first. Origins are a range where dependence is undecided; the grade is a proposal on the Admiralty scale of 1 (confirmed) to 6 (can't be judged).",
                ""
            })
    static final class ClaimsCommand extends TableCommand {
        ClaimsCommand() {
            super("claims");
        }

        @Override
        void print(Tables tables, PrintStream out) {
            tables.claims(out);
        }
    }

    @Command(
            name = "explain",
            header = "Print everything behind one claim.",
            description = {
                "",
                "Where it stands and on whose word, its independent origins with the reasons, who answers it and who does not, and what changed in retelling. CLAIM is an id or the beginning of one, as `whence claims` prints it, or words of the claim. If several claims are meant they are listed, and the exit code is 2.",
                ""
            },
            footer = {"", "Example: whence explain 0ff7b7"})
    static final class ExplainCommand extends Door {
        @Mixin CaseOption in = new CaseOption();

        @Parameters(
                arity = "1..*",
                paramLabel = "CLAIM",
                description = "An id, the beginning of one, or words of the claim.")
        List<String> words = new ArrayList<>();

        @Option(names = "--json", description = "The same as JSON, in the names of whence-case/1.")
        boolean json;

        @Override
        public Integer call() throws IOException {
            try (CaseStore store = CaseStore.open(in.folder)) {
                Case whence = findings(store);
                String wanted = String.join(" ", words);
                List<Claim> meant = Explanation.meant(whence, wanted);
                if (meant.size() != 1) {
                    front().unclear(wanted, meant);
                    return CommandLine.ExitCode.USAGE;
                }
                Claim claim = meant.getFirst();
                if (json) {
                    StringWriter text = new StringWriter();
                    new Publisher()
                            .publish(Explanation.alone(whence, claim), Explanation.PARTS, text);
                    front().write(text.toString());
                } else {
                    new Explanation(whence, Terminal.width()).print(claim, front().out);
                }
                return 0;
            }
        }
    }

    /// Claims of an unclear choice that are listed.
    private static final int CHOICES = 20;

    private void unclear(String wanted, List<Claim> meant) {
        if (meant.isEmpty()) {
            err.println(
                    "whence: no claim has the id or the words “" + Terminal.plain(wanted) + "”");
            return;
        }
        err.println(
                "whence: “" + Terminal.plain(wanted) + "” may mean " + meant.size() + " claims:");
        meant.stream()
                .limit(CHOICES)
                .forEach(c ->
                        err.println(
                                Terminal.cut(
                                        "  " + c.id().substring(0, 6) + "  " + c.sentence(),
                                        Terminal.width())));
        if (meant.size() > CHOICES) {
            err.println("  and " + (meant.size() - CHOICES) + " more");
        }
    }

    @Command(
            name = "origins",
            header = "List where the chains end, and how many claims rest on each.",
            description = {
                "",
                "An origin outside the folder is one that the reports credit but that isn't among them.",
                ""
            })
    static final class OriginsCommand extends TableCommand {
        OriginsCommand() {
            super("origins", "derivations");
        }

        @Override
        void print(Tables tables, PrintStream out) {
            tables.origins(out);
        }
    }

    @Command(
            name = "parties",
            header = "List who and what is named, and the ties between them.",
            description = {
                "",
                "All spellings of a party stand together; each tie with the words that carry it.",
                ""
            })
    static final class PartiesCommand extends TableCommand {
        PartiesCommand() {
            super("parties", "relations", "listings");
        }

        @Override
        void print(Tables tables, PrintStream out) {
            tables.parties(out);
        }
    }

    @Command(
            name = "drift",
            header = "List what changed in retelling, the gravest first.",
            description = {"", "Words of the fuller version, then those of the retelling.", ""})
    static final class DriftCommand extends TableCommand {
        DriftCommand() {
            super("drifts");
        }

        @Override
        void print(Tables tables, PrintStream out) {
            tables.drift(out);
        }
    }

    @Command(
            name = "timeline",
            header = "List publications and the times that claims give, in order.",
            description = "")
    static final class TimelineCommand extends TableCommand {
        TimelineCommand() {
            super("reports", "mentions");
        }

        @Override
        void print(Tables tables, PrintStream out) {
            tables.timeline(out);
        }
    }

    @Command(
            name = "attribute",
            header = "Find who says what in reports; keep nothing.",
            description = {
                "",
                "Source, cue and content of every attribution. With -o, those of NAME.txt go to NAME.json in DIR. Positions are Unicode code points.",
                "",
                "With --json, \"attributions\" have the spans as the tagger gives them; \"mended\" holds those whose spans the rules changed or that they found beside them. Each also has the chain (names of its sources, outermost first, without the outlet itself), speaker, stance, certainty and polarity of its content. \"names\" has start, end and kind of every name.",
                ""
            },
            footer = {"", "Example: whence attribute reports --json -o attributions"})
    static final class AttributeCommand extends Door {
        @Parameters(
                arity = "1..*",
                paramLabel = "PATH",
                description = "Files and folders of reports.")
        List<Path> paths = new ArrayList<>();

        @Option(names = "--json", description = "Print JSON, not lines.")
        boolean json;

        @Option(
                names = "-o",
                paramLabel = "DIR",
                description = "Write one NAME.json for each file into this folder.")
        @Nullable Path folder;

        private final Map<String, String> taken = new HashMap<>();
        private final List<Unreadable> unread = new ArrayList<>();

        @Override
        public Integer call() {
            try (Bars bars = new Bars(folder != null);
                    Tagging tagging = new Tagging(front().steps, bars, json)) {
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                tagging.tag(paths, this::give, unread::add);
                return front().unreadable(unread);
            } catch (IOException e) {
                throw WhenceException.environment(
                        "can't write " + folder + ": " + e.getMessage(), e);
            }
        }

        private void give(Tagging.Tagged tagged) {
            if (folder == null && !json) {
                front().lines(tagged);
                return;
            }
            StringWriter text = new StringWriter();
            try {
                new Publisher().attributions(tagged.reading(), tagged.mended(), text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (folder == null) {
                front().write(text.toString());
                return;
            }
            String file = tagged.report().file();
            String name =
                    String.valueOf(Path.of(file).getFileName()).replaceFirst("\\.[^.]+$", "")
                            + ".json";
            String other = taken.putIfAbsent(name, file);
            if (other == null) {
                Whence.write(folder.resolve(name), text.toString());
            } else {
                unread.add(
                        new Unreadable(
                                file, name + " holds the attributions of " + Terminal.name(other)));
            }
        }
    }

    private void lines(Tagging.Tagged tagged) {
        out.println(Terminal.name(tagged.report().file()));
        tagged.attributions()
                .forEach(a -> {
                    String source =
                            a.source().isEmpty()
                                    ? "(nobody)"
                                    : tagged.report().quote(a.source().getFirst());
                    String content =
                            a.content().isEmpty()
                                    ? ""
                                    : tagged.report().quote(a.content().getFirst());
                    out.println(
                            Terminal.cut(
                                    "  "
                                            + source
                                            + " — "
                                            + tagged.report().quote(a.cue().getFirst())
                                            + " — "
                                            + content,
                                    Terminal.width()));
                });
    }

    @Command(
            name = "screen",
            header = "Compare the case's parties with sanctions lists.",
            description = {
                "",
                "FILE is a file of OpenSanctions: entities.ftm.json, targets.nested.json or targets.simple.csv. Likenesses of names are kept in the case, for a person to judge, until it is extended.",
                ""
            },
            footer = {"", "Example: whence screen --list targets.simple.csv"})
    static final class ScreenCommand extends Door {
        @Mixin CaseOption in = new CaseOption();

        @Option(
                names = "--list",
                required = true,
                arity = "1..*",
                paramLabel = "FILE",
                description = "Files of sanctions lists.")
        List<Path> lists = new ArrayList<>();

        @Override
        public Integer call() {
            try (CaseStore store = CaseStore.extend(in.folder)) {
                List<Party> parties = findings(store).parties();
                front().listings(parties, Screening.screen(parties, lists, store));
                return 0;
            }
        }
    }

    private void listings(List<Party> parties, List<Listing> listings) {
        out.println(
                listings.isEmpty()
                        ? "No name resembles an entry of the lists; parties compared: "
                                + parties.size()
                                + "."
                        : "Likenesses of names, for a person to judge; none is a finding that a party is listed.");
        Tables.listings(out, parties, listings);
    }
}
