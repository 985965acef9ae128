/// The reading model: one small encoder that reads a report once for every step that works on a report alone.
@NullMarked
package org.whence.reading;

import org.jspecify.annotations.NullMarked;
