/** The story of one item as a person reads it: what happened, how it stands, what comes next. */
@NullMarked
package org.customspost.gateway.dossier.story;

import org.jspecify.annotations.NullMarked;
