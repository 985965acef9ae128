package org.whence.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is said of a party or thing, attribute by attribute.
public record Sheet(String party, List<Attribute> attributes) {
    public Sheet {
        attributes = List.copyOf(attributes);
    }

    /// One side of a party, with every value that the reports give it.
    ///
    /// @param name as people say it ("range", "weight", "described as")
    /// @param isContested whether values exclude each other
    /// @param why what brought the values together, and what sets them against each other
    public record Attribute(
            String name, List<Value> values, boolean isContested, List<Reason> why) {
        public Attribute {
            values = List.copyOf(values);
            why = List.copyOf(why);
        }
    }

    /// A value, wherever it is given.
    ///
    /// @param text the shortest words for it ("up to 2,000 km")
    /// @param quantity where it is a number; its span is that of the first of `words`
    /// @param words every place
    /// @param mentions ids of the mentions that carry it, in the order of `words`; a place in none has no part in it
    public record Value(
            String text,
            @Nullable Quantity quantity,
            List<Passage> words,
            List<String> mentions,
            Backing backing) {
        public Value {
            words = List.copyOf(words);
            mentions = List.copyOf(mentions);
        }
    }
}
