-- Titles without capitals and accents, as people type them. `unaccent` alone may not stand in an index: its dictionary could change.
CREATE FUNCTION plain(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT public.unaccent('public.unaccent'::regdictionary, lower(words)) $$;
CREATE INDEX recipe_title_plain ON recipe USING gin (plain(title) gin_trgm_ops) WHERE deleted_at IS NULL;
DROP INDEX recipe_title_trgm;
