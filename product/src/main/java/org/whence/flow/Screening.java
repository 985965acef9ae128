package org.whence.flow;

import java.nio.file.Path;
import java.util.List;
import org.whence.model.Case;
import org.whence.model.Listing;
import org.whence.screen.Screener;
import org.whence.store.CaseStore;

/// Screens a case's parties and keeps the outcome with its findings.
public final class Screening {
    private Screening() {}

    public static Case screen(Case whence, List<Path> lists, CaseStore store) {
        List<Listing> listings = new Screener().screen(whence.parties(), lists);
        Case screened =
                new Case(
                        whence.reports(),
                        whence.unreadable(),
                        whence.attributions(),
                        whence.sources(),
                        whence.mentions(),
                        whence.claims(),
                        whence.corroborations(),
                        whence.responses(),
                        whence.derivations(),
                        whence.origins(),
                        whence.drifts(),
                        whence.parties(),
                        whence.relations(),
                        listings,
                        whence.stories());
        store.replace(screened);
        return screened;
    }
}
