package org.customspost.gateway.signing;

import java.nio.file.Path;

/**
 * A PKCS#12 file of our keys.
 *
 * @param password a reference, see {@link Secrets}
 */
public record KeyFile(Path path, String password) {}
