CREATE TABLE requirement (
    id SERIAL NOT NULL,
    course_id INTEGER NOT NULL,
    code TEXT NOT NULL,
    words TEXT NOT NULL,
    every_months INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT code_present CHECK (code <> ''),
    CONSTRAINT every_some_months CHECK (every_months > 0),
    FOREIGN KEY(course_id) REFERENCES course (id)
)
-- next
CREATE UNIQUE INDEX one_requirement ON requirement (course_id, code)
-- next
CREATE TABLE supervision (
    id SERIAL NOT NULL,
    person_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    email TEXT,
    starts_on DATE,
    ends_before DATE,
    PRIMARY KEY (id),
    CONSTRAINT forward CHECK (ends_before IS NULL OR starts_on IS NULL OR ends_before > starts_on),
    CONSTRAINT name_present CHECK (name <> ''),
    FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT starts_on_is_a_day CHECK (starts_on BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT ends_before_is_a_day CHECK (ends_before BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE INDEX ix_supervision_person_id ON supervision (person_id)
-- next
CREATE TABLE former_code (
    id SERIAL NOT NULL,
    team_id INTEGER NOT NULL,
    code TEXT NOT NULL,
    ends_before DATE NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT code_present CHECK (code <> ''),
    FOREIGN KEY(team_id) REFERENCES team (id),
    CONSTRAINT ends_before_is_a_day CHECK (ends_before BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE UNIQUE INDEX one_former_code ON former_code (team_id, ends_before)
-- next
CREATE TABLE succession (
    id SERIAL NOT NULL,
    team_id INTEGER NOT NULL,
    successor_id INTEGER NOT NULL,
    day DATE NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT not_itself CHECK (team_id <> successor_id),
    FOREIGN KEY(team_id) REFERENCES team (id),
    FOREIGN KEY(successor_id) REFERENCES team (id),
    CONSTRAINT day_is_a_day CHECK (day BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE INDEX ix_succession_successor_id ON succession (successor_id)
-- next
CREATE UNIQUE INDEX one_succession ON succession (team_id, successor_id)
-- next
ALTER TABLE supervision ADD CONSTRAINT one_supervision_at_a_time EXCLUDE USING gist (person_id WITH =, daterange(starts_on, ends_before) WITH &&) WHERE (TRUE)
-- next
CREATE TRIGGER journal_requirement AFTER INSERT OR UPDATE OR DELETE ON "requirement" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_requirement BEFORE TRUNCATE ON "requirement" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_supervision AFTER INSERT OR UPDATE OR DELETE ON "supervision" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_supervision BEFORE TRUNCATE ON "supervision" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_former_code AFTER INSERT OR UPDATE OR DELETE ON "former_code" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_former_code BEFORE TRUNCATE ON "former_code" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_succession AFTER INSERT OR UPDATE OR DELETE ON "succession" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_succession BEFORE TRUNCATE ON "succession" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
