CREATE TABLE catalogue (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    planned INTEGER,
    note TEXT NOT NULL,
    CONSTRAINT code_present CHECK (code <> ''),
    CONSTRAINT title_present CHECK (title <> ''),
    CONSTRAINT planned_counts CHECK (planned >= 0),
    UNIQUE (code)
)
 STRICT
-- next
CREATE TABLE expected_outcome (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    place INTEGER NOT NULL,
    words TEXT NOT NULL,
    CONSTRAINT words_present CHECK (words <> '')
)
 STRICT
-- next
CREATE TABLE indicator (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    unit TEXT NOT NULL,
    definition TEXT NOT NULL,
    source TEXT NOT NULL,
    suppress_under INTEGER NOT NULL,
    ends_before TEXT,
    CONSTRAINT code_present CHECK (code <> ''),
    CONSTRAINT title_present CHECK (title <> ''),
    CONSTRAINT suppress_counts CHECK (suppress_under >= 0),
    UNIQUE (code),
    CONSTRAINT ends_before_is_a_day CHECK (coalesce(date(ends_before, '+0 days') = ends_before AND ends_before BETWEEN '0001-01-01' AND '9999-12-31', ends_before IS NULL))
)
 STRICT
-- next
CREATE TABLE initiative (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    kind TEXT NOT NULL,
    place INTEGER NOT NULL,
    area TEXT NOT NULL,
    term TEXT NOT NULL,
    time_words TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    internal_needs TEXT NOT NULL,
    dependencies TEXT NOT NULL,
    anticipated_outcome TEXT NOT NULL,
    note TEXT NOT NULL,
    owner TEXT NOT NULL,
    next_step TEXT,
    next_on TEXT,
    starts_on TEXT,
    ends_before TEXT,
    CONSTRAINT kind_is_one_of CHECK (kind = 'initiative' OR kind = 'recommendation' OR kind = 'option'),
    CONSTRAINT term_is_one_of CHECK (term = '' OR term = 'short' OR term = 'mid' OR term = 'long'),
    CONSTRAINT code_present CHECK (code <> ''),
    CONSTRAINT title_present CHECK (title <> ''),
    CONSTRAINT forward CHECK (ends_before IS NULL OR starts_on IS NULL OR ends_before > starts_on),
    UNIQUE (code),
    CONSTRAINT next_on_is_a_day CHECK (coalesce(date(next_on, '+0 days') = next_on AND next_on BETWEEN '0001-01-01' AND '9999-12-31', next_on IS NULL)),
    CONSTRAINT starts_on_is_a_day CHECK (coalesce(date(starts_on, '+0 days') = starts_on AND starts_on BETWEEN '0001-01-01' AND '9999-12-31', starts_on IS NULL)),
    CONSTRAINT ends_before_is_a_day CHECK (coalesce(date(ends_before, '+0 days') = ends_before AND ends_before BETWEEN '0001-01-01' AND '9999-12-31', ends_before IS NULL))
)
 STRICT
-- next
CREATE TABLE published (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    subject TEXT NOT NULL,
    as_of TEXT NOT NULL,
    known_on TEXT NOT NULL,
    audience TEXT NOT NULL,
    form TEXT NOT NULL,
    published_on TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    headline TEXT NOT NULL,
    figures TEXT NOT NULL,
    content TEXT NOT NULL,
    digests TEXT NOT NULL,
    note TEXT NOT NULL,
    withdrawn TEXT,
    CONSTRAINT subject_is_one_of CHECK (subject = 'coverage' OR subject = 'plan'),
    CONSTRAINT audience_is_one_of CHECK (audience = 'leadership' OR audience = 'internal' OR audience = 'external'),
    CONSTRAINT form_is_one_of CHECK (form = 'full' OR form = 'quick'),
    CONSTRAINT fingerprint_present CHECK (fingerprint <> ''),
    CONSTRAINT as_of_is_a_day CHECK (coalesce(date(as_of, '+0 days') = as_of AND as_of BETWEEN '0001-01-01' AND '9999-12-31', as_of IS NULL)),
    CONSTRAINT published_on_is_a_day CHECK (coalesce(date(published_on, '+0 days') = published_on AND published_on BETWEEN '0001-01-01' AND '9999-12-31', published_on IS NULL))
)
 STRICT
-- next
CREATE INDEX published_as_of ON published (as_of)
-- next
CREATE TABLE wording (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    as_of TEXT NOT NULL,
    audience TEXT NOT NULL,
    part TEXT NOT NULL,
    text TEXT NOT NULL,
    drafted TEXT NOT NULL,
    CONSTRAINT audience_is_one_of CHECK (audience = 'leadership' OR audience = 'internal' OR audience = 'external'),
    CONSTRAINT part_is_one_of CHECK (part = 'doing' OR part = 'factors'),
    CONSTRAINT text_present CHECK (text <> ''),
    CONSTRAINT as_of_is_a_day CHECK (coalesce(date(as_of, '+0 days') = as_of AND as_of BETWEEN '0001-01-01' AND '9999-12-31', as_of IS NULL))
)
 STRICT
-- next
CREATE UNIQUE INDEX one_wording ON wording (as_of, audience, part)
-- next
CREATE TABLE catalogue_item (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    catalogue_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    title TEXT NOT NULL,
    link TEXT NOT NULL,
    owner TEXT NOT NULL,
    target_on TEXT,
    target_words TEXT NOT NULL,
    posted_on TEXT,
    posted_words TEXT NOT NULL,
    reviewed_on TEXT,
    review_by TEXT,
    service TEXT NOT NULL,
    region TEXT NOT NULL,
    culturally_specific TEXT NOT NULL,
    course_id INTEGER,
    retired_on TEXT,
    note TEXT NOT NULL,
    CONSTRAINT culturally_specific_is_one_of CHECK (culturally_specific = '' OR culturally_specific = 'yes' OR culturally_specific = 'no'),
    FOREIGN KEY(catalogue_id) REFERENCES catalogue (id),
    FOREIGN KEY(course_id) REFERENCES course (id),
    CONSTRAINT target_on_is_a_day CHECK (coalesce(date(target_on, '+0 days') = target_on AND target_on BETWEEN '0001-01-01' AND '9999-12-31', target_on IS NULL)),
    CONSTRAINT posted_on_is_a_day CHECK (coalesce(date(posted_on, '+0 days') = posted_on AND posted_on BETWEEN '0001-01-01' AND '9999-12-31', posted_on IS NULL)),
    CONSTRAINT reviewed_on_is_a_day CHECK (coalesce(date(reviewed_on, '+0 days') = reviewed_on AND reviewed_on BETWEEN '0001-01-01' AND '9999-12-31', reviewed_on IS NULL)),
    CONSTRAINT review_by_is_a_day CHECK (coalesce(date(review_by, '+0 days') = review_by AND review_by BETWEEN '0001-01-01' AND '9999-12-31', review_by IS NULL)),
    CONSTRAINT retired_on_is_a_day CHECK (coalesce(date(retired_on, '+0 days') = retired_on AND retired_on BETWEEN '0001-01-01' AND '9999-12-31', retired_on IS NULL))
)
 STRICT
