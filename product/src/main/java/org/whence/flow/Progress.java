package org.whence.flow;

/// Hears how far a run is.
public interface Progress {
    /// Nobody listens.
    Progress SILENT =
            new Progress() {
                @Override
                public void begin(String step, int count) {}

                @Override
                public void step() {}

                @Override
                public void end() {}
            };

    /// A step begins that will do `count` things.
    void begin(String step, int count);

    /// One of them is done.
    void step();

    /// The step is over.
    void end();
}
