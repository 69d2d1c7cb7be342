CREATE TABLE catalogue (
    id SERIAL NOT NULL,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    planned INTEGER,
    note TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT code_present CHECK (code <> ''),
    CONSTRAINT title_present CHECK (title <> ''),
    CONSTRAINT planned_counts CHECK (planned >= 0),
    UNIQUE (code)
)
-- next
CREATE TABLE expected_outcome (
    id SERIAL NOT NULL,
    place INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT words_present CHECK (words <> '')
)
-- next
CREATE TABLE indicator (
    id SERIAL NOT NULL,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    unit TEXT NOT NULL,
    definition TEXT NOT NULL,
    source TEXT NOT NULL,
    suppress_under INTEGER NOT NULL,
    ends_before DATE,
    PRIMARY KEY (id),
    CONSTRAINT code_present CHECK (code <> ''),
    CONSTRAINT title_present CHECK (title <> ''),
    CONSTRAINT suppress_counts CHECK (suppress_under >= 0),
    UNIQUE (code),
    CONSTRAINT ends_before_is_a_day CHECK (ends_before BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE TABLE initiative (
    id SERIAL NOT NULL,
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
    next_on DATE,
    starts_on DATE,
    ends_before DATE,
    PRIMARY KEY (id),
    CONSTRAINT kind_is_one_of CHECK (kind = 'initiative' OR kind = 'recommendation' OR kind = 'option'),
    CONSTRAINT term_is_one_of CHECK (term = '' OR term = 'short' OR term = 'mid' OR term = 'long'),
    CONSTRAINT code_present CHECK (code <> ''),
    CONSTRAINT title_present CHECK (title <> ''),
    CONSTRAINT forward CHECK (ends_before IS NULL OR starts_on IS NULL OR ends_before > starts_on),
    UNIQUE (code),
    CONSTRAINT next_on_is_a_day CHECK (next_on BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT starts_on_is_a_day CHECK (starts_on BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT ends_before_is_a_day CHECK (ends_before BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE TABLE published (
    id SERIAL NOT NULL,
    subject TEXT NOT NULL,
    as_of DATE NOT NULL,
    known_on TEXT NOT NULL,
    audience TEXT NOT NULL,
    form TEXT NOT NULL,
    published_on DATE NOT NULL,
    fingerprint TEXT NOT NULL,
    headline TEXT NOT NULL,
    figures TEXT NOT NULL,
    content TEXT NOT NULL,
    digests TEXT NOT NULL,
    note TEXT NOT NULL,
    withdrawn TEXT,
    PRIMARY KEY (id),
    CONSTRAINT subject_is_one_of CHECK (subject = 'coverage' OR subject = 'plan'),
    CONSTRAINT audience_is_one_of CHECK (audience = 'leadership' OR audience = 'internal' OR audience = 'external'),
    CONSTRAINT form_is_one_of CHECK (form = 'full' OR form = 'quick'),
    CONSTRAINT fingerprint_present CHECK (fingerprint <> ''),
    CONSTRAINT as_of_is_a_day CHECK (as_of BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT published_on_is_a_day CHECK (published_on BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE INDEX published_as_of ON published (as_of)
-- next
CREATE TABLE wording (
    id SERIAL NOT NULL,
    as_of DATE NOT NULL,
    audience TEXT NOT NULL,
    part TEXT NOT NULL,
    text TEXT NOT NULL,
    drafted TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT audience_is_one_of CHECK (audience = 'leadership' OR audience = 'internal' OR audience = 'external'),
    CONSTRAINT part_is_one_of CHECK (part = 'doing' OR part = 'factors'),
    CONSTRAINT text_present CHECK (text <> ''),
    CONSTRAINT as_of_is_a_day CHECK (as_of BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE UNIQUE INDEX one_wording ON wording (as_of, audience, part)
-- next
CREATE TABLE catalogue_item (
    id SERIAL NOT NULL,
    catalogue_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    title TEXT NOT NULL,
    link TEXT NOT NULL,
    owner TEXT NOT NULL,
    target_on DATE,
    target_words TEXT NOT NULL,
    posted_on DATE,
    posted_words TEXT NOT NULL,
    reviewed_on DATE,
    review_by DATE,
    service TEXT NOT NULL,
    region TEXT NOT NULL,
    culturally_specific TEXT NOT NULL,
    course_id INTEGER,
    retired_on DATE,
    note TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT culturally_specific_is_one_of CHECK (culturally_specific = '' OR culturally_specific = 'yes' OR culturally_specific = 'no'),
    FOREIGN KEY(catalogue_id) REFERENCES catalogue (id),
    FOREIGN KEY(course_id) REFERENCES course (id),
    CONSTRAINT target_on_is_a_day CHECK (target_on BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT posted_on_is_a_day CHECK (posted_on BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT reviewed_on_is_a_day CHECK (reviewed_on BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT review_by_is_a_day CHECK (review_by BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT retired_on_is_a_day CHECK (retired_on BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE INDEX ix_catalogue_item_catalogue_id ON catalogue_item (catalogue_id)
-- next
CREATE INDEX ix_catalogue_item_course_id ON catalogue_item (course_id)
-- next
CREATE TABLE course_word (
    id SERIAL NOT NULL,
    course_id INTEGER NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT word_present CHECK (word <> ''),
    FOREIGN KEY(course_id) REFERENCES course (id)
)
-- next
CREATE INDEX ix_course_word_course_id ON course_word (course_id)
-- next
CREATE UNIQUE INDEX one_course_word ON course_word (lower(word))
-- next
CREATE TABLE funding_ask (
    id SERIAL NOT NULL,
    place INTEGER NOT NULL,
    initiative_id INTEGER,
    title TEXT NOT NULL,
    amount INTEGER,
    words TEXT NOT NULL,
    unblocks TEXT NOT NULL,
    asked_on DATE,
    note TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT title_present CHECK (title <> ''),
    CONSTRAINT amount_counts CHECK (amount >= 0),
    FOREIGN KEY(initiative_id) REFERENCES initiative (id),
    CONSTRAINT asked_on_is_a_day CHECK (asked_on BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE INDEX ix_funding_ask_initiative_id ON funding_ask (initiative_id)
-- next
CREATE TABLE indicator_value (
    id SERIAL NOT NULL,
    indicator_id INTEGER NOT NULL,
    district_id INTEGER,
    month DATE NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT value_counts CHECK (value >= 0),
    FOREIGN KEY(indicator_id) REFERENCES indicator (id),
    FOREIGN KEY(district_id) REFERENCES district (id),
    CONSTRAINT month_is_a_day CHECK (month BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE INDEX ix_indicator_value_district_id ON indicator_value (district_id)
-- next
CREATE INDEX ix_indicator_value_indicator_id ON indicator_value (indicator_id)
-- next
CREATE UNIQUE INDEX one_indicator_value ON indicator_value (indicator_id, coalesce(district_id, 0), month)
-- next
CREATE TABLE initiative_status (
    id SERIAL NOT NULL,
    initiative_id INTEGER NOT NULL,
    day DATE NOT NULL,
    status TEXT NOT NULL,
    words TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT status_is_one_of CHECK (status = 'not_started' OR status = 'proposed' OR status = 'in_progress' OR status = 'done' OR status = 'on_hold' OR status = 'rejected'),
    FOREIGN KEY(initiative_id) REFERENCES initiative (id),
    CONSTRAINT day_is_a_day CHECK (day BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE INDEX ix_initiative_status_initiative_id ON initiative_status (initiative_id)
-- next
CREATE TABLE milestone (
    id SERIAL NOT NULL,
    initiative_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    title TEXT NOT NULL,
    due_on DATE,
    done_on DATE,
    note TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT title_present CHECK (title <> ''),
    FOREIGN KEY(initiative_id) REFERENCES initiative (id),
    CONSTRAINT due_on_is_a_day CHECK (due_on BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT done_on_is_a_day CHECK (done_on BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE INDEX ix_milestone_initiative_id ON milestone (initiative_id)
-- next
CREATE TABLE plan_measure (
    id SERIAL NOT NULL,
    initiative_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    figure TEXT NOT NULL,
    course_id INTEGER,
    catalogue_id INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT kind_is_one_of CHECK (kind = 'course' OR kind = 'catalogue' OR kind = 'milestones'),
    CONSTRAINT figure_is_one_of CHECK (figure = 'teams' OR figure = 'staff' OR figure = 'both'),
    CONSTRAINT course_if_by_course CHECK ((kind = 'course') = (course_id IS NOT NULL)),
    CONSTRAINT catalogue_if_by_catalogue CHECK ((kind = 'catalogue') = (catalogue_id IS NOT NULL)),
    FOREIGN KEY(initiative_id) REFERENCES initiative (id),
    FOREIGN KEY(course_id) REFERENCES course (id),
    FOREIGN KEY(catalogue_id) REFERENCES catalogue (id)
)
-- next
CREATE INDEX ix_plan_measure_catalogue_id ON plan_measure (catalogue_id)
-- next
CREATE INDEX ix_plan_measure_course_id ON plan_measure (course_id)
-- next
CREATE INDEX ix_plan_measure_initiative_id ON plan_measure (initiative_id)
-- next
CREATE TABLE serves (
    id SERIAL NOT NULL,
    outcome_id INTEGER NOT NULL,
    initiative_id INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(outcome_id) REFERENCES expected_outcome (id),
    FOREIGN KEY(initiative_id) REFERENCES initiative (id)
)
-- next
CREATE INDEX ix_serves_initiative_id ON serves (initiative_id)
-- next
CREATE UNIQUE INDEX one_serves ON serves (outcome_id, initiative_id)
-- next
CREATE TABLE trainer (
    id SERIAL NOT NULL,
    name TEXT NOT NULL,
    email TEXT,
    organisation TEXT NOT NULL,
    person_id INTEGER,
    note TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT name_present CHECK (name <> ''),
    FOREIGN KEY(person_id) REFERENCES person (id)
)
-- next
CREATE INDEX ix_trainer_person_id ON trainer (person_id)
-- next
CREATE TABLE funding_decision (
    id SERIAL NOT NULL,
    ask_id INTEGER NOT NULL,
    day DATE NOT NULL,
    decision TEXT NOT NULL,
    amount INTEGER,
    words TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT decision_is_one_of CHECK (decision = 'asked' OR decision = 'approved' OR decision = 'declined' OR decision = 'deferred' OR decision = 'withdrawn'),
    CONSTRAINT amount_counts CHECK (amount >= 0),
    FOREIGN KEY(ask_id) REFERENCES funding_ask (id),
    CONSTRAINT day_is_a_day CHECK (day BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE INDEX ix_funding_decision_ask_id ON funding_decision (ask_id)
-- next
CREATE TABLE liaison (
    id SERIAL NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    email TEXT,
    phone TEXT NOT NULL,
    district_id INTEGER,
    team_id INTEGER,
    body TEXT NOT NULL,
    note TEXT NOT NULL,
    starts_on DATE,
    ends_before DATE,
    PRIMARY KEY (id),
    CONSTRAINT name_present CHECK (name <> ''),
    CONSTRAINT forward CHECK (ends_before IS NULL OR starts_on IS NULL OR ends_before > starts_on),
    FOREIGN KEY(district_id) REFERENCES district (id),
    FOREIGN KEY(team_id) REFERENCES team (id),
    CONSTRAINT starts_on_is_a_day CHECK (starts_on BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT ends_before_is_a_day CHECK (ends_before BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE INDEX ix_liaison_district_id ON liaison (district_id)
-- next
CREATE INDEX ix_liaison_team_id ON liaison (team_id)
-- next
CREATE TABLE session_trainer (
    id SERIAL NOT NULL,
    session_id INTEGER NOT NULL,
    trainer_id INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(session_id) REFERENCES session (id),
    FOREIGN KEY(trainer_id) REFERENCES trainer (id)
)
-- next
CREATE INDEX ix_session_trainer_trainer_id ON session_trainer (trainer_id)
-- next
CREATE UNIQUE INDEX one_session_trainer ON session_trainer (session_id, trainer_id)
-- next
CREATE TABLE trainer_course (
    id SERIAL NOT NULL,
    trainer_id INTEGER NOT NULL,
    course_id INTEGER NOT NULL,
    starts_on DATE,
    ends_before DATE,
    PRIMARY KEY (id),
    CONSTRAINT forward CHECK (ends_before IS NULL OR starts_on IS NULL OR ends_before > starts_on),
    FOREIGN KEY(trainer_id) REFERENCES trainer (id),
    FOREIGN KEY(course_id) REFERENCES course (id),
    CONSTRAINT starts_on_is_a_day CHECK (starts_on BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT ends_before_is_a_day CHECK (ends_before BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE INDEX ix_trainer_course_course_id ON trainer_course (course_id)
-- next
CREATE INDEX ix_trainer_course_trainer_id ON trainer_course (trainer_id)
-- next
CREATE TABLE conversation (
    id SERIAL NOT NULL,
    liaison_id INTEGER,
    initiative_id INTEGER,
    day DATE NOT NULL,
    note TEXT NOT NULL,
    next_step TEXT,
    next_on DATE,
    PRIMARY KEY (id),
    CONSTRAINT note_present CHECK (note <> ''),
    CONSTRAINT with_or_about CHECK (liaison_id IS NOT NULL OR initiative_id IS NOT NULL),
    FOREIGN KEY(liaison_id) REFERENCES liaison (id),
    FOREIGN KEY(initiative_id) REFERENCES initiative (id),
    CONSTRAINT day_is_a_day CHECK (day BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT next_on_is_a_day CHECK (next_on BETWEEN '0001-01-01' AND '9999-12-31')
)
-- next
CREATE INDEX ix_conversation_initiative_id ON conversation (initiative_id)
-- next
CREATE INDEX ix_conversation_liaison_id ON conversation (liaison_id)
-- next
CREATE TRIGGER journal_catalogue AFTER INSERT OR UPDATE OR DELETE ON "catalogue" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_catalogue BEFORE TRUNCATE ON "catalogue" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_expected_outcome AFTER INSERT OR UPDATE OR DELETE ON "expected_outcome" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_expected_outcome BEFORE TRUNCATE ON "expected_outcome" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_indicator AFTER INSERT OR UPDATE OR DELETE ON "indicator" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_indicator BEFORE TRUNCATE ON "indicator" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_initiative AFTER INSERT OR UPDATE OR DELETE ON "initiative" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_initiative BEFORE TRUNCATE ON "initiative" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_published AFTER INSERT OR UPDATE OR DELETE ON "published" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_published BEFORE TRUNCATE ON "published" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_wording AFTER INSERT OR UPDATE OR DELETE ON "wording" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_wording BEFORE TRUNCATE ON "wording" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_catalogue_item AFTER INSERT OR UPDATE OR DELETE ON "catalogue_item" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_catalogue_item BEFORE TRUNCATE ON "catalogue_item" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_course_word AFTER INSERT OR UPDATE OR DELETE ON "course_word" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_course_word BEFORE TRUNCATE ON "course_word" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_funding_ask AFTER INSERT OR UPDATE OR DELETE ON "funding_ask" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_funding_ask BEFORE TRUNCATE ON "funding_ask" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_indicator_value AFTER INSERT OR UPDATE OR DELETE ON "indicator_value" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_indicator_value BEFORE TRUNCATE ON "indicator_value" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_initiative_status AFTER INSERT OR UPDATE OR DELETE ON "initiative_status" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_initiative_status BEFORE TRUNCATE ON "initiative_status" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_milestone AFTER INSERT OR UPDATE OR DELETE ON "milestone" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_milestone BEFORE TRUNCATE ON "milestone" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_plan_measure AFTER INSERT OR UPDATE OR DELETE ON "plan_measure" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_plan_measure BEFORE TRUNCATE ON "plan_measure" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_serves AFTER INSERT OR UPDATE OR DELETE ON "serves" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_serves BEFORE TRUNCATE ON "serves" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_trainer AFTER INSERT OR UPDATE OR DELETE ON "trainer" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_trainer BEFORE TRUNCATE ON "trainer" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_funding_decision AFTER INSERT OR UPDATE OR DELETE ON "funding_decision" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_funding_decision BEFORE TRUNCATE ON "funding_decision" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_liaison AFTER INSERT OR UPDATE OR DELETE ON "liaison" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_liaison BEFORE TRUNCATE ON "liaison" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_session_trainer AFTER INSERT OR UPDATE OR DELETE ON "session_trainer" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_session_trainer BEFORE TRUNCATE ON "session_trainer" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_trainer_course AFTER INSERT OR UPDATE OR DELETE ON "trainer_course" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_trainer_course BEFORE TRUNCATE ON "trainer_course" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
-- next
CREATE TRIGGER journal_conversation AFTER INSERT OR UPDATE OR DELETE ON "conversation" FOR EACH ROW EXECUTE FUNCTION journal_row()
-- next
CREATE TRIGGER kept_conversation BEFORE TRUNCATE ON "conversation" FOR EACH STATEMENT EXECUTE FUNCTION journal_kept()
