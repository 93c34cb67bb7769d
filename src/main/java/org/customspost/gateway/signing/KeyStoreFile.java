package org.customspost.gateway.signing;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;

/**
 * A PKCS#12 file (RFC 7292) that is being changed. It is written whole beside the old one and put
 * in its place, so that a gateway that reads it meanwhile sees one or the other; only its owner may
 * read it. What else stands in the file stays.
 */
public final class KeyStoreFile {
  private final Path path;
  private final char[] password;
  private final KeyStore store;

  private KeyStoreFile(Path path, char[] password, KeyStore store) {
    this.path = path;
    this.password = password;
    this.store = store;
  }

  /**
   * The file, or a new empty one where there is none.
   *
   * @throws GatewayException SIG-004, SIG-005 where it does not open
   */
  public static KeyStoreFile open(KeyFile file, Secrets secrets) {
    char[] password = secrets.text(file.password()).toCharArray();
    try {
      KeyStore store =
          Files.exists(file.path()) ? Pkcs12.open(file.path(), password) : Pkcs12.empty();
      return new KeyStoreFile(file.path(), password, store);
    } catch (IOException | GeneralSecurityException e) {
      String problem = "it is not PKCS#12, it is damaged, or the password is another";
      Place place = Place.source(file.path().toString());
      throw new GatewayException(
          Finding.of(ErrorCode.SIG_004, place, "problem", problem, "reference", file.password()));
    }
  }

  /** Whether a key of that alias is there, in any case of letters. */
  public boolean contains(String alias) {
    try {
      return store.containsAlias(alias);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a loaded key store without aliases", e);
    }
  }

  /** Puts a key in, in place of one with the same alias. */
  public void put(SigningKey key) {
    try {
      Certificate[] chain = {key.certificate()};
      store.setKeyEntry(key.alias(), key.key(), password, chain);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("PKCS#12 cannot take " + key, e);
    }
  }

  /** Writes it. */
  public void save() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      store.store(bytes, password);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("PKCS#12 cannot be written", e);
    }
    Path folder = Files.createDirectories(path.toAbsolutePath().getParent());
    Path fresh = Files.createTempFile(folder, path.getFileName() + ".", ".new", ownerOnly(folder));
    Files.write(fresh, bytes.toByteArray());
    Files.move(fresh, path, ATOMIC_MOVE, REPLACE_EXISTING);
  }

  private static FileAttribute<?>[] ownerOnly(Path folder) {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
