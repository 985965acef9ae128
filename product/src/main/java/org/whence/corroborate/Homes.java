package org.whence.corroborate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.whence.model.Alignment;
import org.whence.model.Derivation;
import org.whence.model.DerivationKind;
import org.whence.model.Derivations;
import org.whence.model.Origin;
import org.whence.model.OriginKind;
import org.whence.model.PartyKind;
import org.whence.model.Reading;
import org.whence.model.Report;
import org.whence.model.Resolution;
import org.whence.model.Source;
import org.whence.model.SourceKind;
import org.whence.model.Story;
import org.whence.text.OutletNames;

/// Where each report comes from: followed along the derivations that explain a report as a whole, to a report that nothing
/// explains or to an origin outside the folder.
final class Homes {
    /// A derivation less sure than this is a credit for a part of the report.
    private static final double WHOLE = 0.5;

    /// Below this nothing but likeness says that a report comes from the other.
    private static final double SURE = 0.6;

    /// @param report the report it ends in, or null where it ends outside
    /// @param outside the origin outside the folder, or null
    /// @param apart the last report before the first step that is not sure, or null where every step is
    /// @param first the first step away from the report, or null where it is its own home
    record Home(
            @Nullable String report,
            @Nullable Origin outside,
            @Nullable String apart,
            @Nullable Derivation first) {}

    private final Map<String, Report> reports = new HashMap<>();
    private final Map<String, Origin> origins = new TreeMap<>();
    private final Map<String, Origin> ofReport = new HashMap<>();
    private final Map<String, Derivation> parent = new HashMap<>();
    private final Map<String, Home> homes = new HashMap<>();
    private final Map<String, Set<String>> credited = new HashMap<>();
    private final Map<String, Map<String, List<String>>> published = new HashMap<>();
    private final OutletNames outlets;

    Homes(
            List<Reading> readings,
            Resolution resolution,
            Alignment alignment,
            Derivations derivations) {
        readings.forEach(r -> reports.put(r.report().id(), r.report()));
        derivations
                .origins()
                .forEach(o -> {
                    origins.put(o.id(), o);
                    if (o.report() != null) {
                        ofReport.put(o.report(), o);
                    }
                });
        for (Derivation d : derivations.derivations()) {
            if (d.confidence() >= WHOLE) {
                parent.merge(d.to(), d, (a, b) -> ORDER.compare(a, b) >= 0 ? a : b);
            }
        }
        Set<String> names = new TreeSet<>();
        reports.values()
                .forEach(r -> {
                    if (r.outlet() != null) {
                        names.add(r.outlet());
                    }
                });
        for (Source source : resolution.sources()) {
            if (source.kind() == SourceKind.OUTLET) {
                names.add(source.name());
            }
        }
        resolution.parties().stream()
                .filter(p -> p.kind() == PartyKind.OUTLET)
                .forEach(p -> names.addAll(p.names()));
        derivations.origins().stream()
                .filter(o -> o.kind() == OriginKind.OUTLET)
                .forEach(o -> names.add(o.name()));
        outlets = new OutletNames(names);
        for (Derivation d : derivations.derivations()) {
            Origin outside = origins.get(d.from());
            Report within = reports.get(d.from());
            String name =
                    outside != null && outside.kind() == OriginKind.OUTLET
                            ? outside.name()
                            : within == null ? null : within.outlet();
            if (name != null) {
                credited.computeIfAbsent(d.to(), k -> new TreeSet<>()).add(outlets.keyOf(name));
            }
        }
        for (Story story : alignment.stories()) {
            Map<String, List<String>> here = new HashMap<>();
            story.reports().stream()
                    .map(this::report)
                    .filter(r -> r.outlet() != null)
                    .sorted(
                            Comparator.comparingInt((Report r) -> r.within() == null ? 0 : 1)
                                    .thenComparing(r -> String.valueOf(r.published()))
                                    .thenComparing(Report::id))
                    .forEach(r ->
                            here.computeIfAbsent(
                                            outlets.keyOf(String.valueOf(r.outlet())),
                                            k -> new ArrayList<>())
                                    .add(r.id()));
            published.put(story.id(), here);
        }
    }

    private static final Comparator<Derivation> ORDER =
            Comparator.comparingDouble(Derivation::confidence)
                    .thenComparingInt(d -> d.kind() == DerivationKind.CREDIT ? 0 : 1)
                    .thenComparing(Derivation::from);

    Report report(String id) {
        Report report = reports.get(id);
        if (report == null) {
            throw new IllegalArgumentException("no report " + id);
        }
        return report;
    }

    OutletNames outlets() {
        return outlets;
    }

    /// The origins that the derivations left.
    Map<String, Origin> origins() {
        return origins;
    }

    @Nullable Origin originOf(String report) {
        return ofReport.get(report);
    }

    /// The outlets that a report comes from, wholly or for a part, and those that what it comes from does: a copy has
    /// whatever the copied report has from elsewhere.
    Set<String> credited(String report) {
        Set<String> all = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        String at = report;
        while (seen.add(at)) {
            all.addAll(credited.getOrDefault(at, Set.of()));
            Derivation step = parent.get(at);
            if (step == null || !reports.containsKey(step.from())) {
                break;
            }
            at = step.from();
        }
        return all;
    }

    /// The step that explains a report, or null.
    @Nullable Derivation parent(String report) {
        return parent.get(report);
    }

    Home of(String report) {
        Home known = homes.get(report);
        if (known != null) {
            return known;
        }
        Set<String> seen = new HashSet<>();
        String at = report;
        String apart = null;
        Derivation first = parent.get(report);
        Origin outside = null;
        while (seen.add(at)) {
            Derivation step = parent.get(at);
            if (step == null || seen.contains(step.from())) {
                break;
            }
            if (apart == null && !isSure(step)) {
                apart = at;
            }
            if (!reports.containsKey(step.from())) {
                outside = origins.get(step.from());
                break;
            }
            at = step.from();
        }
        Home home = new Home(outside == null ? at : null, outside, apart, first);
        homes.put(report, home);
        return home;
    }

    /// Whether a step is more than likeness: shared claims alone, without a day or a credit, may as well be a common origin.
    private static boolean isSure(Derivation step) {
        return step.confidence() >= SURE
                && (step.kind() != DerivationKind.SUMMARY
                        || !step.passages().isEmpty()
                        || step.why().stream().noneMatch(r -> r.rule().equals("undecided")));
    }

    /// The reports that an outlet has in a story, its articles first, the earliest first.
    List<String> published(String story, String outlet) {
        return published.getOrDefault(story, Map.of()).getOrDefault(outlet, List.of());
    }

    /// How a report is named in a sentence: its outlet, else the beginning of its title.
    String label(String report) {
        Report it = report(report);
        return it.outlet() != null
                ? it.outlet()
                : "“" + org.whence.text.Shorten.to(it.title(), 48) + "”";
    }
}
