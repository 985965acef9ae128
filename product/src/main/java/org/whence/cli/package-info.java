/// The command line.
@NullMarked
package org.whence.cli;

import org.jspecify.annotations.NullMarked;
