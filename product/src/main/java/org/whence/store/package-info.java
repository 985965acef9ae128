/// A case on disk and back.
@NullMarked
package org.whence.store;

import org.jspecify.annotations.NullMarked;
