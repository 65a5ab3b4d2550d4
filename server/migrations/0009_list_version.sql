-- Grows with every change of a list or its items: what was written of a list is kept under it.
ALTER TABLE shopping_list ADD COLUMN version integer NOT NULL DEFAULT 1;
