package org.customspost.gateway.console;

import io.javalin.http.Context;
import java.net.URI;
import java.util.regex.Pattern;

/** From where a call comes, before anything else is asked of it. */
final class Front {
  private static final String CALLER = "caller";
  private static final String SECURE = "secure";
  private static final String BASE = "base";
  private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");
  private static final Pattern IP = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  private final Address address;

  Front(Address address) {
    this.address = address;
  }

  /** Notes where the call comes from. */
  void meet(Context context) {
    context.attribute(SECURE, address.secure());
    String scheme = address.https().isPresent() ? "https://" : "http://";
    context.attribute(
        BASE,
        address
            .url()
            .map(each -> each.toString().replaceFirst("/+$", ""))
            .orElse(scheme + context.host()));
    context.attribute(CALLER, caller(context, context.req().getRemoteAddr()));
  }

  /** Lets it in where it may come from there. */
  void require(Context context) {
    boolean open = address.https().isEmpty() && !Address.isLoopback(address.host());
    if (open && !address.proxies().contains(context.req().getRemoteAddr()))
      throw Refused.forbidden("The console is reached through its proxy only.");
    requireHost(context);
  }

  static String caller(Context context) {
    String caller = context.attribute(CALLER);
    return caller == null ? "" : caller;
  }

  static String base(Context context) {
    String base = context.attribute(BASE);
    return base == null ? "" : base;
  }

  static boolean secure(Context context) {
    return Boolean.TRUE.equals(context.attribute(SECURE));
  }

  /** What a proxy of ours adds is at the end; what stands before it anybody can write. */
  private String caller(Context context, String remote) {
    String forwarded = context.header("X-Forwarded-For");
    if (forwarded == null || !address.proxies().contains(remote)) return remote;
    String[] hops = forwarded.split(",", -1);
    for (int at = hops.length - 1; at >= 0; at--) {
      String hop = hops[at].strip();
      if (!IP.matcher(hop).matches()) return remote;
      if (!address.proxies().contains(hop)) return hop;
    }
    return remote;
  }

  /**
   * A site that gives its own name our address makes a browser call us as if we were that site; the
   * Host field tells. With a certificate the browser has checked the name already.
   */
  private void requireHost(Context context) {
    String field = context.header("Host");
    String host = field == null ? "" : PORT.matcher(field).replaceFirst("");
    boolean known =
        Address.isLoopback(host)
            || address.url().map(URI::getHost).filter(host::equalsIgnoreCase).isPresent()
            || (address.https().isPresent() && address.url().isEmpty())
            || host.equals(address.host());
    if (!known)
      throw new Refused(
          421, "This is not the address of the console. Its name is set as console.url.");
  }
}
