-- Files on their way, and files that jobs read: the bytes lie in the storage in pieces, here stands which belongs where. So any process
-- may take the next part of a file, and any worker may read it.
CREATE TABLE sent_file (
  id         uuid PRIMARY KEY,
  user_id    uuid NOT NULL,
  -- As its sender names it; null: it came with the request that uses it.
  key        text,
  -- The work that it is for and which one; null: it is still coming.
  purpose    text,
  taken_for  uuid,
  begun_at   timestamptz NOT NULL,
  touched_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX sent_file_key ON sent_file (user_id, key) WHERE taken_for IS NULL;
CREATE UNIQUE INDEX sent_file_taken_for ON sent_file (taken_for) WHERE taken_for IS NOT NULL;

CREATE TABLE sent_piece (
  id      uuid PRIMARY KEY,
  file_id uuid NOT NULL REFERENCES sent_file ON DELETE CASCADE,
  -- The bytes from this one to before that one.
  starts  bigint NOT NULL,
  ends    bigint NOT NULL
);
CREATE INDEX sent_piece_file ON sent_piece (file_id, starts);
