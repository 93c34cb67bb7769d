/** Rules on canonical messages, and the dated tables that decide what is declared. */
@NullMarked
package org.customspost.gateway.validation;

import org.jspecify.annotations.NullMarked;
