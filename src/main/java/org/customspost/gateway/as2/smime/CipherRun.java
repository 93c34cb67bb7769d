package org.customspost.gateway.as2.smime;

import java.io.IOException;
import java.io.InputStream;
import org.customspost.gateway.as2.mime.Spool;

/** Sends a stream through a cipher, all but its end. */
final class CipherRun {
  private CipherRun() {}

  static void run(javax.crypto.Cipher engine, InputStream in, byte[] buffer, Spool out)
      throws IOException {
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      byte[] done = engine.update(buffer, 0, read);
      if (done != null) out.write(done, 0, done.length);
    }
  }
}
