-- What lists and searches look at lies close together: the wide columns of a recipe go beside the table, which is then 55 MB instead of
-- 170 at 100,000 recipes. (PostgreSQL moves them when a row is larger than 2 kB, as every whole recipe is.)
ALTER TABLE recipe SET (toast_tuple_target = 480);
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
