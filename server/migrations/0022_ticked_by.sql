-- Who ticked a line last: a member of the household, or (null with `link`) someone with the link.
ALTER TABLE list_item
  ADD COLUMN ticked_by uuid REFERENCES app_user ON DELETE SET NULL,
  ADD COLUMN ticked_over text CHECK (ticked_over IN ('account', 'link'));
CREATE INDEX list_item_ticked_by ON list_item (ticked_by) WHERE ticked_by IS NOT NULL;
