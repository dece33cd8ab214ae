"""One need, one case: opened with the booking, moved by care, judged by whom it is for."""

import threading
from datetime import date, timedelta

import pytest
from django.db import connection, connections

from common import sealing
from common.models import OutboxMessage
from events.access import actions, known, queries
from events.access.actions import arranging
from events.access.models import AccessCase, AccessRequest, CaseEntry, Diet
from events.access.queries import Allergy, Food, Kind, Needs
from events.registration import actions as registration_actions
from people.disclosures.models import Disclosure
from tests.factories.events import DraftFactory

pytestmark = pytest.mark.django_db
Status, News = AccessCase.Status, AccessCase.News


def needs_of(registration) -> dict[str, str]:
    """Each case of the registration: what it is about, and where it stands."""
    cases = AccessCase.objects.filter(registration=registration)
    return {queries.need_of(case, key=registration.key_name).key: case.status for case in cases}


def move(case, to, by, at, words=""):
    case.refresh_from_db()
    actions.move(case=case, to=to, by=by, seen=case.version, at=at, words=words)
    case.refresh_from_db()


# ---- opened, kept, taken back ---------------------------------------------
def test_a_draft_has_no_cases_and_a_booking_one_for_each_need(at):
    draft = DraftFactory(needs_something=True, at=at)
    actions.ask(registration=draft, needs=Needs(("asl", "quiet_room"), "A ramp", call_me=True), at=at)
    actions.say_food(registration=draft, food=Food(diets=("vegan",)), at=at)
    assert not AccessCase.objects.exists()

    registration = registration_actions.book(registration=draft, at=at)

    asked = dict.fromkeys(["option:asl", "option:quiet_room", "words:", "call:"], Status.ASKED)
    assert needs_of(registration) == asked
    assert Diet.objects.get().status == Diet.Status.ASKED


def test_each_need_is_due_when_it_must_be_booked(at, booked_with, case_of):
    """The forum begins on Thursday, November 19, 2026; the clock stands on Monday, March 2."""
    registration = booked_with("asl", "step_free", "trusted_person", words="Tamil", call_me=True)

    assert case_of(registration, "asl").due_on == date(2026, 11, 5)
    assert case_of(registration, "step_free").due_on == date(2026, 11, 12)
    assert case_of(registration, "trusted_person").due_on is None
    assert case_of(registration, kind="words").due_on == date(2026, 11, 5)
    assert case_of(registration, kind="call").due_on == date(2026, 3, 4)


def test_what_is_asked_after_booking_is_a_case_at_once_and_the_rest_keeps_its_story(
    at, booked_with, case_of, care
):
    registration = booked_with("asl")
    kept, helper = case_of(registration, "asl"), care(registration.forum)
    actions.take_on(case=kept, by=helper, seen=kept.version, at=at)

    actions.ask(registration=registration, needs=Needs(("asl", "childcare")), at=at)

    assert needs_of(registration) == {"option:asl": Status.ARRANGING, "option:childcare": Status.ASKED}
    again = case_of(registration, "asl")
    assert (again.pk, again.owner, again.entries.count()) == (kept.pk, helper, 1)


def test_a_need_taken_back_is_withdrawn_and_whoever_began_it_is_told(at, booked_with, case_of, care):
    registration = booked_with("asl", "braille")
    begun = case_of(registration, "asl")
    actions.take_on(case=begun, by=care(registration.forum), seen=begun.version, at=at)

    actions.ask(registration=registration, needs=Needs(), at=at)

    assert set(needs_of(registration).values()) == {Status.WITHDRAWN}
    assert case_of(registration, "asl").news == News.TAKEN_BACK
    assert case_of(registration, "braille").news == News.NONE
    board = queries.board_of(registration.forum, at=at, opened=True)
    assert [(section.standing, len(section.lines)) for section in board.sections] == [("taken_back", 1)]


def test_a_need_asked_for_again_opens_the_same_case(at, booked_with, case_of):
    registration = booked_with("asl")
    first = case_of(registration, "asl")
    actions.ask(registration=registration, needs=Needs(), at=at)

    actions.ask(registration=registration, needs=Needs(("asl",)), at=at)

    again = case_of(registration, "asl")
    assert (again.pk, again.status, again.news) == (first.pk, Status.ASKED, News.ASKED_AGAIN)


