/** What a rule kind is, and what it is given to work with. */
@NullMarked
package org.customspost.gateway.validation.rule;

import org.jspecify.annotations.NullMarked;
