package org.customspost.gateway.journal;

import java.nio.charset.StandardCharsets;
import org.customspost.gateway.model.Sealing;

/** Seals the personal columns of a table, such as a name, under the key of their retention unit. */
public final class Vault {
  private final Sealing sealing;

  public Vault(Sealing sealing) {
    this.sealing = sealing;
  }

  /**
   * @param column what the text is, such as {@code item_version.addressee}; needed to open it again
   */
  public byte[] seal(RetentionUnit unit, String column, String text) {
    return sealing.seal(
        unit.keyFor(column), text.getBytes(StandardCharsets.UTF_8), context(unit, column));
  }

  /**
   * @throws org.customspost.gateway.error.GatewayException where the unit is erased, or the text
   *     was sealed as another column
   */
  public String open(RetentionUnit unit, String column, byte[] sealed) {
    byte[] plain = sealing.open(unit.keyFor(column), sealed, context(unit, column));
    return new String(plain, StandardCharsets.UTF_8);
  }

  private static byte[] context(RetentionUnit unit, String column) {
    return (unit.id() + ":" + column).getBytes(StandardCharsets.UTF_8);
  }
}
