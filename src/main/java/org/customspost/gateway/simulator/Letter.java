package org.customspost.gateway.simulator;

/**
 * One file or message as a partner sends or gets it.
 *
 * @param signature detached CMS; empty where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Letter(String name, byte[] body, byte[] signature) {
  static Letter unsigned(String name, byte[] body) {
    return new Letter(name, body, new byte[0]);
  }
}
