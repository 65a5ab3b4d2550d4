-- What lists and searches look at lies close together: the wide columns of a recipe go beside the table, which is then 62 MB instead of
-- 170 at 100,000 recipes. (PostgreSQL moves them when a row is larger than 2 kB, as every whole recipe is.) All
-- statements on it are short then: starting other processes to share them costs more than they gain.
ALTER TABLE recipe SET (toast_tuple_target = 480, parallel_workers = 0);
ALTER TABLE recipe
  ALTER COLUMN title SET STORAGE MAIN,
  ALTER COLUMN course SET STORAGE MAIN,
  ALTER COLUMN cuisine SET STORAGE MAIN,
  ALTER COLUMN slots SET STORAGE MAIN,
  ALTER COLUMN tags SET STORAGE MAIN,
  ALTER COLUMN labels SET STORAGE MAIN,
  ALTER COLUMN allergens SET STORAGE MAIN;

-- Recipes that every filter treats alike, but for their times, are of one kind: 100,000 recipes are counted as some hundred or thousand
-- kinds. Only equal within one database, so a number is enough.
CREATE FUNCTION recipe_kind(course text, cuisine text, diet text, labels text[], slots text[], allergens text[]) RETURNS bigint
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT hashtextextended(jsonb_build_array(course, cuisine, diet, labels, slots, allergens)::text, 0) $$;
-- Writes the table anew, and so moves the wide columns of all rows that are there.
ALTER TABLE recipe ADD COLUMN kind bigint NOT NULL GENERATED ALWAYS AS (recipe_kind(course, cuisine, diet, labels, slots, allergens)) STORED;
CREATE INDEX recipe_kinds ON recipe (kind, total_minutes, active_minutes, household_id) WHERE deleted_at IS NULL;

-- The orders that lists are asked for, each with all that filters look at: a page is read off one of them, and a recipe that does not
-- match is passed over without looking at its row.
DROP INDEX recipe_narrow, recipe_filter, recipe_title, recipe_quickest, recipe_best, recipe_lightest, recipe_protein, recipe_newest;
CREATE INDEX recipe_by_title ON recipe (title, id)
  INCLUDE (kind, household_id, total_minutes, active_minutes) WHERE deleted_at IS NULL;
CREATE INDEX recipe_quickest ON recipe (total_minutes, id)
  INCLUDE (kind, household_id, active_minutes) WHERE deleted_at IS NULL;
CREATE INDEX recipe_best ON recipe (rating DESC NULLS LAST, title, id)
  INCLUDE (kind, household_id, total_minutes, active_minutes) WHERE deleted_at IS NULL;
CREATE INDEX recipe_lightest ON recipe (kcal, id)
  INCLUDE (kind, household_id, total_minutes, active_minutes) WHERE deleted_at IS NULL;
CREATE INDEX recipe_protein ON recipe (protein_g DESC NULLS LAST, id)
  INCLUDE (kind, household_id, total_minutes, active_minutes) WHERE deleted_at IS NULL;
CREATE INDEX recipe_newest ON recipe (created_at DESC NULLS LAST, id)
  INCLUDE (kind, household_id, total_minutes, active_minutes) WHERE deleted_at IS NULL;
CREATE INDEX recipe_tags ON recipe USING gin (tags) WHERE deleted_at IS NULL;

-- Without the deleted ones, so that nobody has to look at each row found for that.
DROP INDEX recipe_search;
CREATE INDEX recipe_search ON recipe USING gin (search) WHERE deleted_at IS NULL;
