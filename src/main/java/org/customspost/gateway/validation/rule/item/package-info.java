/** Rule kinds that look at the item as a whole. */
@NullMarked
package org.customspost.gateway.validation.rule.item;

import org.jspecify.annotations.NullMarked;
