/**
 * AS2 messages and their receipts (RFC 4130, 5402, 6362, 8098): packed, opened and answered,
 * without any transport.
 */
@NullMarked
package org.customspost.gateway.as2;

import org.jspecify.annotations.NullMarked;
