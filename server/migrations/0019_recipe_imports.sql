-- Recipes on their way in: where the reading stands, so that it goes on after a stop and doubles nothing.
CREATE TABLE import_job (
  id             uuid PRIMARY KEY,
  household_id   uuid NOT NULL REFERENCES household ON DELETE CASCADE,
  user_id        uuid NOT NULL REFERENCES app_user ON DELETE CASCADE,
  locale         text NOT NULL,
  source         text NOT NULL CHECK (source IN ('address', 'text', 'page', 'file')),
  -- The file or the address.
  name           text NOT NULL,
  -- Text or HTML until it is read; a file lies in the folder `uploads` of the data folder under the id.
  content        text,
  status         text NOT NULL CHECK (status IN ('queued', 'running', 'done', 'failed')),
  program        text,
  found          integer,
  -- So many of the recipes are through.
  position       integer NOT NULL DEFAULT 0,
  lines          integer NOT NULL DEFAULT 0,
  matched_lines  integer NOT NULL DEFAULT 0,
  pictures_left  integer NOT NULL DEFAULT 0,
  skipped        jsonb NOT NULL DEFAULT '[]',
  error          jsonb,
  created_at     timestamptz NOT NULL,
  updated_at     timestamptz NOT NULL
);
CREATE INDEX import_job_household ON import_job (household_id, created_at DESC);
CREATE TABLE import_item (
  job_id    uuid NOT NULL REFERENCES import_job ON DELETE CASCADE,
  position  integer NOT NULL,
  title     text NOT NULL,
  outcome   text NOT NULL CHECK (outcome IN ('new', 'duplicate', 'unusable')),
  recipe_id uuid,
  questions integer NOT NULL DEFAULT 0,
  PRIMARY KEY (job_id, position)
);
