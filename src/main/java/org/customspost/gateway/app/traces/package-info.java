/** Traces of what walks the line, by OpenTelemetry; loaded only where they are asked for. */
@NullMarked
package org.customspost.gateway.app.traces;

import org.jspecify.annotations.NullMarked;
