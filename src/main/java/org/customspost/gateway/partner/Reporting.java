package org.customspost.gateway.partner;

import java.util.List;
import java.util.Set;

/**
 * Who is told, in a message of its own, what a partner announces.
 *
 * @param cargo manifests that are reported to customs, or to whoever else must have them
 * @param receptacles events of receptacles that are told to posts
 */
public record Reporting(List<Cargo> cargo, List<Receptacles> receptacles) {
  /** Of a partner whose announcements nobody else is told. */
  public static final Reporting NONE = new Reporting(List.of(), List.of());

  public Reporting {
    cargo = List.copyOf(cargo);
    receptacles = List.copyOf(receptacles);
  }

  /** Who gets something, as what. */
  public interface Receiver {
    String partner();

    /** Message type of the report. */
    String as();

    String channel();

    /** Most reports in one interchange. */
    int batch();

    Signing sign();
  }

  /**
   * A report of each manifest.
   *
   * @param of message types of the manifests
   * @param amendAs message type of a report that replaces another
   * @param cancelAs message type of a report that takes another back
   * @param arrivingAt airports or ports: what is unloaded elsewhere is left out; empty for
   *     everywhere
   * @param boundFor offices of exchange that receptacles go to, or how they begin: other lines are
   *     left out; empty for all lines
   */
  public record Cargo(
      List<String> of,
      String partner,
      String as,
      String amendAs,
      String cancelAs,
      String channel,
      Set<String> arrivingAt,
      Set<String> boundFor,
      Signing sign)
      implements Receiver {
    public Cargo {
      of = List.copyOf(of);
      arrivingAt = Set.copyOf(arrivingAt);
      boundFor = Set.copyOf(boundFor);
    }

    /** Each manifest has its own time. */
    @Override
    public int batch() {
      return 1;
    }

    /** Whether it is about manifests of that form, {@code type@version}. */
    public boolean takes(String format) {
      return among(of, format);
    }
  }

  /**
   * A report of each event of a receptacle.
   *
   * @param of message types of the events
   * @param on codes of the events; empty for all
   * @param closedBy offices of exchange that closed the receptacle, or how they begin; empty for
   *     all
   */
  public record Receptacles(
      List<String> of,
      String partner,
      String as,
      String channel,
      Set<String> on,
      List<String> closedBy,
      int batch,
      Signing sign)
      implements Receiver {
    public Receptacles {
      of = List.copyOf(of);
      on = Set.copyOf(on);
      closedBy = List.copyOf(closedBy);
    }

    /** Whether it is about such an event, told in that form. */
    public boolean takes(String format, String event, String receptacle) {
      return among(of, format)
          && (on.isEmpty() || on.contains(event))
          && (closedBy.isEmpty() || closedBy.stream().anyMatch(receptacle::startsWith));
    }
  }

  private static boolean among(List<String> types, String format) {
    return types.stream().anyMatch(each -> format.equals(each) || format.startsWith(each + "@"));
  }
}
