/** Rule kinds that look at the content pieces. */
@NullMarked
package org.customspost.gateway.validation.rule.content;

import org.jspecify.annotations.NullMarked;
