package org.whence.derive;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whence.model.Block;
import org.whence.model.BlockKind;
import org.whence.model.Passage;
import org.whence.model.Reason;
import org.whence.model.Report;
import org.whence.model.Span;
import org.whence.text.WordList;

/// What shows that a report is its publisher's own: it is a statement that a party issued, or it speaks of the outlet that
/// publishes it as one that asked, saw or was told.
final class OwnWork {
    private static final Set<String> RELEASES = WordList.of(OwnWork.class, "releases.txt");
    private static final Set<String> OURSELVES = WordList.of(OwnWork.class, "own-work.txt");

    /// Characters at the head of a text in which it says what it is.
    private static final int HEAD = 300;

    private OwnWork() {}

    /// The reason to take a report for its publisher's own work, or null.
    static @Nullable Reason of(Report report) {
        String text = lower(report.text());
        String head = text.substring(0, Math.min(HEAD, text.length()));
        for (String words : RELEASES) {
            for (int at = head.indexOf(words); at >= 0; at = head.indexOf(words, at + 1)) {
                if (startsLine(head, at) || isShort(report, at)) {
                    return Reason.of(
                            "release",
                            0.95,
                            "is a statement that a party issued: “" + words + "” at its head",
                            new Passage(report.id(), new Span(at, at + words.length())));
                }
            }
        }
        for (String words : OURSELVES) {
            int at = text.indexOf(words);
            if (at >= 0 && isBody(report, at)) {
                return Reason.of(
                        "own-work",
                        0.8,
                        "speaks of its own work: “" + report.quote(around(report, at)) + "”",
                        new Passage(report.id(), around(report, at)));
            }
        }
        if (report.outlet() != null) {
            Span dateline = Credits.dateline(report);
            int from = dateline == null ? 0 : dateline.end();
            int at = report.text().indexOf(report.outlet(), from);
            while (at >= 0 && !isBody(report, at)) {
                at = report.text().indexOf(report.outlet(), at + 1);
            }
            if (at >= 0) {
                return Reason.of(
                        "own-work",
                        0.8,
                        "speaks of its own outlet's work: “"
                                + report.quote(around(report, at))
                                + "”",
                        new Passage(report.id(), around(report, at)));
            }
        }
        return null;
    }

    /// Lower case, every character in its place.
    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            lower.append(Character.toLowerCase(text.charAt(i)));
        }
        return lower.toString();
    }

    private static boolean startsLine(String text, int at) {
        int i = at - 1;
        while (i >= 0 && text.charAt(i) != '\n' && !Character.isLetterOrDigit(text.charAt(i))) {
            i--;
        }
        return i < 0 || text.charAt(i) == '\n';
    }

    /// Whether a place lies in a line that is no sentence.
    private static boolean isShort(Report report, int at) {
        return report.blocks().stream()
                .filter(b -> b.at().start() <= at && at < b.at().end())
                .anyMatch(b ->
                        b.at().length() < 90
                                && !report.quote(b.at()).strip().matches("(?s).*[.!?”\"]"));
    }

    private static boolean isBody(Report report, int at) {
        for (Block block : report.blocks()) {
            if (block.at().start() <= at && at < block.at().end()) {
                return block.kind() == BlockKind.PARAGRAPH || block.kind() == BlockKind.BULLET;
            }
        }
        return false;
    }

    /// The words around a place, within its line.
    private static Span around(Report report, int at) {
        String text = report.text();
        int start = Math.max(0, at - 50);
        int end = Math.min(text.length(), at + 50);
        while (start > 0 && !Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        int line = text.lastIndexOf('\n', at);
        int next = text.indexOf('\n', at);
        return new Span(Math.max(start, line + 1), next < 0 ? end : Math.min(end, next));
    }
}
