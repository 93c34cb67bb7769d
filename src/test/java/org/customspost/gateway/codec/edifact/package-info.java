/** Tests of the EDIFACT codec; StAEDI is the oracle. */
@NullMarked
package org.customspost.gateway.codec.edifact;

import org.jspecify.annotations.NullMarked;
