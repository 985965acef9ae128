package org.whence.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.whence.model.Alignment;
import org.whence.model.Annotation;
import org.whence.model.Attributions;
import org.whence.model.BlockKind;
import org.whence.model.Certainty;
import org.whence.model.Claim;
import org.whence.model.Corroboration;
import org.whence.model.Corroborations;
import org.whence.model.Derivations;
import org.whence.model.Drift;
import org.whence.model.Ids;
import org.whence.model.Mention;
import org.whence.model.Name;
import org.whence.model.Origin;
import org.whence.model.OriginKind;
import org.whence.model.Party;
import org.whence.model.PartyKind;
import org.whence.model.Passage;
import org.whence.model.Polarity;
import org.whence.model.Proposition;
import org.whence.model.Reading;
import org.whence.model.Reason;
import org.whence.model.Relation;
import org.whence.model.Report;
import org.whence.model.Resolution;
import org.whence.model.Sentence;
import org.whence.model.Span;
import org.whence.model.Story;

/// Steps that load no model: every line is a claim, the same words are the same claim, every report is an origin, and a word
/// in capitals is a party. Enough of a case to tell two runs apart.
public class LineSteps implements Steps {
    private static final Pattern LINE = Pattern.compile("(?m)^\\S.*$");
    private static final Pattern CAPITALS = Pattern.compile("\\b[A-Z]{2,}\\b");

    @Override
    public void release() {}

    @Override
    public String version() {
        return "lines/1";
    }

    @Override
    public String annotatorVersion() {
        return "lines/1";
    }

    @Override
    public String attributorVersion() {
        return "lines/1";
    }

    @Override
    public Annotation annotate(Report report) {
        List<Sentence> sentences = new ArrayList<>();
        Matcher line = LINE.matcher(report.text());
        while (line.find()) {
            sentences.add(
                    new Sentence(
                            new Span(line.start(), line.end()), BlockKind.PARAGRAPH, List.of()));
        }
        List<Name> names = new ArrayList<>();
        Matcher capitals = CAPITALS.matcher(report.text());
        while (capitals.find()) {
            names.add(new Name(new Span(capitals.start(), capitals.end()), PartyKind.ORGANISATION));
        }
        return new Annotation(report.id(), sentences, names, List.of(), List.of(), List.of());
    }

    @Override
    public Attributions attribute(Report report, Annotation annotation) {
        return new Attributions(report.id(), List.of(), List.of());
    }

    @Override
    public List<Mention> state(Report report, Annotation annotation, Attributions attributions) {
        return annotation.sentences().stream()
                .map(s ->
                        new Mention(
                                Ids.of("mention", report.id(), s.at()),
                                report.id(),
                                s.at(),
                                new Proposition("be", s.at(), null, null),
                                List.of(),
                                null,
                                Certainty.CERTAIN,
                                Polarity.AFFIRMED,
                                null,
                                List.of(),
                                List.of(),
                                List.of()))
                .toList();
    }

    @Override
    public Resolution resolve(List<Reading> readings) {
        Map<String, List<Passage>> places = new TreeMap<>();
        for (Reading reading : readings) {
            for (Name name : reading.annotation().names()) {
                places.computeIfAbsent(reading.report().quote(name.at()), n -> new ArrayList<>())
                        .add(new Passage(reading.report().id(), name.at()));
            }
        }
        List<Party> parties = new ArrayList<>();
        places.forEach((name, at) ->
                parties.add(
                        new Party(
                                Ids.of("party", name),
                                PartyKind.ORGANISATION,
                                name,
                                List.of(name),
                                at)));
        return new Resolution(parties, List.of());
    }

    @Override
    public Alignment align(List<Reading> readings, Resolution resolution) {
        Map<String, List<String>> mentions = new LinkedHashMap<>();
        for (Reading reading : readings) {
            for (Mention mention : reading.mentions()) {
                mentions.computeIfAbsent(
                                reading.report().quote(mention.at()), s -> new ArrayList<>())
                        .add(mention.id());
            }
        }
        List<Claim> claims = new ArrayList<>();
        mentions.forEach((sentence, ids) ->
                claims.add(
                        new Claim(Ids.of("claim", sentence), sentence, "story", ids, List.of())));
        Story story =
                new Story(
                        "story", "One story", readings.stream().map(r -> r.report().id()).toList());
        return new Alignment(List.of(story), claims);
    }

    @Override
    public Derivations derive(List<Reading> readings, Resolution resolution, Alignment alignment) {
        return new Derivations(
                List.of(),
                readings.stream()
                        .map(Reading::report)
                        .map(r ->
                                new Origin(
                                        Ids.of("origin", r.id()),
                                        r.title(),
                                        OriginKind.REPORT,
                                        r.id(),
                                        List.of()))
                        .toList());
    }

    @Override
    public Corroborations corroborate(
            List<Reading> readings,
            Resolution resolution,
            Alignment alignment,
            Derivations derivations) {
        List<Corroboration> corroborations =
                alignment.claims().stream()
                        .map(c ->
                                new Corroboration(
                                        c.id(),
                                        1,
                                        c.mentions().size(),
                                        List.of(),
                                        List.of(),
                                        "6",
                                        List.of(Reason.of("lines", 1, "as many as its lines"))))
                        .toList();
        return new Corroborations(corroborations, List.of(), derivations.origins());
    }

    @Override
    public List<Drift> drifts(
            List<Reading> readings,
            Resolution resolution,
            Alignment alignment,
            Derivations derivations,
            Corroborations corroborations) {
        return List.of();
    }

    @Override
    public List<Relation> relate(
            List<Reading> readings, Resolution resolution, Alignment alignment) {
        return List.of();
    }
}
