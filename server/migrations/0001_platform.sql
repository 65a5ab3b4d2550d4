CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- Past facts, written with the change they tell of; the relay sends them on in order.
CREATE TABLE event (
  id         uuid PRIMARY KEY,
  sequence   bigint GENERATED ALWAYS AS IDENTITY,
  name       text NOT NULL,
  payload    jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  sent_at    timestamptz
);
CREATE INDEX event_unsent ON event (sequence) WHERE sent_at IS NULL;
CREATE INDEX event_sent_at ON event (sent_at) WHERE sent_at IS NOT NULL;

CREATE FUNCTION event_wake() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NOTIFY mealwright_event;
  RETURN NULL;
END $$;
CREATE TRIGGER event_wake AFTER INSERT ON event FOR EACH STATEMENT EXECUTE FUNCTION event_wake();

-- Answers to writes that carried an Idempotency-Key.
CREATE TABLE idempotency_key (
  user_id     uuid NOT NULL,
  key         text NOT NULL,
  fingerprint text NOT NULL,
  status      integer,
  body        text,
  created_at  timestamptz NOT NULL,
  PRIMARY KEY (user_id, key)
);
CREATE INDEX idempotency_key_created_at ON idempotency_key (created_at);

-- What was loaded from the packages (foods, cookbook), by checksum: a second start skips it.
CREATE TABLE loaded_data (
  name      text PRIMARY KEY,
  checksum  text NOT NULL,
  loaded_at timestamptz NOT NULL DEFAULT now()
);