def test_other_words_are_looked_at_afresh_by_the_same_hands(at, booked_with, case_of, care):
    registration = booked_with(words="A lamp")
    case, helper = case_of(registration, kind="words"), care(registration.forum)
    move(case, Status.ARRANGED, helper, at)

    actions.ask(registration=registration, needs=Needs(words="A dark corner"), at=at)

    case.refresh_from_db()
    assert (case.status, case.news, case.owner) == (Status.ASKED, News.CHANGED, helper)
    assert queries.need_of(case, key=registration.key_name).words == "A dark corner"


@pytest.mark.parametrize("way", ["cancelled", "needs nothing"])
def test_leaving_withdraws_every_need_and_the_food(at, booked_with, way):
    registration = booked_with("asl", food=Food(words="No garlic"))

    if way == "cancelled":
        registration_actions.cancel(registration=registration, at=at)
    else:
        registration.needs_something = False
        actions.BookingFollower().changed(registration, at=at)

    assert set(needs_of(registration).values()) == {Status.WITHDRAWN}
    assert AccessRequest.objects.get().status == Diet.objects.get().status == "withdrawn"


def test_erasing_leaves_nothing(at, booked_with, case_of, care):
    registration, other = booked_with("asl", food=Food(words="No garlic")), booked_with("asl")
    case = case_of(registration, "asl")
    actions.write(case=case, words="Hello", by=care(registration.forum), seen=case.version, at=at)

    actions.BookingFollower().erased(registration, at=at)

    assert set(AccessCase.objects.values_list("registration", flat=True)) == {other.pk}
    assert not CaseEntry.objects.exists()
    assert not Diet.objects.filter(registration=registration).exists()


def test_a_missing_key_books_nothing_half(at):
    draft = DraftFactory(needs_something=True, at=at)
    actions.ask(registration=draft, needs=Needs(("asl",)), at=at)
    sealing.destroy_key(draft.key_name)

    with pytest.raises(sealing.KeyMissing):
        registration_actions.book(registration=draft, at=at)

    draft.refresh_from_db()
    assert draft.is_draft
    assert not AccessCase.objects.exists()


# ---- arranged ---------------------------------------------
def test_taking_on_makes_it_mine_and_begins_it(at, booked_with, case_of, care):
    registration = booked_with("asl")
    case, helper = case_of(registration, "asl"), care(registration.forum)

    actions.take_on(case=case, by=helper, seen=case.version, at=at)

    case.refresh_from_db()
    assert (case.owner, case.status) == (helper, Status.ARRANGING)


def test_supplier_cost_and_date_are_kept(at, booked_with, case_of):
    registration = booked_with("asl")
    case = case_of(registration, "asl")

    actions.arrange(
        case=case,
        supplier="Two Hands",
        note="Ask for Noor",
        cost_cents=150_000,
        due_on=date(2026, 10, 1),
        seen=case.version,
        at=at,
    )

    found = queries.read(case_of(registration, "asl"), key=registration.key_name)
    assert (found.supplier, found.note) == ("Two Hands", "Ask for Noor")
    assert (found.row.cost_cents, found.row.due_on) == (150_000, date(2026, 10, 1))


def test_every_move_is_allowed_or_refused_as_the_table_says(at, booked_with, case_of, care):
    registration = booked_with("asl")
    case, helper = case_of(registration, "asl"), care(registration.forum)

    for before in Status:
        for after in Status:
            AccessCase.objects.filter(pk=case.pk).update(status=before)
            case.refresh_from_db()
            step = {"case": case, "to": after, "by": helper, "seen": case.version, "at": at, "words": "Why"}
            if after in arranging.MOVES[before]:
                actions.move(**step)
                case.refresh_from_db()
                assert case.status == after
            else:
                with pytest.raises(actions.IllegalMove, match="cannot move to"):
                    actions.move(**step)


