-- Recipes of one's own are found by their foods too, in any language; those of the cookbook are loaded anew.
UPDATE recipe SET search = search || array_to_tsvector(
  ARRAY(SELECT DISTINCT 'f/' || (item ->> 'foodId') FROM jsonb_array_elements(ingredients) AS item WHERE item ->> 'foodId' IS NOT NULL))
WHERE state IS NOT NULL;
