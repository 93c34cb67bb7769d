/** The syntax-neutral tree between a codec and a mapping. */
@NullMarked
package org.customspost.gateway.model.tree;

import org.jspecify.annotations.NullMarked;
