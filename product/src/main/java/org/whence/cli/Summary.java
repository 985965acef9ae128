package org.whence.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whence.model.Case;
import org.whence.model.Claim;
import org.whence.model.Corroboration;
import org.whence.model.Drift;
import org.whence.model.Origin;
import org.whence.model.Response;
import org.whence.model.Story;
import org.whence.model.Unreadable;
import org.whence.publish.Ranking;

/// A case on one screen.
final class Summary {
    private static final int CLAIMS = 5;
    private static final int RESPONSES = 4;
    private static final int DRIFTS = 5;
    private static final int FILES = 3;

    private Summary() {}

    static void print(PrintStream out, Case whence, @Nullable Path dossier) {
        int width = Terminal.width();
        Ranking ranking = new Ranking(whence);
        Map<String, Origin> origins = new HashMap<>();
        whence.origins().forEach(o -> origins.put(o.id(), o));
        long posts = whence.reports().stream().filter(r -> r.within() != null).count();
        long files = whence.reports().size() - posts;
        out.println(
                count(files, "report")
                        + (posts > 0 ? " with " + count(posts, "embedded post") : "")
                        + ", "
                        + (whence.stories().size() == 1
                                ? "1 story"
                                : whence.stories().size() + " stories")
                        + ", "
                        + count(whence.claims().size(), "claim")
                        + ", "
                        + ranking.repeated().size()
                        + " of them in several reports");
        for (Story story :
                whence.stories().stream().filter(s -> s.reports().size() > 1).limit(4).toList()) {
            List<String> names =
                    ranking.origins(story.id()).stream()
                            .limit(3)
                            .map(o -> origins.containsKey(o) ? name(origins.get(o)) : o)
                            .toList();
            out.println(Terminal.cut("  " + Terminal.plain(story.title()), width));
            out.println(
                    Terminal.cut(
                            "    origins, most claims first: "
                                    + (names.isEmpty() ? "none" : String.join("; ", names)),
                            width));
        }
        List<Claim> repeated = ranking.repeated();
        if (!repeated.isEmpty()) {
            out.println();
            out.println("Most repeated, on fewest origins");
            for (Claim claim : repeated.stream().limit(CLAIMS).toList()) {
                Corroboration c = ranking.corroboration(claim);
                String counts =
                        count(ranking.reports(claim).size(), "report")
                                + ", "
                                + range(c)
                                + (c.max() == 1 ? " origin" : " origins");
                String names =
                        String.join(
                                ", ",
                                c.origins().stream()
                                        .limit(2)
                                        .map(o ->
                                                origins.containsKey(o) ? origins.get(o).name() : o)
                                        .toList());
                out.println(Terminal.cut("  “" + claim.sentence() + "”", width));
                out.println(
                        Terminal.cut(
                                "    "
                                        + counts
                                        + ": "
                                        + names
                                        + (c.against().isEmpty() ? "" : "; answered or denied"),
                                width));
            }
        }
        List<Response> responses = ranking.responses();
        if (!responses.isEmpty()) {
            out.println();
            out.println("Who answers");
            for (Response response : responses.stream().limit(RESPONSES).toList()) {
                var mention = ranking.mention(response.mention());
                out.println(
                        Terminal.cut(
                                "  "
                                        + Terminal.pad(kind(response), 11)
                                        + " "
                                        + response.who()
                                        + ": “"
                                        + ranking.report(mention.report()).quote(mention.at())
                                        + "”",
                                width));
            }
            more(out, responses.size() - RESPONSES, "responses");
        }
        List<Drift> drifts = ranking.drifts();
        if (!drifts.isEmpty()) {
            out.println();
            out.println("Changed in retelling");
            for (Drift drift : drifts.stream().limit(DRIFTS).toList()) {
                String before =
                        ranking.report(ranking.mention(drift.from()).report())
                                .quote(drift.before());
                var to = ranking.report(ranking.mention(drift.to()).report());
                int half = (width - 30) / 2;
                out.println(
                        Terminal.cut(
                                "  "
                                        + Terminal.pad(
                                                drift.kind().name().toLowerCase(Locale.ROOT), 12)
                                        + "“"
                                        + Terminal.cut(before, half)
                                        + "” → “"
                                        + Terminal.cut(to.quote(drift.after()), half)
                                        + "” ("
                                        + Ranking.label(to)
                                        + ")",
                                width));
            }
            more(out, drifts.size() - DRIFTS, "drift");
        }
        if (!whence.unreadable().isEmpty()) {
            out.println();
            out.println(count(whence.unreadable().size(), "file") + " not read");
            for (Unreadable unreadable : whence.unreadable().stream().limit(FILES).toList()) {
                out.println(
                        Terminal.cut(
                                "  " + Terminal.name(unreadable.file()) + ": " + unreadable.why(),
                                width));
            }
            if (whence.unreadable().size() > FILES) {
                out.println("  … " + (whence.unreadable().size() - FILES) + " more in the dossier");
            }
        }
        if (dossier != null) {
            out.println();
            out.println("Dossier: " + Terminal.name(dossier.toString()));
        }
    }

    private static void more(PrintStream out, int rest, String command) {
        if (rest > 0) {
            out.println(
                    "  … "
                            + rest
                            + " more"
                            + (command.equals("drift") ? ": whence drift" : " in the dossier"));
        }
    }

    static String range(Corroboration corroboration) {
        return corroboration.min() == corroboration.max()
                ? String.valueOf(corroboration.min())
                : corroboration.min() + "–" + corroboration.max();
    }

    static String kind(Response response) {
        return switch (response.kind()) {
            case DENIAL -> "denies";
            case NO_COMMENT -> "no comment";
            case NO_REPLY -> "no reply";
            case UNAWARE -> "unaware";
            case CONFIRMATION -> "confirms";
        };
    }

    private static String name(Origin origin) {
        return origin.name() + (origin.report() == null ? " (outside the folder)" : "");
    }

    private static String count(long n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}
