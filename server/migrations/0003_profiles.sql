-- Diet, allergies and taste; and what a person says of themself. Both as the contract has them.
CREATE TABLE profile (
  user_id                uuid PRIMARY KEY REFERENCES app_user ON DELETE CASCADE,
  preferences            jsonb,
  preferences_updated_at timestamptz,
  goal_input             jsonb,
  goals_updated_at       timestamptz
);
