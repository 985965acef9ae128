package org.whence.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Records as JSON text and back, field by field.
final class Records {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .changeDefaultVisibility(v ->
                            v.withGetterVisibility(Visibility.NONE)
                                    .withIsGetterVisibility(Visibility.NONE)
                                    .withFieldVisibility(Visibility.ANY))
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private Records() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /// @throws IllegalArgumentException if the text holds no such record
    static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JacksonException | NullPointerException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
