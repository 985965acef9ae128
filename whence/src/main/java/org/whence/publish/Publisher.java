package org.whence.publish;

import java.io.IOException;
import java.io.Writer;
import org.whence.model.Case;

/// Writes a case in the form that is asked for. Equal cases give equal characters.
public final class Publisher {
    /// Writes the whole case to `out` and leaves it open.
    public void publish(Case whence, Format format, Writer out) throws IOException {
        switch (format) {
            case HTML -> out.write(new Dossier(whence).html());
            case MD -> throw new UnsupportedOperationException("MD is not there yet");
            case JSON -> new CaseJson(whence).write(out);
        }
        out.flush();
    }
}
