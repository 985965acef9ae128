package org.whence.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Source - cue - content as the text has it.
///
/// @param source empty where the text credits nobody ("reportedly")
/// @param content in order; discontinuous contents have several spans
/// @param speaker the source that the words in `source` stand for, after pronouns are resolved
/// @param chain sources from the outermost credited one to the speaker; the report's own outlet is not in it
/// @param parent the attribution in whose content this one stands
public record Attribution(
        String id,
        String report,
        AttributionType type,
        Stance stance,
        List<Span> source,
        List<Span> cue,
        List<Span> content,
        @Nullable String speaker,
        List<String> chain,
        @Nullable String parent,
        List<Reason> why) {
    public Attribution {
        source = List.copyOf(source);
        cue = List.copyOf(cue);
        content = List.copyOf(content);
        chain = List.copyOf(chain);
        why = List.copyOf(why);
    }
}
