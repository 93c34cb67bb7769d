/**
 * The AS2 door: one HTTP server for all partners, who are told apart by their AS2 names; and the
 * calls to theirs.
 */
@NullMarked
package org.customspost.gateway.channel.as2;

import org.jspecify.annotations.NullMarked;
