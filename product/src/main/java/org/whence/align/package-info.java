/// Step 6: mentions become claims, reports become stories.
@NullMarked
package org.whence.align;

import org.jspecify.annotations.NullMarked;
