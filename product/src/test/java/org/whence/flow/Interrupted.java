package org.whence.flow;

import java.nio.file.Path;
import java.util.List;
import org.whence.model.Alignment;
import org.whence.model.Annotation;
import org.whence.model.Attributions;
import org.whence.model.Corroborations;
import org.whence.model.Derivations;
import org.whence.model.Drift;
import org.whence.model.Mention;
import org.whence.model.Reading;
import org.whence.model.Relations;
import org.whence.model.Report;
import org.whence.model.Resolution;
import org.whence.model.Unreadable;
import org.whence.store.CaseStore;

/// A run in a process of its own that says every step it enters on standard output and stays in one of them, so that a test
/// can kill it there.
final class Interrupted {
    private Interrupted() {}

    /// Arguments: the case's folder, the reports' folder, the step to stay in.
    public static void main(String[] arguments) {
        Stay stay = new Stay(arguments[2]);
        try (CaseStore store = CaseStore.create(Path.of(arguments[0]))) {
            new Cases(new SlowSteps(stay), new Told(stay), 2)
                    .read(List.of(Path.of(arguments[1])), store);
        }
        stay.say("closed");
    }

    private record Stay(String at) {
        void say(String step) {
            System.out.println(step);
            System.out.flush();
            if (step.equals(at)) {
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private record Told(Stay stay) implements Progress {
        @Override
        public void begin(String step, int count) {
            stay.say("begin " + step);
        }

        @Override
        public void step() {
            stay.say("step");
        }

        @Override
        public void end() {
            stay.say("end");
        }

        @Override
        public void unread(Unreadable file) {}
    }

    private static final class SlowSteps extends LineSteps {
        private final Stay stay;

        SlowSteps(Stay stay) {
            this.stay = stay;
        }

        @Override
        public Annotation annotate(Report report) {
            stay.say("annotate");
            return super.annotate(report);
        }

        @Override
        public Attributions attribute(Report report, Annotation annotation) {
            stay.say("attribute");
            return super.attribute(report, annotation);
        }

        @Override
        public List<Mention> state(
                Report report, Annotation annotation, Attributions attributions) {
            stay.say("claim");
            return super.state(report, annotation, attributions);
        }

        @Override
        public Resolution resolve(List<Reading> readings) {
            stay.say("resolve");
            return super.resolve(readings);
        }

        @Override
        public Alignment align(List<Reading> readings, Resolution resolution) {
            stay.say("align");
            return super.align(readings, resolution);
        }

        @Override
        public Derivations derive(
                List<Reading> readings, Resolution resolution, Alignment alignment) {
            stay.say("derive");
            return super.derive(readings, resolution, alignment);
        }

        @Override
        public Corroborations corroborate(
                List<Reading> readings,
                Resolution resolution,
                Alignment alignment,
                Derivations derivations) {
            stay.say("corroborate");
            return super.corroborate(readings, resolution, alignment, derivations);
        }

        @Override
        public List<Drift> drifts(
                List<Reading> readings,
                Resolution resolution,
                Alignment alignment,
                Derivations derivations,
                Corroborations corroborations) {
            stay.say("drift");
            return super.drifts(readings, resolution, alignment, derivations, corroborations);
        }

        @Override
        public Relations relate(
                List<Reading> readings,
                Resolution resolution,
                Alignment alignment,
                Corroborations corroborations) {
            stay.say("relate");
            return super.relate(readings, resolution, alignment, corroborations);
        }
    }
}