-- next
CREATE INDEX ix_catalogue_item_catalogue_id ON catalogue_item (catalogue_id)
-- next
CREATE INDEX ix_catalogue_item_course_id ON catalogue_item (course_id)
-- next
CREATE TABLE course_word (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    course_id INTEGER NOT NULL,
    word TEXT NOT NULL,
    CONSTRAINT word_present CHECK (word <> ''),
    FOREIGN KEY(course_id) REFERENCES course (id)
)
 STRICT
-- next
CREATE INDEX ix_course_word_course_id ON course_word (course_id)
-- next
CREATE UNIQUE INDEX one_course_word ON course_word (lower(word))
-- next
CREATE TABLE funding_ask (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    place INTEGER NOT NULL,
    initiative_id INTEGER,
    title TEXT NOT NULL,
    amount INTEGER,
    words TEXT NOT NULL,
    unblocks TEXT NOT NULL,
    asked_on TEXT,
    note TEXT NOT NULL,
    CONSTRAINT title_present CHECK (title <> ''),
    CONSTRAINT amount_counts CHECK (amount >= 0),
    FOREIGN KEY(initiative_id) REFERENCES initiative (id),
    CONSTRAINT asked_on_is_a_day CHECK (coalesce(date(asked_on, '+0 days') = asked_on AND asked_on BETWEEN '0001-01-01' AND '9999-12-31', asked_on IS NULL))
)
 STRICT
-- next
CREATE INDEX ix_funding_ask_initiative_id ON funding_ask (initiative_id)
-- next
CREATE TABLE indicator_value (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    indicator_id INTEGER NOT NULL,
    district_id INTEGER,
    month TEXT NOT NULL,
    value INTEGER NOT NULL,
    CONSTRAINT value_counts CHECK (value >= 0),
    FOREIGN KEY(indicator_id) REFERENCES indicator (id),
    FOREIGN KEY(district_id) REFERENCES district (id),
    CONSTRAINT month_is_a_day CHECK (coalesce(date(month, '+0 days') = month AND month BETWEEN '0001-01-01' AND '9999-12-31', month IS NULL))
)
 STRICT
-- next
CREATE INDEX ix_indicator_value_district_id ON indicator_value (district_id)
-- next
CREATE INDEX ix_indicator_value_indicator_id ON indicator_value (indicator_id)
-- next
CREATE UNIQUE INDEX one_indicator_value ON indicator_value (indicator_id, coalesce(district_id, 0), month)
-- next
CREATE TABLE initiative_status (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    initiative_id INTEGER NOT NULL,
    day TEXT NOT NULL,
    status TEXT NOT NULL,
    words TEXT NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT status_is_one_of CHECK (status = 'not_started' OR status = 'proposed' OR status = 'in_progress' OR status = 'done' OR status = 'on_hold' OR status = 'rejected'),
    FOREIGN KEY(initiative_id) REFERENCES initiative (id),
    CONSTRAINT day_is_a_day CHECK (coalesce(date(day, '+0 days') = day AND day BETWEEN '0001-01-01' AND '9999-12-31', day IS NULL))
)
 STRICT
-- next
CREATE INDEX ix_initiative_status_initiative_id ON initiative_status (initiative_id)
-- next
CREATE TABLE milestone (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    initiative_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    title TEXT NOT NULL,
    due_on TEXT,
    done_on TEXT,
    note TEXT NOT NULL,
    CONSTRAINT title_present CHECK (title <> ''),
    FOREIGN KEY(initiative_id) REFERENCES initiative (id),
    CONSTRAINT due_on_is_a_day CHECK (coalesce(date(due_on, '+0 days') = due_on AND due_on BETWEEN '0001-01-01' AND '9999-12-31', due_on IS NULL)),
    CONSTRAINT done_on_is_a_day CHECK (coalesce(date(done_on, '+0 days') = done_on AND done_on BETWEEN '0001-01-01' AND '9999-12-31', done_on IS NULL))
)
 STRICT
-- next
CREATE INDEX ix_milestone_initiative_id ON milestone (initiative_id)
-- next
CREATE TABLE plan_measure (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    initiative_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    figure TEXT NOT NULL,
    course_id INTEGER,
    catalogue_id INTEGER,
    CONSTRAINT kind_is_one_of CHECK (kind = 'course' OR kind = 'catalogue' OR kind = 'milestones'),
    CONSTRAINT figure_is_one_of CHECK (figure = 'teams' OR figure = 'staff' OR figure = 'both'),
    CONSTRAINT course_if_by_course CHECK ((kind = 'course') = (course_id IS NOT NULL)),
    CONSTRAINT catalogue_if_by_catalogue CHECK ((kind = 'catalogue') = (catalogue_id IS NOT NULL)),
    FOREIGN KEY(initiative_id) REFERENCES initiative (id),
    FOREIGN KEY(course_id) REFERENCES course (id),
    FOREIGN KEY(catalogue_id) REFERENCES catalogue (id)
)
 STRICT
-- next
CREATE INDEX ix_plan_measure_catalogue_id ON plan_measure (catalogue_id)
-- next
CREATE INDEX ix_plan_measure_course_id ON plan_measure (course_id)
-- next
CREATE INDEX ix_plan_measure_initiative_id ON plan_measure (initiative_id)
-- next
CREATE TABLE serves (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    outcome_id INTEGER NOT NULL,
    initiative_id INTEGER NOT NULL,
    FOREIGN KEY(outcome_id) REFERENCES expected_outcome (id),
    FOREIGN KEY(initiative_id) REFERENCES initiative (id)
)
 STRICT
