/** MIME entities byte by byte: headers, bodies, parts and transfer encodings (RFC 2045, 2046). */
@NullMarked
package org.customspost.gateway.as2.mime;

import org.jspecify.annotations.NullMarked;
