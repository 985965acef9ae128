/// Step 7: which report comes from which, and from which origin outside the folder.
@NullMarked
package org.whence.derive;

import org.jspecify.annotations.NullMarked;
