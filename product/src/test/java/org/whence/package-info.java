/// Tests of the whole, and what tests share.
@NullMarked
package org.whence;

import org.jspecify.annotations.NullMarked;
