package org.customspost.gateway.crash;

/**
 * One interchange as a partner got it.
 *
 * @param name file name, or the duplicate id of a message
 * @param run how often the gateway had been started when it was seen
 */
record Seen(String partner, String name, String body, int run) {

  boolean isDeclaration() {
    return body.contains("<declaration>");
  }

  boolean isPresentation() {
    return isDeclaration() && part("function").equals("PRESENTATION");
  }

  boolean isReportOn(String file) {
    return !isDeclaration() && !isNotice() && body.contains("\"" + file + "\"");
  }

  boolean isNotice() {
    return body.contains("<toynotice>");
  }

  String part(String element) {
    int from = body.indexOf("<" + element + ">");
    if (from < 0) return "";
    return body.substring(from + element.length() + 2, body.indexOf("</" + element + ">", from));
  }
}
