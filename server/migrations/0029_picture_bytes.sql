-- What a picture takes in the storage, all sizes together; null: made before this was kept, until the nightly sweep has measured it.
ALTER TABLE picture ADD COLUMN bytes bigint;
CREATE INDEX picture_household ON picture (household_id);
