package org.whence.publish;

import java.util.ArrayList;
import java.util.List;
import org.whence.model.Case;
import org.whence.model.Report;

/// The case in a sentence or two, for the top of a page or a terminal.
public final class Headline {
    private Headline() {}

    /// One line for a case of one story; otherwise one line for the case and one for each story.
    public static List<String> of(Case whence) {
        return of(new Register(whence));
    }

    static List<String> of(Register register) {
        if (register.chapters.isEmpty()) {
            return List.of("No report was read.");
        }
        String reports = reports(register.whence.reports());
        if (register.chapters.size() == 1) {
            Register.Chapter only = register.chapters.getFirst();
            return List.of(reports + ", 1 story, " + Descent.of(register, only).inWords() + ".");
        }
        List<String> lines = new ArrayList<>();
        lines.add(reports + ", " + register.chapters.size() + " stories.");
        for (Register.Chapter chapter : register.chapters) {
            lines.add(chapter.story().title() + ": " + of(register, chapter));
        }
        return List.copyOf(lines);
    }

    static String of(Register register, Register.Chapter chapter) {
        return reports(chapter.reports()) + ", " + Descent.of(register, chapter).inWords() + ".";
    }

    private static String reports(List<Report> all) {
        int posts = (int) all.stream().filter(r -> r.within() != null).count();
        String reports = Terms.count(all.size() - posts, "report", "reports");
        return posts == 0
                ? reports
                : reports + " and " + Terms.count(posts, "embedded post", "embedded posts");
    }
}
