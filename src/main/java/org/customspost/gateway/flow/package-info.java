/** The line: one class per step, in plain Java. */
@NullMarked
package org.customspost.gateway.flow;

import org.jspecify.annotations.NullMarked;
