CREATE TABLE requirement (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    course_id INTEGER NOT NULL,
    code TEXT NOT NULL,
    words TEXT NOT NULL,
    every_months INTEGER,
    CONSTRAINT code_present CHECK (code <> ''),
    CONSTRAINT every_some_months CHECK (every_months > 0),
    FOREIGN KEY(course_id) REFERENCES course (id)
)
 STRICT
-- next
CREATE UNIQUE INDEX one_requirement ON requirement (course_id, code)
-- next
CREATE TABLE supervision (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    email TEXT,
    starts_on TEXT,
    ends_before TEXT,
    CONSTRAINT forward CHECK (ends_before IS NULL OR starts_on IS NULL OR ends_before > starts_on),
    CONSTRAINT name_present CHECK (name <> ''),
    FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT starts_on_is_a_day CHECK (coalesce(date(starts_on, '+0 days') = starts_on AND starts_on BETWEEN '0001-01-01' AND '9999-12-31', starts_on IS NULL)),
    CONSTRAINT ends_before_is_a_day CHECK (coalesce(date(ends_before, '+0 days') = ends_before AND ends_before BETWEEN '0001-01-01' AND '9999-12-31', ends_before IS NULL))
)
 STRICT
-- next
CREATE INDEX ix_supervision_person_id ON supervision (person_id)
-- next
CREATE TABLE former_code (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    team_id INTEGER NOT NULL,
    code TEXT NOT NULL,
    ends_before TEXT NOT NULL,
    CONSTRAINT code_present CHECK (code <> ''),
    FOREIGN KEY(team_id) REFERENCES team (id),
    CONSTRAINT ends_before_is_a_day CHECK (coalesce(date(ends_before, '+0 days') = ends_before AND ends_before BETWEEN '0001-01-01' AND '9999-12-31', ends_before IS NULL))
)
 STRICT
-- next
CREATE UNIQUE INDEX one_former_code ON former_code (team_id, ends_before)
-- next
CREATE TABLE succession (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    team_id INTEGER NOT NULL,
    successor_id INTEGER NOT NULL,
    day TEXT NOT NULL,
    CONSTRAINT not_itself CHECK (team_id <> successor_id),
    FOREIGN KEY(team_id) REFERENCES team (id),
    FOREIGN KEY(successor_id) REFERENCES team (id),
    CONSTRAINT day_is_a_day CHECK (coalesce(date(day, '+0 days') = day AND day BETWEEN '0001-01-01' AND '9999-12-31', day IS NULL))
)
 STRICT
