-- What a household has taught its shopping lists: the order of the aisles in its store. The version grows with every lesson.
CREATE TABLE store (
  household_id uuid PRIMARY KEY REFERENCES household ON DELETE CASCADE,
  aisles       jsonb NOT NULL,
  version      integer NOT NULL,
  updated_at   timestamptz NOT NULL
);

-- Where a food lies when that is not its usual aisle, and whether it is always at home.
CREATE TABLE food_habit (
  household_id uuid NOT NULL REFERENCES household ON DELETE CASCADE,
  -- The id of a food, or `=` and the name of an own item.
  what         text NOT NULL,
  aisle        text,
  at_home      boolean NOT NULL,
  updated_at   timestamptz NOT NULL,
  PRIMARY KEY (household_id, what)
);

-- Nothing to buy this time; unknown: as the household usually has it.
ALTER TABLE list_item ADD COLUMN at_home boolean;

ALTER TABLE list_share ADD COLUMN created_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE list_share ALTER COLUMN created_at DROP DEFAULT;
