package org.whence.model;

import org.jspecify.annotations.Nullable;

/// Something that ends a command, made from facts: what is wrong and the exit code that says so.
public final class WhenceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Exit code for an environment that can't carry the run: no Java, no disk.
    public static final int ENVIRONMENT = 3;

    /// Exit code for a case that is damaged.
    public static final int DAMAGED = 4;

    private final int code;

    private WhenceException(int code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public static WhenceException environment(String message, @Nullable Throwable cause) {
        return new WhenceException(ENVIRONMENT, message, cause);
    }

    public static WhenceException damaged(String message, @Nullable Throwable cause) {
        return new WhenceException(DAMAGED, message, cause);
    }

    public int code() {
        return code;
    }
}
