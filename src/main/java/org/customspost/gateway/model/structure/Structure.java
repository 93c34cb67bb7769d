package org.customspost.gateway.model.structure;

import org.jspecify.annotations.Nullable;

/**
 * The part of a message that we read or write, as loaded from a mapping folder's structure file.
 *
 * @param type our name of the message type and syntax, the folder's name without version: {@code
 *     notice-xml}
 * @param version the folder's version
 * @param root the message: its parts are the message's segments and groups, or its root element's
 *     children
 */
public record Structure(String type, String version, Part root) {

  /** The grammar line under a path such as {@code SG4/MOA/C516/5004}, or null. */
  public @Nullable Part find(String path) {
    Part at = root;
    for (String step : path.split("/", -1)) {
      at = at.part(step);
      if (at == null) return null;
    }
    return at;
  }
}
