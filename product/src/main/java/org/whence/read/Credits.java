package org.whence.read;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a report says about itself.
record Credits(
        @Nullable String title,
        @Nullable String outlet,
        @Nullable String author,
        @Nullable LocalDate published,
        @Nullable String url) {
    static final Credits NONE = new Credits(null, null, null, null, null);

    Credits titled(@Nullable String shown) {
        return new Credits(shown, outlet, author, published, url);
    }

    /// These credits, with what is missing taken from others.
    Credits or(Credits other) {
        return new Credits(
                title != null ? title : other.title,
                outlet != null ? outlet : other.outlet,
                author != null ? author : other.author,
                published != null ? published : other.published,
                url != null ? url : other.url);
    }
}
