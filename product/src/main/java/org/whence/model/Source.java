package org.whence.model;

import org.jspecify.annotations.Nullable;

/// Who or what is credited. An unnamed source keeps its own words as its name.
public record Source(String id, SourceKind kind, String name, @Nullable String party) {
    public static Source of(SourceKind kind, String name) {
        return new Source(Ids.of("source", kind, name), kind, name, null);
    }

    public Source withParty(@Nullable String id) {
        return new Source(this.id, kind, name, id);
    }
}
