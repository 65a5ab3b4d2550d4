-- How it was the time that it was made.
ALTER TABLE recipe_log ADD COLUMN rating smallint CHECK (rating BETWEEN 1 AND 5);
CREATE INDEX recipe_log_made ON recipe_log (household_id, day DESC, created_at DESC) WHERE kind = 'made';
-- Changes with every recipe that is put in or taken out: kept answers are known by it.
ALTER TABLE collection ADD COLUMN version integer NOT NULL DEFAULT 1;
