/// Step 11: parties against sanctions lists.
@NullMarked
package org.whence.screen;

import org.jspecify.annotations.NullMarked;