def test_what_cannot_be_met_says_why_to_the_person(at, booked_with, case_of, care):
    registration = booked_with("asl")
    case, helper = case_of(registration, "asl"), care(registration.forum)

    with pytest.raises(actions.ReasonMissing):
        move(case, Status.IMPOSSIBLE, helper, at, words="  ")
    move(case, Status.IMPOSSIBLE, helper, at, words="Nobody is free that day.")

    entry = queries.entries_of(case, key=registration.key_name)[-1]
    assert (entry.words, entry.moved_to, entry.from_person) == (
        "Nobody is free that day.",
        "impossible",
        False,
    )
    assert OutboxMessage.objects.filter(message="access/news").count() == 1


def test_the_second_of_two_who_act_at_once_is_told(at, booked_with, case_of, care):
    registration = booked_with("asl")
    mine, theirs = case_of(registration, "asl"), case_of(registration, "asl")
    first, second = care(registration.forum), care(registration.forum)
    actions.take_on(case=mine, by=first, seen=mine.version, at=at)

    for late in (
        lambda: actions.take_on(case=theirs, by=second, seen=theirs.version, at=at),
        lambda: actions.move(case=theirs, to=Status.ARRANGED, by=second, seen=theirs.version, at=at),
        lambda: actions.write(case=theirs, words="Hello", by=second, seen=theirs.version, at=at),
        lambda: actions.put_news_aside(case=theirs, seen=theirs.version, at=at),
    ):
        with pytest.raises(actions.ChangedMeanwhile, match="changed while you were looking"):
            late()

    theirs.refresh_from_db()
    assert (theirs.owner, theirs.status) == (first, Status.ARRANGING)
    assert CaseEntry.objects.count() == 1
    assert not OutboxMessage.objects.filter(message="access/news").exists()


def at_once(*verbs) -> list[str]:
    """Do each in a thread of its own, all at the same moment; gives the names of what was refused."""
    gun, refused = threading.Barrier(len(verbs)), []

    def do(verb):
        gun.wait()
        try:
            verb()
        except actions.AccessProblem as problem:
            refused.append(type(problem).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=do, args=[verb]) for verb in verbs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_move_the_same_need_one_wins(at, booked_with, case_of, care):
    registration = booked_with("asl")
    case, helper = case_of(registration, "asl"), care(registration.forum)
    step = {"case": case, "to": Status.ARRANGED, "by": helper, "seen": case.version, "at": at}

    refused = at_once(*[lambda: actions.move(**step)] * 8)

    assert refused == ["ChangedMeanwhile"] * 7
    assert CaseEntry.objects.filter(moved_to=Status.ARRANGED).count() == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_guard_all_eight_would_win(at, booked_with, case_of, care, monkeypatch):
    """The control: a race in which nobody could lose would prove nothing."""
    registration = booked_with("asl")
    case, helper = case_of(registration, "asl"), care(registration.forum)

    def unguarded(case, seen, *, at, **fields):
        AccessCase.objects.filter(pk=case.pk).update(**fields)

    monkeypatch.setattr(arranging, "_write", unguarded)
    step = {"case": case, "to": Status.ARRANGED, "by": helper, "seen": case.version, "at": at}

    assert at_once(*[lambda: actions.move(**step)] * 8) == []
    assert CaseEntry.objects.filter(moved_to=Status.ARRANGED).count() == 8


# ---- answered ---------------------------------------------
def test_the_person_confirms_what_was_arranged_and_may_think_better_of_it(at, booked_with, case_of, care):
    registration = booked_with("asl")
    case = case_of(registration, "asl")
    with pytest.raises(actions.NothingToConfirm):
        actions.answer(case=case, verdict="works", words="", at=at)
    move(case, Status.ARRANGED, care(registration.forum), at)

    actions.answer(case=case, verdict="works", words="", at=at)
    case.refresh_from_db()
    assert (case.status, case.news) == (Status.CONFIRMED, News.NONE)

    actions.answer(case=case, verdict="does_not", words="I leave at noon.", at=at)
    case.refresh_from_db()
    assert (case.status, case.news) == (Status.ARRANGING, News.REFUSED)


