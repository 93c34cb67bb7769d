/** Cargo-IMP: the line-oriented text messages of carriers by air, read by forms that are data. */
@NullMarked
package org.customspost.gateway.codec.cargoimp;

import org.jspecify.annotations.NullMarked;
