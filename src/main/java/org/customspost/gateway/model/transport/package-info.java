/** Where items are on their way, by the words of the UPU: what operators and carriers tell. */
@NullMarked
package org.customspost.gateway.model.transport;

import org.jspecify.annotations.NullMarked;
