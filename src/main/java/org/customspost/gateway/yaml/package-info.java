/** Reads YAML into values that remember their file and line, and reports every problem at once. */
@NullMarked
package org.customspost.gateway.yaml;

import org.jspecify.annotations.NullMarked;
