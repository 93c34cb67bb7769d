/** The item's case: its versions, filings, decisions and the notices they cause. */
@NullMarked
package org.customspost.gateway.dossier;

import org.jspecify.annotations.NullMarked;
