package org.whence.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.whence.flow.Progress;

/// Progress bars on the error stream, one for each step.
final class Bars implements Progress {
    private @Nullable ProgressBar bar;

    /// Bars where a person looks on; silence in a pipe or a file.
    @SuppressWarnings("SystemConsoleNull") // null is what its contract allows
    static Progress of(boolean wanted) {
        java.io.Console console = System.console();
        return wanted && console != null && console.isTerminal() ? new Bars() : Progress.SILENT;
    }

    @Override
    public synchronized void begin(String step, int count) {
        bar =
                new ProgressBarBuilder()
                        .setTaskName(Terminal.pad(step, 8))
                        .setInitialMax(count)
                        .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                        .setUpdateIntervalMillis(100)
                        .build();
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
}
