-- Recipes whose lines are other recipes: which ones, without their depth.
ALTER TABLE recipe ADD COLUMN parts uuid[] NOT NULL DEFAULT '{}';
CREATE INDEX recipe_parts ON recipe USING gin (parts) WHERE parts <> '{}';
