/// Step 4: the clauses that state something, with certainty, polarity and chain.
@NullMarked
package org.whence.claim;

import org.jspecify.annotations.NullMarked;
