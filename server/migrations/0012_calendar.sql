-- The secret address at which calendars read the meals of a household: one at a time, known by its hash.
CREATE TABLE calendar_feed (
  household_id uuid PRIMARY KEY REFERENCES household ON DELETE CASCADE,
  -- In whose language it is written.
  user_id      uuid NOT NULL REFERENCES app_user ON DELETE CASCADE,
  token_hash   text NOT NULL UNIQUE,
  times        jsonb NOT NULL,
  created_at   timestamptz NOT NULL
);
CREATE INDEX calendar_feed_user ON calendar_feed (user_id);
