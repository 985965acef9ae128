package org.whence.corroborate;

import java.util.ArrayList;
import java.util.List;
import org.whence.model.Passage;
import org.whence.model.Reason;
import org.whence.model.Response;

/// Proposes the credibility of a claim on the Admiralty scale. A person sets it.
///
/// Whence proposes 2, 3, 4 or 6. It never proposes 1, "confirmed": that no text shows two origins to have a common ancestor
/// does not show that they have none. It never proposes 5, "improbable": a denial by whom a claim concerns does not make it
/// so. The reliability of sources stays F, "cannot be judged", until a person who knows them says otherwise.
final class Grades {
    private Grades() {}

    static Reason propose(
            int min, int max, boolean nothingFirm, List<Response> denials, List<Passage> evidence) {
        List<Passage> words = new ArrayList<>(evidence);
        String denied =
                denials.isEmpty()
                        ? ""
                        : denials.getFirst().who()
                                + (denials.size() > 1 ? " and others deny it" : " denies it");
        if (!denials.isEmpty()) {
            return min >= 2
                    ? reason(3, "at least " + min + " independent origins, but " + denied, words)
                    : reason(4, "one origin is certain, and " + denied, words);
        }
        if (min >= 2) {
            return reason(
                    2, "at least " + min + " independent origins, and nobody is against it", words);
        }
        if (nothingFirm) {
            return reason(6, "nobody is credited, so there is nothing to judge it by", words);
        }
        return reason(
                3,
                max > 1
                        ? "one origin is certain; whether there are more is undecided"
                        : "one origin, and nobody is against it",
                words);
    }

    /// The grade that a reason proposes.
    static String of(Reason reason) {
        return reason.rule().substring("grade-".length());
    }

    private static Reason reason(int grade, String because, List<Passage> evidence) {
        return new Reason(
                "grade-" + grade,
                1,
                "credibility "
                        + grade
                        + " is proposed: "
                        + because
                        + " (source reliability: F, not judged)",
                evidence);
    }
}
