package org.whence.publish;

import java.io.IOException;
import java.util.List;
import org.whence.model.Attribution;
import org.whence.model.Case;
import org.whence.model.Report;

/// Publishes a case.
public final class Publisher {
    public void publish(Case whence, Format format, Appendable to) throws IOException {
        switch (format) {
            case JSON -> Json.write(whence, to);
            case MD -> to.append(new Markdown(whence).text());
            case HTML -> to.append(new Dossier(whence).html());
        }
    }

    /// Parts of the JSON alone, by their names in the format.
    public void publish(Case whence, List<String> parts, Appendable to) throws IOException {
        Json.write(whence, parts, to);
    }

    /// The attributions of one report as JSON.
    public void attributions(Report report, List<Attribution> attributions, Appendable to)
            throws IOException {
        Json.write(report, attributions, to);
    }
}
