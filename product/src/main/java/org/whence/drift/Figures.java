package org.whence.drift;

import java.util.ArrayList;
import java.util.List;
import org.whence.model.DriftKind;
import org.whence.model.Mention;
import org.whence.model.Quantity;
import org.whence.model.Severity;

/// Figures that changed. Rounding, and a figure within the bound that is given, are no change; nor is a figure that the
/// other report gives elsewhere, since then two figures were only set side by side.
final class Figures {
    private static final double ROUNDING = 0.05;
    private static final double LEAST_OVERLAP = 0.2;

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
                if (comparable && !given(to.report(), a) && !given(from.report(), b)) {
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
