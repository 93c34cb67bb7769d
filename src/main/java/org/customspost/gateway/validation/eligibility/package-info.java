/** What is declared for an item, decided by dated tables, with amounts converted by dated rates. */
@NullMarked
package org.customspost.gateway.validation.eligibility;

import org.jspecify.annotations.NullMarked;
