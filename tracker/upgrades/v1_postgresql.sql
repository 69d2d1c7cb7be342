CREATE TABLE course (
    id SERIAL NOT NULL,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    version TEXT NOT NULL,
    target_percent INTEGER NOT NULL,
    target_on DATE,
    valid_months INTEGER,
    grace_days INTEGER,
    min_minutes INTEGER,
    note TEXT NOT NULL,
    ends_before DATE,
    PRIMARY KEY (id),
    CONSTRAINT code_present CHECK (code <> ''),
    CONSTRAINT title_present CHECK (title <> ''),
    CONSTRAINT target_is_percent CHECK (target_percent BETWEEN 0 AND 100),
    CONSTRAINT valid_some_months CHECK (valid_months > 0),
    CONSTRAINT grace_is_days CHECK (grace_days >= 0),
    CONSTRAINT minutes_count CHECK (min_minutes >= 0),
    UNIQUE (code),
    CONSTRAINT target_on_is_a_day CHECK (target_on BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT ends_before_is_a_day CHECK (ends_before BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE TABLE district (
    id SERIAL NOT NULL,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    counties TEXT NOT NULL,
    note TEXT NOT NULL,
    starts_on DATE,
    ends_before DATE,
    PRIMARY KEY (id),
    CONSTRAINT name_present CHECK (name <> ''),
    CONSTRAINT numbered CHECK (number > 0),
    CONSTRAINT forward CHECK (ends_before IS NULL OR starts_on IS NULL OR ends_before > starts_on),
    CONSTRAINT starts_on_is_a_day CHECK (starts_on BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT ends_before_is_a_day CHECK (ends_before BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE UNIQUE INDEX one_district_number ON district (number)
-- next
CREATE TABLE import (
    id SERIAL NOT NULL,
    kind TEXT NOT NULL,
    file TEXT NOT NULL,
    digest TEXT NOT NULL,
    day DATE NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT kind_is_one_of CHECK (kind = 'roster' OR kind = 'attendance' OR kind = 'completions' OR kind = 'sessions'),
    CONSTRAINT file_present CHECK (file <> ''),
    CONSTRAINT day_is_a_day CHECK (day BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE TABLE mapping (
    id SERIAL NOT NULL,
    kind TEXT NOT NULL,
    headings TEXT NOT NULL,
    columns TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT kind_is_one_of CHECK (kind = 'roster' OR kind = 'attendance' OR kind = 'completions')
)
-- next
CREATE UNIQUE INDEX one_mapping ON mapping (kind, headings)
-- next
CREATE TABLE operation (
    number INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
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
-- next
CREATE UNIQUE INDEX one_open_operation ON operation ((1)) WHERE hash IS NULL
-- next
CREATE TABLE person (
    id SERIAL NOT NULL,
    employee_number TEXT,
    name TEXT NOT NULL,
    family TEXT NOT NULL,
    given TEXT NOT NULL,
    email TEXT,
    hired_on DATE,
    PRIMARY KEY (id),
    CONSTRAINT name_present CHECK (name <> ''),
    CONSTRAINT employee_number_present CHECK (employee_number <> ''),
    CONSTRAINT email_present CHECK (email <> ''),
    CONSTRAINT hired_on_is_a_day CHECK (hired_on BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE UNIQUE INDEX one_email ON person (lower(email))
-- next
CREATE UNIQUE INDEX one_employee_number ON person (upper(employee_number))
-- next
CREATE TABLE program (
    id SERIAL NOT NULL,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT code_present CHECK (code <> ''),
    CONSTRAINT title_present CHECK (title <> ''),
    UNIQUE (code)
)
-- next
CREATE TABLE setting (
    id SERIAL NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (key)
)
-- next
CREATE TABLE alias (
    id SERIAL NOT NULL,
    person_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT kind_is_one_of CHECK (kind = 'email' OR kind = 'sign_in' OR kind = 'number' OR kind = 'name'),
    CONSTRAINT text_present CHECK (text <> ''),
    FOREIGN KEY(person_id) REFERENCES person (id)
)
-- next
CREATE INDEX ix_alias_person_id ON alias (person_id)
-- next
CREATE UNIQUE INDEX one_alias ON alias (kind, lower(text)) WHERE kind <> 'name'
-- next
CREATE TABLE audience (
    id SERIAL NOT NULL,
    course_id INTEGER NOT NULL,
    program_id INTEGER NOT NULL,
    classification TEXT,
    worker_type TEXT NOT NULL,
    starts_on DATE,
    ends_before DATE,
    PRIMARY KEY (id),
    CONSTRAINT forward CHECK (ends_before IS NULL OR starts_on IS NULL OR ends_before > starts_on),
    CONSTRAINT classification_present CHECK (classification <> ''),
    FOREIGN KEY(course_id) REFERENCES course (id),
    FOREIGN KEY(program_id) REFERENCES program (id),
    CONSTRAINT starts_on_is_a_day CHECK (starts_on BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT ends_before_is_a_day CHECK (ends_before BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE INDEX ix_audience_course_id ON audience (course_id)
-- next
CREATE TABLE change (
    id SERIAL NOT NULL,
    operation INTEGER NOT NULL,
    noun TEXT NOT NULL,
    row INTEGER NOT NULL,
    before TEXT,
    after TEXT,
    digests TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT of_something CHECK (before IS NOT NULL OR after IS NOT NULL),
    FOREIGN KEY(operation) REFERENCES operation (number)
)
-- next
CREATE INDEX change_of_row ON change (noun, row)
-- next
CREATE INDEX ix_change_operation ON change (operation)
-- next
CREATE TABLE completion (
    id SERIAL NOT NULL,
    person_id INTEGER NOT NULL,
    course_id INTEGER NOT NULL,
    day DATE NOT NULL,
    source TEXT NOT NULL,
    note TEXT NOT NULL,
    import_id INTEGER,
    PRIMARY KEY (id),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(course_id) REFERENCES course (id),
    FOREIGN KEY(import_id) REFERENCES import (id),
    CONSTRAINT day_is_a_day CHECK (day BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE INDEX ix_completion_course_id ON completion (course_id)
-- next
CREATE INDEX ix_completion_import_id ON completion (import_id)
-- next
CREATE UNIQUE INDEX one_completion ON completion (person_id, course_id, day)
-- next
CREATE TABLE counts_toward (
    id SERIAL NOT NULL,
    course_id INTEGER NOT NULL,
    toward_id INTEGER NOT NULL,
    ends_before DATE,
    PRIMARY KEY (id),
    CONSTRAINT not_itself CHECK (course_id <> toward_id),
    FOREIGN KEY(course_id) REFERENCES course (id),
    FOREIGN KEY(toward_id) REFERENCES course (id),
    CONSTRAINT ends_before_is_a_day CHECK (ends_before BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE INDEX ix_counts_toward_course_id ON counts_toward (course_id)
-- next
CREATE INDEX ix_counts_toward_toward_id ON counts_toward (toward_id)
-- next
CREATE UNIQUE INDEX one_way_to_count ON counts_toward (course_id, toward_id)
-- next
CREATE TABLE employment (
    id SERIAL NOT NULL,
    person_id INTEGER NOT NULL,
    classification TEXT NOT NULL,
    worker_type TEXT NOT NULL,
    starts_on DATE,
    ends_before DATE,
    PRIMARY KEY (id),
    CONSTRAINT forward CHECK (ends_before IS NULL OR starts_on IS NULL OR ends_before > starts_on),
    CONSTRAINT worker_type_is_one_of CHECK (worker_type = 'employee' OR worker_type = 'contractor' OR worker_type = 'partner' OR worker_type = 'student'),
    FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT starts_on_is_a_day CHECK (starts_on BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT ends_before_is_a_day CHECK (ends_before BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE INDEX ix_employment_person_id ON employment (person_id)
-- next
CREATE TABLE estimate (
    id SERIAL NOT NULL,
    course_id INTEGER NOT NULL,
    program_id INTEGER,
    measure TEXT NOT NULL,
    words TEXT NOT NULL,
    source TEXT NOT NULL,
    day DATE NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT measure_is_one_of CHECK (measure = 'teams' OR measure = 'staff'),
    CONSTRAINT words_present CHECK (words <> ''),
    CONSTRAINT source_present CHECK (source <> ''),
    FOREIGN KEY(course_id) REFERENCES course (id),
    FOREIGN KEY(program_id) REFERENCES program (id),
    CONSTRAINT day_is_a_day CHECK (day BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE INDEX ix_estimate_course_id ON estimate (course_id)
-- next
CREATE INDEX ix_estimate_program_id ON estimate (program_id)
-- next
CREATE TABLE exemption (
    id SERIAL NOT NULL,
    person_id INTEGER NOT NULL,
    course_id INTEGER NOT NULL,
    reason TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    starts_on DATE,
    ends_before DATE,
    PRIMARY KEY (id),
    CONSTRAINT forward CHECK (ends_before IS NULL OR starts_on IS NULL OR ends_before > starts_on),
    CONSTRAINT reason_present CHECK (reason <> ''),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(course_id) REFERENCES course (id),
    CONSTRAINT starts_on_is_a_day CHECK (starts_on BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT ends_before_is_a_day CHECK (ends_before BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE INDEX ix_exemption_person_id ON exemption (person_id)
-- next
CREATE TABLE leave (
    id SERIAL NOT NULL,
    person_id INTEGER NOT NULL,
    starts_on DATE NOT NULL,
    ends_before DATE,
    PRIMARY KEY (id),
    CONSTRAINT forward CHECK (ends_before IS NULL OR starts_on IS NULL OR ends_before > starts_on),
    FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT starts_on_is_a_day CHECK (starts_on BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT ends_before_is_a_day CHECK (ends_before BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE INDEX ix_leave_person_id ON leave (person_id)
-- next
CREATE TABLE listing (
    id SERIAL NOT NULL,
    import_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    sheet TEXT NOT NULL,
    row INTEGER NOT NULL,
    said TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(import_id) REFERENCES import (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
)
-- next
CREATE INDEX ix_listing_import_id ON listing (import_id)
-- next
CREATE INDEX ix_listing_person_id ON listing (person_id)
-- next
CREATE TABLE session (
    id SERIAL NOT NULL,
    course_id INTEGER NOT NULL,
    version TEXT NOT NULL,
    day DATE NOT NULL,
    starts_at TEXT,
    zone TEXT NOT NULL,
    minutes INTEGER,
    mode TEXT NOT NULL,
    status TEXT NOT NULL,
    headcount INTEGER,
    facilitators TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT status_is_one_of CHECK (status = 'planned' OR status = 'held' OR status = 'cancelled'),
    CONSTRAINT mode_is_one_of CHECK (mode = 'virtual' OR mode = 'in_person' OR mode = 'asynchronous' OR mode = 'recorded'),
    CONSTRAINT zone_present CHECK (zone <> ''),
    CONSTRAINT some_minutes CHECK (minutes > 0),
    CONSTRAINT headcount_counts CHECK (headcount >= 0),
    FOREIGN KEY(course_id) REFERENCES course (id),
    CONSTRAINT day_is_a_day CHECK (day BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE INDEX ix_session_course_id ON session (course_id)
-- next
CREATE TABLE team (
    id SERIAL NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    district_id INTEGER,
    program_id INTEGER NOT NULL,
    starts_on DATE,
    ends_before DATE,
    PRIMARY KEY (id),
    CONSTRAINT code_present CHECK (code <> ''),
    CONSTRAINT forward CHECK (ends_before IS NULL OR starts_on IS NULL OR ends_before > starts_on),
    FOREIGN KEY(district_id) REFERENCES district (id),
    FOREIGN KEY(program_id) REFERENCES program (id),
    CONSTRAINT starts_on_is_a_day CHECK (starts_on BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT ends_before_is_a_day CHECK (ends_before BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE INDEX ix_team_district_id ON team (district_id)
-- next
CREATE INDEX ix_team_program_id ON team (program_id)
-- next
CREATE UNIQUE INDEX one_team_code ON team (lower(code))
-- next
CREATE TABLE attendance (
    id SERIAL NOT NULL,
    session_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    minutes INTEGER,
    attested_by TEXT,
    PRIMARY KEY (id),
    CONSTRAINT outcome_is_one_of CHECK (outcome = 'completed' OR outcome = 'partial' OR outcome = 'no_show' OR outcome = 'excused'),
    CONSTRAINT minutes_count CHECK (minutes >= 0),
    FOREIGN KEY(session_id) REFERENCES session (id),
    FOREIGN KEY(person_id) REFERENCES person (id)
)
-- next
CREATE INDEX ix_attendance_person_id ON attendance (person_id)
-- next
CREATE UNIQUE INDEX one_attendance ON attendance (session_id, person_id)
-- next
CREATE TABLE contact (
    id SERIAL NOT NULL,
    team_id INTEGER NOT NULL,
    course_id INTEGER,
    day DATE NOT NULL,
    note TEXT NOT NULL,
    next_step TEXT,
    next_on DATE,
    PRIMARY KEY (id),
    CONSTRAINT note_present CHECK (note <> ''),
    FOREIGN KEY(team_id) REFERENCES team (id),
    FOREIGN KEY(course_id) REFERENCES course (id),
    CONSTRAINT day_is_a_day CHECK (day BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT next_on_is_a_day CHECK (next_on BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE INDEX ix_contact_course_id ON contact (course_id)
-- next
CREATE INDEX ix_contact_team_id ON contact (team_id)
-- next
CREATE TABLE cover (
    id SERIAL NOT NULL,
    import_id INTEGER NOT NULL,
    team_id INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(import_id) REFERENCES import (id),
    FOREIGN KEY(team_id) REFERENCES team (id)
)
-- next
CREATE INDEX ix_cover_team_id ON cover (team_id)
-- next
CREATE UNIQUE INDEX one_cover ON cover (import_id, team_id)
-- next
CREATE TABLE delivery (
    id SERIAL NOT NULL,
    session_id INTEGER NOT NULL,
    team_id INTEGER NOT NULL,
    evidence TEXT,
    PRIMARY KEY (id),
    CONSTRAINT evidence_is_one_of CHECK (evidence = 'named' OR evidence = 'headcount' OR evidence = 'reported'),
    FOREIGN KEY(session_id) REFERENCES session (id),
    FOREIGN KEY(team_id) REFERENCES team (id)
)
-- next
CREATE INDEX ix_delivery_team_id ON delivery (team_id)
-- next
CREATE UNIQUE INDEX one_delivery ON delivery (session_id, team_id)
-- next
CREATE TABLE posting (
    id SERIAL NOT NULL,
    person_id INTEGER NOT NULL,
    team_id INTEGER NOT NULL,
    standing TEXT NOT NULL,
    starts_on DATE NOT NULL,
    ends_before DATE,
    PRIMARY KEY (id),
    CONSTRAINT forward CHECK (ends_before IS NULL OR starts_on IS NULL OR ends_before > starts_on),
    CONSTRAINT standing_is_one_of CHECK (standing = 'primary' OR standing = 'additional'),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(team_id) REFERENCES team (id),
    CONSTRAINT starts_on_is_a_day CHECK (starts_on BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT ends_before_is_a_day CHECK (ends_before BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE INDEX ix_posting_person_id ON posting (person_id)
-- next
CREATE INDEX ix_posting_team_id ON posting (team_id)
-- next
CREATE TABLE source (
    id SERIAL NOT NULL,
    import_id INTEGER NOT NULL,
    session_id INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(import_id) REFERENCES import (id),
    FOREIGN KEY(session_id) REFERENCES session (id)
)
-- next
CREATE INDEX ix_source_session_id ON source (session_id)
-- next
CREATE UNIQUE INDEX one_source ON source (import_id, session_id)
-- next
CREATE TABLE team_word (
    id SERIAL NOT NULL,
    team_id INTEGER NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT word_present CHECK (word <> ''),
    FOREIGN KEY(team_id) REFERENCES team (id)
)
-- next
CREATE INDEX ix_team_word_team_id ON team_word (team_id)
-- next
CREATE UNIQUE INDEX one_team_word ON team_word (team_id, lower(word))
-- next
CREATE TABLE unmatched (
    id SERIAL NOT NULL,
    session_id INTEGER NOT NULL,
    said TEXT NOT NULL,
    email TEXT,
    minutes INTEGER,
    decision TEXT,
    PRIMARY KEY (id),
    CONSTRAINT decision_is_one_of CHECK (decision = 'guest' OR decision = 'matched'),
    CONSTRAINT said_present CHECK (said <> ''),
    FOREIGN KEY(session_id) REFERENCES session (id)
)
-- next
CREATE INDEX ix_unmatched_session_id ON unmatched (session_id)
-- next
CREATE EXTENSION IF NOT EXISTS btree_gist
-- next
ALTER TABLE posting ADD CONSTRAINT one_posting_at_a_time EXCLUDE USING gist (person_id WITH =, daterange(starts_on, ends_before) WITH &&) WHERE (standing = 'primary')
-- next
ALTER TABLE employment ADD CONSTRAINT one_employment_at_a_time EXCLUDE USING gist (person_id WITH =, daterange(starts_on, ends_before) WITH &&) WHERE (TRUE)
-- next
CREATE FUNCTION journal_row() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE open_number integer; b text; a text; touched integer;
BEGIN
    IF TG_OP = 'UPDATE' AND OLD IS NOT DISTINCT FROM NEW THEN RETURN NULL; END IF;
    SELECT number INTO open_number FROM operation WHERE hash IS NULL;
    IF open_number IS NULL THEN RAISE EXCEPTION 'nothing is written outside an operation'; END IF;
    IF TG_OP = 'UPDATE' THEN
        IF OLD.id <> NEW.id THEN RAISE EXCEPTION 'a row keeps its number'; END IF;
    END IF;
    IF TG_OP <> 'INSERT' THEN b := row_to_json(OLD)::text; touched := OLD.id; END IF;
    IF TG_OP <> 'DELETE' THEN a := row_to_json(NEW)::text; touched := NEW.id; END IF;
    INSERT INTO change (operation, noun, "row", before, after, digests)
    VALUES (open_number, TG_TABLE_NAME, touched, b, a,
            coalesce(encode(sha256(convert_to(b, 'UTF8')), 'hex'), '') || ':'
            || coalesce(encode(sha256(convert_to(a, 'UTF8')), 'hex'), ''));
    RETURN NULL;
END $$
-- next
CREATE FUNCTION journal_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'operation' AND TG_OP = 'INSERT' THEN
        IF NEW.hash IS NULL THEN RETURN NEW; END IF;
    ELSIF TG_TABLE_NAME = 'operation' AND TG_OP = 'UPDATE' THEN
        IF OLD.hash IS NULL AND OLD.number IS NOT DISTINCT FROM NEW.number AND OLD.uuid IS NOT DISTINCT FROM NEW.uuid AND OLD.at IS NOT DISTINCT FROM NEW.at AND OLD."by" IS NOT DISTINCT FROM NEW."by" AND OLD.kind IS NOT DISTINCT FROM NEW.kind AND OLD.what IS NOT DISTINCT FROM NEW.what AND OLD.undoes IS NOT DISTINCT FROM NEW.undoes AND OLD.previous IS NOT DISTINCT FROM NEW.previous THEN RETURN NEW; END IF;
    ELSIF TG_TABLE_NAME = 'change' AND TG_OP = 'INSERT' THEN
        IF (SELECT hash FROM operation WHERE number = NEW.operation) IS NULL THEN RETURN NEW; END IF;
    END IF;
    RAISE EXCEPTION 'the journal is only added to';
END $$
-- next
CREATE TRIGGER journal_course AFTER INSERT OR UPDATE OR DELETE ON "course" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_course BEFORE TRUNCATE ON "course" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_district AFTER INSERT OR UPDATE OR DELETE ON "district" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_district BEFORE TRUNCATE ON "district" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_import AFTER INSERT OR UPDATE OR DELETE ON "import" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_import BEFORE TRUNCATE ON "import" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_mapping AFTER INSERT OR UPDATE OR DELETE ON "mapping" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_mapping BEFORE TRUNCATE ON "mapping" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_person AFTER INSERT OR UPDATE OR DELETE ON "person" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_person BEFORE TRUNCATE ON "person" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_program AFTER INSERT OR UPDATE OR DELETE ON "program" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_program BEFORE TRUNCATE ON "program" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_setting AFTER INSERT OR UPDATE OR DELETE ON "setting" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_setting BEFORE TRUNCATE ON "setting" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_alias AFTER INSERT OR UPDATE OR DELETE ON "alias" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_alias BEFORE TRUNCATE ON "alias" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_audience AFTER INSERT OR UPDATE OR DELETE ON "audience" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_audience BEFORE TRUNCATE ON "audience" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_completion AFTER INSERT OR UPDATE OR DELETE ON "completion" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_completion BEFORE TRUNCATE ON "completion" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_counts_toward AFTER INSERT OR UPDATE OR DELETE ON "counts_toward" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_counts_toward BEFORE TRUNCATE ON "counts_toward" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_employment AFTER INSERT OR UPDATE OR DELETE ON "employment" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_employment BEFORE TRUNCATE ON "employment" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_estimate AFTER INSERT OR UPDATE OR DELETE ON "estimate" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_estimate BEFORE TRUNCATE ON "estimate" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_exemption AFTER INSERT OR UPDATE OR DELETE ON "exemption" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_exemption BEFORE TRUNCATE ON "exemption" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_leave AFTER INSERT OR UPDATE OR DELETE ON "leave" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_leave BEFORE TRUNCATE ON "leave" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_listing AFTER INSERT OR UPDATE OR DELETE ON "listing" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_listing BEFORE TRUNCATE ON "listing" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_session AFTER INSERT OR UPDATE OR DELETE ON "session" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_session BEFORE TRUNCATE ON "session" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_team AFTER INSERT OR UPDATE OR DELETE ON "team" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_team BEFORE TRUNCATE ON "team" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_attendance AFTER INSERT OR UPDATE OR DELETE ON "attendance" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_attendance BEFORE TRUNCATE ON "attendance" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_contact AFTER INSERT OR UPDATE OR DELETE ON "contact" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_contact BEFORE TRUNCATE ON "contact" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_cover AFTER INSERT OR UPDATE OR DELETE ON "cover" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_cover BEFORE TRUNCATE ON "cover" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_delivery AFTER INSERT OR UPDATE OR DELETE ON "delivery" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_delivery BEFORE TRUNCATE ON "delivery" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_posting AFTER INSERT OR UPDATE OR DELETE ON "posting" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_posting BEFORE TRUNCATE ON "posting" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_source AFTER INSERT OR UPDATE OR DELETE ON "source" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_source BEFORE TRUNCATE ON "source" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_team_word AFTER INSERT OR UPDATE OR DELETE ON "team_word" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_team_word BEFORE TRUNCATE ON "team_word" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_unmatched AFTER INSERT OR UPDATE OR DELETE ON "unmatched" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_unmatched BEFORE TRUNCATE ON "unmatched" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER kept_change BEFORE INSERT OR UPDATE OR DELETE ON change FOR EACH ROW EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER whole_change BEFORE TRUNCATE ON change FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER kept_operation BEFORE INSERT OR UPDATE OR DELETE ON operation FOR EACH ROW EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER whole_operation BEFORE TRUNCATE ON operation FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
