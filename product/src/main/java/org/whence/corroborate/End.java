package org.whence.corroborate;

import org.jspecify.annotations.Nullable;
import org.whence.model.Origin;
import org.whence.model.Reason;

/// Where one mention ends.
///
/// @param key what makes two ends the same origin
/// @param through key of the outlet that the end is known through, or null where it needs none
/// @param report the report whose mention it is
record End(
        String key,
        Origin origin,
        @Nullable String through,
        Footing footing,
        String report,
        Reason why) {
    /// What an end rests on.
    enum Footing {
        /// Nothing shows that it is independent, and nothing that it is not.
        UNSURE,
        /// Stated by an outlet, or by what comes from it, on nobody's word but its own.
        VOICE,
        /// A party's own words, a document, a published work.
        NAMED,
        /// People without a name, who may be another outlet's as well.
        UNNAMED
    }

    End because(Reason reason) {
        return new End(key, origin, through, footing, report, reason);
    }

    End on(Footing other) {
        return new End(key, origin, through, other, report, why);
    }
}
