package org.customspost.gateway.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a text in words that is about goods or decisions, not about persons: it may be shown. Any
 * other field that is not {@link Personal} holds a code, a number or a date; what does not look
 * like one is not shown there, since senders fill fields with what belongs into others.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Prose {}
