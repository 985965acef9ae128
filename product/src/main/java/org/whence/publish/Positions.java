package org.whence.publish;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.whence.model.Report;
import org.whence.model.Span;

/// Positions as they are published: Unicode code points, where the model has UTF-16 offsets.
final class Positions {
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, int[]> points = new HashMap<>();

    Positions(List<Report> reports) {
        for (Report report : reports) {
            texts.put(report.id(), report.text());
            boolean wide =
                    report.text().codePointCount(0, report.text().length())
                            != report.text().length();
            if (wide) {
                points.put(report.id(), points(report.text()));
            }
        }
    }

    int codePoint(String report, int offset) {
        int[] table = points.get(report);
        return table == null ? offset : table[offset];
    }

    String quote(String report, Span at) {
        String text = texts.get(report);
        if (text == null) {
            throw new IllegalArgumentException("no report " + report);
        }
        return at.of(text);
    }

    private static int[] points(String text) {
        int[] points = new int[text.length() + 1];
        int n = 0;
        for (int i = 0; i < text.length(); i++) {
            points[i] = n;
            if (!Character.isHighSurrogate(text.charAt(i))
                    || i + 1 == text.length()
                    || !Character.isLowSurrogate(text.charAt(i + 1))) {
                n++;
            }
        }
        points[text.length()] = n;
        return points;
    }
}
