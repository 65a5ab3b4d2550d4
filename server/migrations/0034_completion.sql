-- Titles are completed from what searches look at, where they stand without accents already: read from the recipes, each candidate had its
-- title made plain once more.
CREATE INDEX recipe_finding_low ON recipe_finding USING gin (low gin_trgm_ops);
DROP INDEX recipe_title_plain;