-- next
CREATE INDEX ix_serves_initiative_id ON serves (initiative_id)
-- next
CREATE UNIQUE INDEX one_serves ON serves (outcome_id, initiative_id)
-- next
CREATE TABLE trainer (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    email TEXT,
    organisation TEXT NOT NULL,
    person_id INTEGER,
    note TEXT NOT NULL,
    CONSTRAINT name_present CHECK (name <> ''),
    FOREIGN KEY(person_id) REFERENCES person (id)
)
 STRICT
-- next
CREATE INDEX ix_trainer_person_id ON trainer (person_id)
-- next
CREATE TABLE funding_decision (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    ask_id INTEGER NOT NULL,
    day TEXT NOT NULL,
    decision TEXT NOT NULL,
    amount INTEGER,
    words TEXT NOT NULL,
    CONSTRAINT decision_is_one_of CHECK (decision = 'asked' OR decision = 'approved' OR decision = 'declined' OR decision = 'deferred' OR decision = 'withdrawn'),
    CONSTRAINT amount_counts CHECK (amount >= 0),
    FOREIGN KEY(ask_id) REFERENCES funding_ask (id),
    CONSTRAINT day_is_a_day CHECK (coalesce(date(day, '+0 days') = day AND day BETWEEN '0001-01-01' AND '9999-12-31', day IS NULL))
)
 STRICT
-- next
CREATE INDEX ix_funding_decision_ask_id ON funding_decision (ask_id)
-- next
CREATE TABLE liaison (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    email TEXT,
    phone TEXT NOT NULL,
    district_id INTEGER,
    team_id INTEGER,
    body TEXT NOT NULL,
    note TEXT NOT NULL,
    starts_on TEXT,
    ends_before TEXT,
    CONSTRAINT name_present CHECK (name <> ''),
    CONSTRAINT forward CHECK (ends_before IS NULL OR starts_on IS NULL OR ends_before > starts_on),
    FOREIGN KEY(district_id) REFERENCES district (id),
    FOREIGN KEY(team_id) REFERENCES team (id),
    CONSTRAINT starts_on_is_a_day CHECK (coalesce(date(starts_on, '+0 days') = starts_on AND starts_on BETWEEN '0001-01-01' AND '9999-12-31', starts_on IS NULL)),
    CONSTRAINT ends_before_is_a_day CHECK (coalesce(date(ends_before, '+0 days') = ends_before AND ends_before BETWEEN '0001-01-01' AND '9999-12-31', ends_before IS NULL))
)
 STRICT
-- next
CREATE INDEX ix_liaison_district_id ON liaison (district_id)
-- next
CREATE INDEX ix_liaison_team_id ON liaison (team_id)
-- next
CREATE TABLE session_trainer (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    session_id INTEGER NOT NULL,
    trainer_id INTEGER NOT NULL,
    FOREIGN KEY(session_id) REFERENCES session (id),
    FOREIGN KEY(trainer_id) REFERENCES trainer (id)
)
 STRICT
-- next
CREATE INDEX ix_session_trainer_trainer_id ON session_trainer (trainer_id)
-- next
CREATE UNIQUE INDEX one_session_trainer ON session_trainer (session_id, trainer_id)
-- next
CREATE TABLE trainer_course (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    trainer_id INTEGER NOT NULL,
    course_id INTEGER NOT NULL,
    starts_on TEXT,
    ends_before TEXT,
    CONSTRAINT forward CHECK (ends_before IS NULL OR starts_on IS NULL OR ends_before > starts_on),
    FOREIGN KEY(trainer_id) REFERENCES trainer (id),
    FOREIGN KEY(course_id) REFERENCES course (id),
    CONSTRAINT starts_on_is_a_day CHECK (coalesce(date(starts_on, '+0 days') = starts_on AND starts_on BETWEEN '0001-01-01' AND '9999-12-31', starts_on IS NULL)),
    CONSTRAINT ends_before_is_a_day CHECK (coalesce(date(ends_before, '+0 days') = ends_before AND ends_before BETWEEN '0001-01-01' AND '9999-12-31', ends_before IS NULL))
)
 STRICT
-- next
CREATE INDEX ix_trainer_course_course_id ON trainer_course (course_id)
-- next
CREATE INDEX ix_trainer_course_trainer_id ON trainer_course (trainer_id)
-- next
CREATE TABLE conversation (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    liaison_id INTEGER,
    initiative_id INTEGER,
    day TEXT NOT NULL,
    note TEXT NOT NULL,
    next_step TEXT,
    next_on TEXT,
    CONSTRAINT note_present CHECK (note <> ''),
    CONSTRAINT with_or_about CHECK (liaison_id IS NOT NULL OR initiative_id IS NOT NULL),
    FOREIGN KEY(liaison_id) REFERENCES liaison (id),
    FOREIGN KEY(initiative_id) REFERENCES initiative (id),
    CONSTRAINT day_is_a_day CHECK (coalesce(date(day, '+0 days') = day AND day BETWEEN '0001-01-01' AND '9999-12-31', day IS NULL)),
    CONSTRAINT next_on_is_a_day CHECK (coalesce(date(next_on, '+0 days') = next_on AND next_on BETWEEN '0001-01-01' AND '9999-12-31', next_on IS NULL))
)
 STRICT
