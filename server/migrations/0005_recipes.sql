CREATE TABLE recipe (
  id             uuid PRIMARY KEY,
  -- null: of the public cookbook, for everyone.
  household_id   uuid REFERENCES household ON DELETE CASCADE,
  slug           text NOT NULL,
  title          text NOT NULL,
  description    text NOT NULL,
  servings       double precision NOT NULL,
  active_minutes integer NOT NULL,
  total_minutes  integer NOT NULL,
  cuisine        text NOT NULL,
  course         text NOT NULL,
  slots          text[] NOT NULL,
  tags           text[] NOT NULL,
  labels         text[] NOT NULL,
  diet           text NOT NULL,
  allergens      text[] NOT NULL,
  contains       text[] NOT NULL,
  equipment      text[] NOT NULL,
  ingredients    jsonb NOT NULL,
  steps          jsonb NOT NULL,
  illustration   jsonb,
  protein_source text,
  grams          double precision NOT NULL,
  per_serving    jsonb NOT NULL,
  coverage       jsonb NOT NULL,
  -- Two of the values again, for sorting.
  kcal           double precision,
  protein_g      double precision,
  rating         double precision,
  rating_count   integer NOT NULL DEFAULT 0,
  created_at     timestamptz NOT NULL,
  updated_at     timestamptz NOT NULL,
  deleted_at     timestamptz,
  search         tsvector NOT NULL
);
CREATE UNIQUE INDEX recipe_public_slug ON recipe (slug) WHERE household_id IS NULL AND deleted_at IS NULL;
CREATE INDEX recipe_household ON recipe (household_id);
CREATE INDEX recipe_search ON recipe USING gin (search);
CREATE INDEX recipe_title_trgm ON recipe USING gin (lower(title) gin_trgm_ops);
CREATE INDEX recipe_title ON recipe (title, id);
CREATE INDEX recipe_created ON recipe (created_at, id);

CREATE TABLE favorite (
  user_id    uuid NOT NULL REFERENCES app_user ON DELETE CASCADE,
  recipe_id  uuid NOT NULL REFERENCES recipe ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (user_id, recipe_id)
);
CREATE INDEX favorite_recipe ON favorite (recipe_id);

CREATE TABLE rating (
  user_id    uuid NOT NULL REFERENCES app_user ON DELETE CASCADE,
  recipe_id  uuid NOT NULL REFERENCES recipe ON DELETE CASCADE,
  value      smallint NOT NULL CHECK (value BETWEEN 1 AND 5),
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (user_id, recipe_id)
);
CREATE INDEX rating_recipe ON rating (recipe_id);
