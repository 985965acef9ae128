package org.whence.attribute;

import java.util.List;
import org.whence.model.Reason;
import org.whence.model.Source;

/// Whom the words of a source stand for.
///
/// @param chain sources that the words themselves name, outermost first: "a Reuters source" is Reuters and a source, "documents
///     seen by Reuters" Reuters and the documents
/// @param why the rules that read them so, where it is not plain from the words
record Speaker(List<Source> chain, List<Reason> why) {
    Speaker {
        chain = List.copyOf(chain);
        why = List.copyOf(why);
    }

    Speaker(List<Source> chain) {
        this(chain, List.of());
    }

    Source innermost() {
        return chain.getLast();
    }
}
