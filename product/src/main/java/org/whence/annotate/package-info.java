/// Step 2: sentences, tokens, dependencies, names, times, quantities and coreference of one report.
@NullMarked
package org.whence.annotate;

import org.jspecify.annotations.NullMarked;
