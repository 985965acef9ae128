/// Step 8: the independent origins behind each claim, and who stands against it.
@NullMarked
package org.whence.corroborate;

import org.jspecify.annotations.NullMarked;
