package org.customspost.gateway.signing;

import static org.customspost.gateway.error.ErrorCode.SIG_004;

import java.util.function.BooleanSupplier;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;

/** A key that does not open until it is mended, as one with another password than its file. */
public final class LockedKey {
  private LockedKey() {}

  public static SigningKey of(SigningKey key, BooleanSupplier mended) {
    OwnKey own =
        new OwnKey(
            () -> {
              if (mended.getAsBoolean()) return key.key();
              String problem = "key " + key.alias() + " has another password than its file";
              throw new GatewayException(
                  Finding.of(SIG_004, Place.NOWHERE, "problem", problem, "reference", "env:KEYS"));
            });
    return new SigningKey(key.alias(), own, key.certificate());
  }
}
