-- Names of the food table in Spanish and French; the loader fills them at the next start.
ALTER TABLE food
  ADD COLUMN name_es text NOT NULL DEFAULT '',
  ADD COLUMN plural_es text NOT NULL DEFAULT '',
  ADD COLUMN name_fr text NOT NULL DEFAULT '',
  ADD COLUMN plural_fr text NOT NULL DEFAULT '',
  ADD COLUMN search_es text NOT NULL DEFAULT '',
  ADD COLUMN search_fr text NOT NULL DEFAULT '';
CREATE INDEX food_search_es ON food USING gin (search_es gin_trgm_ops);
CREATE INDEX food_search_fr ON food USING gin (search_fr gin_trgm_ops);
