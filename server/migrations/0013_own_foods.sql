-- Foods that a household wrote down from a label.
CREATE TABLE own_food (
  id           uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES household ON DELETE CASCADE,
  name         text NOT NULL,
  brand        text,
  gtin         text,
  category     text NOT NULL,
  -- null: the label does not say, or nobody looked.
  diet         text,
  allergens    text[],
  density      double precision,
  portions     jsonb NOT NULL,
  per_100g     jsonb NOT NULL,
  marks        jsonb NOT NULL,
  -- As it was typed in, to be changed again.
  label        jsonb NOT NULL,
  search       text NOT NULL,
  created_at   timestamptz NOT NULL,
  updated_at   timestamptz NOT NULL
);
CREATE INDEX own_food_household ON own_food (household_id, gtin);

-- Foods from outside: branded products, official tables. Everybody's.
CREATE TABLE outside_food (
  -- gtin-<14 digits>, fdc-<number>
  id         text PRIMARY KEY,
  gtin       text,
  fdc_id     integer,
  name       text NOT NULL,
  name_de    text,
  brand      text,
  category   text NOT NULL,
  diet       text,
  allergens  text[],
  density    double precision,
  portions   jsonb NOT NULL,
  per_100g   jsonb NOT NULL,
  marks      jsonb NOT NULL,
  dataset    text NOT NULL,
  search     text NOT NULL,
  -- false while an import has read its name and not yet its figures.
  complete   boolean NOT NULL DEFAULT true,
  -- Figures as they were given, until the import that reads them is through.
  raw        jsonb,
  fetched_at timestamptz NOT NULL
);
CREATE INDEX outside_food_gtin ON outside_food (gtin) WHERE gtin IS NOT NULL;
CREATE INDEX outside_food_fdc ON outside_food (fdc_id) WHERE fdc_id IS NOT NULL;
CREATE INDEX outside_food_search ON outside_food USING gin (search gin_trgm_ops) WHERE complete;

-- When a barcode was last asked for outside, and whether there was anything: nobody is asked the same twice in a row.
CREATE TABLE food_lookup (
  gtin      text PRIMARY KEY,
  looked_at timestamptz NOT NULL,
  -- null: nobody answered.
  found     boolean
);
CREATE INDEX food_lookup_looked_at ON food_lookup (looked_at);

-- What a household means by a name in a recipe line.
CREATE TABLE food_match (
  household_id uuid NOT NULL REFERENCES household ON DELETE CASCADE,
  key          text NOT NULL,
  food_id      text NOT NULL,
  updated_at   timestamptz NOT NULL,
  PRIMARY KEY (household_id, key)
);

-- A file of outside foods on its way into the table: where it is, so that it goes on after a stop.
CREATE TABLE food_import (
  id           uuid PRIMARY KEY,
  file         text NOT NULL,
  fingerprint  text NOT NULL,
  format       text,
  status       text NOT NULL CHECK (status IN ('waiting', 'running', 'done', 'failed')),
  -- Of the parts of the file, the one at work and the records of it that are through.
  part         integer NOT NULL DEFAULT 0,
  position     bigint NOT NULL DEFAULT 0,
  bytes_done   bigint NOT NULL DEFAULT 0,
  bytes_total  bigint NOT NULL DEFAULT 0,
  records_read bigint NOT NULL DEFAULT 0,
  stored       bigint NOT NULL DEFAULT 0,
  marked       bigint NOT NULL DEFAULT 0,
  left_out     jsonb NOT NULL DEFAULT '{}',
  problem      text,
  created_at   timestamptz NOT NULL,
  updated_at   timestamptz NOT NULL
);
