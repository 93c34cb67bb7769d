/**
 * What travels through the gateway, as plain data; its sub-packages are the vocabulary of every
 * step.
 */
@NullMarked
package org.customspost.gateway.model;

import org.jspecify.annotations.NullMarked;
