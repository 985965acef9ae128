package org.whence.publish;

import java.io.IOException;
import java.util.List;
import org.whence.model.Attribution;
import org.whence.model.Case;
import org.whence.model.Reading;

/// Writes a case in the form that is asked for. Equal cases give equal characters.
public final class Publisher {
    /// Writes the whole case.
    public void publish(Case whence, Format format, Appendable out) throws IOException {
        switch (format) {
            case HTML -> out.append(new Dossier(whence).html());
            case MD -> out.append(new MarkdownDossier(whence).markdown());
            case JSON -> new CaseJson(whence).write(out);
        }
    }

    /// Writes parts of the JSON alone, by their names in the format.
    public void publish(Case whence, List<String> parts, Appendable out) throws IOException {
        new CaseJson(whence).write(parts, out);
    }

    /// Writes the attributions of one report as JSON, and its names.
    ///
    /// @param mended attributions beside those of the reading
    public void attributions(Reading reading, List<Attribution> mended, Appendable out)
            throws IOException {
        CaseJson.write(reading, mended, out);
    }
}
