-- "What can I cook": recipes that hold a food.
CREATE INDEX recipe_foods ON recipe USING gin (ingredients jsonb_path_ops) WHERE deleted_at IS NULL;

CREATE TABLE collection (
  id           uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES household ON DELETE CASCADE,
  name         text NOT NULL,
  updated_at   timestamptz NOT NULL
);
CREATE UNIQUE INDEX collection_name ON collection (household_id, lower(name));
CREATE TABLE collected (
  collection_id uuid NOT NULL REFERENCES collection ON DELETE CASCADE,
  recipe_id     uuid NOT NULL REFERENCES recipe ON DELETE CASCADE,
  PRIMARY KEY (collection_id, recipe_id)
);
CREATE INDEX collected_recipe ON collected (recipe_id);

-- Notes about a recipe and the days it was made on, of a household.
CREATE TABLE recipe_log (
  id           uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES household ON DELETE CASCADE,
  recipe_id    uuid NOT NULL REFERENCES recipe ON DELETE CASCADE,
  user_id      uuid REFERENCES app_user ON DELETE SET NULL,
  kind         text NOT NULL CHECK (kind IN ('note', 'made')),
  day          date,
  text         text NOT NULL,
  created_at   timestamptz NOT NULL
);
CREATE INDEX recipe_log_recipe ON recipe_log (household_id, recipe_id, created_at DESC);
