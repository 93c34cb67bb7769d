package org.customspost.gateway.channel.file;

import static org.customspost.gateway.error.ErrorCode.SND_005;
import static org.customspost.gateway.error.ErrorCode.SND_006;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.passage.Body;
import org.customspost.gateway.model.passage.Departure;

/**
 * Puts departures into a folder: written and forced to disk beside it, then moved in under their
 * name. So whoever lists the folder never meets a name that is gone a moment later.
 */
public final class FileDelivery {
  private final Path folder;
  private final Path beside;

  FileDelivery(Path folder) throws IOException {
    this.folder = folder;
    this.beside = Files.createDirectories(folder.resolveSibling(".sending"));
  }

  /** Called by the route. The signature goes first: who sees the document finds it beside. */
  public List<String> deliver(List<Departure> departures) {
    List<String> proofs = new ArrayList<>();
    for (Departure each : departures) {
      if (each.signature().length > 0) place(each.fileName() + ".p7s", Body.of(each.signature()));
      proofs.add(place(each.fileName(), each.body()));
    }
    forceFolder();
    return proofs;
  }

  private String place(String name, Body bytes) {
    Path target = folder.resolve(name);
    if (!folder.equals(target.getParent()))
      throw failed(SND_005, name, "the name has a folder in it");
    Path temporary = beside.resolve(name);
    try {
      write(temporary, bytes);
      if (Files.exists(target)) {
        boolean same = Files.mismatch(temporary, target) < 0;
        Files.delete(temporary);
        if (same) return target.toString();
        throw failed(SND_006, name, "");
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      return target.toString();
    } catch (IOException e) {
      throw failed(SND_005, name, String.valueOf(e));
    }
  }

  private static void write(Path path, Body bytes) throws IOException {
    try (InputStream in = bytes.open();
        FileChannel channel =
            FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
      in.transferTo(Channels.newOutputStream(channel));
      channel.force(true);
    }
  }

  /** Without this the names themselves could be lost with the power. */
  private void forceFolder() {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      throw failed(SND_005, "", String.valueOf(e));
    }
  }

  private GatewayException failed(ErrorCode code, String name, String problem) {
    return new GatewayException(
        Finding.of(
            code, Place.NOWHERE, "name", name, "where", folder.toString(), "problem", problem));
  }
}
