package org.whence.flow;

import java.nio.file.Path;
import java.util.List;
import org.whence.model.Listing;
import org.whence.model.Party;
import org.whence.screen.Screener;
import org.whence.store.CaseStore;

/// Screens a case's parties and keeps the outcome with its findings, until the case is extended.
public final class Screening {
    private Screening() {}

    public static List<Listing> screen(List<Party> parties, List<Path> lists, CaseStore store) {
        List<Listing> listings = new Screener().screen(parties, lists);
        store.keep(listings);
        return listings;
    }
}
