package org.whence.drift;

/// A mention of a retelling beside a mention of a fuller report that it may retell.
///
/// @param likeness weight of the words both have, 0 to 1
record Pair(Statement from, Statement to, double likeness) {}
