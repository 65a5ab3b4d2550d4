-- The photo that a recipe shows; its files lie in the storage under recipe and picture.
ALTER TABLE recipe ADD COLUMN picture_id uuid;

-- Pictures on their way, in use, and for a day those that were before. No reference to the recipe: the files outlive its row until
-- the next sweep, which finds them here.
CREATE TABLE picture (
  id           uuid PRIMARY KEY,
  recipe_id    uuid NOT NULL,
  household_id uuid NOT NULL,
  user_id      uuid NOT NULL,
  -- Where it is fetched from, when it was not sent.
  address      text,
  status       text NOT NULL CHECK (status IN ('queued', 'running', 'done', 'failed')),
  error        jsonb,
  created_at   timestamptz NOT NULL,
  -- Since when it is no longer the one of its recipe.
  former_since timestamptz
);
CREATE INDEX picture_recipe ON picture (recipe_id);

-- Pictures that an import brings; those left are second and further ones of a recipe.
ALTER TABLE import_job ADD COLUMN pictures integer NOT NULL DEFAULT 0;
