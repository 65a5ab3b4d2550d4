-- Lists of plans are read anew from their plans: their shares now say which of them a recipe does without.
UPDATE shopping_list SET plan_version = NULL, version = version + 1 WHERE plan_id IS NOT NULL;
