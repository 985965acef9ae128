package org.whence.screen;

import java.util.List;

/// An entry of a sanctions list.
///
/// @param schema FollowTheMoney's name for what it is (Person, Company, Vessel, ...)
record Entry(String id, String schema, List<String> names) {
    Entry {
        names = List.copyOf(names);
    }
}
