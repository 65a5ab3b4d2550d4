-- All that lists are narrowed, sorted and counted by, in one narrow index: a recipe is read whole only when it is shown. (Reading all of
-- 100,000 recipes is 170 MB, this index 28.)
CREATE INDEX recipe_narrow ON recipe (id)
  INCLUDE (household_id, course, cuisine, diet, labels, slots, allergens, active_minutes, total_minutes, kcal, protein_g, rating, created_at)
  WHERE deleted_at IS NULL;
