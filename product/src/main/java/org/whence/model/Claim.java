package org.whence.model;

import java.util.List;

/// The same proposition, mentioned in one or more reports.
///
/// @param sentence a readable statement of it, taken from its best mention
/// @param mentions ids, in order of report and position
/// @param why what brought the mentions together
public record Claim(
        String id, String sentence, String story, List<String> mentions, List<Reason> why) {
    public Claim {
        mentions = List.copyOf(mentions);
        why = List.copyOf(why);
        if (mentions.isEmpty()) {
            throw new IllegalArgumentException("a claim without a mention");
        }
    }
}
