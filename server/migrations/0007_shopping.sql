CREATE TABLE shopping_list (
  id           uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES household ON DELETE CASCADE,
  name         text NOT NULL,
  plan_id      uuid REFERENCES plan ON DELETE SET NULL,
  week_start   date,
  -- The version of the plan that the items stand for.
  plan_version integer,
  created_at   timestamptz NOT NULL,
  updated_at   timestamptz NOT NULL
);
CREATE UNIQUE INDEX shopping_list_plan ON shopping_list (plan_id) WHERE plan_id IS NOT NULL;
CREATE INDEX shopping_list_household ON shopping_list (household_id, created_at);

-- A food that meals need (their shares stand in `sources`; amount and unit follow from them), or an own item written by hand.
CREATE TABLE list_item (
  id            uuid PRIMARY KEY,
  list_id       uuid NOT NULL REFERENCES shopping_list ON DELETE CASCADE,
  food_id       text REFERENCES food,
  sources       jsonb NOT NULL DEFAULT '[]',
  name          text,
  quantity      double precision,
  unit          text,
  -- For a food: where this household finds it, when that is not the usual aisle.
  aisle         text,
  note          text,
  checked       boolean NOT NULL DEFAULT false,
  -- Edible grams when a food was taken off by hand: it stays off until more is needed.
  removed_grams double precision,
  created_at    timestamptz NOT NULL,
  updated_at    timestamptz NOT NULL,
  CHECK ((food_id IS NULL) <> (name IS NULL))
);
CREATE UNIQUE INDEX list_item_food ON list_item (list_id, food_id) WHERE food_id IS NOT NULL;
CREATE INDEX list_item_list ON list_item (list_id);

CREATE TABLE list_share (
  token_hash text PRIMARY KEY,
  list_id    uuid NOT NULL REFERENCES shopping_list ON DELETE CASCADE,
  mode       text NOT NULL CHECK (mode IN ('view', 'edit')),
  locale     text NOT NULL,
  units      text NOT NULL,
  expires_at timestamptz NOT NULL,
  UNIQUE (list_id, mode)
);
