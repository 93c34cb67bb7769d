package org.customspost.gateway.model.customs;

import org.customspost.gateway.model.Prose;
import org.jspecify.annotations.Nullable;

/**
 * An error of customs with the place in our declaration it points at.
 *
 * @param code customs' own error code
 * @param path the place in the authority's own form: WCO sections and tag {@code
 *     42A.67A.68A(2).23A.21A.145}, or an XPath; empty where the error names no place
 */
public record Pointer(String code, String path, @Prose @Nullable String text) {}
