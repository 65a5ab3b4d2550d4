-- The foods that recipes are found by, as they stand in what searches look at ("f/rice"): a word that many foods have in their names asks
-- the index for these few alone. A food whose last recipe is gone may stay: then it is asked for in vain. Not unique: nobody waits for
-- somebody else who brings the same food at the same moment, it stands here twice then.
CREATE TABLE held_food (lexeme text COLLATE "C" NOT NULL);
CREATE INDEX held_food_lexeme ON held_food (lexeme);
INSERT INTO held_food
  SELECT DISTINCT word.lexeme FROM recipe_finding CROSS JOIN unnest(tsvector_to_array(search)) AS word (lexeme) WHERE word.lexeme LIKE 'f/%';
ANALYZE held_food;

CREATE OR REPLACE FUNCTION keep_recipe_finding(recipe_id uuid) RETURNS void LANGUAGE sql AS $$
  INSERT INTO recipe_finding (id, household_id, kind, total_minutes, active_minutes, low, search)
  SELECT id, household_id, kind, total_minutes, active_minutes, plain(title), search FROM recipe WHERE id = recipe_id
  ON CONFLICT (id) DO UPDATE SET household_id = excluded.household_id, kind = excluded.kind, total_minutes = excluded.total_minutes,
    active_minutes = excluded.active_minutes, low = excluded.low, search = excluded.search;
  INSERT INTO held_food
  SELECT word.lexeme FROM recipe CROSS JOIN unnest(tsvector_to_array(search)) AS word (lexeme)
  WHERE recipe.id = recipe_id AND word.lexeme LIKE 'f/%' AND NOT EXISTS (SELECT FROM held_food WHERE held_food.lexeme = word.lexeme)
$$;

-- Any of these foods, as a query; of those that no recipe holds nothing is left.
CREATE FUNCTION held_foods(asked text[]) RETURNS tsquery LANGUAGE sql STABLE AS $$
  SELECT coalesce(string_agg(DISTINCT '''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || '''', ' | '), '')::tsquery
  FROM held_food WHERE lexeme = ANY(asked)
$$;
