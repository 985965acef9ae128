/// Step 1: files become reports, or a reason why not; the body is told from the page around it.
@NullMarked
package org.whence.read;

import org.jspecify.annotations.NullMarked;
