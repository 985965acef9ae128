package org.whence.publish;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.whence.model.Attribution;
import org.whence.model.Case;
import org.whence.model.Claim;
import org.whence.model.Corroboration;
import org.whence.model.Derivation;
import org.whence.model.Drift;
import org.whence.model.Listing;
import org.whence.model.Mention;
import org.whence.model.Origin;
import org.whence.model.Party;
import org.whence.model.Passage;
import org.whence.model.Quantity;
import org.whence.model.Reason;
import org.whence.model.Relation;
import org.whence.model.Report;
import org.whence.model.Response;
import org.whence.model.Source;
import org.whence.model.Span;
import org.whence.model.Story;
import org.whence.model.TimeRef;
import org.whence.model.Unreadable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// The case as JSON, format `whence-case/1`; `whence-case-1.schema.json` describes it.
final class Json {
    private final Case whence;
    private final Positions positions;
    private final JsonGenerator out;

    private Json(Case whence, JsonGenerator out) {
        this.whence = whence;
        this.positions = new Positions(whence.reports());
        this.out = out;
    }

    static void write(Case whence, Appendable to) throws IOException {
        write(whence, to, Json::whole);
    }

    static void write(Case whence, List<String> parts, Appendable to) throws IOException {
        write(whence, to, json -> json.some(parts));
    }

    static void write(Report report, List<Attribution> attributions, Appendable to)
            throws IOException {
        Case alone =
                new Case(
                        List.of(report),
                        List.of(),
                        attributions,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
        write(alone, to, json -> json.some(List.of("attributions")));
    }

    private static void write(Case whence, Appendable to, Consumer<Json> what) throws IOException {
        StringWriter buffer = new StringWriter();
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter(" ", "\n"));
        try (JsonGenerator generator =
                JsonFactory.builder().build().createGenerator(new Pretty(printer), buffer)) {
            what.accept(new Json(whence, generator));
        }
        to.append(buffer.toString()).append('\n');
    }

    private static final class Pretty extends ObjectWriteContext.Base {
        private final DefaultPrettyPrinter printer;

        Pretty(DefaultPrettyPrinter printer) {
            this.printer = printer;
        }

        @Override
        public tools.jackson.core.PrettyPrinter getPrettyPrinter() {
            return printer.createInstance();
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }

    private static final List<String> PARTS =
            List.of(
                    "reports",
                    "unreadable",
                    "attributions",
                    "sources",
                    "mentions",
                    "claims",
                    "responses",
                    "derivations",
                    "origins",
                    "drifts",
                    "parties",
                    "relations",
                    "listings",
                    "stories");

    private void whole() {
        some(PARTS);
    }

    private void some(List<String> parts) {
        Map<String, String> claimOf = new HashMap<>();
        for (Claim claim : whence.claims()) {
            claim.mentions().forEach(m -> claimOf.put(m, claim.id()));
        }
        Map<String, Mention> mentions = new HashMap<>();
        whence.mentions().forEach(m -> mentions.put(m.id(), m));
        Map<String, Corroboration> corroborations = new HashMap<>();
        whence.corroborations().forEach(c -> corroborations.put(c.claim(), c));
        Map<String, String> storyOf = new HashMap<>();
        whence.stories().forEach(s -> s.reports().forEach(r -> storyOf.put(r, s.id())));
        out.writeStartObject();
        out.writeStringProperty("format", "whence-case/1");
        for (String part : parts) {
            switch (part) {
                case "reports" -> each(part, whence.reports(), r -> report(r, storyOf));
                case "unreadable" -> each(part, whence.unreadable(), this::unreadable);
                case "attributions" -> each(part, whence.attributions(), this::attribution);
                case "sources" -> each(part, whence.sources(), this::source);
                case "mentions" ->
                        each(part, whence.mentions(), m -> mention(m, claimOf.get(m.id())));
                case "claims" ->
                        each(part, whence.claims(), c -> claim(c, corroborations.get(c.id())));
                case "responses" -> each(part, whence.responses(), this::response);
                case "derivations" -> each(part, whence.derivations(), this::derivation);
                case "origins" -> each(part, whence.origins(), this::origin);
                case "drifts" -> each(part, whence.drifts(), d -> drift(d, mentions));
                case "parties" -> each(part, whence.parties(), this::party);
                case "relations" -> each(part, whence.relations(), this::relation);
                case "listings" -> each(part, whence.listings(), this::listing);
                case "stories" -> each(part, whence.stories(), this::story);
                default ->
                        throw new IllegalArgumentException("no part " + part + " in whence-case/1");
            }
        }
        out.writeEndObject();
    }

