/** Code lists: one code, its meaning, its dates. */
@NullMarked
package org.customspost.gateway.model.codelist;

import org.jspecify.annotations.NullMarked;
