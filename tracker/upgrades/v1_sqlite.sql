CREATE TABLE course (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    version TEXT NOT NULL,
    target_percent INTEGER NOT NULL,
    target_on TEXT,
    valid_months INTEGER,
    grace_days INTEGER,
    min_minutes INTEGER,
    note TEXT NOT NULL,
    ends_before TEXT,
    CONSTRAINT code_present CHECK (code <> ''),
    CONSTRAINT title_present CHECK (title <> ''),
    CONSTRAINT target_is_percent CHECK (target_percent BETWEEN 0 AND 100),
    CONSTRAINT valid_some_months CHECK (valid_months > 0),
    CONSTRAINT grace_is_days CHECK (grace_days >= 0),
    CONSTRAINT minutes_count CHECK (min_minutes >= 0),
    UNIQUE (code),
    CONSTRAINT target_on_is_a_day CHECK (coalesce(date(target_on, '+0 days') = target_on AND target_on BETWEEN '0001-01-01' AND '9999-12-31', target_on IS NULL)),
    CONSTRAINT ends_before_is_a_day CHECK (coalesce(date(ends_before, '+0 days') = ends_before AND ends_before BETWEEN '0001-01-01' AND '9999-12-31', ends_before IS NULL))
)
 STRICT
-- next
CREATE TABLE district (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    counties TEXT NOT NULL,
    note TEXT NOT NULL,
    starts_on TEXT,
    ends_before TEXT,
    CONSTRAINT name_present CHECK (name <> ''),
    CONSTRAINT numbered CHECK (number > 0),
    CONSTRAINT forward CHECK (ends_before IS NULL OR starts_on IS NULL OR ends_before > starts_on),
    CONSTRAINT starts_on_is_a_day CHECK (coalesce(date(starts_on, '+0 days') = starts_on AND starts_on BETWEEN '0001-01-01' AND '9999-12-31', starts_on IS NULL)),
    CONSTRAINT ends_before_is_a_day CHECK (coalesce(date(ends_before, '+0 days') = ends_before AND ends_before BETWEEN '0001-01-01' AND '9999-12-31', ends_before IS NULL))
)
 STRICT
-- next
CREATE UNIQUE INDEX one_district_number ON district (number)
-- next
CREATE TABLE import (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    file TEXT NOT NULL,
    digest TEXT NOT NULL,
    day TEXT NOT NULL,
    CONSTRAINT kind_is_one_of CHECK (kind = 'roster' OR kind = 'attendance' OR kind = 'completions' OR kind = 'sessions'),
    CONSTRAINT file_present CHECK (file <> ''),
    CONSTRAINT day_is_a_day CHECK (coalesce(date(day, '+0 days') = day AND day BETWEEN '0001-01-01' AND '9999-12-31', day IS NULL))
)
 STRICT
-- next
CREATE TABLE mapping (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    headings TEXT NOT NULL,
    columns TEXT NOT NULL,
    CONSTRAINT kind_is_one_of CHECK (kind = 'roster' OR kind = 'attendance' OR kind = 'completions')
)
 STRICT
-- next
CREATE UNIQUE INDEX one_mapping ON mapping (kind, headings)
-- next
CREATE TABLE operation (
    number INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    at TEXT NOT NULL,
    "by" TEXT NOT NULL,
    kind TEXT NOT NULL,
    what TEXT NOT NULL,
    undoes INTEGER,
    rows INTEGER,
    previous TEXT NOT NULL,
    hash TEXT,
    PRIMARY KEY (number),
    CONSTRAINT kind_is_one_of CHECK (kind = 'change' OR kind = 'undo' OR kind = 'setup' OR kind = 'report' OR kind = 'restore'),
    CONSTRAINT what_present CHECK (what <> ''),
    UNIQUE (uuid),
    UNIQUE (at),
    FOREIGN KEY(undoes) REFERENCES operation (number)
)
 STRICT
-- next
CREATE UNIQUE INDEX one_open_operation ON operation ((1)) WHERE hash IS NULL
-- next
CREATE TABLE person (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    employee_number TEXT,
    name TEXT NOT NULL,
    family TEXT NOT NULL,
    given TEXT NOT NULL,
    email TEXT,
    hired_on TEXT,
    CONSTRAINT name_present CHECK (name <> ''),
    CONSTRAINT employee_number_present CHECK (employee_number <> ''),
    CONSTRAINT email_present CHECK (email <> ''),
    CONSTRAINT hired_on_is_a_day CHECK (coalesce(date(hired_on, '+0 days') = hired_on AND hired_on BETWEEN '0001-01-01' AND '9999-12-31', hired_on IS NULL))
)
 STRICT
-- next
CREATE UNIQUE INDEX one_email ON person (lower(email))
-- next
CREATE UNIQUE INDEX one_employee_number ON person (upper(employee_number))
-- next
CREATE TABLE program (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    CONSTRAINT code_present CHECK (code <> ''),
    CONSTRAINT title_present CHECK (title <> ''),
    UNIQUE (code)
)
 STRICT
-- next
CREATE TABLE setting (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    UNIQUE ("key")
)
 STRICT
-- next
CREATE TABLE alias (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT kind_is_one_of CHECK (kind = 'email' OR kind = 'sign_in' OR kind = 'number' OR kind = 'name'),
    CONSTRAINT text_present CHECK (text <> ''),
    FOREIGN KEY(person_id) REFERENCES person (id)
)
 STRICT
-- next
CREATE INDEX ix_alias_person_id ON alias (person_id)
-- next
CREATE UNIQUE INDEX one_alias ON alias (kind, lower(text)) WHERE kind <> 'name'
-- next
CREATE TABLE audience (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    course_id INTEGER NOT NULL,
    program_id INTEGER NOT NULL,
    classification TEXT,
    worker_type TEXT NOT NULL,
    starts_on TEXT,
    ends_before TEXT,
    CONSTRAINT forward CHECK (ends_before IS NULL OR starts_on IS NULL OR ends_before > starts_on),
    CONSTRAINT classification_present CHECK (classification <> ''),
    FOREIGN KEY(course_id) REFERENCES course (id),
    FOREIGN KEY(program_id) REFERENCES program (id),
    CONSTRAINT starts_on_is_a_day CHECK (coalesce(date(starts_on, '+0 days') = starts_on AND starts_on BETWEEN '0001-01-01' AND '9999-12-31', starts_on IS NULL)),
    CONSTRAINT ends_before_is_a_day CHECK (coalesce(date(ends_before, '+0 days') = ends_before AND ends_before BETWEEN '0001-01-01' AND '9999-12-31', ends_before IS NULL))
)
 STRICT
-- next
CREATE INDEX ix_audience_course_id ON audience (course_id)
-- next
CREATE TABLE change (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    operation INTEGER NOT NULL,
    noun TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    "before" TEXT,
    "after" TEXT,
    digests TEXT NOT NULL,
    CONSTRAINT of_something CHECK (before IS NOT NULL OR after IS NOT NULL),
    FOREIGN KEY(operation) REFERENCES operation (number)
)
 STRICT
