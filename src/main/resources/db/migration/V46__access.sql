-- Local users of the console. Passwords stand as Argon2id with its parameters.
create table console_user (
  name         text primary key,
  password     text        not null,              -- $argon2id$v=19$m=…,t=…,p=…$salt$hash
  roles        text[]      not null,
  disabled     boolean     not null default false,
  created_at   timestamptz not null default clock_timestamp(),
  password_at  timestamptz not null default clock_timestamp()
);

-- Who is signed in. Only the browser has the id; here is its SHA-256.
create table console_session (
  hash       text primary key,
  viewer     text        not null,
  local      boolean     not null,                -- a console_user, whose roles count as they are now
  roles      text[]      not null,                -- of one who signed in elsewhere
  created_at timestamptz not null default clock_timestamp(),
  seen_at    timestamptz not null default clock_timestamp()
);
create index console_session_viewer on console_session (viewer);

-- For programs that use the API.
create table console_token (
  hash       text primary key,                    -- SHA-256 of what the program sends
  name       text        not null references console_user on delete cascade,
  label      text        not null,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  used_at    timestamptz,
  unique (name, label)
);

-- Sign-ins that failed of late, by user and by address. Gone with the first that succeeds, or a day later.
create table console_attempt (
  who     text primary key,
  count   integer     not null,
  last_at timestamptz not null
);

-- Who signed in, and who looked at personal values of what, and why.
create table access_log (
  id      bigint generated always as identity primary key,
  at      timestamptz not null default clock_timestamp(),
  viewer  text        not null,
  what    text        not null,                   -- SIGN_IN, LOOK
  subject text        not null default '',        -- "item RR…", what was looked at
  reason  text        not null default '',
  address text        not null
);
create index access_log_subject on access_log (subject, id);
create index access_log_viewer on access_log (viewer, id);