    private void unreadable(Unreadable unreadable) {
        string("file", unreadable.file());
        string("why", unreadable.why());
    }

    private void report(Report report, Map<String, String> storyOf) {
        string("id", report.id());
        string("file", report.file());
        strings("copies", report.copies());
        string("sha256", report.sha256());
        string("title", report.title());
        string("outlet", report.outlet());
        string("author", report.author());
        string("published", report.published() == null ? null : report.published().toString());
        string("language", report.language());
        string("url", report.url());
        string("within", report.within());
        string("text", report.text());
        string("story", storyOf.get(report.id()));
        each(
                "blocks",
                report.blocks(),
                b -> {
                    string("kind", b.kind().name());
                    out.writeNumberProperty(
                            "start", positions.codePoint(report.id(), b.at().start()));
                    out.writeNumberProperty("end", positions.codePoint(report.id(), b.at().end()));
                });
    }

    private void attribution(Attribution attribution) {
        string("id", attribution.id());
        string("report", attribution.report());
        string("type", attribution.type().name());
        string("stance", attribution.stance().name());
        spans("source", attribution.report(), attribution.source());
        spans("cue", attribution.report(), attribution.cue());
        spans("content", attribution.report(), attribution.content());
        string("speaker", attribution.speaker());
        strings("chain", attribution.chain());
        string("parent", attribution.parent());
        reasons(attribution.why());
    }

    private void source(Source source) {
        string("id", source.id());
        string("kind", source.kind().name());
        string("name", source.name());
        string("party", source.party());
    }

    private void mention(Mention mention, @Nullable String claim) {
        string("id", mention.id());
        string("report", mention.report());
        string("claim", claim);
        span("span", mention.report(), mention.at());
        strings("chain", mention.chain());
        string("attribution", mention.attribution());
        string("certainty", mention.certainty().name());
        string("polarity", mention.polarity().name());
        string("response", mention.response() == null ? null : mention.response().name());
        string("predicate", mention.proposition().predicate());
        span("subject", mention.report(), mention.proposition().subject());
        span("object", mention.report(), mention.proposition().object());
        each("quantities", mention.quantities(), q -> quantity(mention.report(), q));
        each("times", mention.times(), t -> time(mention.report(), t));
        reasons(mention.why());
    }

    private void quantity(String report, Quantity quantity) {
        out.writeNumberProperty("value", quantity.value());
        string("unit", quantity.unit());
        string("bound", quantity.bound().name());
        span("span", report, quantity.at());
    }

    private void time(String report, TimeRef time) {
        string("from", time.from() == null ? null : time.from().toString());
        string("to", time.to() == null ? null : time.to().toString());
        span("span", report, time.at());
    }

    private void claim(Claim claim, @Nullable Corroboration corroboration) {
        string("id", claim.id());
        string("sentence", claim.sentence());
        string("story", claim.story());
        strings("mentions", claim.mentions());
        out.writeName("origins");
        out.writeStartObject();
        if (corroboration != null) {
            out.writeNumberProperty("min", corroboration.min());
            out.writeNumberProperty("max", corroboration.max());
            strings("names", corroboration.origins().stream().map(this::originName).toList());
            strings("ids", corroboration.origins());
            reasons(corroboration.why());
        }
        out.writeEndObject();
        strings("against", corroboration == null ? List.of() : corroboration.against());
        string("grade", corroboration == null ? null : corroboration.grade());
        reasons(claim.why());
    }

