package org.whence.attribute;

import java.util.List;
import org.whence.model.Source;

/// Whom the words of a source stand for.
///
/// @param chain sources that the words themselves name, outermost first: "a Reuters source" is Reuters and a source, "documents
///     seen by Reuters" Reuters and the documents
record Speaker(List<Source> chain) {
    Speaker {
        chain = List.copyOf(chain);
    }

    Source innermost() {
        return chain.getLast();
    }
}
