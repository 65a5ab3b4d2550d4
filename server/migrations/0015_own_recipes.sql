-- Recipes of one's own. `state`: as it was written, from which all the rest follows; null: of the cookbook files.
ALTER TABLE recipe
  ALTER COLUMN active_minutes DROP NOT NULL,
  ALTER COLUMN total_minutes DROP NOT NULL,
  ADD COLUMN state jsonb,
  ADD COLUMN version integer NOT NULL DEFAULT 1,
  -- Lines that are not in the sum, each with its place among the ingredients.
  ADD COLUMN open_lines jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN questions integer NOT NULL DEFAULT 0,
  -- No question is open: weeks are planned from it.
  ADD COLUMN ready boolean NOT NULL DEFAULT true,
  -- By what a recipe is known again when it is imported a second time.
  ADD COLUMN source_key text,
  ADD COLUMN content_key text;
CREATE INDEX recipe_source_key ON recipe (household_id, source_key) WHERE source_key IS NOT NULL;
CREATE INDEX recipe_content_key ON recipe (household_id, content_key) WHERE content_key IS NOT NULL;
CREATE INDEX recipe_doubtful ON recipe (household_id, created_at DESC, id) WHERE NOT ready AND deleted_at IS NULL;

-- The states that a recipe had before the present one.
CREATE TABLE recipe_version (
  recipe_id  uuid NOT NULL REFERENCES recipe ON DELETE CASCADE,
  version    integer NOT NULL,
  state      jsonb NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (recipe_id, version)
);
