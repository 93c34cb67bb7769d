package org.customspost.gateway.console;

import io.javalin.http.Context;

/** Tells who calls. */
@FunctionalInterface
public interface Visitors {
  Visitor of(Context request);
}
