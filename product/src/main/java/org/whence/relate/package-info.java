/// Step 10: ties between parties, each carried by its claims.
@NullMarked
package org.whence.relate;

import org.jspecify.annotations.NullMarked;
