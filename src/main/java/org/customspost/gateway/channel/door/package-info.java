/**
 * What every kind of door is made of: routes from templates, the beans they call, and how they
 * stand.
 */
@NullMarked
package org.customspost.gateway.channel.door;

import org.jspecify.annotations.NullMarked;
