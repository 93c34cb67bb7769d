/** How good data is and how fast customs answers, by day, sender and lane; small numbers hidden. */
@NullMarked
package org.customspost.gateway.dossier.report;

import org.jspecify.annotations.NullMarked;
