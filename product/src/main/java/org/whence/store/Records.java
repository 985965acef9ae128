package org.whence.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import org.whence.model.WhenceException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Records as JSON text and back, field by field.
final class Records {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .changeDefaultVisibility(v ->
                            v.withGetterVisibility(JsonAutoDetect.Visibility.NONE)
                                    .withIsGetterVisibility(JsonAutoDetect.Visibility.NONE)
                                    .withFieldVisibility(JsonAutoDetect.Visibility.ANY))
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private Records() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static <T> T read(String json, Class<T> type, String where) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JacksonException | IllegalArgumentException e) {
            throw WhenceException.damaged(
                    "the case is damaged: " + where + " holds no " + type.getSimpleName(), e);
        }
    }
}