-- next
CREATE INDEX change_of_row ON change (noun, "row")
-- next
CREATE INDEX ix_change_operation ON change (operation)
-- next
CREATE TABLE completion (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    course_id INTEGER NOT NULL,
    day TEXT NOT NULL,
    source TEXT NOT NULL,
    note TEXT NOT NULL,
    import_id INTEGER,
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(course_id) REFERENCES course (id),
    FOREIGN KEY(import_id) REFERENCES import (id),
    CONSTRAINT day_is_a_day CHECK (coalesce(date(day, '+0 days') = day AND day BETWEEN '0001-01-01' AND '9999-12-31', day IS NULL))
)
 STRICT
-- next
CREATE INDEX ix_completion_course_id ON completion (course_id)
-- next
CREATE INDEX ix_completion_import_id ON completion (import_id)
-- next
CREATE UNIQUE INDEX one_completion ON completion (person_id, course_id, day)
-- next
CREATE TABLE counts_toward (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    course_id INTEGER NOT NULL,
    toward_id INTEGER NOT NULL,
    ends_before TEXT,
    CONSTRAINT not_itself CHECK (course_id <> toward_id),
    FOREIGN KEY(course_id) REFERENCES course (id),
    FOREIGN KEY(toward_id) REFERENCES course (id),
    CONSTRAINT ends_before_is_a_day CHECK (coalesce(date(ends_before, '+0 days') = ends_before AND ends_before BETWEEN '0001-01-01' AND '9999-12-31', ends_before IS NULL))
)
 STRICT
-- next
CREATE INDEX ix_counts_toward_course_id ON counts_toward (course_id)
-- next
CREATE INDEX ix_counts_toward_toward_id ON counts_toward (toward_id)
-- next
CREATE UNIQUE INDEX one_way_to_count ON counts_toward (course_id, toward_id)
-- next
CREATE TABLE employment (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    classification TEXT NOT NULL,
    worker_type TEXT NOT NULL,
    starts_on TEXT,
    ends_before TEXT,
    CONSTRAINT forward CHECK (ends_before IS NULL OR starts_on IS NULL OR ends_before > starts_on),
    CONSTRAINT worker_type_is_one_of CHECK (worker_type = 'employee' OR worker_type = 'contractor' OR worker_type = 'partner' OR worker_type = 'student'),
    FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT starts_on_is_a_day CHECK (coalesce(date(starts_on, '+0 days') = starts_on AND starts_on BETWEEN '0001-01-01' AND '9999-12-31', starts_on IS NULL)),
    CONSTRAINT ends_before_is_a_day CHECK (coalesce(date(ends_before, '+0 days') = ends_before AND ends_before BETWEEN '0001-01-01' AND '9999-12-31', ends_before IS NULL))
)
 STRICT
-- next
CREATE INDEX ix_employment_person_id ON employment (person_id)
-- next
CREATE TABLE estimate (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    course_id INTEGER NOT NULL,
    program_id INTEGER,
    measure TEXT NOT NULL,
    words TEXT NOT NULL,
    source TEXT NOT NULL,
    day TEXT NOT NULL,
    CONSTRAINT measure_is_one_of CHECK (measure = 'teams' OR measure = 'staff'),
    CONSTRAINT words_present CHECK (words <> ''),
    CONSTRAINT source_present CHECK (source <> ''),
    FOREIGN KEY(course_id) REFERENCES course (id),
    FOREIGN KEY(program_id) REFERENCES program (id),
    CONSTRAINT day_is_a_day CHECK (coalesce(date(day, '+0 days') = day AND day BETWEEN '0001-01-01' AND '9999-12-31', day IS NULL))
)
 STRICT
-- next
CREATE INDEX ix_estimate_course_id ON estimate (course_id)
-- next
CREATE INDEX ix_estimate_program_id ON estimate (program_id)
-- next
CREATE TABLE exemption (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    course_id INTEGER NOT NULL,
    reason TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    starts_on TEXT,
    ends_before TEXT,
    CONSTRAINT forward CHECK (ends_before IS NULL OR starts_on IS NULL OR ends_before > starts_on),
    CONSTRAINT reason_present CHECK (reason <> ''),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(course_id) REFERENCES course (id),
    CONSTRAINT starts_on_is_a_day CHECK (coalesce(date(starts_on, '+0 days') = starts_on AND starts_on BETWEEN '0001-01-01' AND '9999-12-31', starts_on IS NULL)),
    CONSTRAINT ends_before_is_a_day CHECK (coalesce(date(ends_before, '+0 days') = ends_before AND ends_before BETWEEN '0001-01-01' AND '9999-12-31', ends_before IS NULL))
)
 STRICT
-- next
CREATE INDEX ix_exemption_person_id ON exemption (person_id)
-- next
CREATE TABLE leave (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    starts_on TEXT NOT NULL,
    ends_before TEXT,
    CONSTRAINT forward CHECK (ends_before IS NULL OR starts_on IS NULL OR ends_before > starts_on),
    FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT starts_on_is_a_day CHECK (coalesce(date(starts_on, '+0 days') = starts_on AND starts_on BETWEEN '0001-01-01' AND '9999-12-31', starts_on IS NULL)),
    CONSTRAINT ends_before_is_a_day CHECK (coalesce(date(ends_before, '+0 days') = ends_before AND ends_before BETWEEN '0001-01-01' AND '9999-12-31', ends_before IS NULL))
)
 STRICT
