/** The command that makes, shows, moves and changes over our own keys. */
@NullMarked
package org.customspost.gateway.app.keys;

import org.jspecify.annotations.NullMarked;