    private String originName(String id) {
        return whence.origins().stream()
                .filter(o -> o.id().equals(id))
                .map(Origin::name)
                .findFirst()
                .orElse(id);
    }

    private void response(Response response) {
        string("id", response.id());
        string("party", response.party());
        string("who", response.who());
        string("kind", response.kind().name());
        strings("claims", response.claims());
        string("mention", response.mention());
    }

    private void derivation(Derivation derivation) {
        string("from", derivation.from());
        string("to", derivation.to());
        string("kind", derivation.kind().name());
        out.writeNumberProperty("confidence", Math.round(derivation.confidence() * 1000) / 1000.0);
        reasons(derivation.why());
        each(
                "passages",
                derivation.passages(),
                p -> {
                    span("from", derivation.from(), p.from());
                    span("to", derivation.to(), p.to());
                });
    }

    private void origin(Origin origin) {
        string("id", origin.id());
        string("name", origin.name());
        string("kind", origin.kind().name());
        string("report", origin.report());
        reasons(origin.why());
    }

    private void drift(Drift drift, Map<String, Mention> mentions) {
        string("id", drift.id());
        string("claim", drift.claim());
        string("kind", drift.kind().name());
        string("from", drift.from());
        string("to", drift.to());
        Mention from = mentions.get(drift.from());
        Mention to = mentions.get(drift.to());
        if (from == null || to == null) {
            throw new IllegalArgumentException("a drift between unknown mentions: " + drift.id());
        }
        span("before", from.report(), drift.before());
        span("after", to.report(), drift.after());
        string("severity", drift.severity().name());
        reasons(drift.why());
    }

    private void party(Party party) {
        string("id", party.id());
        string("kind", party.kind().name());
        string("name", party.name());
        strings("names", party.names());
        each("mentions", party.mentions(), this::passage);
    }

    private void relation(Relation relation) {
        string("id", relation.id());
        string("kind", relation.kind().name());
        string("subject", relation.subject());
        string("object", relation.object());
        strings("claims", relation.claims());
        each("words", relation.words(), this::passage);
    }

    private void listing(Listing listing) {
        string("party", listing.party());
        string("list", listing.list());
        string("entry", listing.entry());
        string("name", listing.name());
        out.writeNumberProperty("score", listing.score());
        string("judgement", listing.judgement().name());
        reasons(listing.why());
    }

    private void story(Story story) {
        string("id", story.id());
        string("title", story.title());
        strings("reports", story.reports());
    }

    private void passage(Passage passage) {
        string("report", passage.report());
        span("span", passage.report(), passage.at());
    }

    private void reasons(List<Reason> reasons) {
        each(
                "why",
                reasons,
                r -> {
                    string("rule", r.rule());
                    out.writeNumberProperty("weight", r.weight());
                    string("detail", r.detail());
                    each("evidence", r.evidence(), this::passage);
                });
    }

    private <T> void each(String name, Collection<T> items, Consumer<T> item) {
        out.writeName(name);
        out.writeStartArray();
        for (T one : items) {
            out.writeStartObject();
            item.accept(one);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void spans(String name, String report, List<Span> spans) {
        out.writeName(name);
        out.writeStartArray();
        spans.forEach(s -> place(report, s));
        out.writeEndArray();
    }

    private void span(String name, String report, @Nullable Span span) {
        out.writeName(name);
        if (span == null) {
            out.writeNull();
        } else {
            place(report, span);
        }
    }

    private void place(String report, Span span) {
        out.writeStartObject();
        out.writeNumberProperty("start", positions.codePoint(report, span.start()));
        out.writeNumberProperty("end", positions.codePoint(report, span.end()));
        string("quote", positions.quote(report, span));
        out.writeEndObject();
    }

    private void strings(String name, List<String> values) {
        out.writeName(name);
        out.writeStartArray();
        values.forEach(out::writeString);
        out.writeEndArray();
    }

    private void string(String name, @Nullable String value) {
        if (value == null) {
            out.writeNullProperty(name);
        } else {
            out.writeStringProperty(name, value);
        }
    }
}
