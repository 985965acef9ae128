package org.whence.cli;

import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.whence.flow.Progress;
import org.whence.model.Unreadable;

/// Progress bars on the error stream, one for each step, where a person looks on; and what could not be read.
final class Bars implements Progress, AutoCloseable {
    private final boolean shown;
    private final List<Unreadable> unread = new ArrayList<>();
    private @Nullable ProgressBar bar;

    Bars(boolean wanted) {
        this.shown = wanted && Terminal.isWatched();
    }

    @Override
    public synchronized void begin(String step, int count) {
        if (shown) {
            bar =
                    new ProgressBarBuilder()
                            .setTaskName(Terminal.pad(step, 15))
                            .setInitialMax(count)
                            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                            .setUpdateIntervalMillis(100)
                            .build();
        }
    }

    @Override
    public synchronized void step() {
        if (bar != null) {
            bar.step();
        }
    }

    @Override
    public synchronized void end() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    @Override
    public synchronized void unread(Unreadable file) {
        unread.add(file);
    }

    synchronized List<Unreadable> unread() {
        return List.copyOf(unread);
    }

    /// Ends a bar that an error left standing, so that the error's line stands alone.
    @Override
    public void close() {
        end();
    }
}
