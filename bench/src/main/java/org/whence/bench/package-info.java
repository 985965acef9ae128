/// Measures the hot paths, one method for each; `bench/jmh` runs them.
@NullMarked
package org.whence.bench;

import org.jspecify.annotations.NullMarked;
