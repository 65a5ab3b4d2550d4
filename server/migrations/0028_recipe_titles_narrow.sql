-- With the titles: most lists end with them in their order.
DROP INDEX recipe_narrow;
CREATE INDEX recipe_narrow ON recipe (title, id)
  INCLUDE (household_id, course, cuisine, diet, labels, slots, allergens, active_minutes, total_minutes, kcal, protein_g, rating, created_at)
  WHERE deleted_at IS NULL;
