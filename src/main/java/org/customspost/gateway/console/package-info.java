/**
 * Pages and REST API for the people who look after messages: this package is the frame, each
 * sub-package a task.
 */
@NullMarked
package org.customspost.gateway.console;

import org.jspecify.annotations.NullMarked;
