/** Tests of the Cargo-IMP codec. */
@NullMarked
package org.customspost.gateway.codec.cargoimp;

import org.jspecify.annotations.NullMarked;
