package org.customspost.gateway.app;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar, and the Java it runs on. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String built =
        Objects.requireNonNullElse(
            Version.class.getPackage().getImplementationVersion(), "unbuilt");
    return new String[] {"gateway " + built, "Java " + Runtime.version()};
  }
}
