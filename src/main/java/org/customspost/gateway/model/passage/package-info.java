/** What walks the line: an arrival, a batch of its items, a departure. */
@NullMarked
package org.customspost.gateway.model.passage;

import org.jspecify.annotations.NullMarked;
