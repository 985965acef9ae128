package org.whence.corroborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.whence.corroborate.End.Footing;
import org.whence.model.Alignment;
import org.whence.model.Attribution;
import org.whence.model.Claim;
import org.whence.model.Derivation;
import org.whence.model.DerivationKind;
import org.whence.model.Ids;
import org.whence.model.Mention;
import org.whence.model.Name;
import org.whence.model.Origin;
import org.whence.model.OriginKind;
import org.whence.model.Party;
import org.whence.model.PartyKind;
import org.whence.model.Passage;
import org.whence.model.Reading;
import org.whence.model.Reason;
import org.whence.model.Report;
import org.whence.model.Resolution;
import org.whence.model.ResponseKind;
import org.whence.model.Sentence;
import org.whence.model.Source;
import org.whence.model.SourceKind;
import org.whence.model.Span;
import org.whence.model.Story;
import org.whence.text.OutletNames;
import org.whence.text.Pronouns;
import org.whence.text.Shorten;
import org.whence.text.WordList;

/// Follows a mention to where it ends: along its chain inwards, and along the derivations of its report outwards.
///
/// - a published work that is named is the origin, whoever reports it;
/// - a named party that speaks, or its spokesman, is the origin of its own words, through the outlet it spoke to;
/// - an outlet that is credited is the origin, or whatever its own report in the folder comes from;
/// - people without a name, and documents, are the report's own where it comes from nowhere else, and where the report it
///   comes from does not have the claim; else they are what it retells;
/// - a statement on nobody's word counts as what its report comes from.
final class Ends {
    private static final Set<String> SPOKESPEOPLE = WordList.of(Ends.class, "spokespeople.txt");
    private static final Set<String> INSTITUTIONS = WordList.of(Ends.class, "institutions.txt");

    private final Map<String, Reading> readings = new HashMap<>();
    private final Map<String, Source> sources = new HashMap<>();
    private final Map<String, Attribution> attributions = new HashMap<>();
    private final Map<String, Mention> mentions = new HashMap<>();
    private final Map<Passage, Party> partyAt = new HashMap<>();
    private final Map<String, Party> parties = new HashMap<>();
    private final Map<String, Works> works = new HashMap<>();
    private final Map<String, String> workBehind = new HashMap<>();
    private final Map<String, String> bodies = new TreeMap<>();
    private final Homes homes;

    Ends(List<Reading> all, Resolution resolution, Alignment alignment, Homes homes) {
        this.homes = homes;
        for (Reading reading : all) {
            readings.put(reading.report().id(), reading);
            reading.mentions().forEach(m -> mentions.put(m.id(), m));
            reading.attributions().attributions().forEach(a -> attributions.put(a.id(), a));
        }
        resolution.sources().forEach(s -> sources.put(s.id(), s));
        for (Party party : resolution.parties()) {
            parties.put(party.id(), party);
            party.mentions().forEach(p -> partyAt.put(p, party));
            if (isBody(party)) {
                party.names().forEach(n -> bodies.putIfAbsent(body(n), party.id()));
            }
        }
        for (Story story : alignment.stories()) {
            Works here = new Works(story.reports().stream().map(this::reading).toList(), partyAt);
            works.put(story.id(), here);
            for (String report : story.reports()) {
                String work = workBehind(report, here);
                if (work != null) {
                    workBehind.put(report, work);
                }
            }
        }
    }

    private static boolean isBody(Party party) {
        return party.kind() == PartyKind.ORGANISATION || party.kind() == PartyKind.STATE_BODY;
    }

    private Reading reading(String report) {
        Reading reading = readings.get(report);
        if (reading == null) {
            throw new IllegalArgumentException("no report " + report);
        }
        return reading;
    }

