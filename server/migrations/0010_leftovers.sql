-- A second sitting of a meal of an earlier day: cooked and bought with that one. When that goes, it is a meal like others.
ALTER TABLE meal ADD COLUMN leftover_of uuid REFERENCES meal ON DELETE SET NULL;
CREATE INDEX meal_leftover_of ON meal (leftover_of) WHERE leftover_of IS NOT NULL;
ALTER TABLE meal ADD CHECK (leftover_of IS NULL OR recipe_id IS NOT NULL);
