-- A list also names foods of the household and products, which lie in tables of their own: such a week had no list at all.
ALTER TABLE list_item DROP CONSTRAINT list_item_food_id_fkey;
