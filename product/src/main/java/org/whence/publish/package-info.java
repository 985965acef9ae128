/// Step 12: a case as HTML, Markdown and JSON.
@NullMarked
package org.whence.publish;

import org.jspecify.annotations.NullMarked;
