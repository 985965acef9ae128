/// Tools for plain text that know nothing of attribution: hashes, words, shingles, edit distance.
@NullMarked
package org.whence.text;

import org.jspecify.annotations.NullMarked;
