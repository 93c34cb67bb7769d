/** The postal item and its CN 22/23 content, named as the UPU names them. */
@NullMarked
package org.customspost.gateway.model.item;

import org.jspecify.annotations.NullMarked;
