package org.whence.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whence.model.Case;
import org.whence.model.Claim;
import org.whence.model.Derivation;
import org.whence.model.Drift;
import org.whence.model.Mention;
import org.whence.model.Origin;
import org.whence.model.Party;
import org.whence.model.Report;
import org.whence.model.Source;
import org.whence.model.Story;

/// A case to look things up in, with the numbers that its dossier gives to reports (R1), claims (C1) and parties.
final class Register {
    /// The reports of a story with all that is found in them.
    ///
    /// @param standings most repeated on fewest origins first
    /// @param derivations but those of a report from itself
    /// @param drifts gravest first
    record Chapter(
            Story story,
            List<Report> reports,
            List<Ranking.Standing> standings,
            List<Derivation> derivations,
            List<Drift> drifts) {}

    private static final int NAME = 32;

    final Case whence;
    final Ranking ranking;
    final List<Chapter> chapters;

    private final Map<String, Report> reports = new HashMap<>();
    private final Map<String, Integer> reportNumbers = new HashMap<>();
    private final Map<String, Source> sources = new HashMap<>();
    private final Map<String, Origin> origins = new HashMap<>();
    private final Map<String, Party> parties = new HashMap<>();
    private final Map<String, Integer> partyNumbers = new HashMap<>();
    private final Map<String, Ranking.Standing> standings = new HashMap<>();
    private final Map<String, Integer> claimNumbers = new HashMap<>();
    private final Map<String, String> claimOfMention = new HashMap<>();
    private final Map<String, List<Mention>> mentionsIn = new HashMap<>();

    Register(Case whence) {
        this.whence = whence;
        ranking = new Ranking(whence);
        for (Report report : whence.reports()) {
            reports.put(report.id(), report);
            reportNumbers.put(report.id(), reports.size());
        }
        whence.sources().forEach(s -> sources.put(s.id(), s));
        whence.origins().forEach(o -> origins.put(o.id(), o));
        for (Party party : whence.parties()) {
            parties.put(party.id(), party);
            partyNumbers.put(party.id(), parties.size());
        }
        for (Claim claim : whence.claims()) {
            claim.mentions().forEach(m -> claimOfMention.putIfAbsent(m, claim.id()));
        }
        whence.mentions().stream()
                .sorted(Comparator.comparing(Mention::at))
                .forEach(
                        m -> mentionsIn.computeIfAbsent(m.report(), _ -> new ArrayList<>()).add(m));
        List<Ranking.Standing> ranked = ranking.standings();
        ranked.forEach(s -> standings.put(s.claim().id(), s));
        chapters = chapters(ranked);
        for (Chapter chapter : chapters) {
            number(chapter, true);
            number(chapter, false);
        }
    }

    private void number(Chapter chapter, boolean upFront) {
        for (Ranking.Standing standing : chapter.standings()) {
            if (standing.isUpFront() == upFront) {
                claimNumbers.put(standing.claim().id(), claimNumbers.size() + 1);
            }
        }
    }

    Report report(String id) {
        return ranking.report(id);
    }

    boolean isReport(String id) {
        return reports.containsKey(id);
    }

    Mention mention(String id) {
        return ranking.mention(id);
    }

    Source source(String id) {
        return found(sources.get(id), "source", id);
    }

    @Nullable Party party(@Nullable String id) {
        return id == null ? null : parties.get(id);
    }

    int partyNumber(Party party) {
        return found(partyNumbers.get(party.id()), "party", party.id());
    }

    Ranking.Standing standing(String claim) {
        return found(standings.get(claim), "claim", claim);
    }

    boolean isClaim(String id) {
        return standings.containsKey(id);
    }

    /// The claim that a mention belongs to.
    @Nullable String claimOf(Mention mention) {
        return claimOfMention.get(mention.id());
    }

    /// The mentions of a report, in order of position.
    List<Mention> mentionsIn(Report report) {
        return mentionsIn.getOrDefault(report.id(), List.of());
    }

    /// "R3".
    String label(Report report) {
        return "R" + found(reportNumbers.get(report.id()), "report", report.id());
    }

    /// "C3".
    String label(Claim claim) {
        return "C" + found(claimNumbers.get(claim.id()), "claim", claim.id());
    }

    /// Who published the report, or else its title, cut short; a post by its author.
    static String name(Report report) {
        if (report.outlet() != null && report.within() == null) {
            return report.outlet();
        }
        if (report.author() != null) {
            return report.author();
        }
        String title = report.title().isBlank() ? Ranking.label(report) : report.title().strip();
        if (title.length() <= NAME) {
            return title;
        }
        int space = title.lastIndexOf(' ', NAME);
        return title.substring(0, space < NAME / 2 ? title.offsetByCodePoints(0, NAME / 2) : space)
                + "…";
    }

    /// The report that the id of a report, or of an origin in the folder, stands for; null for an origin outside.
    @Nullable Report held(String reportOrOrigin) {
        Origin origin = origins.get(reportOrOrigin);
        String id = origin != null && origin.report() != null ? origin.report() : reportOrOrigin;
        return reports.get(id);
    }

    /// What a derivation comes from: the report where it lies in the folder, else the origin outside.
    String origin(Derivation derivation) {
        Report held = held(derivation.from());
        return held == null ? derivation.from() : held.id();
    }

    /// What to call the report or origin with this id.
    String nameOf(String reportOrOrigin) {
        Report held = held(reportOrOrigin);
        return held != null
                ? name(held)
                : found(origins.get(reportOrOrigin), "origin", reportOrOrigin).name();
    }

    /// The stories, largest first, and what belongs to none.
    private List<Chapter> chapters(List<Ranking.Standing> ranked) {
        List<Drift> drifts = ranking.drifts();
        List<Chapter> all = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        Set<String> stories = new HashSet<>();
        for (Story story : whence.stories()) {
            stories.add(story.id());
            taken.addAll(story.reports());
            all.add(
                    chapter(
                            story,
                            ranked.stream()
                                    .filter(s -> s.claim().story().equals(story.id()))
                                    .toList(),
                            drifts));
        }
        all.sort(Comparator.comparingInt(c -> -c.reports().size()));
        List<String> rest =
                whence.reports().stream().map(Report::id).filter(r -> !taken.contains(r)).toList();
        List<Ranking.Standing> restOfClaims =
                ranked.stream().filter(s -> !stories.contains(s.claim().story())).toList();
        if (!rest.isEmpty() || !restOfClaims.isEmpty()) {
            all.add(
                    chapter(
                            new Story("", "Reports that belong to no story", rest),
                            restOfClaims,
                            drifts));
        }
        return List.copyOf(all);
    }

    private Chapter chapter(Story story, List<Ranking.Standing> standings, List<Drift> drifts) {
        Set<String> in = new HashSet<>(story.reports());
        Set<String> claims = new HashSet<>();
        standings.forEach(s -> claims.add(s.claim().id()));
        return new Chapter(
                story,
                whence.reports().stream().filter(r -> in.contains(r.id())).toList(),
                standings,
                whence.derivations().stream()
                        .filter(d -> in.contains(d.to()) && !origin(d).equals(d.to()))
                        .toList(),
                drifts.stream().filter(d -> claims.contains(d.claim())).toList());
    }

    private static <T> T found(@Nullable T one, String what, String id) {
        if (one == null) {
            throw new IllegalArgumentException("no " + what + " " + id);
        }
        return one;
    }
}
