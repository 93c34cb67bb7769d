/** Rule kinds that look at sender and addressee. */
@NullMarked
package org.customspost.gateway.validation.rule.party;

import org.jspecify.annotations.NullMarked;
