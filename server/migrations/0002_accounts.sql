CREATE TABLE household (
  id         uuid PRIMARY KEY,
  name       text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);

CREATE TABLE app_user (
  id             uuid PRIMARY KEY,
  household_id   uuid NOT NULL REFERENCES household,
  email          text NOT NULL,
  password_hash  text,
  name           text NOT NULL,
  role           text NOT NULL CHECK (role IN ('user', 'admin')),
  locale         text NOT NULL,
  time_zone      text NOT NULL,
  units          text NOT NULL,
  theme          text NOT NULL DEFAULT 'auto',
  week_starts_on text NOT NULL,
  example        boolean NOT NULL DEFAULT false,
  created_at     timestamptz NOT NULL,
  updated_at     timestamptz NOT NULL,
  deleted_at     timestamptz
);
-- A deleted account frees its e-mail at once.
CREATE UNIQUE INDEX app_user_email ON app_user (email) WHERE deleted_at IS NULL;
CREATE INDEX app_user_household ON app_user (household_id);
CREATE INDEX app_user_deleted_at ON app_user (deleted_at) WHERE deleted_at IS NOT NULL;

-- A sign-in on one device: a family of refresh tokens, of which one is unused.
CREATE TABLE session (
  id         uuid PRIMARY KEY,
  user_id    uuid NOT NULL REFERENCES app_user ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  ended_at   timestamptz
);
CREATE INDEX session_by_user ON session (user_id);

CREATE TABLE refresh_token (
  token_hash text PRIMARY KEY,
  session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE,
  expires_at timestamptz NOT NULL,
  used_at    timestamptz
);
CREATE INDEX refresh_token_session ON refresh_token (session_id);
CREATE INDEX refresh_token_expires_at ON refresh_token (expires_at);
