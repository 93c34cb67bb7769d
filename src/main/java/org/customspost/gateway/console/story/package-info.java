/**
 * The story of an item and the view of a message: everything that is known, masked or looked at.
 */
@NullMarked
package org.customspost.gateway.console.story;

import org.jspecify.annotations.NullMarked;