def test_what_the_person_writes_waits_for_care_until_it_was_seen(at, booked_with, case_of, care):
    registration = booked_with("asl")
    case = case_of(registration, "asl")
    move(case, Status.ARRANGED, care(registration.forum), at)
    stale = case.version

    actions.answer(case=case, verdict="nothing", words="Thank you", at=at)

    case.refresh_from_db()
    assert (case.status, case.news) == (Status.ARRANGED, News.WROTE)
    today = at.date()
    assert queries.standing(case, today=today) == queries.Standing.OURS
    with pytest.raises(actions.ChangedMeanwhile):
        actions.put_news_aside(case=case, seen=stale, at=at)
    actions.put_news_aside(case=case, seen=case.version, at=at)
    case.refresh_from_db()
    assert queries.standing(case, today=today) == queries.Standing.THEIRS
    with pytest.raises(actions.NothingWritten):
        actions.answer(case=case, verdict="nothing", words=" ", at=at)


def test_several_needs_arranged_in_a_row_make_one_neutral_letter(at, booked_with, case_of, care, post_box):
    registration = booked_with("asl", "childcare", language="fr")
    helper, before = care(registration.forum), len(post_box())

    for code in ("asl", "childcare"):
        move(case_of(registration, code), Status.ARRANGED, helper, at, words="Canary")

    letters = post_box()[before:]
    assert [letter.subject for letter in letters] == [f"Votre demande {registration.booking.reference}"]
    html = letters[0].alternatives[0][0]
    for text in (letters[0].body, html):
        assert "Il y a du nouveau" in text
        for secret in ("Canary", "ASL", "forum", registration.name_to_use):
            assert secret not in text.replace("/forums/", "")


def test_whoever_asked_for_no_messages_gets_none(at, booked_with, case_of, care, post_box):
    registration = booked_with("asl")
    type(registration).objects.filter(pk=registration.pk).update(no_messages=True)
    case, before = case_of(registration, "asl"), len(post_box())

    actions.write(case=case, words="Hello", by=care(registration.forum), seen=case.version, at=at)

    assert len(post_box()) == before


# ---- sealed and noted ---------------------------------------------
def test_nothing_that_was_said_stands_in_the_tables(at, booked_with, case_of, care):
    food = Food(("halal",), (Allergy("peanuts", "dangerous", traces=True),), "FastCanary", "FoodCanary")
    registration = booked_with("asl", "braille", words="WordsCanary", food=food)
    case, helper = case_of(registration, "asl"), care(registration.forum)
    actions.arrange(
        case=case,
        supplier="SupplierCanary",
        note="NoteCanary",
        cost_cents=1,
        due_on=None,
        seen=case.version,
        at=at,
    )
    move(case, Status.IMPOSSIBLE, helper, at, words="ReasonCanary")
    actions.answer(case=case, verdict="nothing", words="AnswerCanary", at=at)

    tables = [AccessRequest, Diet, AccessCase, CaseEntry, OutboxMessage, Disclosure]
    with connection.cursor() as cursor:
        dump = []
        for table in tables:
            cursor.execute(f"SELECT * FROM {table._meta.db_table}")
            dump += [str(row) for row in cursor.fetchall()]
    for word in ("Canary", "asl", "braille", "halal", "peanuts", "dangerous"):
        assert not [row for row in dump if word in row], word


def test_the_length_of_what_is_sealed_does_not_tell_which_need_it_is(at, booked_with):
    booked_with("asl", "interpretation_en_fr", "other_spoken_language", call_me=True)

    assert len({len(sealed) for sealed in AccessCase.objects.values_list("need_sealed", flat=True)}) == 1


def test_opening_a_case_is_noted_and_a_reading_that_fails_is_not(at, booked_with, case_of, care):
    registration = booked_with("asl")
    case, helper = case_of(registration, "asl"), care(registration.forum)

    found, entries = actions.read_case(case=case, reader=helper, at=at)

    assert (found.need.kind, found.need.code, entries) == (Kind.OPTION, "asl", [])
    reading = Disclosure.objects.get()
    assert (reading.reader, reading.subject, reading.read_at) == (helper, registration.pk, at)
    sealing.destroy_key(registration.key_name)
    with pytest.raises(sealing.KeyMissing):
        actions.read_case(case=case, reader=helper, at=at)
    assert Disclosure.objects.count() == 1


