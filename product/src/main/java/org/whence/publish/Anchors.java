package org.whence.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.whence.model.Claim;
import org.whence.model.Drift;
import org.whence.model.Mention;
import org.whence.model.Party;
import org.whence.model.Report;
import org.whence.model.Span;

/// The places of the page that findings link to. A passage that is linked is remembered, so that the report's text, which
/// comes last, can carry it.
final class Anchors {
    private final Register register;
    private final Map<String, TreeSet<Span>> linked = new HashMap<>();

    Anchors(Register register) {
        this.register = register;
    }

    String idOf(Report report) {
        return "r-" + register.label(report).substring(1);
    }

    String idOf(Claim claim) {
        return "c-" + register.label(claim).substring(1);
    }

    String idOf(Party party) {
        return "p-" + register.partyNumber(party);
    }

    static String idOf(Drift drift) {
        return "d-" + drift.id();
    }

    static String idOf(Mention mention) {
        return "m-" + mention.id();
    }

    String idOf(Report report, Span at) {
        return "w-" + register.label(report).substring(1) + "-" + at.start() + "-" + at.end();
    }

    /// A link to words of a report.
    String to(Report report, Span at) {
        linked.computeIfAbsent(report.id(), _ -> new TreeSet<>()).add(at);
        return "#" + idOf(report, at);
    }

    /// The passages of a report that something on the page links to, in order.
    List<Span> linkedIn(Report report) {
        return new ArrayList<>(linked.getOrDefault(report.id(), new TreeSet<>()));
    }
}
