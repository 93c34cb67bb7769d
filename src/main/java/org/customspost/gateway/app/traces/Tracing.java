package org.customspost.gateway.app.traces;

import java.net.URI;

/**
 * Where traces go.
 *
 * @param endpoint takes OTLP over HTTP
 * @param authorization reference to the header of that name; empty for none
 * @param service as which this gateway is shown
 * @param percent of the interchanges that are traced, the same ones by each node
 */
public record Tracing(URI endpoint, String authorization, String service, int percent) {}