def test_the_person_can_read_all_that_is_known_of_their_needs(at, booked_with, case_of, care):
    from common.privacy import Subject

    registration = booked_with("asl", food=Food(("vegan",), words="No garlic"))
    case = case_of(registration, "asl")
    actions.write(case=case, words="Noor comes", by=care(registration.forum), seen=case.version, at=at)
    subject = Subject(None, (registration.pk,))

    told = [str(line.value) for line in known.known(subject)]
    eaten = [str(line.value) for line in known.food(subject)]

    assert {"ASL interpretation", "Noor comes"} <= set(told)
    assert eaten == ["Vegan", "No garlic"]
    assert known.erase(subject, at=at)
    assert known.erase_food(subject, at=at) == 1
    assert list(known.known(subject)) == []


# ---- the board ---------------------------------------------
def test_the_board_groups_by_what_is_due_and_whose_turn_it_is(at, booked_with, case_of, care):
    registration = booked_with("asl", "braille", "childcare", "elder", "lsq", "quiet_room", call_me=True)
    helper, forum = care(registration.forum), registration.forum
    move(case_of(registration, "braille"), Status.ARRANGED, helper, at)
    move(case_of(registration, "childcare"), Status.IMPOSSIBLE, helper, at, words="No")
    move(case_of(registration, "elder"), Status.ARRANGED, helper, at)
    actions.answer(case=case_of(registration, "elder"), verdict="works", words="", at=at)
    waiting = booked_with("online", category=registration.category)
    type(waiting).objects.filter(pk=waiting.pk).update(status="waiting")
    days = {"asl": at.date() - timedelta(days=1), "lsq": at.date()}
    for code, day in days.items():
        AccessCase.objects.filter(pk=case_of(registration, code).pk).update(due_on=day)

    board = queries.board_of(forum, at=at, opened=True)

    found = {str(s.standing): [str(line.case.need.key) for line in s.lines] for s in board.sections}
    assert found == {
        "overdue": ["option:asl"],
        "due_soon": ["option:lsq", "call:"],
        "ours": ["option:quiet_room"],
        "theirs": ["option:braille"],
        "no_place": ["option:online"],
        "impossible": ["option:childcare"],
        "settled": ["option:elder"],
    }
    assert (board.total, board.counts[queries.Standing.OVERDUE]) == (8, 1)


def test_the_board_can_be_narrowed_and_adds_the_costs_up(at, booked_with, case_of, care):
    registration = booked_with("asl", "lsq", "quiet_room")
    forum, helper = registration.forum, care(registration.forum)
    for code, cents in (("asl", 100_000), ("lsq", 50_000)):
        case = case_of(registration, code)
        terms = {"supplier": "Two Hands", "note": "", "cost_cents": cents, "due_on": None}
        actions.arrange(case=case, seen=case.version, at=at, **terms)
    move(case_of(registration, "asl"), Status.ARRANGED, helper, at)

    def shown(**narrowed):
        return queries.board_of(forum, at=at, opened=True, filters=queries.Filters(**narrowed))

    assert shown().costs == [("Two Hands", 150_000)]
    assert shown(status="arranged").shown == 1
    assert shown(owner=str(helper.pk)).shown == 1
    assert shown(owner=queries.NOBODY).shown == 2
    assert shown(kind="space").shown == 1
    assert shown(kind="space").cost_cents == 150_000


def test_the_board_asks_as_much_of_the_database_for_three_as_for_one(
    at, booked_with, django_assert_num_queries
):
    registration = booked_with("asl")
    with django_assert_num_queries(2):
        queries.board_of(registration.forum, at=at, opened=True)
    for _number in range(2):
        booked_with("asl", "lsq", category=registration.category)

    with django_assert_num_queries(2):
        board = queries.board_of(registration.forum, at=at, opened=True)
        assert [
            line.row.registration.booking.reference for section in board.sections for line in section.lines
        ]
    with django_assert_num_queries(2):
        queries.cases_of(registration)[0].need.name_to_the_person(queries.options_by_code())
