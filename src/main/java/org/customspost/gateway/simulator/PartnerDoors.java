package org.customspost.gateway.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.signing.Secrets;
import org.customspost.gateway.simulator.Scenario.DoorTerms;

/** Opens a partner's side of a transport. */
final class PartnerDoors {
  /** The kinds and what each needs. */
  static final Map<String, List<String>> KINDS =
      Map.of(
          "sftp", List.of("host", "port", "user", "password"),
          "jms", List.of("url", "user", "password", "to-gateway", "from-gateway"),
          "as2",
              List.of(
                  "url",
                  "host",
                  "port",
                  "our-name",
                  "gateway-name",
                  "key",
                  "password",
                  "gateway-certificate",
                  "mdn"),
          "file", List.of("folder"));

  private PartnerDoors() {}

  static PartnerDoor open(String partner, DoorTerms door, Seen seen) throws IOException {
    return switch (door.kind()) {
      case "sftp" ->
          new SftpDoor(
              door.term("host"),
              Integer.parseInt(door.term("port")),
              door.term("user"),
              password(door),
              door.term("host-key"));
      case "jms" ->
          new QueueDoor(
              door.term("url"),
              door.term("user"),
              password(door),
              door.term("to-gateway"),
              door.term("from-gateway"));
      case "as2" -> new As2Door(partner, As2Terms.of(door), seen);
      default -> new FolderDoor(Path.of(door.term("folder")));
    };
  }

  private static String password(DoorTerms door) {
    return Secrets.ofProcess(Path.of("")).text(door.term("password"));
  }
}
