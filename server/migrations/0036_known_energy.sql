-- Of a recipe with open questions energy and protein are not known: it is not sorted by them.
UPDATE recipe SET kcal = NULL, protein_g = NULL WHERE NOT ready AND state IS NOT NULL;
