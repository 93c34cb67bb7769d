/** What a monitoring system asks: figures in the form of Prometheus, and whether all is well. */
@NullMarked
package org.customspost.gateway.app.metrics;

import org.jspecify.annotations.NullMarked;
