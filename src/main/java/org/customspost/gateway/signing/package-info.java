/** Signs, verifies and encrypts; keys by alias with overlapping validity. */
@NullMarked
package org.customspost.gateway.signing;

import org.jspecify.annotations.NullMarked;
