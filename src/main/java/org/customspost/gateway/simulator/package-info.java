/** Posts and customs systems that play a scenario, for the demo, for tests and for integrators. */
@NullMarked
package org.customspost.gateway.simulator;

import org.jspecify.annotations.NullMarked;
