-- A week under a name; its meals as the rules of copying have them.
CREATE TABLE plan_template (
  id           uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES household ON DELETE CASCADE,
  name         text NOT NULL,
  slots        jsonb NOT NULL,
  meals        jsonb NOT NULL,
  created_at   timestamptz NOT NULL,
  updated_at   timestamptz NOT NULL
);
CREATE INDEX plan_template_household ON plan_template (household_id, name);

-- Meals that every new week of a person begins with.
CREATE TABLE recurring_meal (
  id         uuid PRIMARY KEY,
  user_id    uuid NOT NULL REFERENCES app_user ON DELETE CASCADE,
  recipe_id  uuid NOT NULL REFERENCES recipe ON DELETE CASCADE,
  slot       text NOT NULL,
  weekdays   text[] NOT NULL,
  servings   double precision NOT NULL CHECK (servings > 0),
  created_at timestamptz NOT NULL
);
CREATE INDEX recurring_meal_user ON recurring_meal (user_id, created_at);
CREATE INDEX recurring_meal_recipe ON recurring_meal (recipe_id);
