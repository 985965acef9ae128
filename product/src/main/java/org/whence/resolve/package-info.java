/// Step 5: name mentions become parties, over spellings, acronyms and short forms.
@NullMarked
package org.whence.resolve;

import org.jspecify.annotations.NullMarked;
