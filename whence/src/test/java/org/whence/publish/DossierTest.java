package org.whence.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.whence.model.Case;

class DossierTest {
    @Test
    void equalCasesGiveEqualPages() throws IOException {
        assertThat(page(new Affair().whence())).isEqualTo(page(new Affair().whence()));
        Files.writeString(Path.of("/tmp/dossier.html"), page(new Affair().whence()));
    }

    private static String page(Case whence) throws IOException {
        StringWriter out = new StringWriter();
        new Publisher().publish(whence, Format.HTML, out);
        return out.toString();
    }
}
