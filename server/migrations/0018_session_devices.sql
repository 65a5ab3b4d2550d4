-- Where someone is signed in, told coarsely ("Firefox, Linux"): enough to know one's own devices, too little to know a person.
ALTER TABLE session ADD COLUMN browser text, ADD COLUMN system text, ADD COLUMN seen_at timestamptz;
