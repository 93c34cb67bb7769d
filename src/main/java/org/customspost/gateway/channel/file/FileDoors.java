package org.customspost.gateway.channel.file;

import static org.customspost.gateway.error.ErrorCode.RCV_010;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.channel.door.Door;
import org.customspost.gateway.channel.door.Door.Leaf;
import org.customspost.gateway.channel.door.DoorKind;
import org.customspost.gateway.channel.door.FolderLeases;
import org.customspost.gateway.channel.door.Standing;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.passage.Reception;
import org.customspost.gateway.partner.Channel;
import org.customspost.gateway.partner.Channel.AfterReceive;
import org.customspost.gateway.partner.Channel.FileDrop;
import org.customspost.gateway.partner.Channel.Whole;

/** Doors that are folders: {@code in/ out/ done/ refused/} below one. */
public final class FileDoors implements DoorKind {
  private final Reception reception;
  private final FolderLeases leases;

  /**
   * @param leases for folders that several gateways may share
   */
  public FileDoors(Reception reception, FolderLeases leases) {
    this.reception = reception;
    this.leases = leases;
  }

  @Override
  public Optional<Door> door(String partner, Channel channel) throws IOException {
    return channel instanceof FileDrop drop
        ? Optional.of(door(partner, drop, polling(partner, drop), () -> {}))
        : Optional.empty();
  }

  /** When such a folder is looked at. */
  public static PollWhenKnocked polling(String partner, FileDrop drop) {
    return new PollWhenKnocked(Door.name(partner, drop.id()), drop.every());
  }

  /** The same for folders that another door fills and empties. */
  public Door door(String partner, FileDrop drop, PollWhenKnocked polling, Runnable whenClosed)
      throws IOException {
    String name = Door.name(partner, drop.id());
    List<Leaf> routes = new ArrayList<>();
    Map<String, Object> beans = new HashMap<>();
    Runnable closing = whenClosed;
    if (drop.receives()) {
      Path in = Files.createDirectories(drop.folder().resolve("in"));
      String folder = FolderName.of(drop.folder());
      Standing standing =
          new Standing(name, problem -> blind(in, problem), () -> leases.held(folder));
      closing = () -> release(folder, whenClosed);
      beans.put(name + ".in", new FileReception(reception, partner, drop, standing));
      beans.put(name + ".standing", new FolderStanding(standing, in, name));
      beans.put(name + ".polling", polling);
      routes.add(new Leaf(name + ".in", "inbound-file", inbound(name, in, drop)));
    }
    if (drop.sends()) {
      Path out = Files.createDirectories(drop.folder().resolve("out"));
      beans.put(name + ".out", new FileDelivery(out));
      routes.add(new Leaf(name + ".out", "outbound-file", Map.of("door", name)));
    }
    return new Door(name, routes, beans, closing);
  }

  private void release(String folder, Runnable whenClosed) {
    leases.release(folder);
    whenClosed.run();
  }

  private static Map<String, Object> inbound(String name, Path in, FileDrop drop) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("door", name);
    parameters.put("folder", in.toAbsolutePath().toString());
    parameters.put("lock", drop.whole() == Whole.STABLE ? "changed" : "none");
    if (drop.whole() == Whole.MARKED) parameters.put("marker", "${file:name}.done");
    return parameters;
  }

  private static Finding blind(Path in, Throwable problem) {
    return Finding.of(
        RCV_010,
        Place.NOWHERE,
        "where",
        in.toString(),
        "problem",
        String.valueOf(problem.getMessage()));
  }

  /** Where a stored file goes, or empty where it is deleted. */
  static Optional<Path> done(FileDrop drop) {
    return drop.afterReceive() == AfterReceive.MOVE
        ? Optional.of(drop.folder().resolve("done"))
        : Optional.empty();
  }
}
