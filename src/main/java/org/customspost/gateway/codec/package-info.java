/** Bytes to tree and back; one sub-package per syntax. */
@NullMarked
package org.customspost.gateway.codec;

import org.jspecify.annotations.NullMarked;
