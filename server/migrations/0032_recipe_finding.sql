-- What searches look at, of each recipe that is not deleted: 11 MB at 100,000 recipes, where the recipes themselves are 62. A word that a
-- quarter of all recipes hold is counted in a quarter of the time, because it is the pages walked that cost. The vector is copied from the
-- recipe, where it lies beside the table; so it lies beside this one, too. (A vector that comes from elsewhere would be kept within the row.)
CREATE TABLE recipe_finding (
  id             uuid PRIMARY KEY REFERENCES recipe ON DELETE CASCADE,
  household_id   uuid,
  kind           bigint NOT NULL,
  total_minutes  integer,
  active_minutes integer,
  -- The title in small letters without accents. Compared byte by byte.
  low            text COLLATE "C" NOT NULL,
  search         tsvector NOT NULL
) WITH (toast_tuple_target = 128, parallel_workers = 0);
ALTER TABLE recipe_finding
  ALTER COLUMN low SET STORAGE MAIN,
  ALTER COLUMN search SET STORAGE EXTERNAL;

CREATE FUNCTION keep_recipe_finding(recipe_id uuid) RETURNS void LANGUAGE sql AS $$
  INSERT INTO recipe_finding (id, household_id, kind, total_minutes, active_minutes, low, search)
  SELECT id, household_id, kind, total_minutes, active_minutes, plain(title), search FROM recipe WHERE id = recipe_id
  ON CONFLICT (id) DO UPDATE SET household_id = excluded.household_id, kind = excluded.kind, total_minutes = excluded.total_minutes,
    active_minutes = excluded.active_minutes, low = excluded.low, search = excluded.search
$$;
CREATE FUNCTION recipe_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.deleted_at IS NULL THEN
    PERFORM keep_recipe_finding(NEW.id);
  ELSE
    DELETE FROM recipe_finding WHERE id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
-- Named by what is set: ratings and pictures change nothing here.
CREATE TRIGGER recipe_written AFTER INSERT OR UPDATE OF
    household_id, title, total_minutes, active_minutes, course, cuisine, diet, labels, slots, allergens, search, deleted_at
  ON recipe FOR EACH ROW EXECUTE FUNCTION recipe_written();

INSERT INTO recipe_finding (id, household_id, kind, total_minutes, active_minutes, low, search)
  SELECT id, household_id, kind, total_minutes, active_minutes, plain(title), search FROM recipe WHERE deleted_at IS NULL ORDER BY id;
CREATE INDEX recipe_finding_search ON recipe_finding USING gin (search);
DROP INDEX recipe_search;
