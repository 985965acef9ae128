package org.whence.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.whence.model.DriftKind;
import org.whence.model.Mention;
import org.whence.model.Quantity;
import org.whence.model.Severity;

/// Figures that changed. Rounding, and a figure within the bound that is given, are no change; nor is a figure that the
/// other report gives elsewhere, since then two figures were only set side by side.
final class Figures {
    private static final double ROUNDING = 0.05;
    private static final double LEAST_OVERLAP = 0.2;

    private static final Pattern NUMBER =
            Pattern.compile(
                    "\\d[\\d,.]*\\d|\\d|\\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\\b");

    private final Affair affair;

    Figures(Affair affair) {
        this.affair = affair;
    }

    List<Change> changes(Mention from, Mention to) {
        List<Change> changes = new ArrayList<>();
        if (affair.overlap(from, to) < LEAST_OVERLAP) {
            return changes;
        }
        for (Quantity a : from.quantities()) {
            for (Quantity b : to.quantities()) {
                boolean comparable = a.unit().equals(b.unit()) && !same(a, b);
                boolean kept = holds(to, number(from, a)) || holds(from, number(to, b));
                if (comparable && !kept && !given(to.report(), a) && !given(from.report(), b)) {
                    changes.add(
                            new Change(
                                    DriftKind.QUANTITY,
                                    from,
                                    to,
                                    a.at(),
                                    b.at(),
                                    Severity.MAJOR,
                                    "the figure changed: “"
                                            + affair.quote(from, a.at())
                                            + "” became “"
                                            + affair.quote(to, b.at())
                                            + "”"));
                    return changes;
                }
            }
        }
        return changes;
    }

    private boolean holds(Mention mention, String number) {
        return Pattern.compile("(?<![\\d,.])" + Pattern.quote(number) + "(?![\\d]|[,.]\\d)")
                .matcher(affair.report(mention).quote(mention.at()))
                .find();
    }

    /// The number as it is written, without its bound and unit.
    private String number(Mention mention, Quantity quantity) {
        Matcher digits = NUMBER.matcher(affair.report(mention).quote(quantity.at()));
        return digits.find() ? digits.group() : affair.report(mention).quote(quantity.at());
    }

    private boolean given(String report, Quantity quantity) {
        return affair.reading(report).annotation().quantities().stream()
                .anyMatch(q -> q.unit().equals(quantity.unit()) && same(q, quantity));
    }

    private static boolean same(Quantity a, Quantity b) {
        double larger = Math.max(Math.abs(a.value()), Math.abs(b.value()));
        if (larger == 0 || Math.abs(a.value() - b.value()) / larger <= ROUNDING) {
            return true;
        }
        return switch (b.bound()) {
            case MORE_THAN, AT_LEAST -> a.value() >= b.value() && a.value() <= b.value() * 1.2;
            case LESS_THAN, AT_MOST -> a.value() <= b.value() && a.value() >= b.value() * 0.8;
            default -> false;
        };
    }
}
