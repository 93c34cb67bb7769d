/** Tree to canonical and back, driven by rows in mappings/; keeps the lineage of every value. */
@NullMarked
package org.customspost.gateway.mapping;

import org.jspecify.annotations.NullMarked;
