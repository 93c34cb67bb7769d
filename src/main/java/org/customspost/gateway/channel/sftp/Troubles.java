package org.customspost.gateway.channel.sftp;

import static org.customspost.gateway.error.ErrorCode.RCV_010;
import static org.customspost.gateway.error.ErrorCode.RCV_011;
import static org.customspost.gateway.error.ErrorCode.RCV_012;
import static org.customspost.gateway.error.ErrorCode.SND_002;
import static org.customspost.gateway.error.ErrorCode.SND_003;
import static org.customspost.gateway.error.ErrorCode.SND_004;
import static org.customspost.gateway.error.ErrorCode.SND_005;

import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.partner.Channel.SftpServer;

/** Tells from what the SFTP client threw who has to act. */
final class Troubles {
  private Troubles() {}

  static Finding looking(SftpServer server, String folder, Throwable problem) {
    return finding(code(problem, RCV_011, RCV_012, RCV_010, RCV_010), server, folder, "", problem);
  }

  static Finding sending(SftpServer server, String folder, String name, Throwable problem) {
    return finding(
        code(problem, SND_003, SND_004, SND_002, SND_005), server, folder, name, problem);
  }

  private static ErrorCode code(
      Throwable problem, ErrorCode hostKey, ErrorCode login, ErrorCode reach, ErrorCode other) {
    // the client tells its reasons in words only
    for (Throwable each = problem; each != null; each = each.getCause()) {
      String text = String.valueOf(each.getMessage());
      String type = each.getClass().getSimpleName();
      if (type.contains("HostKey") || text.contains("HostKey")) return hostKey;
      if (text.contains("Auth fail") || text.contains("Auth cancel")) return login;
      if (each instanceof java.net.SocketException
          || each instanceof java.net.UnknownHostException
          || text.contains("Cannot connect")
          || text.contains("session is down")
          || text.contains("timeout: socket is not established")) {
        if (each.getCause() == null || each instanceof java.net.SocketException) return reach;
      }
    }
    return other;
  }

  private static Finding finding(
      ErrorCode code, SftpServer server, String folder, String name, Throwable problem) {
    Throwable deepest = problem;
    while (deepest.getCause() != null) deepest = deepest.getCause();
    return Finding.of(
        code,
        Place.NOWHERE,
        "where",
        "sftp://" + server.host() + ":" + server.port() + "/" + folder,
        "user",
        server.user(),
        "name",
        name,
        "problem",
        String.valueOf(deepest.getMessage()));
  }
}
