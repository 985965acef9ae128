package org.whence.align;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Where a vector of meaning points, in a byte for each of its parts: a fifth of a float vector's room, and the cosine of two
/// is off by less than one in a hundred.
record Direction(byte[] parts, float scale) {
    static Direction of(float[] vector) {
        float most = 0;
        double square = 0;
        for (float x : vector) {
            most = Math.max(most, Math.abs(x));
            square += x * x;
        }
        byte[] parts = new byte[vector.length];
        if (most == 0) {
            return new Direction(parts, 0);
        }
        for (int i = 0; i < vector.length; i++) {
            parts[i] = (byte) Math.round(vector[i] / most * 127);
        }
        return new Direction(parts, (float) (most / 127 / Math.sqrt(square)));
    }

    /// The mean direction of several.
    static Direction between(Collection<Direction> directions, int width) {
        float[] sum = new float[width];
        for (Direction direction : directions) {
            for (int i = 0; i < direction.parts.length; i++) {
                sum[i] += direction.parts[i] * direction.scale;
            }
        }
        return of(sum);
    }

    double cosine(Direction other) {
        int dot = 0;
        for (int i = 0; i < parts.length; i++) {
            dot += parts[i] * other.parts[i];
        }
        return dot * (double) scale * other.scale;
    }

    /// The cosine, or what two unrelated words have where one of them is missing.
    static double like(@Nullable Direction a, @Nullable Direction b) {
        return a == null || b == null ? UNRELATED : a.cosine(b);
    }

    private static final double UNRELATED = 0.6;
}
