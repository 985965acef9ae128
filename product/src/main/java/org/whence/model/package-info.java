/// The words of the design as records: no behaviour but invariants. Positions are UTF-16 offsets into
/// {@link org.whence.model.Report#text()}; they become Unicode code points only where they are published.
@NullMarked
package org.whence.model;

import org.jspecify.annotations.NullMarked;
