/** Message grammar as data: names, order, cardinality, lengths, code lists. */
@NullMarked
package org.customspost.gateway.model.structure;

import org.jspecify.annotations.NullMarked;