-- next
CREATE INDEX ix_conversation_initiative_id ON conversation (initiative_id)
-- next
CREATE INDEX ix_conversation_liaison_id ON conversation (liaison_id)
-- next
CREATE TRIGGER journal_catalogue_insert AFTER INSERT ON "catalogue" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'catalogue', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'code', NEW."code", 'title', NEW."title", 'planned', NEW."planned", 'note', NEW."note") AS a) AS image; END
-- next
CREATE TRIGGER journal_catalogue_update AFTER UPDATE ON "catalogue" WHEN OLD."id" IS NOT NEW."id" OR OLD."code" IS NOT NEW."code" OR OLD."title" IS NOT NEW."title" OR OLD."planned" IS NOT NEW."planned" OR OLD."note" IS NOT NEW."note" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'catalogue', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'code', OLD."code", 'title', OLD."title", 'planned', OLD."planned", 'note', OLD."note") AS b, json_object('id', NEW."id", 'code', NEW."code", 'title', NEW."title", 'planned', NEW."planned", 'note', NEW."note") AS a) AS image; END
-- next
CREATE TRIGGER journal_catalogue_delete AFTER DELETE ON "catalogue" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'catalogue', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'code', OLD."code", 'title', OLD."title", 'planned', OLD."planned", 'note', OLD."note") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_expected_outcome_insert AFTER INSERT ON "expected_outcome" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'expected_outcome', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'place', NEW."place", 'words', NEW."words") AS a) AS image; END
-- next
CREATE TRIGGER journal_expected_outcome_update AFTER UPDATE ON "expected_outcome" WHEN OLD."id" IS NOT NEW."id" OR OLD."place" IS NOT NEW."place" OR OLD."words" IS NOT NEW."words" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'expected_outcome', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'place', OLD."place", 'words', OLD."words") AS b, json_object('id', NEW."id", 'place', NEW."place", 'words', NEW."words") AS a) AS image; END
-- next
CREATE TRIGGER journal_expected_outcome_delete AFTER DELETE ON "expected_outcome" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'expected_outcome', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'place', OLD."place", 'words', OLD."words") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_indicator_insert AFTER INSERT ON "indicator" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'indicator', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'code', NEW."code", 'title', NEW."title", 'unit', NEW."unit", 'definition', NEW."definition", 'source', NEW."source", 'suppress_under', NEW."suppress_under", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_indicator_update AFTER UPDATE ON "indicator" WHEN OLD."id" IS NOT NEW."id" OR OLD."code" IS NOT NEW."code" OR OLD."title" IS NOT NEW."title" OR OLD."unit" IS NOT NEW."unit" OR OLD."definition" IS NOT NEW."definition" OR OLD."source" IS NOT NEW."source" OR OLD."suppress_under" IS NOT NEW."suppress_under" OR OLD."ends_before" IS NOT NEW."ends_before" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'indicator', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'code', OLD."code", 'title', OLD."title", 'unit', OLD."unit", 'definition', OLD."definition", 'source', OLD."source", 'suppress_under', OLD."suppress_under", 'ends_before', OLD."ends_before") AS b, json_object('id', NEW."id", 'code', NEW."code", 'title', NEW."title", 'unit', NEW."unit", 'definition', NEW."definition", 'source', NEW."source", 'suppress_under', NEW."suppress_under", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_indicator_delete AFTER DELETE ON "indicator" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'indicator', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'code', OLD."code", 'title', OLD."title", 'unit', OLD."unit", 'definition', OLD."definition", 'source', OLD."source", 'suppress_under', OLD."suppress_under", 'ends_before', OLD."ends_before") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_initiative_insert AFTER INSERT ON "initiative" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'initiative', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'code', NEW."code", 'kind', NEW."kind", 'place', NEW."place", 'area', NEW."area", 'term', NEW."term", 'time_words', NEW."time_words", 'title', NEW."title", 'description', NEW."description", 'internal_needs', NEW."internal_needs", 'dependencies', NEW."dependencies", 'anticipated_outcome', NEW."anticipated_outcome", 'note', NEW."note", 'owner', NEW."owner", 'next_step', NEW."next_step", 'next_on', NEW."next_on", 'starts_on', NEW."starts_on", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_initiative_update AFTER UPDATE ON "initiative" WHEN OLD."id" IS NOT NEW."id" OR OLD."code" IS NOT NEW."code" OR OLD."kind" IS NOT NEW."kind" OR OLD."place" IS NOT NEW."place" OR OLD."area" IS NOT NEW."area" OR OLD."term" IS NOT NEW."term" OR OLD."time_words" IS NOT NEW."time_words" OR OLD."title" IS NOT NEW."title" OR OLD."description" IS NOT NEW."description" OR OLD."internal_needs" IS NOT NEW."internal_needs" OR OLD."dependencies" IS NOT NEW."dependencies" OR OLD."anticipated_outcome" IS NOT NEW."anticipated_outcome" OR OLD."note" IS NOT NEW."note" OR OLD."owner" IS NOT NEW."owner" OR OLD."next_step" IS NOT NEW."next_step" OR OLD."next_on" IS NOT NEW."next_on" OR OLD."starts_on" IS NOT NEW."starts_on" OR OLD."ends_before" IS NOT NEW."ends_before" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'initiative', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'code', OLD."code", 'kind', OLD."kind", 'place', OLD."place", 'area', OLD."area", 'term', OLD."term", 'time_words', OLD."time_words", 'title', OLD."title", 'description', OLD."description", 'internal_needs', OLD."internal_needs", 'dependencies', OLD."dependencies", 'anticipated_outcome', OLD."anticipated_outcome", 'note', OLD."note", 'owner', OLD."owner", 'next_step', OLD."next_step", 'next_on', OLD."next_on", 'starts_on', OLD."starts_on", 'ends_before', OLD."ends_before") AS b, json_object('id', NEW."id", 'code', NEW."code", 'kind', NEW."kind", 'place', NEW."place", 'area', NEW."area", 'term', NEW."term", 'time_words', NEW."time_words", 'title', NEW."title", 'description', NEW."description", 'internal_needs', NEW."internal_needs", 'dependencies', NEW."dependencies", 'anticipated_outcome', NEW."anticipated_outcome", 'note', NEW."note", 'owner', NEW."owner", 'next_step', NEW."next_step", 'next_on', NEW."next_on", 'starts_on', NEW."starts_on", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_initiative_delete AFTER DELETE ON "initiative" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'initiative', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'code', OLD."code", 'kind', OLD."kind", 'place', OLD."place", 'area', OLD."area", 'term', OLD."term", 'time_words', OLD."time_words", 'title', OLD."title", 'description', OLD."description", 'internal_needs', OLD."internal_needs", 'dependencies', OLD."dependencies", 'anticipated_outcome', OLD."anticipated_outcome", 'note', OLD."note", 'owner', OLD."owner", 'next_step', OLD."next_step", 'next_on', OLD."next_on", 'starts_on', OLD."starts_on", 'ends_before', OLD."ends_before") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_published_insert AFTER INSERT ON "published" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'published', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'subject', NEW."subject", 'as_of', NEW."as_of", 'known_on', NEW."known_on", 'audience', NEW."audience", 'form', NEW."form", 'published_on', NEW."published_on", 'fingerprint', NEW."fingerprint", 'headline', NEW."headline", 'figures', NEW."figures", 'content', NEW."content", 'digests', NEW."digests", 'note', NEW."note", 'withdrawn', NEW."withdrawn") AS a) AS image; END
-- next
CREATE TRIGGER journal_published_update AFTER UPDATE ON "published" WHEN OLD."id" IS NOT NEW."id" OR OLD."subject" IS NOT NEW."subject" OR OLD."as_of" IS NOT NEW."as_of" OR OLD."known_on" IS NOT NEW."known_on" OR OLD."audience" IS NOT NEW."audience" OR OLD."form" IS NOT NEW."form" OR OLD."published_on" IS NOT NEW."published_on" OR OLD."fingerprint" IS NOT NEW."fingerprint" OR OLD."headline" IS NOT NEW."headline" OR OLD."figures" IS NOT NEW."figures" OR OLD."content" IS NOT NEW."content" OR OLD."digests" IS NOT NEW."digests" OR OLD."note" IS NOT NEW."note" OR OLD."withdrawn" IS NOT NEW."withdrawn" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'published', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'subject', OLD."subject", 'as_of', OLD."as_of", 'known_on', OLD."known_on", 'audience', OLD."audience", 'form', OLD."form", 'published_on', OLD."published_on", 'fingerprint', OLD."fingerprint", 'headline', OLD."headline", 'figures', OLD."figures", 'content', OLD."content", 'digests', OLD."digests", 'note', OLD."note", 'withdrawn', OLD."withdrawn") AS b, json_object('id', NEW."id", 'subject', NEW."subject", 'as_of', NEW."as_of", 'known_on', NEW."known_on", 'audience', NEW."audience", 'form', NEW."form", 'published_on', NEW."published_on", 'fingerprint', NEW."fingerprint", 'headline', NEW."headline", 'figures', NEW."figures", 'content', NEW."content", 'digests', NEW."digests", 'note', NEW."note", 'withdrawn', NEW."withdrawn") AS a) AS image; END
-- next
CREATE TRIGGER journal_published_delete AFTER DELETE ON "published" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'published', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'subject', OLD."subject", 'as_of', OLD."as_of", 'known_on', OLD."known_on", 'audience', OLD."audience", 'form', OLD."form", 'published_on', OLD."published_on", 'fingerprint', OLD."fingerprint", 'headline', OLD."headline", 'figures', OLD."figures", 'content', OLD."content", 'digests', OLD."digests", 'note', OLD."note", 'withdrawn', OLD."withdrawn") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_wording_insert AFTER INSERT ON "wording" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'wording', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'as_of', NEW."as_of", 'audience', NEW."audience", 'part', NEW."part", 'text', NEW."text", 'drafted', NEW."drafted") AS a) AS image; END
-- next
CREATE TRIGGER journal_wording_update AFTER UPDATE ON "wording" WHEN OLD."id" IS NOT NEW."id" OR OLD."as_of" IS NOT NEW."as_of" OR OLD."audience" IS NOT NEW."audience" OR OLD."part" IS NOT NEW."part" OR OLD."text" IS NOT NEW."text" OR OLD."drafted" IS NOT NEW."drafted" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'wording', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'as_of', OLD."as_of", 'audience', OLD."audience", 'part', OLD."part", 'text', OLD."text", 'drafted', OLD."drafted") AS b, json_object('id', NEW."id", 'as_of', NEW."as_of", 'audience', NEW."audience", 'part', NEW."part", 'text', NEW."text", 'drafted', NEW."drafted") AS a) AS image; END
-- next
CREATE TRIGGER journal_wording_delete AFTER DELETE ON "wording" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'wording', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'as_of', OLD."as_of", 'audience', OLD."audience", 'part', OLD."part", 'text', OLD."text", 'drafted', OLD."drafted") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_catalogue_item_insert AFTER INSERT ON "catalogue_item" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'catalogue_item', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'catalogue_id', NEW."catalogue_id", 'place', NEW."place", 'title', NEW."title", 'link', NEW."link", 'owner', NEW."owner", 'target_on', NEW."target_on", 'target_words', NEW."target_words", 'posted_on', NEW."posted_on", 'posted_words', NEW."posted_words", 'reviewed_on', NEW."reviewed_on", 'review_by', NEW."review_by", 'service', NEW."service", 'region', NEW."region", 'culturally_specific', NEW."culturally_specific", 'course_id', NEW."course_id", 'retired_on', NEW."retired_on", 'note', NEW."note") AS a) AS image; END
-- next
CREATE TRIGGER journal_catalogue_item_update AFTER UPDATE ON "catalogue_item" WHEN OLD."id" IS NOT NEW."id" OR OLD."catalogue_id" IS NOT NEW."catalogue_id" OR OLD."place" IS NOT NEW."place" OR OLD."title" IS NOT NEW."title" OR OLD."link" IS NOT NEW."link" OR OLD."owner" IS NOT NEW."owner" OR OLD."target_on" IS NOT NEW."target_on" OR OLD."target_words" IS NOT NEW."target_words" OR OLD."posted_on" IS NOT NEW."posted_on" OR OLD."posted_words" IS NOT NEW."posted_words" OR OLD."reviewed_on" IS NOT NEW."reviewed_on" OR OLD."review_by" IS NOT NEW."review_by" OR OLD."service" IS NOT NEW."service" OR OLD."region" IS NOT NEW."region" OR OLD."culturally_specific" IS NOT NEW."culturally_specific" OR OLD."course_id" IS NOT NEW."course_id" OR OLD."retired_on" IS NOT NEW."retired_on" OR OLD."note" IS NOT NEW."note" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'catalogue_item', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'catalogue_id', OLD."catalogue_id", 'place', OLD."place", 'title', OLD."title", 'link', OLD."link", 'owner', OLD."owner", 'target_on', OLD."target_on", 'target_words', OLD."target_words", 'posted_on', OLD."posted_on", 'posted_words', OLD."posted_words", 'reviewed_on', OLD."reviewed_on", 'review_by', OLD."review_by", 'service', OLD."service", 'region', OLD."region", 'culturally_specific', OLD."culturally_specific", 'course_id', OLD."course_id", 'retired_on', OLD."retired_on", 'note', OLD."note") AS b, json_object('id', NEW."id", 'catalogue_id', NEW."catalogue_id", 'place', NEW."place", 'title', NEW."title", 'link', NEW."link", 'owner', NEW."owner", 'target_on', NEW."target_on", 'target_words', NEW."target_words", 'posted_on', NEW."posted_on", 'posted_words', NEW."posted_words", 'reviewed_on', NEW."reviewed_on", 'review_by', NEW."review_by", 'service', NEW."service", 'region', NEW."region", 'culturally_specific', NEW."culturally_specific", 'course_id', NEW."course_id", 'retired_on', NEW."retired_on", 'note', NEW."note") AS a) AS image; END
-- next
CREATE TRIGGER journal_catalogue_item_delete AFTER DELETE ON "catalogue_item" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'catalogue_item', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'catalogue_id', OLD."catalogue_id", 'place', OLD."place", 'title', OLD."title", 'link', OLD."link", 'owner', OLD."owner", 'target_on', OLD."target_on", 'target_words', OLD."target_words", 'posted_on', OLD."posted_on", 'posted_words', OLD."posted_words", 'reviewed_on', OLD."reviewed_on", 'review_by', OLD."review_by", 'service', OLD."service", 'region', OLD."region", 'culturally_specific', OLD."culturally_specific", 'course_id', OLD."course_id", 'retired_on', OLD."retired_on", 'note', OLD."note") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_course_word_insert AFTER INSERT ON "course_word" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'course_word', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'course_id', NEW."course_id", 'word', NEW."word") AS a) AS image; END
-- next
CREATE TRIGGER journal_course_word_update AFTER UPDATE ON "course_word" WHEN OLD."id" IS NOT NEW."id" OR OLD."course_id" IS NOT NEW."course_id" OR OLD."word" IS NOT NEW."word" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'course_word', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'course_id', OLD."course_id", 'word', OLD."word") AS b, json_object('id', NEW."id", 'course_id', NEW."course_id", 'word', NEW."word") AS a) AS image; END
-- next
CREATE TRIGGER journal_course_word_delete AFTER DELETE ON "course_word" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'course_word', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'course_id', OLD."course_id", 'word', OLD."word") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_funding_ask_insert AFTER INSERT ON "funding_ask" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'funding_ask', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'place', NEW."place", 'initiative_id', NEW."initiative_id", 'title', NEW."title", 'amount', NEW."amount", 'words', NEW."words", 'unblocks', NEW."unblocks", 'asked_on', NEW."asked_on", 'note', NEW."note") AS a) AS image; END
-- next
CREATE TRIGGER journal_funding_ask_update AFTER UPDATE ON "funding_ask" WHEN OLD."id" IS NOT NEW."id" OR OLD."place" IS NOT NEW."place" OR OLD."initiative_id" IS NOT NEW."initiative_id" OR OLD."title" IS NOT NEW."title" OR OLD."amount" IS NOT NEW."amount" OR OLD."words" IS NOT NEW."words" OR OLD."unblocks" IS NOT NEW."unblocks" OR OLD."asked_on" IS NOT NEW."asked_on" OR OLD."note" IS NOT NEW."note" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'funding_ask', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'place', OLD."place", 'initiative_id', OLD."initiative_id", 'title', OLD."title", 'amount', OLD."amount", 'words', OLD."words", 'unblocks', OLD."unblocks", 'asked_on', OLD."asked_on", 'note', OLD."note") AS b, json_object('id', NEW."id", 'place', NEW."place", 'initiative_id', NEW."initiative_id", 'title', NEW."title", 'amount', NEW."amount", 'words', NEW."words", 'unblocks', NEW."unblocks", 'asked_on', NEW."asked_on", 'note', NEW."note") AS a) AS image; END
-- next
CREATE TRIGGER journal_funding_ask_delete AFTER DELETE ON "funding_ask" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'funding_ask', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'place', OLD."place", 'initiative_id', OLD."initiative_id", 'title', OLD."title", 'amount', OLD."amount", 'words', OLD."words", 'unblocks', OLD."unblocks", 'asked_on', OLD."asked_on", 'note', OLD."note") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_indicator_value_insert AFTER INSERT ON "indicator_value" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'indicator_value', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'indicator_id', NEW."indicator_id", 'district_id', NEW."district_id", 'month', NEW."month", 'value', NEW."value") AS a) AS image; END
-- next
CREATE TRIGGER journal_indicator_value_update AFTER UPDATE ON "indicator_value" WHEN OLD."id" IS NOT NEW."id" OR OLD."indicator_id" IS NOT NEW."indicator_id" OR OLD."district_id" IS NOT NEW."district_id" OR OLD."month" IS NOT NEW."month" OR OLD."value" IS NOT NEW."value" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'indicator_value', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'indicator_id', OLD."indicator_id", 'district_id', OLD."district_id", 'month', OLD."month", 'value', OLD."value") AS b, json_object('id', NEW."id", 'indicator_id', NEW."indicator_id", 'district_id', NEW."district_id", 'month', NEW."month", 'value', NEW."value") AS a) AS image; END
-- next
CREATE TRIGGER journal_indicator_value_delete AFTER DELETE ON "indicator_value" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'indicator_value', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'indicator_id', OLD."indicator_id", 'district_id', OLD."district_id", 'month', OLD."month", 'value', OLD."value") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_initiative_status_insert AFTER INSERT ON "initiative_status" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'initiative_status', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'initiative_id', NEW."initiative_id", 'day', NEW."day", 'status', NEW."status", 'words', NEW."words", 'source', NEW."source") AS a) AS image; END
-- next
CREATE TRIGGER journal_initiative_status_update AFTER UPDATE ON "initiative_status" WHEN OLD."id" IS NOT NEW."id" OR OLD."initiative_id" IS NOT NEW."initiative_id" OR OLD."day" IS NOT NEW."day" OR OLD."status" IS NOT NEW."status" OR OLD."words" IS NOT NEW."words" OR OLD."source" IS NOT NEW."source" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'initiative_status', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'initiative_id', OLD."initiative_id", 'day', OLD."day", 'status', OLD."status", 'words', OLD."words", 'source', OLD."source") AS b, json_object('id', NEW."id", 'initiative_id', NEW."initiative_id", 'day', NEW."day", 'status', NEW."status", 'words', NEW."words", 'source', NEW."source") AS a) AS image; END
-- next
CREATE TRIGGER journal_initiative_status_delete AFTER DELETE ON "initiative_status" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'initiative_status', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'initiative_id', OLD."initiative_id", 'day', OLD."day", 'status', OLD."status", 'words', OLD."words", 'source', OLD."source") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_milestone_insert AFTER INSERT ON "milestone" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'milestone', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'initiative_id', NEW."initiative_id", 'place', NEW."place", 'title', NEW."title", 'due_on', NEW."due_on", 'done_on', NEW."done_on", 'note', NEW."note") AS a) AS image; END
-- next
CREATE TRIGGER journal_milestone_update AFTER UPDATE ON "milestone" WHEN OLD."id" IS NOT NEW."id" OR OLD."initiative_id" IS NOT NEW."initiative_id" OR OLD."place" IS NOT NEW."place" OR OLD."title" IS NOT NEW."title" OR OLD."due_on" IS NOT NEW."due_on" OR OLD."done_on" IS NOT NEW."done_on" OR OLD."note" IS NOT NEW."note" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'milestone', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'initiative_id', OLD."initiative_id", 'place', OLD."place", 'title', OLD."title", 'due_on', OLD."due_on", 'done_on', OLD."done_on", 'note', OLD."note") AS b, json_object('id', NEW."id", 'initiative_id', NEW."initiative_id", 'place', NEW."place", 'title', NEW."title", 'due_on', NEW."due_on", 'done_on', NEW."done_on", 'note', NEW."note") AS a) AS image; END
-- next
CREATE TRIGGER journal_milestone_delete AFTER DELETE ON "milestone" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'milestone', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'initiative_id', OLD."initiative_id", 'place', OLD."place", 'title', OLD."title", 'due_on', OLD."due_on", 'done_on', OLD."done_on", 'note', OLD."note") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_plan_measure_insert AFTER INSERT ON "plan_measure" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'plan_measure', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'initiative_id', NEW."initiative_id", 'kind', NEW."kind", 'figure', NEW."figure", 'course_id', NEW."course_id", 'catalogue_id', NEW."catalogue_id") AS a) AS image; END
-- next
CREATE TRIGGER journal_plan_measure_update AFTER UPDATE ON "plan_measure" WHEN OLD."id" IS NOT NEW."id" OR OLD."initiative_id" IS NOT NEW."initiative_id" OR OLD."kind" IS NOT NEW."kind" OR OLD."figure" IS NOT NEW."figure" OR OLD."course_id" IS NOT NEW."course_id" OR OLD."catalogue_id" IS NOT NEW."catalogue_id" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'plan_measure', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'initiative_id', OLD."initiative_id", 'kind', OLD."kind", 'figure', OLD."figure", 'course_id', OLD."course_id", 'catalogue_id', OLD."catalogue_id") AS b, json_object('id', NEW."id", 'initiative_id', NEW."initiative_id", 'kind', NEW."kind", 'figure', NEW."figure", 'course_id', NEW."course_id", 'catalogue_id', NEW."catalogue_id") AS a) AS image; END
-- next
CREATE TRIGGER journal_plan_measure_delete AFTER DELETE ON "plan_measure" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'plan_measure', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'initiative_id', OLD."initiative_id", 'kind', OLD."kind", 'figure', OLD."figure", 'course_id', OLD."course_id", 'catalogue_id', OLD."catalogue_id") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_serves_insert AFTER INSERT ON "serves" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'serves', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'outcome_id', NEW."outcome_id", 'initiative_id', NEW."initiative_id") AS a) AS image; END
-- next
CREATE TRIGGER journal_serves_update AFTER UPDATE ON "serves" WHEN OLD."id" IS NOT NEW."id" OR OLD."outcome_id" IS NOT NEW."outcome_id" OR OLD."initiative_id" IS NOT NEW."initiative_id" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'serves', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'outcome_id', OLD."outcome_id", 'initiative_id', OLD."initiative_id") AS b, json_object('id', NEW."id", 'outcome_id', NEW."outcome_id", 'initiative_id', NEW."initiative_id") AS a) AS image; END
-- next
CREATE TRIGGER journal_serves_delete AFTER DELETE ON "serves" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'serves', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'outcome_id', OLD."outcome_id", 'initiative_id', OLD."initiative_id") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_trainer_insert AFTER INSERT ON "trainer" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'trainer', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'name', NEW."name", 'email', NEW."email", 'organisation', NEW."organisation", 'person_id', NEW."person_id", 'note', NEW."note") AS a) AS image; END
-- next
CREATE TRIGGER journal_trainer_update AFTER UPDATE ON "trainer" WHEN OLD."id" IS NOT NEW."id" OR OLD."name" IS NOT NEW."name" OR OLD."email" IS NOT NEW."email" OR OLD."organisation" IS NOT NEW."organisation" OR OLD."person_id" IS NOT NEW."person_id" OR OLD."note" IS NOT NEW."note" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'trainer', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'name', OLD."name", 'email', OLD."email", 'organisation', OLD."organisation", 'person_id', OLD."person_id", 'note', OLD."note") AS b, json_object('id', NEW."id", 'name', NEW."name", 'email', NEW."email", 'organisation', NEW."organisation", 'person_id', NEW."person_id", 'note', NEW."note") AS a) AS image; END
-- next
CREATE TRIGGER journal_trainer_delete AFTER DELETE ON "trainer" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'trainer', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'name', OLD."name", 'email', OLD."email", 'organisation', OLD."organisation", 'person_id', OLD."person_id", 'note', OLD."note") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_funding_decision_insert AFTER INSERT ON "funding_decision" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'funding_decision', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'ask_id', NEW."ask_id", 'day', NEW."day", 'decision', NEW."decision", 'amount', NEW."amount", 'words', NEW."words") AS a) AS image; END
-- next
CREATE TRIGGER journal_funding_decision_update AFTER UPDATE ON "funding_decision" WHEN OLD."id" IS NOT NEW."id" OR OLD."ask_id" IS NOT NEW."ask_id" OR OLD."day" IS NOT NEW."day" OR OLD."decision" IS NOT NEW."decision" OR OLD."amount" IS NOT NEW."amount" OR OLD."words" IS NOT NEW."words" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'funding_decision', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'ask_id', OLD."ask_id", 'day', OLD."day", 'decision', OLD."decision", 'amount', OLD."amount", 'words', OLD."words") AS b, json_object('id', NEW."id", 'ask_id', NEW."ask_id", 'day', NEW."day", 'decision', NEW."decision", 'amount', NEW."amount", 'words', NEW."words") AS a) AS image; END
-- next
CREATE TRIGGER journal_funding_decision_delete AFTER DELETE ON "funding_decision" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'funding_decision', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'ask_id', OLD."ask_id", 'day', OLD."day", 'decision', OLD."decision", 'amount', OLD."amount", 'words', OLD."words") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_liaison_insert AFTER INSERT ON "liaison" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'liaison', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'name', NEW."name", 'role', NEW."role", 'email', NEW."email", 'phone', NEW."phone", 'district_id', NEW."district_id", 'team_id', NEW."team_id", 'body', NEW."body", 'note', NEW."note", 'starts_on', NEW."starts_on", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_liaison_update AFTER UPDATE ON "liaison" WHEN OLD."id" IS NOT NEW."id" OR OLD."name" IS NOT NEW."name" OR OLD."role" IS NOT NEW."role" OR OLD."email" IS NOT NEW."email" OR OLD."phone" IS NOT NEW."phone" OR OLD."district_id" IS NOT NEW."district_id" OR OLD."team_id" IS NOT NEW."team_id" OR OLD."body" IS NOT NEW."body" OR OLD."note" IS NOT NEW."note" OR OLD."starts_on" IS NOT NEW."starts_on" OR OLD."ends_before" IS NOT NEW."ends_before" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'liaison', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'name', OLD."name", 'role', OLD."role", 'email', OLD."email", 'phone', OLD."phone", 'district_id', OLD."district_id", 'team_id', OLD."team_id", 'body', OLD."body", 'note', OLD."note", 'starts_on', OLD."starts_on", 'ends_before', OLD."ends_before") AS b, json_object('id', NEW."id", 'name', NEW."name", 'role', NEW."role", 'email', NEW."email", 'phone', NEW."phone", 'district_id', NEW."district_id", 'team_id', NEW."team_id", 'body', NEW."body", 'note', NEW."note", 'starts_on', NEW."starts_on", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_liaison_delete AFTER DELETE ON "liaison" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'liaison', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'name', OLD."name", 'role', OLD."role", 'email', OLD."email", 'phone', OLD."phone", 'district_id', OLD."district_id", 'team_id', OLD."team_id", 'body', OLD."body", 'note', OLD."note", 'starts_on', OLD."starts_on", 'ends_before', OLD."ends_before") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_session_trainer_insert AFTER INSERT ON "session_trainer" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'session_trainer', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'session_id', NEW."session_id", 'trainer_id', NEW."trainer_id") AS a) AS image; END
-- next
CREATE TRIGGER journal_session_trainer_update AFTER UPDATE ON "session_trainer" WHEN OLD."id" IS NOT NEW."id" OR OLD."session_id" IS NOT NEW."session_id" OR OLD."trainer_id" IS NOT NEW."trainer_id" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'session_trainer', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'session_id', OLD."session_id", 'trainer_id', OLD."trainer_id") AS b, json_object('id', NEW."id", 'session_id', NEW."session_id", 'trainer_id', NEW."trainer_id") AS a) AS image; END
-- next
CREATE TRIGGER journal_session_trainer_delete AFTER DELETE ON "session_trainer" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'session_trainer', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'session_id', OLD."session_id", 'trainer_id', OLD."trainer_id") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_trainer_course_insert AFTER INSERT ON "trainer_course" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'trainer_course', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'trainer_id', NEW."trainer_id", 'course_id', NEW."course_id", 'starts_on', NEW."starts_on", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_trainer_course_update AFTER UPDATE ON "trainer_course" WHEN OLD."id" IS NOT NEW."id" OR OLD."trainer_id" IS NOT NEW."trainer_id" OR OLD."course_id" IS NOT NEW."course_id" OR OLD."starts_on" IS NOT NEW."starts_on" OR OLD."ends_before" IS NOT NEW."ends_before" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'trainer_course', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'trainer_id', OLD."trainer_id", 'course_id', OLD."course_id", 'starts_on', OLD."starts_on", 'ends_before', OLD."ends_before") AS b, json_object('id', NEW."id", 'trainer_id', NEW."trainer_id", 'course_id', NEW."course_id", 'starts_on', NEW."starts_on", 'ends_before', NEW."ends_before") AS a) AS image; END
-- next
CREATE TRIGGER journal_trainer_course_delete AFTER DELETE ON "trainer_course" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'trainer_course', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'trainer_id', OLD."trainer_id", 'course_id', OLD."course_id", 'starts_on', OLD."starts_on", 'ends_before', OLD."ends_before") AS b, NULL AS a) AS image; END
-- next
CREATE TRIGGER journal_conversation_insert AFTER INSERT ON "conversation" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'conversation', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT NULL AS b, json_object('id', NEW."id", 'liaison_id', NEW."liaison_id", 'initiative_id', NEW."initiative_id", 'day', NEW."day", 'note', NEW."note", 'next_step', NEW."next_step", 'next_on', NEW."next_on") AS a) AS image; END
-- next
CREATE TRIGGER journal_conversation_update AFTER UPDATE ON "conversation" WHEN OLD."id" IS NOT NEW."id" OR OLD."liaison_id" IS NOT NEW."liaison_id" OR OLD."initiative_id" IS NOT NEW."initiative_id" OR OLD."day" IS NOT NEW."day" OR OLD."note" IS NOT NEW."note" OR OLD."next_step" IS NOT NEW."next_step" OR OLD."next_on" IS NOT NEW."next_on" BEGIN SELECT RAISE(ABORT, 'a row keeps its number') WHERE OLD.id <> NEW.id; INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'conversation', NEW.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'liaison_id', OLD."liaison_id", 'initiative_id', OLD."initiative_id", 'day', OLD."day", 'note', OLD."note", 'next_step', OLD."next_step", 'next_on', OLD."next_on") AS b, json_object('id', NEW."id", 'liaison_id', NEW."liaison_id", 'initiative_id', NEW."initiative_id", 'day', NEW."day", 'note', NEW."note", 'next_step', NEW."next_step", 'next_on', NEW."next_on") AS a) AS image; END
-- next
CREATE TRIGGER journal_conversation_delete AFTER DELETE ON "conversation" BEGIN INSERT INTO change (operation, noun, "row", before, after, digests) SELECT coalesce((SELECT number FROM operation WHERE hash IS NULL), RAISE(ABORT, 'nothing is written outside an operation')), 'conversation', OLD.id, image.b, image.a, digests(image.b, image.a) FROM (SELECT json_object('id', OLD."id", 'liaison_id', OLD."liaison_id", 'initiative_id', OLD."initiative_id", 'day', OLD."day", 'note', OLD."note", 'next_step', OLD."next_step", 'next_on', OLD."next_on") AS b, NULL AS a) AS image; END
