package org.customspost.gateway.console;

import java.util.Set;

/** What somebody may do. Each route names one; what it does not name is closed. */
public enum Role {
  /** Everybody, signed in or not. For the way in, and for nothing that says anything. */
  ANYONE,
  /** Sees pages, with personal values masked. */
  VIEWER,
  /** Sees pages and may act. */
  SUPPORT,
  /** May see personal values, each look with a reason that is kept. */
  PRIVACY,
  /** Sees who may what, and who looked. */
  ADMIN;

  /** Whether somebody with these roles has this one, by itself or within another. */
  boolean in(Set<Role> roles) {
    return switch (this) {
      case ANYONE -> true;
      case VIEWER -> roles.contains(VIEWER) || roles.contains(SUPPORT);
      case SUPPORT, PRIVACY, ADMIN -> roles.contains(this);
    };
  }
}
