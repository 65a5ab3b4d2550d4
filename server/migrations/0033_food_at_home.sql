-- What a household said it has at home, as the planner reads it: the lists say it, and how much of it they wanted.
CREATE TABLE food_at_home (
  household_id uuid NOT NULL REFERENCES household ON DELETE CASCADE,
  food_id      text NOT NULL,
  grams        double precision NOT NULL CHECK (grams > 0),
  said_at      timestamptz NOT NULL,
  PRIMARY KEY (household_id, food_id)
);
