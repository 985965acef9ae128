/// Step 3: source, cue and content, nested into chains.
@NullMarked
package org.whence.attribute;

import org.jspecify.annotations.NullMarked;
