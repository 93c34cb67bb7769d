package org.customspost.gateway.journal.postgres;

/**
 * Where a database is and how to log in.
 *
 * @param url a JDBC URL, without the password
 */
public record Address(String url, String user, String password) {
  /** The same server and login, another database of it. */
  public Address database(String name) {
    int query = url.indexOf('?');
    String path = query < 0 ? url : url.substring(0, query);
    String rest = query < 0 ? "" : url.substring(query);
    return new Address(path.substring(0, path.lastIndexOf('/') + 1) + name + rest, user, password);
  }

  /** Without the password, which must never reach a log. */
  @Override
  public String toString() {
    return user + " at " + url;
  }
}
