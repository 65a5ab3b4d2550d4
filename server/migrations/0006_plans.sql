CREATE TABLE plan (
  id           uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES household ON DELETE CASCADE,
  user_id      uuid NOT NULL REFERENCES app_user ON DELETE CASCADE,
  week_start   date NOT NULL,
  version      integer NOT NULL DEFAULT 1,
  -- The meal times of its days, and for each of the seven days the targets it was made for.
  slots        jsonb NOT NULL,
  targets      jsonb NOT NULL,
  quality      jsonb,
  source       text NOT NULL CHECK (source IN ('user', 'auto')),
  created_at   timestamptz NOT NULL,
  updated_at   timestamptz NOT NULL
);
CREATE UNIQUE INDEX plan_week ON plan (user_id, week_start);
CREATE INDEX plan_household ON plan (household_id, week_start);

CREATE TABLE meal (
  id         uuid PRIMARY KEY,
  plan_id    uuid NOT NULL REFERENCES plan ON DELETE CASCADE,
  date       date NOT NULL,
  slot_index smallint NOT NULL,
  slot       text NOT NULL,
  recipe_id  uuid REFERENCES recipe,
  -- A free entry: its own words and, where known, its own nutrition.
  title      text,
  nutrition  jsonb,
  servings   double precision NOT NULL CHECK (servings > 0),
  locked     boolean NOT NULL DEFAULT false,
  CONSTRAINT meal_slot UNIQUE (plan_id, date, slot_index) DEFERRABLE INITIALLY IMMEDIATE,
  CHECK ((recipe_id IS NULL) <> (title IS NULL))
);
CREATE INDEX meal_recipe ON meal (recipe_id);

CREATE TABLE plan_job (
  id         uuid PRIMARY KEY,
  user_id    uuid NOT NULL REFERENCES app_user ON DELETE CASCADE,
  status     text NOT NULL CHECK (status IN ('queued', 'running', 'done', 'failed')),
  progress   double precision NOT NULL DEFAULT 0,
  plan_id    uuid,
  error      jsonb,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX plan_job_user ON plan_job (user_id);
CREATE INDEX plan_job_created_at ON plan_job (created_at);
