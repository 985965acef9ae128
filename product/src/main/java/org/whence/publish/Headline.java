package org.whence.publish;

import java.util.ArrayList;
import java.util.List;
import org.whence.model.Case;
import org.whence.model.Report;

/// The case in a sentence or two, for the top of a page or a terminal.
final class Headline {
    private Headline() {}

    /// One line for a case of one story; otherwise one line for the case and one for each story.
    static List<String> of(Case whence) {
        return of(new Register(whence));
    }

    private static List<String> of(Register register) {
        if (register.chapters.isEmpty()) {
            return List.of("No report was read.");
        }
        if (register.chapters.size() == 1) {
            Register.Chapter only = register.chapters.getFirst();
            return List.of(
                    reports(only.reports())
                            + ", 1 story, "
                            + origins(Descent.of(register, only))
                            + ".");
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                reports(register.whence.reports()) + ", " + register.chapters.size() + " stories.");
        for (Register.Chapter chapter : register.chapters) {
            lines.add(
                    chapter.story().title()
                            + ": "
                            + reports(chapter.reports())
                            + ", "
                            + origins(Descent.of(register, chapter))
                            + ".");
        }
        return List.copyOf(lines);
    }

    /// "5 reports and 1 embedded post".
    static String reports(List<Report> all) {
        int posts = (int) all.stream().filter(r -> r.within() != null).count();
        String reports = Terms.count(all.size() - posts, "report", "reports");
        String embedded = Terms.count(posts, "embedded post", "embedded posts");
        return posts == 0 ? reports : posts == all.size() ? embedded : reports + " and " + embedded;
    }

    private static String origins(Descent descent) {
        return descent.roots().isEmpty()
                ? descent.count()
                : descent.count() + ": " + descent.names();
    }
}
