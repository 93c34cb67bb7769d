package org.customspost.gateway.channel.sftp;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.customspost.gateway.channel.door.Door;
import org.customspost.gateway.channel.door.Door.Leaf;
import org.customspost.gateway.channel.door.DoorKind;
import org.customspost.gateway.channel.door.FolderLeases;
import org.customspost.gateway.channel.door.Standing;
import org.customspost.gateway.model.passage.Reception;
import org.customspost.gateway.partner.Channel;
import org.customspost.gateway.partner.Channel.AfterReceive;
import org.customspost.gateway.partner.Channel.SftpDelivery;
import org.customspost.gateway.partner.Channel.SftpPoll;
import org.customspost.gateway.partner.Channel.SftpServer;
import org.customspost.gateway.partner.Channel.Whole;
import org.customspost.gateway.partner.Secrets;

/** Doors at partners' SFTP servers. Only the host keys of the agreement are accepted. */
public final class SftpDoors implements DoorKind {
  private final Reception reception;
  private final Secrets secrets;
  private final FolderLeases leases;

  public SftpDoors(Reception reception, Secrets secrets, FolderLeases leases) {
    this.reception = reception;
    this.secrets = secrets;
    this.leases = leases;
  }

  @Override
  public Optional<Door> door(String partner, Channel channel) {
    if (channel instanceof SftpPoll poll) return Optional.of(poll(partner, poll));
    if (channel instanceof SftpDelivery delivery) return Optional.of(delivery(partner, delivery));
    return Optional.empty();
  }

  private Door poll(String partner, SftpPoll poll) {
    String name = Door.name(partner, poll.id());
    Map<String, Object> beans = new HashMap<>();
    Map<String, Object> parameters = server(name, poll.server(), poll.folder(), beans);
    parameters.put("every", poll.every().toMillis());
    if (poll.whole() == Whole.MARKED) parameters.put("marker", "${file:name}.done");
    if (poll.afterReceive() == AfterReceive.DELETE) parameters.put("delete", true);
    else parameters.put("move", poll.doneFolder() + "/${file:name}");
    String where = address(poll);
    Standing standing =
        new Standing(
            name,
            problem -> Troubles.looking(poll.server(), poll.folder(), problem),
            () -> leases.held(where));
    SftpReception in = new SftpReception(reception, partner, poll, standing);
    beans.put(name + ".standing", standing);
    beans.put(name + ".in", in);
    beans.put(name + ".filter", in.wanted());
    beans.put(name + ".beside", new SignatureBeside(poll));
    Leaf route = new Leaf(name + ".in", "inbound-sftp", parameters);
    return new Door(name, List.of(route), beans, () -> leases.release(where));
  }

  /** What several gateways know the same folder by. */
  private static String address(SftpPoll poll) {
    SftpServer server = poll.server();
    return "sftp://%s@%s:%d/%s"
        .formatted(server.user(), server.host(), server.port(), poll.folder());
  }

  private Door delivery(String partner, SftpDelivery delivery) {
    String name = Door.name(partner, delivery.id());
    Map<String, Object> beans = new HashMap<>();
    Map<String, Object> parameters = server(name, delivery.server(), delivery.folder(), beans);
    beans.put(name + ".out", new SftpFiles(delivery));
    Leaf route = new Leaf(name + ".out", "outbound-sftp", parameters);
    return new Door(name, List.of(route), beans, () -> {});
  }

  /** Secrets and keys go in as beans: no address that is logged can show them. */
  private Map<String, Object> server(
      String name, SftpServer server, String folder, Map<String, Object> beans) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("door", name);
    parameters.put("host", server.host().contains(":") ? "[" + server.host() + "]" : server.host());
    parameters.put("port", server.port());
    parameters.put("user", server.user());
    parameters.put("folder", folder);
    beans.put(name + ".hosts", knownHosts(server).getBytes(StandardCharsets.UTF_8));
    if (!server.password().isEmpty()) {
      beans.put(name + ".password", secrets.needed(server.password()));
      parameters.put("password", "#bean:" + name + ".password");
    }
    if (!server.key().isEmpty()) {
      String key = secrets.needed(server.key()) + "\n";
      beans.put(name + ".key", key.getBytes(StandardCharsets.UTF_8));
      parameters.put("key", "#bean:" + name + ".key");
    }
    if (!server.passphrase().isEmpty()) {
      beans.put(name + ".passphrase", secrets.needed(server.passphrase()));
      parameters.put("passphrase", "#bean:" + name + ".passphrase");
    }
    return parameters;
  }

  private static String knownHosts(SftpServer server) {
    String host = server.port() == 22 ? server.host() : "[" + server.host() + "]:" + server.port();
    return server.hostKeys().stream()
        .map(key -> host + " " + key + "\n")
        .collect(Collectors.joining());
  }
}
