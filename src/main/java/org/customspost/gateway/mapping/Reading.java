package org.customspost.gateway.mapping;

import java.util.List;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.model.Canonical;
import org.jspecify.annotations.Nullable;

/**
 * What a read mapping made of a message.
 *
 * @param value null only where a part is missing that the canonical record cannot be without; a
 *     finding says which
 */
public record Reading(@Nullable Canonical value, List<Finding> findings) {
  public Reading {
    findings = List.copyOf(findings);
  }
}
