package org.whence.flow;

import java.util.List;
import org.whence.align.Aligner;
import org.whence.annotate.Annotator;
import org.whence.attribute.Attributor;
import org.whence.claim.Claims;
import org.whence.corroborate.Corroborator;
import org.whence.derive.Deriver;
import org.whence.drift.Drifts;
import org.whence.model.Alignment;
import org.whence.model.Annotation;
import org.whence.model.Attributions;
import org.whence.model.Corroborations;
import org.whence.model.Derivations;
import org.whence.model.Drift;
import org.whence.model.Mention;
import org.whence.model.Reading;
import org.whence.model.Relation;
import org.whence.model.Report;
import org.whence.model.Resolution;
import org.whence.relate.Relater;
import org.whence.resolve.Resolver;

/// The steps behind reading, as the pipeline calls them. Tests put others in their place.
public interface Steps {
    /// Changes whenever any step might find something else.
    String version();

    /// What the per-report steps were made by; a change makes them run anew.
    String annotatorVersion();

    String attributorVersion();

    Annotation annotate(Report report);

    Attributions attribute(Report report, Annotation annotation);

    List<Mention> state(Report report, Annotation annotation, Attributions attributions);

    Resolution resolve(List<Reading> readings);

    Alignment align(List<Reading> readings, Resolution resolution);

    Derivations derive(List<Reading> readings, Resolution resolution, Alignment alignment);

    Corroborations corroborate(
            List<Reading> readings,
            Resolution resolution,
            Alignment alignment,
            Derivations derivations);

    List<Drift> drifts(
            List<Reading> readings,
            Resolution resolution,
            Alignment alignment,
            Derivations derivations,
            Corroborations corroborations);

    List<Relation> relate(List<Reading> readings, Resolution resolution, Alignment alignment);

    /// Lets go of the models of the per-report steps; they are loaded anew if they are needed again.
    void release();

    /// The real steps; models are loaded when first needed.
    static Steps real() {
        return steps(false);
    }

    /// The real steps, whose models stay loaded between cases.
    static Steps resident() {
        return steps(true);
    }

    private static Steps steps(boolean resident) {
        return new Steps() {
            private final Annotator annotator = new Annotator();
            private final Attributor attributor = new Attributor();
            private final Claims claims = new Claims();
            private final Resolver resolver = new Resolver();
            private final Aligner aligner = new Aligner();
            private final Deriver deriver = new Deriver();
            private final Corroborator corroborator = new Corroborator();
            private final Drifts drifts = new Drifts();
            private final Relater relater = new Relater();

            @Override
            public String version() {
                return attributorVersion() + "+" + Edition.current();
            }

            @Override
            public void release() {
                if (!resident) {
                    annotator.release();
                    attributor.close();
                }
            }

            @Override
            public String annotatorVersion() {
                return annotator.version();
            }

            @Override
            public String attributorVersion() {
                return annotator.version() + "+" + attributor.version();
            }

            @Override
            public Annotation annotate(Report report) {
                return annotator.annotate(report);
            }

            @Override
            public Attributions attribute(Report report, Annotation annotation) {
                return attributor.attribute(report, annotation);
            }

            @Override
            public List<Mention> state(
                    Report report, Annotation annotation, Attributions attributions) {
                return claims.state(report, annotation, attributions);
            }

            @Override
            public Resolution resolve(List<Reading> readings) {
                return resolver.resolve(readings);
            }

            @Override
            public Alignment align(List<Reading> readings, Resolution resolution) {
                return aligner.align(readings, resolution);
            }

            @Override
            public Derivations derive(
                    List<Reading> readings, Resolution resolution, Alignment alignment) {
                return deriver.derive(readings, resolution, alignment);
            }

            @Override
            public Corroborations corroborate(
                    List<Reading> readings,
                    Resolution resolution,
                    Alignment alignment,
                    Derivations derivations) {
                return corroborator.corroborate(readings, resolution, alignment, derivations);
            }

            @Override
            public List<Drift> drifts(
                    List<Reading> readings,
                    Resolution resolution,
                    Alignment alignment,
                    Derivations derivations,
                    Corroborations corroborations) {
                return drifts.find(readings, resolution, alignment, derivations, corroborations);
            }

            @Override
            public List<Relation> relate(
                    List<Reading> readings, Resolution resolution, Alignment alignment) {
                return relater.relate(readings, resolution, alignment);
            }
        };
    }
}
