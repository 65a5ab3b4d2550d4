CREATE TABLE food (
  id          text PRIMARY KEY,
  name        text NOT NULL,
  plural      text NOT NULL,
  name_de     text NOT NULL,
  plural_de   text NOT NULL,
  synonyms    text[] NOT NULL,
  category    text NOT NULL,
  aisle       text NOT NULL,
  allergens   text[] NOT NULL,
  diet        text NOT NULL,
  contains    text[] NOT NULL,
  density     double precision,
  edible      double precision NOT NULL,
  portions    jsonb NOT NULL,
  per_100g    jsonb NOT NULL,
  source      jsonb NOT NULL,
  search_en   text NOT NULL,
  search_de   text NOT NULL
);
CREATE INDEX food_search_en ON food USING gin (search_en gin_trgm_ops);
CREATE INDEX food_search_de ON food USING gin (search_de gin_trgm_ops);
CREATE INDEX food_category ON food (category);