-- next
CREATE INDEX ix_leave_person_id ON leave (person_id)
-- next
CREATE TABLE listing (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    import_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    sheet TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    said TEXT NOT NULL,
    FOREIGN KEY(import_id) REFERENCES import (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
)
 STRICT
-- next
CREATE INDEX ix_listing_import_id ON listing (import_id)
-- next
CREATE INDEX ix_listing_person_id ON listing (person_id)
-- next
CREATE TABLE session (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    course_id INTEGER NOT NULL,
    version TEXT NOT NULL,
    day TEXT NOT NULL,
    starts_at TEXT,
    zone TEXT NOT NULL,
    minutes INTEGER,
    mode TEXT NOT NULL,
    status TEXT NOT NULL,
    headcount INTEGER,
    facilitators TEXT NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT status_is_one_of CHECK (status = 'planned' OR status = 'held' OR status = 'cancelled'),
    CONSTRAINT mode_is_one_of CHECK (mode = 'virtual' OR mode = 'in_person' OR mode = 'asynchronous' OR mode = 'recorded'),
    CONSTRAINT zone_present CHECK (zone <> ''),
    CONSTRAINT some_minutes CHECK (minutes > 0),
    CONSTRAINT headcount_counts CHECK (headcount >= 0),
    FOREIGN KEY(course_id) REFERENCES course (id),
    CONSTRAINT day_is_a_day CHECK (coalesce(date(day, '+0 days') = day AND day BETWEEN '0001-01-01' AND '9999-12-31', day IS NULL))
)
 STRICT
-- next
CREATE INDEX ix_session_course_id ON session (course_id)
-- next
CREATE TABLE team (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    district_id INTEGER,
    program_id INTEGER NOT NULL,
    starts_on TEXT,
    ends_before TEXT,
    CONSTRAINT code_present CHECK (code <> ''),
    CONSTRAINT forward CHECK (ends_before IS NULL OR starts_on IS NULL OR ends_before > starts_on),
    FOREIGN KEY(district_id) REFERENCES district (id),
    FOREIGN KEY(program_id) REFERENCES program (id),
    CONSTRAINT starts_on_is_a_day CHECK (coalesce(date(starts_on, '+0 days') = starts_on AND starts_on BETWEEN '0001-01-01' AND '9999-12-31', starts_on IS NULL)),
    CONSTRAINT ends_before_is_a_day CHECK (coalesce(date(ends_before, '+0 days') = ends_before AND ends_before BETWEEN '0001-01-01' AND '9999-12-31', ends_before IS NULL))
)
 STRICT
-- next
CREATE INDEX ix_team_district_id ON team (district_id)
-- next
CREATE INDEX ix_team_program_id ON team (program_id)
-- next
CREATE UNIQUE INDEX one_team_code ON team (lower(code))
-- next
CREATE TABLE attendance (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    session_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    minutes INTEGER,
    attested_by TEXT,
    CONSTRAINT outcome_is_one_of CHECK (outcome = 'completed' OR outcome = 'partial' OR outcome = 'no_show' OR outcome = 'excused'),
    CONSTRAINT minutes_count CHECK (minutes >= 0),
    FOREIGN KEY(session_id) REFERENCES session (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
)
 STRICT
-- next
CREATE INDEX ix_attendance_person_id ON attendance (person_id)
-- next
CREATE UNIQUE INDEX one_attendance ON attendance (session_id, person_id)
-- next
CREATE TABLE contact (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    team_id INTEGER NOT NULL,
    course_id INTEGER,
    day TEXT NOT NULL,
    note TEXT NOT NULL,
    next_step TEXT,
    next_on TEXT,
    CONSTRAINT note_present CHECK (note <> ''),
    FOREIGN KEY(team_id) REFERENCES team (id),
    FOREIGN KEY(course_id) REFERENCES course (id),
    CONSTRAINT day_is_a_day CHECK (coalesce(date(day, '+0 days') = day AND day BETWEEN '0001-01-01' AND '9999-12-31', day IS NULL)),
    CONSTRAINT next_on_is_a_day CHECK (coalesce(date(next_on, '+0 days') = next_on AND next_on BETWEEN '0001-01-01' AND '9999-12-31', next_on IS NULL))
)
 STRICT
-- next
CREATE INDEX ix_contact_course_id ON contact (course_id)
-- next
CREATE INDEX ix_contact_team_id ON contact (team_id)
-- next
CREATE TABLE cover (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    import_id INTEGER NOT NULL,
    team_id INTEGER NOT NULL,
    FOREIGN KEY(import_id) REFERENCES import (id),
    FOREIGN KEY(team_id) REFERENCES team (id)
)
 STRICT
-- next
CREATE INDEX ix_cover_team_id ON cover (team_id)
-- next
CREATE UNIQUE INDEX one_cover ON cover (import_id, team_id)
-- next
CREATE TABLE delivery (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    session_id INTEGER NOT NULL,
    team_id INTEGER NOT NULL,
    evidence TEXT,
    CONSTRAINT evidence_is_one_of CHECK (evidence = 'named' OR evidence = 'headcount' OR evidence = 'reported'),
    FOREIGN KEY(session_id) REFERENCES session (id),
    FOREIGN KEY(team_id) REFERENCES team (id)
)
 STRICT
-- next
CREATE INDEX ix_delivery_team_id ON delivery (team_id)
-- next
CREATE UNIQUE INDEX one_delivery ON delivery (session_id, team_id)
-- next
CREATE TABLE posting (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    team_id INTEGER NOT NULL,
    standing TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_before TEXT,
    CONSTRAINT forward CHECK (ends_before IS NULL OR starts_on IS NULL OR ends_before > starts_on),
    CONSTRAINT standing_is_one_of CHECK (standing = 'primary' OR standing = 'additional'),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(team_id) REFERENCES team (id),
    CONSTRAINT starts_on_is_a_day CHECK (coalesce(date(starts_on, '+0 days') = starts_on AND starts_on BETWEEN '0001-01-01' AND '9999-12-31', starts_on IS NULL)),
    CONSTRAINT ends_before_is_a_day CHECK (coalesce(date(ends_before, '+0 days') = ends_before AND ends_before BETWEEN '0001-01-01' AND '9999-12-31', ends_before IS NULL))
)
 STRICT
-- next
CREATE INDEX ix_posting_person_id ON posting (person_id)
-- next
CREATE INDEX ix_posting_team_id ON posting (team_id)
-- next
CREATE TABLE source (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    import_id INTEGER NOT NULL,
    session_id INTEGER NOT NULL,
    FOREIGN KEY(import_id) REFERENCES import (id),
    FOREIGN KEY(session_id) REFERENCES session (id)
)
 STRICT
-- next
CREATE INDEX ix_source_session_id ON source (session_id)
-- next
CREATE UNIQUE INDEX one_source ON source (import_id, session_id)
-- next
CREATE TABLE team_word (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    team_id INTEGER NOT NULL,
    word TEXT NOT NULL,
    CONSTRAINT word_present CHECK (word <> ''),
    FOREIGN KEY(team_id) REFERENCES team (id)
)
 STRICT
-- next
CREATE INDEX ix_team_word_team_id ON team_word (team_id)
-- next
CREATE UNIQUE INDEX one_team_word ON team_word (team_id, lower(word))
-- next
CREATE TABLE unmatched (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    session_id INTEGER NOT NULL,
    said TEXT NOT NULL,
    email TEXT,
    minutes INTEGER,
    decision TEXT,
    CONSTRAINT decision_is_one_of CHECK (decision = 'guest' OR decision = 'matched'),
    CONSTRAINT said_present CHECK (said <> ''),
    FOREIGN KEY(session_id) REFERENCES session (id)
)
 STRICT
-- next
CREATE INDEX ix_unmatched_session_id ON unmatched (session_id)
-- next
CREATE TRIGGER journal_course_insert AFTER INSERT ON "course" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'course', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'code', NEW."code", 'title', NEW."title", 'version', NEW."version", 'target_percent', NEW."target_percent", 'target_on', NEW."target_on", 'valid_months', NEW."valid_months", 'grace_days', NEW."grace_days", 'min_minutes', NEW."min_minutes", 'note', NEW."note", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_course_update AFTER UPDATE ON "course" WHEN OLD."id" IS NOT NEW."id" OR OLD."code" IS NOT NEW."code" OR OLD."title" IS NOT NEW."title" OR OLD."version" IS NOT NEW."version" OR OLD."target_percent" IS NOT NEW."target_percent" OR OLD."target_on" IS NOT NEW."target_on" OR OLD."valid_months" IS NOT NEW."valid_months" OR OLD."grace_days" IS NOT NEW."grace_days" OR OLD."min_minutes" IS NOT NEW."min_minutes" OR OLD."note" IS NOT NEW."note" OR OLD."ends_before" IS NOT NEW."ends_before" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'course', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'code', OLD."code", 'title', OLD."title", 'version', OLD."version", 'target_percent', OLD."target_percent", 'target_on', OLD."target_on", 'valid_months', OLD."valid_months", 'grace_days', OLD."grace_days", 'min_minutes', OLD."min_minutes", 'note', OLD."note", 'ends_before', OLD."ends_before") AS b, json_object('id', NEW."id", 'code', NEW."code", 'title', NEW."title", 'version', NEW."version", 'target_percent', NEW."target_percent", 'target_on', NEW."target_on", 'valid_months', NEW."valid_months", 'grace_days', NEW."grace_days", 'min_minutes', NEW."min_minutes", 'note', NEW."note", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_course_delete AFTER DELETE ON "course" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'course', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'code', OLD."code", 'title', OLD."title", 'version', OLD."version", 'target_percent', OLD."target_percent", 'target_on', OLD."target_on", 'valid_months', OLD."valid_months", 'grace_days', OLD."grace_days", 'min_minutes', OLD."min_minutes", 'note', OLD."note", 'ends_before', OLD."ends_before") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_district_insert AFTER INSERT ON "district" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'district', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'number', NEW."number", 'name', NEW."name", 'counties', NEW."counties", 'note', NEW."note", 'starts_on', NEW."starts_on", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_district_update AFTER UPDATE ON "district" WHEN OLD."id" IS NOT NEW."id" OR OLD."number" IS NOT NEW."number" OR OLD."name" IS NOT NEW."name" OR OLD."counties" IS NOT NEW."counties" OR OLD."note" IS NOT NEW."note" OR OLD."starts_on" IS NOT NEW."starts_on" OR OLD."ends_before" IS NOT NEW."ends_before" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'district', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'number', OLD."number", 'name', OLD."name", 'counties', OLD."counties", 'note', OLD."note", 'starts_on', OLD."starts_on", 'ends_before', OLD."ends_before") AS b, json_object('id', NEW."id", 'number', NEW."number", 'name', NEW."name", 'counties', NEW."counties", 'note', NEW."note", 'starts_on', NEW."starts_on", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_district_delete AFTER DELETE ON "district" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'district', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'number', OLD."number", 'name', OLD."name", 'counties', OLD."counties", 'note', OLD."note", 'starts_on', OLD."starts_on", 'ends_before', OLD."ends_before") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_import_insert AFTER INSERT ON "import" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'import', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'kind', NEW."kind", 'file', NEW."file", 'digest', NEW."digest", 'day', NEW."day") AS a) AS image; END
-- next
CREATE TRIGGER journal_import_update AFTER UPDATE ON "import" WHEN OLD."id" IS NOT NEW."id" OR OLD."kind" IS NOT NEW."kind" OR OLD."file" IS NOT NEW."file" OR OLD."digest" IS NOT NEW."digest" OR OLD."day" IS NOT NEW."day" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'import', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'kind', OLD."kind", 'file', OLD."file", 'digest', OLD."digest", 'day', OLD."day") AS b, json_object('id', NEW."id", 'kind', NEW."kind", 'file', NEW."file", 'digest', NEW."digest", 'day', NEW."day") AS a) AS image; END
-- next
CREATE TRIGGER journal_import_delete AFTER DELETE ON "import" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'import', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'kind', OLD."kind", 'file', OLD."file", 'digest', OLD."digest", 'day', OLD."day") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_mapping_insert AFTER INSERT ON "mapping" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'mapping', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'kind', NEW."kind", 'headings', NEW."headings", 'columns', NEW."columns") AS a) AS image; END
-- next
CREATE TRIGGER journal_mapping_update AFTER UPDATE ON "mapping" WHEN OLD."id" IS NOT NEW."id" OR OLD."kind" IS NOT NEW."kind" OR OLD."headings" IS NOT NEW."headings" OR OLD."columns" IS NOT NEW."columns" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'mapping', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'kind', OLD."kind", 'headings', OLD."headings", 'columns', OLD."columns") AS b, json_object('id', NEW."id", 'kind', NEW."kind", 'headings', NEW."headings", 'columns', NEW."columns") AS a) AS image; END
-- next
CREATE TRIGGER journal_mapping_delete AFTER DELETE ON "mapping" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'mapping', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'kind', OLD."kind", 'headings', OLD."headings", 'columns', OLD."columns") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_person_insert AFTER INSERT ON "person" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'person', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'employee_number', NEW."employee_number", 'name', NEW."name", 'family', NEW."family", 'given', NEW."given", 'email', NEW."email", 'hired_on', NEW."hired_on") AS a) AS image; END
-- next
CREATE TRIGGER journal_person_update AFTER UPDATE ON "person" WHEN OLD."id" IS NOT NEW."id" OR OLD."employee_number" IS NOT NEW."employee_number" OR OLD."name" IS NOT NEW."name" OR OLD."family" IS NOT NEW."family" OR OLD."given" IS NOT NEW."given" OR OLD."email" IS NOT NEW."email" OR OLD."hired_on" IS NOT NEW."hired_on" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'person', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'employee_number', OLD."employee_number", 'name', OLD."name", 'family', OLD."family", 'given', OLD."given", 'email', OLD."email", 'hired_on', OLD."hired_on") AS b, json_object('id', NEW."id", 'employee_number', NEW."employee_number", 'name', NEW."name", 'family', NEW."family", 'given', NEW."given", 'email', NEW."email", 'hired_on', NEW."hired_on") AS a) AS image; END
-- next
CREATE TRIGGER journal_person_delete AFTER DELETE ON "person" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'person', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'employee_number', OLD."employee_number", 'name', OLD."name", 'family', OLD."family", 'given', OLD."given", 'email', OLD."email", 'hired_on', OLD."hired_on") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_program_insert AFTER INSERT ON "program" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'program', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'code', NEW."code", 'title', NEW."title") AS a) AS image; END
-- next
CREATE TRIGGER journal_program_update AFTER UPDATE ON "program" WHEN OLD."id" IS NOT NEW."id" OR OLD."code" IS NOT NEW."code" OR OLD."title" IS NOT NEW."title" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'program', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'code', OLD."code", 'title', OLD."title") AS b, json_object('id', NEW."id", 'code', NEW."code", 'title', NEW."title") AS a) AS image; END
-- next
CREATE TRIGGER journal_program_delete AFTER DELETE ON "program" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'program', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'code', OLD."code", 'title', OLD."title") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_setting_insert AFTER INSERT ON "setting" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'setting', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'key', NEW."key", 'value', NEW."value") AS a) AS image; END
-- next
CREATE TRIGGER journal_setting_update AFTER UPDATE ON "setting" WHEN OLD."id" IS NOT NEW."id" OR OLD."key" IS NOT NEW."key" OR OLD."value" IS NOT NEW."value" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'setting', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'key', OLD."key", 'value', OLD."value") AS b, json_object('id', NEW."id", 'key', NEW."key", 'value', NEW."value") AS a) AS image; END
-- next
CREATE TRIGGER journal_setting_delete AFTER DELETE ON "setting" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'setting', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'key', OLD."key", 'value', OLD."value") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_alias_insert AFTER INSERT ON "alias" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'alias', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'person_id', NEW."person_id", 'kind', NEW."kind", 'text', NEW."text") AS a) AS image; END
-- next
CREATE TRIGGER journal_alias_update AFTER UPDATE ON "alias" WHEN OLD."id" IS NOT NEW."id" OR OLD."person_id" IS NOT NEW."person_id" OR OLD."kind" IS NOT NEW."kind" OR OLD."text" IS NOT NEW."text" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'alias', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'person_id', OLD."person_id", 'kind', OLD."kind", 'text', OLD."text") AS b, json_object('id', NEW."id", 'person_id', NEW."person_id", 'kind', NEW."kind", 'text', NEW."text") AS a) AS image; END
-- next
CREATE TRIGGER journal_alias_delete AFTER DELETE ON "alias" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'alias', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'person_id', OLD."person_id", 'kind', OLD."kind", 'text', OLD."text") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_audience_insert AFTER INSERT ON "audience" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'audience', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'course_id', NEW."course_id", 'program_id', NEW."program_id", 'classification', NEW."classification", 'worker_type', NEW."worker_type", 'starts_on', NEW."starts_on", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_audience_update AFTER UPDATE ON "audience" WHEN OLD."id" IS NOT NEW."id" OR OLD."course_id" IS NOT NEW."course_id" OR OLD."program_id" IS NOT NEW."program_id" OR OLD."classification" IS NOT NEW."classification" OR OLD."worker_type" IS NOT NEW."worker_type" OR OLD."starts_on" IS NOT NEW."starts_on" OR OLD."ends_before" IS NOT NEW."ends_before" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'audience', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'course_id', OLD."course_id", 'program_id', OLD."program_id", 'classification', OLD."classification", 'worker_type', OLD."worker_type", 'starts_on', OLD."starts_on", 'ends_before', OLD."ends_before") AS b, json_object('id', NEW."id", 'course_id', NEW."course_id", 'program_id', NEW."program_id", 'classification', NEW."classification", 'worker_type', NEW."worker_type", 'starts_on', NEW."starts_on", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_audience_delete AFTER DELETE ON "audience" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'audience', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'course_id', OLD."course_id", 'program_id', OLD."program_id", 'classification', OLD."classification", 'worker_type', OLD."worker_type", 'starts_on', OLD."starts_on", 'ends_before', OLD."ends_before") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_completion_insert AFTER INSERT ON "completion" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'completion', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'person_id', NEW."person_id", 'course_id', NEW."course_id", 'day', NEW."day", 'source', NEW."source", 'note', NEW."note", 'import_id', NEW."import_id") AS a) AS image; END
-- next
CREATE TRIGGER journal_completion_update AFTER UPDATE ON "completion" WHEN OLD."id" IS NOT NEW."id" OR OLD."person_id" IS NOT NEW."person_id" OR OLD."course_id" IS NOT NEW."course_id" OR OLD."day" IS NOT NEW."day" OR OLD."source" IS NOT NEW."source" OR OLD."note" IS NOT NEW."note" OR OLD."import_id" IS NOT NEW."import_id" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'completion', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'person_id', OLD."person_id", 'course_id', OLD."course_id", 'day', OLD."day", 'source', OLD."source", 'note', OLD."note", 'import_id', OLD."import_id") AS b, json_object('id', NEW."id", 'person_id', NEW."person_id", 'course_id', NEW."course_id", 'day', NEW."day", 'source', NEW."source", 'note', NEW."note", 'import_id', NEW."import_id") AS a) AS image; END
-- next
CREATE TRIGGER journal_completion_delete AFTER DELETE ON "completion" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'completion', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'person_id', OLD."person_id", 'course_id', OLD."course_id", 'day', OLD."day", 'source', OLD."source", 'note', OLD."note", 'import_id', OLD."import_id") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_counts_toward_insert AFTER INSERT ON "counts_toward" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'counts_toward', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'course_id', NEW."course_id", 'toward_id', NEW."toward_id", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_counts_toward_update AFTER UPDATE ON "counts_toward" WHEN OLD."id" IS NOT NEW."id" OR OLD."course_id" IS NOT NEW."course_id" OR OLD."toward_id" IS NOT NEW."toward_id" OR OLD."ends_before" IS NOT NEW."ends_before" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'counts_toward', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'course_id', OLD."course_id", 'toward_id', OLD."toward_id", 'ends_before', OLD."ends_before") AS b, json_object('id', NEW."id", 'course_id', NEW."course_id", 'toward_id', NEW."toward_id", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_counts_toward_delete AFTER DELETE ON "counts_toward" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'counts_toward', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'course_id', OLD."course_id", 'toward_id', OLD."toward_id", 'ends_before', OLD."ends_before") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_employment_insert AFTER INSERT ON "employment" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'employment', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'person_id', NEW."person_id", 'classification', NEW."classification", 'worker_type', NEW."worker_type", 'starts_on', NEW."starts_on", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_employment_update AFTER UPDATE ON "employment" WHEN OLD."id" IS NOT NEW."id" OR OLD."person_id" IS NOT NEW."person_id" OR OLD."classification" IS NOT NEW."classification" OR OLD."worker_type" IS NOT NEW."worker_type" OR OLD."starts_on" IS NOT NEW."starts_on" OR OLD."ends_before" IS NOT NEW."ends_before" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'employment', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'person_id', OLD."person_id", 'classification', OLD."classification", 'worker_type', OLD."worker_type", 'starts_on', OLD."starts_on", 'ends_before', OLD."ends_before") AS b, json_object('id', NEW."id", 'person_id', NEW."person_id", 'classification', NEW."classification", 'worker_type', NEW."worker_type", 'starts_on', NEW."starts_on", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_employment_delete AFTER DELETE ON "employment" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'employment', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'person_id', OLD."person_id", 'classification', OLD."classification", 'worker_type', OLD."worker_type", 'starts_on', OLD."starts_on", 'ends_before', OLD."ends_before") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_estimate_insert AFTER INSERT ON "estimate" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'estimate', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'course_id', NEW."course_id", 'program_id', NEW."program_id", 'measure', NEW."measure", 'words', NEW."words", 'source', NEW."source", 'day', NEW."day") AS a) AS image; END
-- next
CREATE TRIGGER journal_estimate_update AFTER UPDATE ON "estimate" WHEN OLD."id" IS NOT NEW."id" OR OLD."course_id" IS NOT NEW."course_id" OR OLD."program_id" IS NOT NEW."program_id" OR OLD."measure" IS NOT NEW."measure" OR OLD."words" IS NOT NEW."words" OR OLD."source" IS NOT NEW."source" OR OLD."day" IS NOT NEW."day" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'estimate', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'course_id', OLD."course_id", 'program_id', OLD."program_id", 'measure', OLD."measure", 'words', OLD."words", 'source', OLD."source", 'day', OLD."day") AS b, json_object('id', NEW."id", 'course_id', NEW."course_id", 'program_id', NEW."program_id", 'measure', NEW."measure", 'words', NEW."words", 'source', NEW."source", 'day', NEW."day") AS a) AS image; END
-- next
CREATE TRIGGER journal_estimate_delete AFTER DELETE ON "estimate" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'estimate', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'course_id', OLD."course_id", 'program_id', OLD."program_id", 'measure', OLD."measure", 'words', OLD."words", 'source', OLD."source", 'day', OLD."day") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_exemption_insert AFTER INSERT ON "exemption" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'exemption', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'person_id', NEW."person_id", 'course_id', NEW."course_id", 'reason', NEW."reason", 'decided_by', NEW."decided_by", 'starts_on', NEW."starts_on", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_exemption_update AFTER UPDATE ON "exemption" WHEN OLD."id" IS NOT NEW."id" OR OLD."person_id" IS NOT NEW."person_id" OR OLD."course_id" IS NOT NEW."course_id" OR OLD."reason" IS NOT NEW."reason" OR OLD."decided_by" IS NOT NEW."decided_by" OR OLD."starts_on" IS NOT NEW."starts_on" OR OLD."ends_before" IS NOT NEW."ends_before" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'exemption', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'person_id', OLD."person_id", 'course_id', OLD."course_id", 'reason', OLD."reason", 'decided_by', OLD."decided_by", 'starts_on', OLD."starts_on", 'ends_before', OLD."ends_before") AS b, json_object('id', NEW."id", 'person_id', NEW."person_id", 'course_id', NEW."course_id", 'reason', NEW."reason", 'decided_by', NEW."decided_by", 'starts_on', NEW."starts_on", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_exemption_delete AFTER DELETE ON "exemption" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'exemption', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'person_id', OLD."person_id", 'course_id', OLD."course_id", 'reason', OLD."reason", 'decided_by', OLD."decided_by", 'starts_on', OLD."starts_on", 'ends_before', OLD."ends_before") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_leave_insert AFTER INSERT ON "leave" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'leave', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'person_id', NEW."person_id", 'starts_on', NEW."starts_on", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_leave_update AFTER UPDATE ON "leave" WHEN OLD."id" IS NOT NEW."id" OR OLD."person_id" IS NOT NEW."person_id" OR OLD."starts_on" IS NOT NEW."starts_on" OR OLD."ends_before" IS NOT NEW."ends_before" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'leave', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'person_id', OLD."person_id", 'starts_on', OLD."starts_on", 'ends_before', OLD."ends_before") AS b, json_object('id', NEW."id", 'person_id', NEW."person_id", 'starts_on', NEW."starts_on", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_leave_delete AFTER DELETE ON "leave" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'leave', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'person_id', OLD."person_id", 'starts_on', OLD."starts_on", 'ends_before', OLD."ends_before") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_listing_insert AFTER INSERT ON "listing" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'listing', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'import_id', NEW."import_id", 'person_id', NEW."person_id", 'sheet', NEW."sheet", 'row', NEW."row", 'said', NEW."said") AS a) AS image; END
-- next
CREATE TRIGGER journal_listing_update AFTER UPDATE ON "listing" WHEN OLD."id" IS NOT NEW."id" OR OLD."import_id" IS NOT NEW."import_id" OR OLD."person_id" IS NOT NEW."person_id" OR OLD."sheet" IS NOT NEW."sheet" OR OLD."row" IS NOT NEW."row" OR OLD."said" IS NOT NEW."said" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'listing', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'import_id', OLD."import_id", 'person_id', OLD."person_id", 'sheet', OLD."sheet", 'row', OLD."row", 'said', OLD."said") AS b, json_object('id', NEW."id", 'import_id', NEW."import_id", 'person_id', NEW."person_id", 'sheet', NEW."sheet", 'row', NEW."row", 'said', NEW."said") AS a) AS image; END
-- next
CREATE TRIGGER journal_listing_delete AFTER DELETE ON "listing" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'listing', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'import_id', OLD."import_id", 'person_id', OLD."person_id", 'sheet', OLD."sheet", 'row', OLD."row", 'said', OLD."said") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_session_insert AFTER INSERT ON "session" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'session', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'course_id', NEW."course_id", 'version', NEW."version", 'day', NEW."day", 'starts_at', NEW."starts_at", 'zone', NEW."zone", 'minutes', NEW."minutes", 'mode', NEW."mode", 'status', NEW."status", 'headcount', NEW."headcount", 'facilitators', NEW."facilitators", 'note', NEW."note") AS a) AS image; END
-- next
CREATE TRIGGER journal_session_update AFTER UPDATE ON "session" WHEN OLD."id" IS NOT NEW."id" OR OLD."course_id" IS NOT NEW."course_id" OR OLD."version" IS NOT NEW."version" OR OLD."day" IS NOT NEW."day" OR OLD."starts_at" IS NOT NEW."starts_at" OR OLD."zone" IS NOT NEW."zone" OR OLD."minutes" IS NOT NEW."minutes" OR OLD."mode" IS NOT NEW."mode" OR OLD."status" IS NOT NEW."status" OR OLD."headcount" IS NOT NEW."headcount" OR OLD."facilitators" IS NOT NEW."facilitators" OR OLD."note" IS NOT NEW."note" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'session', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'course_id', OLD."course_id", 'version', OLD."version", 'day', OLD."day", 'starts_at', OLD."starts_at", 'zone', OLD."zone", 'minutes', OLD."minutes", 'mode', OLD."mode", 'status', OLD."status", 'headcount', OLD."headcount", 'facilitators', OLD."facilitators", 'note', OLD."note") AS b, json_object('id', NEW."id", 'course_id', NEW."course_id", 'version', NEW."version", 'day', NEW."day", 'starts_at', NEW."starts_at", 'zone', NEW."zone", 'minutes', NEW."minutes", 'mode', NEW."mode", 'status', NEW."status", 'headcount', NEW."headcount", 'facilitators', NEW."facilitators", 'note', NEW."note") AS a) AS image; END
-- next
CREATE TRIGGER journal_session_delete AFTER DELETE ON "session" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'session', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'course_id', OLD."course_id", 'version', OLD."version", 'day', OLD."day", 'starts_at', OLD."starts_at", 'zone', OLD."zone", 'minutes', OLD."minutes", 'mode', OLD."mode", 'status', OLD."status", 'headcount', OLD."headcount", 'facilitators', OLD."facilitators", 'note', OLD."note") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_team_insert AFTER INSERT ON "team" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'team', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'code', NEW."code", 'name', NEW."name", 'district_id', NEW."district_id", 'program_id', NEW."program_id", 'starts_on', NEW."starts_on", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_team_update AFTER UPDATE ON "team" WHEN OLD."id" IS NOT NEW."id" OR OLD."code" IS NOT NEW."code" OR OLD."name" IS NOT NEW."name" OR OLD."district_id" IS NOT NEW."district_id" OR OLD."program_id" IS NOT NEW."program_id" OR OLD."starts_on" IS NOT NEW."starts_on" OR OLD."ends_before" IS NOT NEW."ends_before" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'team', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'code', OLD."code", 'name', OLD."name", 'district_id', OLD."district_id", 'program_id', OLD."program_id", 'starts_on', OLD."starts_on", 'ends_before', OLD."ends_before") AS b, json_object('id', NEW."id", 'code', NEW."code", 'name', NEW."name", 'district_id', NEW."district_id", 'program_id', NEW."program_id", 'starts_on', NEW."starts_on", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_team_delete AFTER DELETE ON "team" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'team', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'code', OLD."code", 'name', OLD."name", 'district_id', OLD."district_id", 'program_id', OLD."program_id", 'starts_on', OLD."starts_on", 'ends_before', OLD."ends_before") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_attendance_insert AFTER INSERT ON "attendance" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'attendance', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'session_id', NEW."session_id", 'person_id', NEW."person_id", 'outcome', NEW."outcome", 'minutes', NEW."minutes", 'attested_by', NEW."attested_by") AS a) AS image; END
-- next
CREATE TRIGGER journal_attendance_update AFTER UPDATE ON "attendance" WHEN OLD."id" IS NOT NEW."id" OR OLD."session_id" IS NOT NEW."session_id" OR OLD."person_id" IS NOT NEW."person_id" OR OLD."outcome" IS NOT NEW."outcome" OR OLD."minutes" IS NOT NEW."minutes" OR OLD."attested_by" IS NOT NEW."attested_by" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'attendance', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'session_id', OLD."session_id", 'person_id', OLD."person_id", 'outcome', OLD."outcome", 'minutes', OLD."minutes", 'attested_by', OLD."attested_by") AS b, json_object('id', NEW."id", 'session_id', NEW."session_id", 'person_id', NEW."person_id", 'outcome', NEW."outcome", 'minutes', NEW."minutes", 'attested_by', NEW."attested_by") AS a) AS image; END
-- next
CREATE TRIGGER journal_attendance_delete AFTER DELETE ON "attendance" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'attendance', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'session_id', OLD."session_id", 'person_id', OLD."person_id", 'outcome', OLD."outcome", 'minutes', OLD."minutes", 'attested_by', OLD."attested_by") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_contact_insert AFTER INSERT ON "contact" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'contact', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'team_id', NEW."team_id", 'course_id', NEW."course_id", 'day', NEW."day", 'note', NEW."note", 'next_step', NEW."next_step", 'next_on', NEW."next_on") AS a) AS image; END
-- next
CREATE TRIGGER journal_contact_update AFTER UPDATE ON "contact" WHEN OLD."id" IS NOT NEW."id" OR OLD."team_id" IS NOT NEW."team_id" OR OLD."course_id" IS NOT NEW."course_id" OR OLD."day" IS NOT NEW."day" OR OLD."note" IS NOT NEW."note" OR OLD."next_step" IS NOT NEW."next_step" OR OLD."next_on" IS NOT NEW."next_on" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'contact', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'team_id', OLD."team_id", 'course_id', OLD."course_id", 'day', OLD."day", 'note', OLD."note", 'next_step', OLD."next_step", 'next_on', OLD."next_on") AS b, json_object('id', NEW."id", 'team_id', NEW."team_id", 'course_id', NEW."course_id", 'day', NEW."day", 'note', NEW."note", 'next_step', NEW."next_step", 'next_on', NEW."next_on") AS a) AS image; END
-- next
CREATE TRIGGER journal_contact_delete AFTER DELETE ON "contact" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'contact', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'team_id', OLD."team_id", 'course_id', OLD."course_id", 'day', OLD."day", 'note', OLD."note", 'next_step', OLD."next_step", 'next_on', OLD."next_on") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_cover_insert AFTER INSERT ON "cover" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'cover', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'import_id', NEW."import_id", 'team_id', NEW."team_id") AS a) AS image; END
-- next
CREATE TRIGGER journal_cover_update AFTER UPDATE ON "cover" WHEN OLD."id" IS NOT NEW."id" OR OLD."import_id" IS NOT NEW."import_id" OR OLD."team_id" IS NOT NEW."team_id" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'cover', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'import_id', OLD."import_id", 'team_id', OLD."team_id") AS b, json_object('id', NEW."id", 'import_id', NEW."import_id", 'team_id', NEW."team_id") AS a) AS image; END
-- next
CREATE TRIGGER journal_cover_delete AFTER DELETE ON "cover" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'cover', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'import_id', OLD."import_id", 'team_id', OLD."team_id") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_delivery_insert AFTER INSERT ON "delivery" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'delivery', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'session_id', NEW."session_id", 'team_id', NEW."team_id", 'evidence', NEW."evidence") AS a) AS image; END
-- next
CREATE TRIGGER journal_delivery_update AFTER UPDATE ON "delivery" WHEN OLD."id" IS NOT NEW."id" OR OLD."session_id" IS NOT NEW."session_id" OR OLD."team_id" IS NOT NEW."team_id" OR OLD."evidence" IS NOT NEW."evidence" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'delivery', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'session_id', OLD."session_id", 'team_id', OLD."team_id", 'evidence', OLD."evidence") AS b, json_object('id', NEW."id", 'session_id', NEW."session_id", 'team_id', NEW."team_id", 'evidence', NEW."evidence") AS a) AS image; END
-- next
CREATE TRIGGER journal_delivery_delete AFTER DELETE ON "delivery" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'delivery', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'session_id', OLD."session_id", 'team_id', OLD."team_id", 'evidence', OLD."evidence") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_posting_insert AFTER INSERT ON "posting" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'posting', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'person_id', NEW."person_id", 'team_id', NEW."team_id", 'standing', NEW."standing", 'starts_on', NEW."starts_on", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_posting_update AFTER UPDATE ON "posting" WHEN OLD."id" IS NOT NEW."id" OR OLD."person_id" IS NOT NEW."person_id" OR OLD."team_id" IS NOT NEW."team_id" OR OLD."standing" IS NOT NEW."standing" OR OLD."starts_on" IS NOT NEW."starts_on" OR OLD."ends_before" IS NOT NEW."ends_before" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'posting', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'person_id', OLD."person_id", 'team_id', OLD."team_id", 'standing', OLD."standing", 'starts_on', OLD."starts_on", 'ends_before', OLD."ends_before") AS b, json_object('id', NEW."id", 'person_id', NEW."person_id", 'team_id', NEW."team_id", 'standing', NEW."standing", 'starts_on', NEW."starts_on", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_posting_delete AFTER DELETE ON "posting" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'posting', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'person_id', OLD."person_id", 'team_id', OLD."team_id", 'standing', OLD."standing", 'starts_on', OLD."starts_on", 'ends_before', OLD."ends_before") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_source_insert AFTER INSERT ON "source" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'source', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'import_id', NEW."import_id", 'session_id', NEW."session_id") AS a) AS image; END
-- next
CREATE TRIGGER journal_source_update AFTER UPDATE ON "source" WHEN OLD."id" IS NOT NEW."id" OR OLD."import_id" IS NOT NEW."import_id" OR OLD."session_id" IS NOT NEW."session_id" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'source', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'import_id', OLD."import_id", 'session_id', OLD."session_id") AS b, json_object('id', NEW."id", 'import_id', NEW."import_id", 'session_id', NEW."session_id") AS a) AS image; END
-- next
CREATE TRIGGER journal_source_delete AFTER DELETE ON "source" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'source', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'import_id', OLD."import_id", 'session_id', OLD."session_id") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_team_word_insert AFTER INSERT ON "team_word" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'team_word', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'team_id', NEW."team_id", 'word', NEW."word") AS a) AS image; END
-- next
CREATE TRIGGER journal_team_word_update AFTER UPDATE ON "team_word" WHEN OLD."id" IS NOT NEW."id" OR OLD."team_id" IS NOT NEW."team_id" OR OLD."word" IS NOT NEW."word" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'team_word', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'team_id', OLD."team_id", 'word', OLD."word") AS b, json_object('id', NEW."id", 'team_id', NEW."team_id", 'word', NEW."word") AS a) AS image; END
-- next
CREATE TRIGGER journal_team_word_delete AFTER DELETE ON "team_word" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'team_word', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'team_id', OLD."team_id", 'word', OLD."word") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_unmatched_insert AFTER INSERT ON "unmatched" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'unmatched', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'session_id', NEW."session_id", 'said', NEW."said", 'email', NEW."email", 'minutes', NEW."minutes", 'decision', NEW."decision") AS a) AS image; END
-- next
CREATE TRIGGER journal_unmatched_update AFTER UPDATE ON "unmatched" WHEN OLD."id" IS NOT NEW."id" OR OLD."session_id" IS NOT NEW."session_id" OR OLD."said" IS NOT NEW."said" OR OLD."email" IS NOT NEW."email" OR OLD."minutes" IS NOT NEW."minutes" OR OLD."decision" IS NOT NEW."decision" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'unmatched', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'session_id', OLD."session_id", 'said', OLD."said", 'email', OLD."email", 'minutes', OLD."minutes", 'decision', OLD."decision") AS b, json_object('id', NEW."id", 'session_id', NEW."session_id", 'said', NEW."said", 'email', NEW."email", 'minutes', NEW."minutes", 'decision', NEW."decision") AS a) AS image; END
-- next
CREATE TRIGGER journal_unmatched_delete AFTER DELETE ON "unmatched" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'unmatched', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'session_id', OLD."session_id", 'said', OLD."said", 'email', OLD."email", 'minutes', OLD."minutes", 'decision', OLD."decision") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER one_posting_insert AFTER INSERT ON posting WHEN NEW.standing = 'primary' BEGIN SELECT RAISE(ABORT, 'two periods of one person overlap') WHERE EXISTS (SELECT 1 FROM posting AS other WHERE other.person_id = NEW.person_id AND other.standing = 'primary' AND other.id <> NEW.id AND (NEW.ends_before IS NULL OR other.starts_on IS NULL OR other.starts_on < NEW.ends_before) AND (other.ends_before IS NULL OR NEW.starts_on IS NULL OR NEW.starts_on < other.ends_before)); END
-- next
CREATE TRIGGER one_posting_update AFTER UPDATE ON posting WHEN NEW.standing = 'primary' BEGIN SELECT RAISE(ABORT, 'two periods of one person overlap') WHERE EXISTS (SELECT 1 FROM posting AS other WHERE other.person_id = NEW.person_id AND other.standing = 'primary' AND other.id <> NEW.id AND (NEW.ends_before IS NULL OR other.starts_on IS NULL OR other.starts_on < NEW.ends_before) AND (other.ends_before IS NULL OR NEW.starts_on IS NULL OR NEW.starts_on < other.ends_before)); END
-- next
CREATE TRIGGER one_employment_insert AFTER INSERT ON employment WHEN TRUE BEGIN SELECT RAISE(ABORT, 'two periods of one person overlap') WHERE EXISTS (SELECT 1 FROM employment AS other WHERE other.person_id = NEW.person_id AND TRUE AND other.id <> NEW.id AND (NEW.ends_before IS NULL OR other.starts_on IS NULL OR other.starts_on < NEW.ends_before) AND (other.ends_before IS NULL OR NEW.starts_on IS NULL OR NEW.starts_on < other.ends_before)); END
-- next
CREATE TRIGGER one_employment_update AFTER UPDATE ON employment WHEN TRUE BEGIN SELECT RAISE(ABORT, 'two periods of one person overlap') WHERE EXISTS (SELECT 1 FROM employment AS other WHERE other.person_id = NEW.person_id AND TRUE AND other.id <> NEW.id AND (NEW.ends_before IS NULL OR other.starts_on IS NULL OR other.starts_on < NEW.ends_before) AND (other.ends_before IS NULL OR NEW.starts_on IS NULL OR NEW.starts_on < other.ends_before)); END
-- next
CREATE TRIGGER change_update BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END
-- next
CREATE TRIGGER change_delete BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END
-- next
CREATE TRIGGER change_insert BEFORE INSERT ON change WHEN (SELECT hash FROM operation WHERE number = NEW.operation) IS NOT NULL BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END
-- next
CREATE TRIGGER operation_insert BEFORE INSERT ON operation WHEN NEW.hash IS NOT NULL BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END
-- next
CREATE TRIGGER operation_update BEFORE UPDATE ON operation WHEN OLD.hash IS NOT NULL OR NOT (OLD.number IS NEW.number AND OLD.uuid IS NEW.uuid AND OLD.at IS NEW.at AND OLD."by" IS NEW."by" AND OLD.kind IS NEW.kind AND OLD.what IS NEW.what AND OLD.undoes IS NEW.undoes AND OLD.previous IS NEW.previous) BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END
-- next
CREATE TRIGGER operation_delete BEFORE DELETE ON operation BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END
