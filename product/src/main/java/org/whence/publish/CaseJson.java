package org.whence.publish;

import java.io.IOException;
import java.io.Writer;
import java.nio.CharBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.whence.model.Attribution;
import org.whence.model.Backing;
import org.whence.model.Case;
import org.whence.model.Claim;
import org.whence.model.Corroboration;
import org.whence.model.Derivation;
import org.whence.model.Drift;
import org.whence.model.Mention;
import org.whence.model.Origin;
import org.whence.model.Passage;
import org.whence.model.Polarity;
import org.whence.model.Quantity;
import org.whence.model.Reading;
import org.whence.model.Reason;
import org.whence.model.Report;
import org.whence.model.Sheet;
import org.whence.model.Span;
import org.whence.model.Stance;
import org.whence.model.Story;
import org.whence.model.TimeRef;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// The whole case as JSON, format `whence-case/1`. Positions are code points into the report's text; every span carries
/// its words.
final class CaseJson {
    static final String FORMAT = "whence-case/1";

    private static final JsonFactory JSON = JsonFactory.builder().build();

    private final Case whence;
    private final Map<String, Report> reports = new HashMap<>();
    private final Map<String, CodePoints> positions = new HashMap<>();
    private final Map<String, Mention> mentions = new HashMap<>();
    private final Map<String, Origin> origins = new HashMap<>();

    /// For an origin that lies in the folder, its report.
    private final Map<String, @Nullable String> heldReports = new HashMap<>();

    CaseJson(Case whence) {
        this.whence = whence;
        whence.reports().forEach(r -> reports.put(r.id(), r));
        whence.reports().forEach(r -> positions.put(r.id(), new CodePoints(r.text())));
        whence.mentions().forEach(m -> mentions.put(m.id(), m));
        whence.origins().forEach(o -> heldReports.put(o.id(), o.report()));
        whence.origins().forEach(o -> origins.put(o.id(), o));
    }

    void write(Appendable out) throws IOException {
        write(out, Writing::all);
    }

    /// Parts of the case alone, by their names.
    void write(List<String> parts, Appendable out) throws IOException {
        write(out, writing -> writing.some(parts));
    }

    /// The attributions of one report and its names.
    static void write(Reading reading, List<Attribution> mended, Appendable out)
            throws IOException {
        Case alone =
                new Case(
                        List.of(reading.report()),
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
                        List.of(),
                        List.of(),
                        List.of());
        CaseJson json = new CaseJson(alone);
        json.write(out, writing -> writing.tagged(reading, mended));
    }

