/** The house at a glance: the home page and its charts. */
@NullMarked
package org.customspost.gateway.console.house;

import org.jspecify.annotations.NullMarked;