-- next
CREATE INDEX ix_succession_successor_id ON succession (successor_id)
-- next
CREATE UNIQUE INDEX one_succession ON succession (team_id, successor_id)
-- next
CREATE TRIGGER journal_requirement_insert AFTER INSERT ON "requirement" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'requirement', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'course_id', NEW."course_id", 'code', NEW."code", 'words', NEW."words", 'every_months', NEW."every_months") AS a) AS image; END
-- next
CREATE TRIGGER journal_requirement_update AFTER UPDATE ON "requirement" WHEN OLD."id" IS NOT NEW."id" OR OLD."course_id" IS NOT NEW."course_id" OR OLD."code" IS NOT NEW."code" OR OLD."words" IS NOT NEW."words" OR OLD."every_months" IS NOT NEW."every_months" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'requirement', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'course_id', OLD."course_id", 'code', OLD."code", 'words', OLD."words", 'every_months', OLD."every_months") AS b, json_object('id', NEW."id", 'course_id', NEW."course_id", 'code', NEW."code", 'words', NEW."words", 'every_months', NEW."every_months") AS a) AS image; END
-- next
CREATE TRIGGER journal_requirement_delete AFTER DELETE ON "requirement" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'requirement', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'course_id', OLD."course_id", 'code', OLD."code", 'words', OLD."words", 'every_months', OLD."every_months") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_supervision_insert AFTER INSERT ON "supervision" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'supervision', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'person_id', NEW."person_id", 'name', NEW."name", 'email', NEW."email", 'starts_on', NEW."starts_on", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_supervision_update AFTER UPDATE ON "supervision" WHEN OLD."id" IS NOT NEW."id" OR OLD."person_id" IS NOT NEW."person_id" OR OLD."name" IS NOT NEW."name" OR OLD."email" IS NOT NEW."email" OR OLD."starts_on" IS NOT NEW."starts_on" OR OLD."ends_before" IS NOT NEW."ends_before" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'supervision', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'person_id', OLD."person_id", 'name', OLD."name", 'email', OLD."email", 'starts_on', OLD."starts_on", 'ends_before', OLD."ends_before") AS b, json_object('id', NEW."id", 'person_id', NEW."person_id", 'name', NEW."name", 'email', NEW."email", 'starts_on', NEW."starts_on", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_supervision_delete AFTER DELETE ON "supervision" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'supervision', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'person_id', OLD."person_id", 'name', OLD."name", 'email', OLD."email", 'starts_on', OLD."starts_on", 'ends_before', OLD."ends_before") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_former_code_insert AFTER INSERT ON "former_code" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'former_code', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'team_id', NEW."team_id", 'code', NEW."code", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_former_code_update AFTER UPDATE ON "former_code" WHEN OLD."id" IS NOT NEW."id" OR OLD."team_id" IS NOT NEW."team_id" OR OLD."code" IS NOT NEW."code" OR OLD."ends_before" IS NOT NEW."ends_before" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'former_code', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'team_id', OLD."team_id", 'code', OLD."code", 'ends_before', OLD."ends_before") AS b, json_object('id', NEW."id", 'team_id', NEW."team_id", 'code', NEW."code", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_former_code_delete AFTER DELETE ON "former_code" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'former_code', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'team_id', OLD."team_id", 'code', OLD."code", 'ends_before', OLD."ends_before") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_succession_insert AFTER INSERT ON "succession" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'succession', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'team_id', NEW."team_id", 'successor_id', NEW."successor_id", 'day', NEW."day") AS a) AS image; END
-- next
CREATE TRIGGER journal_succession_update AFTER UPDATE ON "succession" WHEN OLD."id" IS NOT NEW."id" OR OLD."team_id" IS NOT NEW."team_id" OR OLD."successor_id" IS NOT NEW."successor_id" OR OLD."day" IS NOT NEW."day" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'succession', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'team_id', OLD."team_id", 'successor_id', OLD."successor_id", 'day', OLD."day") AS b, json_object('id', NEW."id", 'team_id', NEW."team_id", 'successor_id', NEW."successor_id", 'day', NEW."day") AS a) AS image; END
-- next
CREATE TRIGGER journal_succession_delete AFTER DELETE ON "succession" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'succession', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'team_id', OLD."team_id", 'successor_id', OLD."successor_id", 'day', OLD."day") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER one_supervision_insert AFTER INSERT ON supervision WHEN TRUE BEGIN SELECT RAISE(ABORT, 'two periods of one person overlap') WHERE EXISTS (SELECT 1 FROM supervision AS other WHERE other.person_id = NEW.person_id AND TRUE AND other.id <> NEW.id AND (NEW.ends_before IS NULL OR other.starts_on IS NULL OR other.starts_on < NEW.ends_before) AND (other.ends_before IS NULL OR NEW.starts_on IS NULL OR NEW.starts_on < other.ends_before)); END
-- next
CREATE TRIGGER one_supervision_update AFTER UPDATE ON supervision WHEN TRUE BEGIN SELECT RAISE(ABORT, 'two periods of one person overlap') WHERE EXISTS (SELECT 1 FROM supervision AS other WHERE other.person_id = NEW.person_id AND TRUE AND other.id <> NEW.id AND (NEW.ends_before IS NULL OR other.starts_on IS NULL OR other.starts_on < NEW.ends_before) AND (other.ends_before IS NULL OR NEW.starts_on IS NULL OR NEW.starts_on < other.ends_before)); END
