package org.whence.cli;

import org.whence.flow.LineSteps;

/// The command line with steps that load no model, in a process of its own.
final class Lines {
    private Lines() {}

    public static void main(String[] arguments) {
        System.exit(Whence.run(new LineSteps(), System.out, System.err, arguments));
    }
}
