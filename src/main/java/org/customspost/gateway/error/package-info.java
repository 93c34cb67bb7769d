/** The catalogue of everything that can go wrong, and the words in which it is told. */
@NullMarked
package org.customspost.gateway.error;

import org.jspecify.annotations.NullMarked;
