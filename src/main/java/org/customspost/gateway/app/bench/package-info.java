/** Measures the gateway: figures by name, with unit, spread, ratios and the machine. */
@NullMarked
package org.customspost.gateway.app.bench;

import org.jspecify.annotations.NullMarked;