    private void write(Appendable out, Consumer<Writing> what) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(new Indented(), new Appending(out))) {
            what.accept(new Writing(json));
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
        out.append('\n');
    }

    private Report report(String id) {
        Report report = reports.get(id);
        if (report == null) {
            throw new IllegalArgumentException("no report " + id);
        }
        return report;
    }

    private String reportOfMention(String id) {
        Mention mention = mentions.get(id);
        if (mention == null) {
            throw new IllegalArgumentException("no mention " + id);
        }
        return mention.report();
    }

    /// What the generator writes goes on to an appendable, which stays open.
    private static final class Appending extends Writer {
        private final Appendable to;

        Appending(Appendable to) {
            this.to = to;
        }

        @Override
        public void write(char[] characters, int offset, int length) throws IOException {
            to.append(CharBuffer.wrap(characters, offset, length));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /// Line feeds everywhere, whatever the machine.
    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            DefaultIndenter lines = new DefaultIndenter(" ", "\n");
            return new DefaultPrettyPrinter().withArrayIndenter(lines).withObjectIndenter(lines);
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }

    /// One pass over the case, list by list.
    private final class Writing {
        private final JsonGenerator json;

        Writing(JsonGenerator json) {
            this.json = json;
        }

        /// How each part of the case is written, in order.
        private Map<String, Runnable> parts() {
            Map<String, Runnable> parts = new LinkedHashMap<>();
            parts.put("reports", this::reports);
            parts.put("unreadable", this::unreadable);
            parts.put(
                    "attributions",
                    () -> objects("attributions", whence.attributions(), this::attribution));
            parts.put("sources", this::sources);
            parts.put("mentions", this::mentions);
            parts.put("claims", this::claims);
            parts.put("responses", this::responses);
            parts.put(
                    "derivations",
                    () -> objects("derivations", whence.derivations(), this::derivation));
            parts.put("origins", () -> objects("origins", whence.origins(), this::origin));
            parts.put("drifts", () -> objects("drifts", whence.drifts(), this::drift));
            parts.put("parties", this::parties);
            parts.put("relations", this::relations);
            parts.put("listings", this::listings);
            parts.put("stories", () -> objects("stories", whence.stories(), this::story));
            parts.put("sheets", () -> objects("sheets", whence.sheets(), this::sheet));
            return parts;
        }

        void all() {
            some(List.copyOf(parts().keySet()));
        }

        void some(List<String> names) {
            Map<String, Runnable> parts = parts();
            json.writeStartObject();
            text("format", FORMAT);
            for (String name : names) {
                Runnable part = parts.get(name);
                if (part == null) {
                    throw new IllegalArgumentException("no part " + name + " in " + FORMAT);
                }
                part.run();
            }
            json.writeEndObject();
        }

        private void unreadable() {
            objects(
                    "unreadable",
                    whence.unreadable(),
                    u -> {
                        text("file", u.file());
                        text("why", u.why());
                    });
        }

        private void sources() {
            objects(
                    "sources",
                    whence.sources(),
                    s -> {
                        text("id", s.id());
                        text("kind", s.kind().name());
                        text("name", s.name());
                        text("party", s.party());
                    });
        }

        private void reports() {
            Map<String, String> stories = new HashMap<>();
            for (Story story : whence.stories()) {
                story.reports().forEach(r -> stories.putIfAbsent(r, story.id()));
            }
            objects(
                    "reports",
                    whence.reports(),
                    r -> {
                        CodePoints points = at(r.id());
                        text("id", r.id());
                        text("file", r.file());
                        texts("copies", r.copies());
                        text("sha256", r.sha256());
                        text("title", r.title());
                        text("outlet", r.outlet());
                        text("author", r.author());
                        text("published", r.published());
                        text("language", r.language());
                        text("url", r.url());
                        text("within", r.within());
                        text("story", stories.get(r.id()));
                        text("text", r.text());
                        objects(
                                "blocks",
                                r.blocks(),
                                b -> {
                                    text("kind", b.kind().name());
                                    json.writeNumberProperty("start", points.at(b.at().start()));
                                    json.writeNumberProperty("end", points.at(b.at().end()));
                                });
                    });
        }

        /// What is said of one report alone: chains and speakers by their names.
        private void tagged(Reading reading, List<Attribution> mended) {
            Map<String, String> names = new HashMap<>();
            reading.attributions().sources().forEach(s -> names.put(s.id(), s.name()));
            json.writeStartObject();
            text("format", FORMAT);
            objects(
                    "attributions",
                    reading.attributions().attributions(),
                    a -> tagged(a, names, reading.mentions()));
            objects("mended", mended, a -> tagged(a, names, reading.mentions()));
            objects(
                    "names",
                    reading.annotation().names(),
                    n -> {
                        CodePoints points = at(reading.report().id());
                        json.writeNumberProperty("start", points.at(n.at().start()));
                        json.writeNumberProperty("end", points.at(n.at().end()));
                        text("kind", n.kind().name());
                    });
            json.writeEndObject();
        }

        private void tagged(Attribution a, Map<String, String> names, List<Mention> stated) {
            text("id", a.id());
            text("report", a.report());
            text("type", a.type().name());
            text("stance", a.stance().name());
            spans("source", a.report(), a.source());
            spans("cue", a.report(), a.cue());
            spans("content", a.report(), a.content());
            text("speaker", a.speaker() == null ? null : names.get(a.speaker()));
            texts("chain", a.chain().stream().map(id -> names.getOrDefault(id, id)).toList());
            text("parent", a.parent());
            Mention mention = stated(a, stated);
            if (mention != null) {
                boolean turned = a.stance() == Stance.DENIES && mention.response() == null;
                boolean denied = (mention.polarity() == Polarity.DENIED) != turned;
                text("certainty", mention.certainty().name());
                text("polarity", (denied ? Polarity.DENIED : Polarity.AFFIRMED).name());
            }
            why(a.why());
        }

        /// The attribution's own content, or the mention that covers most of it.
        private static @Nullable Mention stated(Attribution a, List<Mention> stated) {
            Mention best = null;
            int most = 0;
            for (Mention mention : stated) {
                if (a.id().equals(mention.attribution())
                        && a.content().stream().anyMatch(c -> c.contains(mention.at()))) {
                    return mention;
                }
                int shared = a.content().stream().mapToInt(c -> c.shared(mention.at())).sum();
                if (shared > most) {
                    most = shared;
                    best = mention;
                }
            }
            return best;
        }

        private void attribution(Attribution a) {
            text("id", a.id());
            text("report", a.report());
            text("type", a.type().name());
            text("stance", a.stance().name());
            spans("source", a.report(), a.source());
            spans("cue", a.report(), a.cue());
            spans("content", a.report(), a.content());
            text("speaker", a.speaker());
            texts("chain", a.chain());
            text("parent", a.parent());
            why(a.why());
        }

        private void mentions() {
            Map<String, String> claims = new HashMap<>();
            for (Claim claim : whence.claims()) {
                claim.mentions().forEach(m -> claims.putIfAbsent(m, claim.id()));
            }
            objects(
                    "mentions",
                    whence.mentions(),
                    m -> {
                        text("id", m.id());
                        text("report", m.report());
                        text("claim", claims.get(m.id()));
                        span("span", m.report(), m.at());
                        texts("chain", m.chain());
                        text("attribution", m.attribution());
                        text("certainty", m.certainty().name());
                        text("polarity", m.polarity().name());
                        text("response", m.response());
                        proposition(m);
                        objects("quantities", m.quantities(), q -> quantity(m.report(), q));
                        objects("times", m.times(), t -> time(m.report(), t));
                        why(m.why());
                    });
        }

        private void proposition(Mention m) {
            json.writeObjectPropertyStart("proposition");
            text("predicate", m.proposition().predicate());
            span("head", m.report(), m.proposition().head());
            span("subject", m.report(), m.proposition().subject());
            span("object", m.report(), m.proposition().object());
            json.writeEndObject();
        }

        private void quantity(String report, Quantity q) {
            number("value", q.value());
            text("unit", q.unit());
            text("bound", q.bound().name());
            span("span", report, q.at());
        }

        private void time(String report, TimeRef t) {
            text("from", t.from());
            text("to", t.to());
            span("span", report, t.at());
        }

        private void claims() {
            Map<String, Corroboration> behind = new HashMap<>();
            whence.corroborations().forEach(c -> behind.putIfAbsent(c.claim(), c));
            objects(
                    "claims",
                    whence.claims(),
                    c -> {
                        Corroboration found = behind.get(c.id());
                        text("id", c.id());
                        text("sentence", c.sentence());
                        text("story", c.story());
                        texts("mentions", c.mentions());
                        if (found != null) {
                            json.writeObjectPropertyStart("origins");
                            json.writeNumberProperty("min", found.min());
                            json.writeNumberProperty("max", found.max());
                            texts("ids", found.origins());
                            texts("names", names(found.origins()));
                            why(found.why());
                            json.writeEndObject();
                        } else {
                            json.writeNullProperty("origins");
                        }
                        texts("against", found == null ? List.of() : found.against());
                        text("grade", found == null ? null : found.grade());
                        texts("unanswered", found == null ? List.of() : found.unanswered());
                        why(c.why());
                    });
        }

        private List<String> names(List<String> ids) {
            return ids.stream()
                    .map(id -> {
                        Origin origin = origins.get(id);
                        if (origin == null) {
                            throw new IllegalArgumentException("no origin " + id);
                        }
                        return origin.name();
                    })
                    .toList();
        }

        private void responses() {
            objects(
                    "responses",
                    whence.responses(),
                    r -> {
                        text("id", r.id());
                        text("party", r.party());
                        text("who", r.who());
                        text("kind", r.kind().name());
                        texts("claims", r.claims());
                        text("mention", r.mention());
                    });
        }

        private void derivation(Derivation d) {
            String from = reports.containsKey(d.from()) ? d.from() : heldReports.get(d.from());
            text("from", d.from());
            text("to", d.to());
            text("kind", d.kind().name());
            number("confidence", d.confidence());
            why(d.why());
            passages(from, d);
        }

        /// The same words in both reports; none where the one that it comes from is not held.
        private void passages(@Nullable String from, Derivation d) {
            json.writeArrayPropertyStart("passages");
            if (from != null) {
                for (Derivation.Match match : d.passages()) {
                    json.writeStartObject();
                    span("from", from, match.from());
                    span("to", d.to(), match.to());
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
        }

        private void origin(Origin o) {
            text("id", o.id());
            text("name", o.name());
            text("kind", o.kind().name());
            text("report", o.report());
            why(o.why());
        }

        private void drift(Drift d) {
            text("id", d.id());
            text("claim", d.claim());
            text("kind", d.kind().name());
            text("from", d.from());
            text("to", d.to());
            span("before", reportOfMention(d.from()), d.before());
            span("after", reportOfMention(d.to()), d.after());
            text("severity", d.severity().name());
            why(d.why());
        }

        private void parties() {
            objects(
                    "parties",
                    whence.parties(),
                    p -> {
                        text("id", p.id());
                        text("kind", p.kind().name());
                        text("name", p.name());
                        texts("names", p.names());
                        passages("mentions", p.mentions());
                    });
        }

        private void relations() {
            objects(
                    "relations",
                    whence.relations(),
                    r -> {
                        text("id", r.id());
                        text("kind", r.kind().name());
                        text("subject", r.subject());
                        text("object", r.object());
                        texts("claims", r.claims());
                        passages("words", r.words());
                        backing(r.backing());
                        json.writeBooleanProperty("former", r.isFormer());
                        objects("times", r.times(), t -> time(t.report(), t.time()));
                        why(r.why());
                    });
        }

        private void backing(Backing backing) {
            json.writeObjectPropertyStart("origins");
            json.writeNumberProperty("min", backing.min());
            json.writeNumberProperty("max", backing.max());
            texts("ids", backing.origins());
            texts("names", names(backing.origins()));
            json.writeEndObject();
        }

        private void sheet(Sheet sheet) {
            text("party", sheet.party());
            objects(
                    "attributes",
                    sheet.attributes(),
                    a -> {
                        text("name", a.name());
                        json.writeBooleanProperty("contested", a.isContested());
                        objects("values", a.values(), this::value);
                        why(a.why());
                    });
        }

        private void value(Sheet.Value value) {
            text("text", value.text());
            json.writeName("quantity");
            Quantity quantity = value.quantity();
            if (quantity == null) {
                json.writeNull();
            } else {
                json.writeStartObject();
                quantity(value.words().getFirst().report(), quantity);
                json.writeEndObject();
            }
            passages("words", value.words());
            texts("mentions", value.mentions());
            texts("claims", value.backing().claims());
            backing(value.backing());
        }

        private void listings() {
            objects(
                    "listings",
                    whence.listings(),
                    l -> {
                        text("party", l.party());
                        text("list", l.list());
                        text("entry", l.entry());
                        text("name", l.name());
                        number("score", l.score());
                        text("judgement", l.judgement().name());
                        why(l.why());
                    });
        }

        private void story(Story s) {
            text("id", s.id());
            text("title", s.title());
            texts("reports", s.reports());
        }

        private void why(List<Reason> reasons) {
            objects(
                    "why",
                    reasons,
                    r -> {
                        text("rule", r.rule());
                        number("weight", r.weight());
                        text("detail", r.detail());
                        passages("evidence", r.evidence());
                    });
        }

        private void passages(String name, List<Passage> passages) {
            objects(
                    name,
                    passages,
                    p -> {
                        text("report", p.report());
                        span("span", p.report(), p.at());
                    });
        }

        private void spans(String name, String report, List<Span> spans) {
            json.writeArrayPropertyStart(name);
            spans.forEach(s -> span(report, s));
            json.writeEndArray();
        }

        private void span(String name, String report, @Nullable Span span) {
            json.writeName(name);
            if (span == null) {
                json.writeNull();
            } else {
                span(report, span);
            }
        }

        private void span(String report, Span span) {
            CodePoints points = at(report);
            json.writeStartObject();
            json.writeNumberProperty("start", points.at(span.start()));
            json.writeNumberProperty("end", points.at(span.end()));
            text("quote", report(report).quote(span));
            json.writeEndObject();
        }

        private CodePoints at(String report) {
            CodePoints points = positions.get(report);
            if (points == null) {
                throw new IllegalArgumentException("no report " + report);
            }
            return points;
        }

        /// Whole numbers without a point, as people write them.
        private void number(String name, double value) {
            if (value == Math.rint(value) && Math.abs(value) < 1e15) {
                json.writeNumberProperty(name, (long) value);
            } else {
                json.writeNumberProperty(name, value);
            }
        }

        private void text(String name, @Nullable Object value) {
            if (value == null) {
                json.writeNullProperty(name);
            } else {
                json.writeStringProperty(name, value.toString());
            }
        }

        private void texts(String name, List<String> values) {
            json.writeArrayPropertyStart(name);
            values.forEach(json::writeString);
            json.writeEndArray();
        }

        private <T> void objects(String name, List<T> all, Consumer<T> members) {
            json.writeArrayPropertyStart(name);
            for (T one : all) {
                json.writeStartObject();
                members.accept(one);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }
}