    /// Where a mention ends; more than one end where it is undecided whether the report comes from another.
    List<End> of(Mention mention, Claim claim) {
        Report report = reading(mention.report()).report();
        List<Source> chain = chain(mention, report);
        if (chain.isEmpty()) {
            return voice(mention, claim);
        }
        Source inner = chain.getLast();
        Works here = works.get(claim.story());
        for (int i = chain.size() - 1; here != null && i >= 0; i--) {
            String work = here.keyOf(chain.get(i));
            if (work != null) {
                return List.of(work(work, here, chain.get(i).name(), mention, claim));
            }
        }
        String outlet = null;
        for (Source source : chain) {
            outlet = source.kind() == SourceKind.OUTLET ? outlets().keyOf(source.name()) : outlet;
        }
        if (inner.kind() == SourceKind.OUTLET) {
            return credited(String.valueOf(outlet), null, mention, claim);
        }
        Speaker speaker = speaker(inner, mention);
        if (speaker != null) {
            return List.of(speaks(speaker, outlet, mention, claim));
        }
        if (outlet == null) {
            List<String> named =
                    outlets().allWithin(inner.name()).stream()
                            .filter(o -> !isOwn(o, report))
                            .toList();
            if (named.size() > 1) {
                return named.stream()
                        .flatMap(o -> credited(o, null, mention, claim).stream())
                        .map(e -> e.on(Footing.UNSURE).because(together(e, inner, mention)))
                        .toList();
            }
            outlet = named.isEmpty() ? null : named.getFirst();
        }
        if (outlet != null) {
            return credited(outlet, inner, mention, claim);
        }
        return unnamed(inner, mention, claim);
    }

    /// "Reporting by the Herald and the Courier": that both have it does not show that each found it out.
    private Reason together(End end, Source inner, Mention mention) {
        return reason(
                "joint-credit",
                0.6,
                homes.label(mention.report())
                        + " credits "
                        + end.origin().name()
                        + " together with others (“"
                        + Shorten.to(inner.name(), 60)
                        + "”), which does not show who found it out",
                mention);
    }

    private OutletNames outlets() {
        return homes.outlets();
    }

    private boolean isOwn(String outlet, Report report) {
        return report.outlet() != null && outlets().keyOf(report.outlet()).equals(outlet);
    }

    /// The credited sources, without the report's own outlet; an organisation that is a known outlet is one.
    private List<Source> chain(Mention mention, Report report) {
        List<Source> chain = new ArrayList<>();
        for (String id : mention.chain()) {
            Source source = sources.get(id);
            if (source == null) {
                continue;
            }
            Party party = source.party() == null ? null : parties.get(source.party());
            boolean person = party != null && party.kind() == PartyKind.PERSON;
            if (person && source.kind() != SourceKind.PERSON) {
                source = new Source(source.id(), SourceKind.PERSON, source.name(), source.party());
            }
            String outlet =
                    source.kind() == SourceKind.OUTLET
                            ? outlets().keyOf(source.name())
                            : source.kind() == SourceKind.ORGANISATION
                                    ? outlets().known(source.name())
                                    : null;
            if (outlet == null) {
                chain.add(source);
            } else if (!isOwn(outlet, report)) {
                chain.add(Source.of(SourceKind.OUTLET, outlets().name(outlet)));
            }
        }
        return chain;
    }

    /// Who speaks for itself.
    ///
    /// @param key the party, or the words for it
    /// @param words who spoke, as the report has it
    private record Speaker(String key, String name, OriginKind kind, String words) {}

    private @Nullable Speaker speaker(Source source, Mention mention) {
        String words = source.name();
        if (source.party() == null && Pronouns.hangsOn(words)) {
            return null;
        }
        boolean speaksFor = SPOKESPEOPLE.stream().anyMatch(s -> has(words, s));
        if (speaksFor) {
            Party body = spokenFor(source, mention);
            if (body != null) {
                return new Speaker(body.id(), body.name(), OriginKind.ORGANISATION, words);
            }
        }
        Party party = source.party() == null ? null : parties.get(source.party());
        if (source.kind() == SourceKind.PERSON) {
            boolean body = party != null && isBody(party);
            return new Speaker(
                    party == null ? source.name() : party.id(),
                    party == null ? source.name() : party.name(),
                    body ? OriginKind.ORGANISATION : OriginKind.PERSON,
                    words);
        }
        if (source.kind() == SourceKind.ORGANISATION) {
            return new Speaker(
                    party == null ? body(source.name()) : party.id(),
                    party == null ? source.name() : party.name(),
                    OriginKind.ORGANISATION,
                    words);
        }
        if (source.kind() == SourceKind.UNNAMED && isInstitution(source)) {
            String body = body(words);
            String known = bodies.get(body);
            Party its = known == null ? null : parties.get(known);
            return new Speaker(
                    its == null ? body : its.id(),
                    its == null ? words : its.name(),
                    OriginKind.ORGANISATION,
                    words);
        }
        return null;
    }

