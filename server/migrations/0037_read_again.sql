-- The figures of a recipe that a household wrote follow from its lines, the foods and the way lines are read. `read_with` says by which
-- foods and reading they were made (null: before that was kept), `read_in` for a reader of which language. `asked_anew`: what a later
-- reading asks that the one before did not, with what it was taken for then.
ALTER TABLE recipe
  ADD COLUMN read_with text,
  ADD COLUMN read_in text,
  ADD COLUMN asked_anew jsonb;
CREATE INDEX recipe_read_with ON recipe (read_with) WHERE state IS NOT NULL AND deleted_at IS NULL;
