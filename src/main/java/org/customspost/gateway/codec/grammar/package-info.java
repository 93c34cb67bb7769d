/** The check of a tree against a message grammar, for the syntaxes that have no own. */
@NullMarked
package org.customspost.gateway.codec.grammar;

import org.jspecify.annotations.NullMarked;