    /// The body that a spokesman speaks for: named with him, else the last subject of a clause before him that is one.
    private @Nullable Party spokenFor(Source source, Mention mention) {
        Attribution attribution = attributions.get(String.valueOf(mention.attribution()));
        Reading reading = reading(mention.report());
        Span at =
                attribution == null || attribution.source().isEmpty()
                        ? mention.at()
                        : attribution.source().getFirst();
        int before = Math.max(at.end(), mention.at().end());
        Party named = null;
        Party subject = null;
        for (Name name : reading.annotation().names()) {
            Party party = partyAt.get(new Passage(mention.report(), name.at()));
            if (party == null || !isBody(party) || outlets().known(party.name()) != null) {
                continue;
            }
            if (source.name().contains(name.at().of(reading.report().text()))) {
                return party;
            }
            if (name.at().end() <= before) {
                named = party;
                subject = isSubject(reading, name.at()) ? party : subject;
            }
        }
        return subject == null ? named : subject;
    }

    private static boolean isSubject(Reading reading, Span name) {
        for (Sentence sentence : reading.annotation().sentences()) {
            if (sentence.at().contains(name)) {
                return sentence.tokens().stream()
                        .anyMatch(t -> name.contains(t.at()) && t.relation().startsWith("nsubj"));
            }
        }
        return false;
    }

    private static boolean has(String words, String phrase) {
        return (" " + words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}'’]+", " ") + " ")
                .contains(" " + phrase + " ");
    }

    /// Whether the words describe a body and not people of it ("the ministry of trade", not "two officials of the ministry").
    private static boolean isInstitution(Source source) {
        String head =
                source.name()
                        .toLowerCase(Locale.ROOT)
                        .split("\\b(?:of|for|in|at|from|who|which|that)\\b|,", 2)[0]
                        .replaceAll("['’]s? ", "'s ")
                        .strip();
        return INSTITUTIONS.stream().anyMatch(i -> head.endsWith(i))
                && body(source.name()).contains(" ");
    }

    /// A body's name without its order: "the ministry of agriculture" as "the agriculture ministry".
    private static String body(String name) {
        Set<String> words = new TreeSet<>();
        for (String word :
                name.toLowerCase(Locale.ROOT).replaceAll("['’]s\\b", "").split("[^\\p{L}]+", -1)) {
            if (!word.isEmpty() && !word.matches("the|a|an|of|for|in|and|its|their|his|her|our")) {
                words.add(word);
            }
        }
        return String.join(" ", words);
    }

    private End work(String key, Works here, String named, Mention mention, Claim claim) {
        String name = here.name(key);
        String id = Ids.of("origin", "work", claim.story(), key);
        return new End(
                id,
                new Origin(id, name, OriginKind.DOCUMENT, null, List.of()),
                null,
                Footing.NAMED,
                mention.report(),
                reason(
                        "published-work",
                        0.9,
                        homes.label(mention.report())
                                + " rests it on one published work, “"
                                + Shorten.to(name, 90)
                                + "”"
                                + (named.isEmpty()
                                        ? ""
                                        : ", here named “" + Shorten.to(named, 60) + "”"),
                        mention));
    }

    /// A party is the origin of its own words, through the outlet that it spoke to.
    private End speaks(Speaker speaker, @Nullable String outlet, Mention mention, Claim claim) {
        End through =
                outlet == null
                        ? home(mention.report(), mention).getFirst()
                        : credited(outlet, null, mention, claim).getFirst();
        boolean told = outlet != null || !through.key().equals(keyOf(mention.report()));
        String way = through.origin().name();
        String id = Ids.of("origin", "party", speaker.key());
        String who =
                speaker.words().equals(speaker.name())
                        ? speaker.name()
                        : speaker.name() + " (“" + Shorten.to(speaker.words(), 50) + "”)";
        return new End(
                id,
                new Origin(
                        told ? Ids.of(id, through.key()) : id,
                        told ? speaker.name() + " (through " + way + ")" : speaker.name(),
                        speaker.kind(),
                        null,
                        List.of()),
                through.key(),
                Footing.NAMED,
                mention.report(),
                reason(
                        "speaks-for-itself",
                        0.8,
                        who
                                + " is the origin of its own words, in "
                                + homes.label(mention.report())
                                + (told ? ", known through " + way : ""),
                        mention));
    }

