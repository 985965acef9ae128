package org.whence.flow;

import org.whence.model.Unreadable;

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

                @Override
                public void unread(Unreadable file) {}
            };

    /// A step begins that will do `count` things.
    void begin(String step, int count);

    /// One of them is done; said from several threads.
    void step();

    /// The step is over.
    void end();

    /// One of the files that this run was to read can't be read. Said once for each, when all steps are over.
    void unread(Unreadable file);
}
