/** The match of what was announced, what was declared and what was decided. */
@NullMarked
package org.customspost.gateway.dossier.match;

import org.jspecify.annotations.NullMarked;
