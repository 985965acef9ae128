/// Step 9: what a retelling changed.
@NullMarked
package org.whence.drift;

import org.jspecify.annotations.NullMarked;