    /// An outlet that is credited; one that has a report in the story is what that report comes from.
    private List<End> credited(
            String outlet, @Nullable Source inner, Mention mention, Claim claim) {
        String name = outlets().name(outlet);
        String label = homes.label(mention.report());
        String says =
                inner == null
                        ? label + " credits " + name + " for it"
                        : label
                                + " has it from "
                                + name
                                + ", which has it from “"
                                + Shorten.to(inner.name(), 80)
                                + "”";
        Footing footing =
                inner == null
                        ? Footing.VOICE
                        : inner.kind() == SourceKind.UNNAMED ? Footing.UNNAMED : Footing.NAMED;
        List<String> published = homes.published(claim.story(), outlet);
        String its =
                published.stream()
                        .filter(r -> states(r, claim))
                        .findFirst()
                        .orElse(published.isEmpty() ? null : published.getFirst());
        if (its != null && !its.equals(mention.report())) {
            End home = home(its, mention).getFirst();
            String further =
                    home.key().equals(keyOf(its))
                            ? ", whose report is in the folder"
                            : ", whose report comes from " + home.origin().name();
            return List.of(
                    at(home, mention.report())
                            .on(footing)
                            .because(reason("credits", 0.9, says + further, mention)));
        }
        String id = Ids.of("origin", "outlet", outlet);
        Origin origin =
                homes.origins()
                        .getOrDefault(id, new Origin(id, name, OriginKind.OUTLET, null, List.of()));
        return List.of(
                new End(
                        outlet,
                        origin,
                        outlet,
                        footing,
                        mention.report(),
                        reason(
                                "credits",
                                0.9,
                                says + "; no report of " + name + " is in the folder",
                                mention)));
    }

    private boolean states(String report, Claim claim) {
        return claim.mentions().stream()
                .map(mentions::get)
                .anyMatch(m -> m != null && m.report().equals(report));
    }

    /// People without a name, or a document, that no outlet is credited for.
    private List<End> unnamed(Source inner, Mention mention, Claim claim) {
        String report = mention.report();
        String label = homes.label(report);
        String words = "“" + Shorten.to(inner.name(), 80) + "”";
        Footing footing =
                Pronouns.hangsOn(inner.name())
                        ? Footing.UNSURE
                        : inner.kind() == SourceKind.UNNAMED ? Footing.UNNAMED : Footing.NAMED;
        Homes.Home home = homes.of(report);
        Derivation first = home.first();
        if (first == null) {
            return List.of(
                    itself(report)
                            .on(footing)
                            .because(
                                    reason(
                                            "own-source",
                                            0.7,
                                            label
                                                    + " names "
                                                    + words
                                                    + ", and nothing shows that it has this from another report",
                                            mention)));
        }
        boolean against =
                mention.response() == ResponseKind.DENIAL
                        || mention.response() == ResponseKind.UNAWARE;
        boolean retold =
                home.report() == null && !(against && inner.kind() == SourceKind.UNNAMED)
                        || first.kind() == DerivationKind.COPY
                        || copied(first, mention)
                        || kin(report, claim);
        if (retold) {
            return home(report, mention).stream()
                    .map(e ->
                            e.footing() == Footing.UNSURE
                                    ? e
                                    : e.on(footing)
                                            .because(
                                                    reason(
                                                            "retells",
                                                            0.7,
                                                            label
                                                                    + " names "
                                                                    + words
                                                                    + " and retells "
                                                                    + e.origin().name()
                                                                    + because(first),
                                                            mention)))
                    .toList();
        }
        return List.of(
                itself(report)
                        .on(against ? footing : Footing.UNSURE)
                        .because(
                                reason(
                                        "own-source",
                                        0.5,
                                        label
                                                + " names "
                                                + words
                                                + (against
                                                        ? " against what it retells"
                                                        : ", which the report it otherwise comes from does not have"),
                                        mention)));
    }

