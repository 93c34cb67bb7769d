/** The house at a glance: the home page, charts and reports. */
@NullMarked
package org.customspost.gateway.console.house;

import org.jspecify.annotations.NullMarked;
