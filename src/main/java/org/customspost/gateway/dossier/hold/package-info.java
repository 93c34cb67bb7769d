/** What operators were told to hold, until they say that they have seen it. */
@NullMarked
package org.customspost.gateway.dossier.hold;

import org.jspecify.annotations.NullMarked;