    /// Whether another report with the same home, or the home itself, states the claim.
    private boolean kin(String report, Claim claim) {
        String home = homes.of(report).report();
        Set<String> others = new HashSet<>();
        for (String id : claim.mentions()) {
            Mention other = mentions.get(id);
            if (other != null && !other.report().equals(report)) {
                others.add(other.report());
            }
        }
        return others.stream()
                .anyMatch(o -> o.equals(home) || String.valueOf(home).equals(homes.of(o).report()));
    }

    private static boolean copied(Derivation step, Mention mention) {
        return step.passages().stream().anyMatch(m -> m.to().overlaps(mention.at()));
    }

    /// A statement on nobody's word.
    private List<End> voice(Mention mention, Claim claim) {
        String report = mention.report();
        Works here = works.get(claim.story());
        String work = workBehind.get(report);
        Homes.Home home = homes.of(report);
        if (work == null && home.report() != null) {
            work = workBehind.get(home.report());
        }
        boolean against =
                mention.response() == ResponseKind.DENIAL
                        || mention.response() == ResponseKind.UNAWARE;
        if (work != null && here != null && !against) {
            return List.of(work(work, here, "", mention, claim));
        }
        return home(report, mention);
    }

    /// What a report counts as: where it comes from, or itself.
    private List<End> home(String report, Mention mention) {
        Homes.Home home = homes.of(report);
        Derivation first = home.first();
        if (first == null) {
            return List.of(
                    at(itself(report), mention.report()).because(selfReason(report, mention)));
        }
        Origin outside = home.outside();
        End end =
                outside != null
                        ? new End(
                                outlets().keyOf(outside.name()),
                                outside,
                                outlets().keyOf(outside.name()),
                                Footing.VOICE,
                                mention.report(),
                                reason("derived", first.confidence(), "", mention))
                        : itself(String.valueOf(home.report()));
        End derived =
                end.on(Footing.VOICE)
                        .because(
                                new Reason(
                                        "derived",
                                        first.confidence(),
                                        homes.label(report)
                                                + " states it without credit and comes from "
                                                + end.origin().name()
                                                + because(first),
                                        evidence(mention, first)));
        derived = at(derived, mention.report());
        String apart = home.apart();
        if (apart == null) {
            return List.of(derived);
        }
        return List.of(
                derived,
                at(itself(apart), mention.report())
                        .on(Footing.UNSURE)
                        .because(
                                reason(
                                        "undecided",
                                        0.3,
                                        homes.label(apart)
                                                + " may have it on its own: that it comes from "
                                                + end.origin().name()
                                                + " is likely, not certain",
                                        mention)));
    }

    /// A statement on nobody's word, in a report that elsewhere credits an outlet which others credit for this claim, has it
    /// from that outlet.
    End creditedElsewhere(End end, Map<String, End> credited) {
        boolean stated =
                end.why().rule().equals("derived")
                        || end.why().rule().equals("own-voice")
                        || end.why().rule().equals("undecided");
        if (!stated || credited.containsKey(end.key())) {
            return end;
        }
        for (String outlet : homes.credited(end.report())) {
            End other =
                    credited.values().stream()
                            .filter(e -> outlet.equals(e.through()) || outlet.equals(e.key()))
                            .findFirst()
                            .orElse(null);
            if (other != null) {
                return at(other, end.report())
                        .on(Footing.VOICE)
                        .because(
                                new Reason(
                                        "credited-elsewhere",
                                        0.6,
                                        homes.label(end.report())
                                                + " states it without credit, and elsewhere credits "
                                                + other.origin().name()
                                                + ", which others credit for this",
                                        end.why().evidence()));
            }
        }
        return end;
    }

    private static End at(End end, String report) {
        return new End(end.key(), end.origin(), end.through(), end.footing(), report, end.why());
    }

    private static String because(Derivation step) {
        return step.why().isEmpty() ? "" : " (" + step.why().getFirst().detail() + ")";
    }

