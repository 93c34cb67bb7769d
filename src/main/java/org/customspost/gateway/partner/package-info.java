/** Agreements and flows, loaded from config/partners/ and cross-checked. */
@NullMarked
package org.customspost.gateway.partner;

import org.jspecify.annotations.NullMarked;
