-- Where an own food lies in the store; null: nobody said. One that is taken away keeps its name for the recipes, plans and lists that hold it.
ALTER TABLE own_food ADD COLUMN aisle text;
ALTER TABLE own_food ADD COLUMN deleted_at timestamptz;
