/** UN/EDIFACT (ISO 9735 syntax 3, and 4 where it is alike): bytes to tree and back, and CONTRL. */
@NullMarked
package org.customspost.gateway.codec.edifact;

import org.jspecify.annotations.NullMarked;
