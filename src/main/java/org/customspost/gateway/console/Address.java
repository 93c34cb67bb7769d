package org.customspost.gateway.console;

/**
 * Where the console is.
 *
 * @param port 0 for any free one
 */
public record Address(String host, int port) {}
