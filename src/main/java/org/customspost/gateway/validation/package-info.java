/**
 * Rules on canonical messages, loaded from mappings/rules. {@link
 * org.customspost.gateway.validation.Rules} loads and runs them; a rule kind is a class in a
 * sub-package of {@code rule}, listed in {@link org.customspost.gateway.validation.Kinds}.
 */
@NullMarked
package org.customspost.gateway.validation;

import org.jspecify.annotations.NullMarked;
