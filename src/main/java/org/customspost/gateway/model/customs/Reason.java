package org.customspost.gateway.model.customs;

import org.customspost.gateway.model.Prose;
import org.jspecify.annotations.Nullable;

/** Why customs decided so: a code of its own list, a text, or both. */
public record Reason(@Nullable String code, @Prose @Nullable String text) {}
