package org.customspost.gateway.channel.file;

import static org.customspost.gateway.error.ErrorCode.RCV_014;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.customspost.gateway.channel.door.Standing;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Severity;
import org.customspost.gateway.model.passage.Incoming;
import org.customspost.gateway.model.passage.Reception;
import org.customspost.gateway.partner.Channel.FileDrop;

/** Hands a file to Receive and, when it is stored, clears it away: store first, answer second. */
public final class FileReception {
  private static final long LONGEST_SIGNATURE = 100_000;

  private final Reception reception;
  private final String partner;
  private final FileDrop drop;
  private final Standing standing;
  private final Optional<Path> done;

  FileReception(Reception reception, String partner, FileDrop drop, Standing standing) {
    this.reception = reception;
    this.partner = partner;
    this.drop = drop;
    this.standing = standing;
    this.done = FileDoors.done(drop);
  }

  /** Called by the route. A failure that is not the file's own leaves it where it is. */
  public void receive(File file) throws IOException {
    Path path = file.toPath();
    Path signature = path.resolveSibling(path.getFileName() + ".p7s");
    try {
      standing.requireOurs();
      store(path, signature);
      clear(path, done);
      clear(signature, done);
      standing.taken();
    } catch (GatewayException e) {
      if (e.code().severity() != Severity.REJECT)
        throw told(path, String.valueOf(e.getMessage()), e);
      refuse(path, signature, e);
    } catch (IOException e) {
      throw told(path, String.valueOf(e), e);
    }
  }

  private void store(Path path, Path signature) throws IOException {
    Map<String, String> properties = new HashMap<>();
    properties.put("path", path.toString());
    if (Files.isRegularFile(signature, LinkOption.NOFOLLOW_LINKS)
        && Files.size(signature) <= LONGEST_SIGNATURE)
      properties.put(
          "signature", Base64.getEncoder().encodeToString(Files.readAllBytes(signature)));
    // a link could lead anywhere on this machine: it is not followed
    try (InputStream body =
        new BufferedInputStream(Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS), 65_536)) {
      reception.receive(
          new Incoming(partner, drop.id(), String.valueOf(path.getFileName()), properties, body));
    }
  }

  private void refuse(Path path, Path signature, GatewayException reason) throws IOException {
    Path refused = drop.folder().resolve("refused");
    clear(path, Optional.of(refused));
    clear(signature, Optional.of(refused));
    String text =
        reason.findings().stream().map(Finding::toString).collect(Collectors.joining("\n"));
    Files.writeString(refused.resolve(path.getFileName() + ".txt"), text + "\n");
    standing.taken();
  }

  private static void clear(Path path, Optional<Path> into) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) return;
    if (into.isEmpty()) {
      Files.delete(path);
      return;
    }
    Path target = Files.createDirectories(into.get()).resolve(path.getFileName());
    try {
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) { // the folder lies on another disk
      Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private GatewayException told(Path path, String problem, Exception cause) {
    Finding finding =
        Finding.of(
            RCV_014, Place.NOWHERE, "name", String.valueOf(path.getFileName()), "problem", problem);
    standing.notTaken(finding);
    return new GatewayException(finding, cause);
  }
}
