package org.customspost.gateway.app.keys;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.signing.KeyFile;

/**
 * Where the configuration says that keys and certificates are.
 *
 * @param config the folder that references to secrets are relative to
 * @param certificates partners', by alias
 */
public record KeyPlaces(Path config, List<KeyFile> files, Map<String, Path> certificates) {
  public KeyPlaces {
    files = List.copyOf(files);
    certificates = Map.copyOf(certificates);
  }
}
