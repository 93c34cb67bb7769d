package org.customspost.gateway.channel.sftp;

import static org.customspost.gateway.error.ErrorCode.CFG_515;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.session.SessionContext;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;

/** Public keys as an agreement states them: {@code type base64}, as in a file that ends in .pub. */
public final class AuthorizedKeys {
  private static final int SHOWN = 40;

  private AuthorizedKeys() {}

  /**
   * @throws GatewayException CFG-515 for the first that is no key
   */
  public static List<PublicKey> read(List<String> lines, Place place) {
    List<PublicKey> keys = new ArrayList<>();
    for (String each : lines) {
      try {
        AuthorizedKeyEntry entry = AuthorizedKeyEntry.parseAuthorizedKeyEntry(each);
        PublicKey key =
            entry.resolvePublicKey((SessionContext) null, PublicKeyEntryResolver.FAILING);
        if (key != null) keys.add(key);
      } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
        String shown = each.length() > SHOWN ? each.substring(0, SHOWN) + "…" : each;
        throw new GatewayException(Finding.of(CFG_515, place, "value", shown), e);
      }
    }
    return keys;
  }
}