    private static List<Passage> evidence(Mention mention, Derivation step) {
        List<Passage> evidence = new ArrayList<>();
        evidence.add(mention.passage());
        if (!step.why().isEmpty()) {
            evidence.addAll(step.why().getFirst().evidence());
        }
        return evidence;
    }

    private Reason selfReason(String report, Mention mention) {
        Origin origin = homes.originOf(report);
        if (isRelease(report)) {
            return reason(
                    "own-statement",
                    0.8,
                    homes.label(report) + " is a statement of the party itself",
                    mention);
        }
        return isOwnWork(origin)
                ? reason(
                        "own-work",
                        0.7,
                        homes.label(report) + " states it itself, and did work of its own on it",
                        mention)
                : reason(
                        "own-voice",
                        0.4,
                        homes.label(report)
                                + " states it without credit; nothing shows where it has it from",
                        mention);
    }

    private static boolean isOwnWork(@Nullable Origin origin) {
        return origin != null && origin.why().stream().anyMatch(r -> r.rule().equals("own-work"));
    }

    private boolean isRelease(String report) {
        Origin origin = homes.originOf(report);
        return origin != null && origin.why().stream().anyMatch(r -> r.rule().equals("release"));
    }

    /// A report as an origin.
    private End itself(String report) {
        Report it = homes.report(report);
        Origin known = homes.originOf(report);
        if (isRelease(report)) {
            Party issuer = issuer(it);
            if (issuer != null) {
                String id = Ids.of("origin", "party", issuer.id());
                return new End(
                        id,
                        new Origin(id, issuer.name(), OriginKind.ORGANISATION, report, List.of()),
                        null,
                        Footing.NAMED,
                        report,
                        Reason.of("own-statement", 0.8, "", new Passage(report, whole(it))));
            }
        }
        String key = keyOf(report);
        return new End(
                key,
                known != null
                        ? known
                        : new Origin(
                                Ids.of("origin", report),
                                it.outlet() != null ? it.outlet() : it.title(),
                                OriginKind.REPORT,
                                report,
                                List.of()),
                key,
                isOwnWork(known) || isRelease(report) ? Footing.VOICE : Footing.UNSURE,
                report,
                Reason.of("own-voice", 0.4, "", new Passage(report, whole(it))));
    }

    private static Span whole(Report report) {
        return report.blocks().isEmpty()
                ? new Span(0, report.text().length())
                : report.blocks().getFirst().at();
    }

    private String keyOf(String report) {
        Report it = homes.report(report);
        return it.outlet() == null ? report : outlets().keyOf(it.outlet());
    }

    /// Who issued a statement: the body that it names most often, twice at least, where there is one.
    private @Nullable Party issuer(Report report) {
        Map<String, Integer> times = new TreeMap<>();
        for (Name name : reading(report.id()).annotation().names()) {
            Party party = partyAt.get(new Passage(report.id(), name.at()));
            if (party != null && isBody(party) && outlets().known(party.name()) == null) {
                times.computeIfAbsent(party.id(), k -> occurrences(report.text(), party));
            }
        }
        int most = times.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<String> first =
                times.entrySet().stream()
                        .filter(e -> e.getValue() == most)
                        .map(Map.Entry::getKey)
                        .toList();
        return most >= 2 && first.size() == 1 ? parties.get(first.getFirst()) : null;
    }

    private static int occurrences(String text, Party party) {
        int times = 0;
        for (String name : party.names()) {
            if (party.names().stream().noneMatch(n -> !n.equals(name) && name.contains(n))) {
                for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
                    times++;
                }
            }
        }
        return times;
    }

    /// The one published work that a report credits, or null.
    private @Nullable String workBehind(String report, Works here) {
        Set<String> keys = new TreeSet<>();
        for (Attribution attribution : reading(report).attributions().attributions()) {
            for (int i = attribution.chain().size() - 1; i >= 0; i--) {
                Source source = sources.get(attribution.chain().get(i));
                String key = source == null ? null : here.keyOf(source);
                if (key != null) {
                    keys.add(key);
                    break;
                }
            }
        }
        return keys.size() == 1 ? keys.iterator().next() : null;
    }

    private static Reason reason(String rule, double weight, String detail, Mention mention) {
        return Reason.of(rule, weight, detail, mention.passage());
    }
}
