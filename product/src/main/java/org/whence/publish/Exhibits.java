package org.whence.publish;

import java.util.List;
import org.whence.model.Report;

/// What lay in the folder, as it can be checked: every report with its title, day, file and the whole SHA-256 of its bytes.
final class Exhibits {
    private final Voice voice;
    private final Html html;
    private final Register register;

    Exhibits(Voice voice) {
        this.voice = voice;
        this.html = voice.html;
        this.register = voice.register;
    }

    void write() {
        voice.section("exhibits", "h2", "Exhibits");
        if (register.whence.reports().isEmpty()) {
            voice.empty("No report was read.");
            html.close().line();
            return;
        }
        html.open("table", "class", "exhibits").line();
        html.element("caption", "The reports, and the SHA-256 of each file’s bytes");
        html.open("thead").open("tr");
        for (String head : List.of("No.", "Report", "Published", "File and SHA-256")) {
            html.element("th", head, "scope", "col");
        }
        html.close().close().line();
        html.open("tbody").line();
        register.whence.reports().forEach(this::exhibit);
        html.close().close().line();
        html.close().line();
    }

    private void exhibit(Report report) {
        html.open("tr");
        html.open("th", "scope", "row");
        html.element(
                "a",
                register.label(report),
                "class",
                "rnum",
                "href",
                "#" + voice.anchors.idOf(report));
        html.close();
        html.open("td");
        html.element("b", Register.name(report));
        if (!report.title().isBlank()) {
            html.text(" ").element("span", report.title().strip(), "class", "said");
        }
        html.close();
        html.open("td");
        voice.published(report);
        html.close();
        html.open("td");
        html.element("span", report.file(), "class", "file");
        for (String copy : report.copies()) {
            html.element("span", "= " + copy, "class", "file under");
        }
        html.element("span", report.sha256(), "class", "hash");
        html.close();
        html.close().line();
    }
}
