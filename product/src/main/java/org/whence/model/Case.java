package org.whence.model;

import java.util.List;

/// What Whence makes of a folder. Every list is in a fixed order, whatever the threads did.
public record Case(
        List<Report> reports,
        List<Unreadable> unreadable,
        List<Attribution> attributions,
        List<Source> sources,
        List<Mention> mentions,
        List<Claim> claims,
        List<Corroboration> corroborations,
        List<Response> responses,
        List<Derivation> derivations,
        List<Origin> origins,
        List<Drift> drifts,
        List<Party> parties,
        List<Relation> relations,
        List<Listing> listings,
        List<Story> stories,
        List<Sheet> sheets) {
    public Case {
        reports = List.copyOf(reports);
        unreadable = List.copyOf(unreadable);
        attributions = List.copyOf(attributions);
        sources = List.copyOf(sources);
        mentions = List.copyOf(mentions);
        claims = List.copyOf(claims);
        corroborations = List.copyOf(corroborations);
        responses = List.copyOf(responses);
        derivations = List.copyOf(derivations);
        origins = List.copyOf(origins);
        drifts = List.copyOf(drifts);
        parties = List.copyOf(parties);
        relations = List.copyOf(relations);
        listings = List.copyOf(listings);
        stories = List.copyOf(stories);
        sheets = List.copyOf(sheets);
    }

    /// A case without sheets.
    public Case(
            List<Report> reports,
            List<Unreadable> unreadable,
            List<Attribution> attributions,
            List<Source> sources,
            List<Mention> mentions,
            List<Claim> claims,
            List<Corroboration> corroborations,
            List<Response> responses,
            List<Derivation> derivations,
            List<Origin> origins,
            List<Drift> drifts,
            List<Party> parties,
            List<Relation> relations,
            List<Listing> listings,
            List<Story> stories) {
        this(
                reports,
                unreadable,
                attributions,
                sources,
                mentions,
                claims,
                corroborations,
                responses,
                derivations,
                origins,
                drifts,
                parties,
                relations,
                listings,
                stories,
                List.of());
    }
}
