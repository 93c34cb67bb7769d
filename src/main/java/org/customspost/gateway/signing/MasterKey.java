package org.customspost.gateway.signing;

import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.customspost.gateway.error.ErrorCode.SIG_030;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The 256-bit key that wraps every other key of the journal. Who loses it has lost the payloads;
 * who holds it together with the database can read them.
 */
public final class MasterKey {
  private static final Logger LOG = LoggerFactory.getLogger(MasterKey.class);
  private static final int BYTES = 32;
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final SecretKey key;
  private final byte[] id;

  private MasterKey(byte[] bytes) {
    this.key = new SecretKeySpec(bytes, "AES");
    this.id = Arrays.copyOf(Sha256.digest().digest(bytes), 8);
  }

  /** The key that a secret holds as 44 characters of Base64. */
  public static MasterKey of(String reference, Secrets secrets) {
    return decoded(secrets.text(reference), reference);
  }

  /** The key in a file that only its owner can read; made on first use. */
  public static MasterKey inFile(Path file) {
    try {
      if (!Files.exists(file)) create(file);
      if (posix(file) && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
        throw bad("others than its owner may use " + file + "; chmod 600 it");
      }
      if (Files.size(file) > 1024) throw bad(file + " is not 44 characters of Base64");
      return decoded(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw bad(file + " cannot be read or made (" + e.getClass().getSimpleName() + ")");
    }
  }

  SecretKey key() {
    return key;
  }

  /** Eight bytes that tell which master key wrapped something, and nothing about the key. */
  byte[] id() {
    return id.clone();
  }

  private static MasterKey decoded(String text, String source) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text.strip());
      if (bytes.length == BYTES) return new MasterKey(bytes);
    } catch (IllegalArgumentException e) {
      throw bad(source + " is not Base64");
    }
    throw bad(source + " is not 44 characters of Base64 (32 bytes)");
  }

  /**
   * Complete or not there at all, also where two nodes start at once: a hard link to a finished
   * file fails where the name is taken, and then the other node's key is the one to use.
   */
  private static void create(Path file) throws IOException {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) throw new IOException("no folder");
    Files.createDirectories(folder);
    Path finished = Files.createTempFile(folder, "master", ".new");
    try {
      if (posix(finished)) Files.setPosixFilePermissions(finished, OWNER);
      Files.write(finished, Base64.getEncoder().encode(bytes), WRITE, SYNC);
      Files.createLink(file, finished);
      LOG.info("made a new master key in {}; keep a copy of it in a safe place", file);
    } catch (FileAlreadyExistsException e) {
      LOG.info("another node made the master key in {}", file);
    } finally {
      Files.delete(finished);
    }
  }

  private static boolean posix(Path file) throws IOException {
    return Files.getFileStore(file).supportsFileAttributeView("posix");
  }

  private static GatewayException bad(String problem) {
    return new GatewayException(Finding.of(SIG_030, Place.NOWHERE, "problem", problem));
  }
}
