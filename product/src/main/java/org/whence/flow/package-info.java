/// The order of the steps; the only package that knows them all.
@NullMarked
package org.whence.flow;

import org.jspecify.annotations.NullMarked;
