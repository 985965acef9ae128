package org.whence.publish;

import java.io.IOException;
import org.whence.model.Case;

/// Publishes a case.
public final class Publisher {
    public void publish(Case whence, Format format, Appendable to) throws IOException {
        switch (format) {
            case JSON -> Json.write(whence, to);
            case MD -> throw new UnsupportedOperationException();
            case HTML -> throw new UnsupportedOperationException();
        }
    }
}
