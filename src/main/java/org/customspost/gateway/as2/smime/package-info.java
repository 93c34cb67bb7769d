/** S/MIME in streams (RFC 5652, 5083, 3274): signed, encrypted and compressed content. */
@NullMarked
package org.customspost.gateway.as2.smime;

import org.jspecify.annotations.NullMarked;
