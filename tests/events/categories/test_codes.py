"""Codes: how they are made and read, how often they work, what they open, and that they tell nothing else."""

import math
import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import override

from common import mail
from common.models import OutboxMessage
from common.privacy import Subject
from events.categories import actions as codes
from events.categories import known, queries
from events.categories.models import Code
from events.categories.pricing import Rate
from events.categories.queries.codes import ALPHABET, SIGNS
from events.forums.models import Forum, Places
from events.registration import actions
from events.registration.models import Registration
from tests.factories.events import MARCH, CategoryFactory, DraftFactory, ForumFactory

pytestmark = pytest.mark.django_db


# ---- what a code is ----------------------------------------------------------------------------------------
def test_a_code_is_long_enough_and_easy_to_read(forum):
    texts = {queries.code_text(codes.make_code(forum=forum)) for _ in range(50)}

    assert math.log2(len(ALPHABET)) * SIGNS >= 40
    assert len(texts) == 50
    assert all(re.fullmatch(rf"[{ALPHABET}]{{4}}(-[{ALPHABET}]{{4}}){{2}}", text) for text in texts)
    assert not set("01ILOUABSZEY") & set(ALPHABET)


def test_a_code_is_shown_again_and_not_stored(forum):
    code = codes.make_code(forum=forum)

    kept = Code.objects.values().get()

    text = queries.code_text(Code.objects.get())
    assert text == queries.code_text(code)
    assert text not in str(kept)
    assert text.replace("-", "") not in str(kept)


def test_it_is_found_however_it_is_typed(forum):
    text = queries.code_text(codes.make_code(forum=forum))
    misread = text.translate(str.maketrans("852", "BSZ"))

    for typed in (text, text.lower(), text.replace("-", " "), f" {text.replace('-', '')} ", misread):
        assert queries.usable_code(forum, typed, at=MARCH)
    for typed in ("", "-", text[:-1], text + "7", "x" * 4000):
        assert queries.usable_code(forum, typed, at=MARCH) is None


@pytest.mark.parametrize("spoil", ["revoked", "expired", "used up", "another forum"])
def test_a_code_of_no_use_is_not_found_whatever_the_reason(forum, spoil):
    code = codes.make_code(forum=forum, uses_limit=1, expires_at=MARCH + timedelta(days=1))
    text, at = queries.code_text(code), MARCH
    assert queries.usable_code(forum, text, at=at)

    if spoil == "revoked":
        codes.revoke(code=code, at=at)
    if spoil == "expired":
        at += timedelta(days=1)
    if spoil == "used up":
        Code.objects.take(code.pk, at=at)
    if spoil == "another forum":
        forum = ForumFactory()

    assert queries.usable_code(forum, text, at=at) is None


# ---- used and given back -----------------------------------------------------------------------------------
def test_a_code_works_as_often_as_it_may_and_never_more(forum):
    code = codes.make_code(forum=forum, uses_limit=2)

    assert [Code.objects.take(code.pk, at=MARCH) for _ in range(3)] == [True, True, False]
    assert Code.objects.give_back(code.pk)
    assert Code.objects.take(code.pk, at=MARCH)
    with pytest.raises(IntegrityError), transaction.atomic():
        Code.objects.filter(pk=code.pk).update(used=3)


def test_booking_uses_the_code_and_cancelling_gives_it_back(category, half_price):
    draft = DraftFactory(category=category)
    actions.choose_fee(registration=draft, waiver=half_price, at=MARCH)

    booked = actions.book(registration=draft, at=MARCH)
    half_price.refresh_from_db()
    assert (booked.price_cents, half_price.used) == (8_750, 1)

    actions.cancel(registration=booked, at=MARCH)
    actions.cancel(registration=booked, at=MARCH)
    half_price.refresh_from_db()
    assert half_price.used == 0


def test_booking_twice_uses_the_code_once(category, half_price):
    draft = DraftFactory(category=category)
    actions.choose_fee(registration=draft, waiver=half_price, at=MARCH)
    second_tab = Registration.objects.get(pk=draft.pk)

    actions.book(registration=draft, at=MARCH)
    actions.book(registration=second_tab, at=MARCH)

    assert Code.objects.get().used == 1


def test_of_two_people_with_a_code_for_one_the_second_is_told_and_takes_no_place(category, half_price):
    first, second = DraftFactory(category=category), DraftFactory(category=category)
    for draft in (first, second):
        actions.choose_fee(registration=draft, waiver=half_price, at=MARCH)
    actions.book(registration=first, at=MARCH)

    with pytest.raises(actions.CodeRefused):
        actions.book(registration=second, at=MARCH)

    assert Registration.objects.get(pk=second.pk).is_draft
    assert Places.objects.get(pk=category.places_id).taken == 1
    actions.drop_useless_codes(registration=second, at=MARCH)
    assert actions.book(registration=second, at=MARCH).price_cents == 17_500


def test_no_place_no_use(category, half_price):
    Places.objects.filter(pk=category.places_id).update(capacity=0)
    draft = DraftFactory(category=category)
    actions.choose_fee(registration=draft, waiver=half_price, at=MARCH)

    with pytest.raises(actions.CategoryFull):
        actions.book(registration=draft, at=MARCH)

    assert Code.objects.get().used == 0


def test_a_declined_request_gives_the_code_back(category, half_price, django_user_model):
    category.needs_approval = True
    category.save()
    draft = DraftFactory(category=category)
    actions.choose_fee(registration=draft, waiver=half_price, at=MARCH)
    asked = actions.book(registration=draft, at=MARCH)
    assert Code.objects.get().used == 1

    actions.decline(registration=asked, by=None, at=MARCH)

    assert Code.objects.get().used == 0


def test_a_code_taken_back_later_keeps_what_was_fixed(category, half_price):
    draft = DraftFactory(category=category)
    actions.choose_fee(registration=draft, waiver=half_price, at=MARCH)
    booked = actions.book(registration=draft, at=MARCH)

    codes.revoke(code=half_price, at=MARCH)
    other = CategoryFactory(forum=category.forum)
    codes.save_fees(category=other, rates={("regular", "alone"): Rate(10_000)})
    actions.change_category(registration=booked, category=other, at=MARCH)

    assert Registration.objects.get(pk=booked.pk).price_cents == 5_000


# ---- what opens with a code --------------------------------------------------------------------------------
@pytest.mark.parametrize("entry", [Forum.Entry.CODE, Forum.Entry.INVITATION])
def test_a_forum_by_code_takes_nobody_without_one(entry):
    forum = ForumFactory(entry=entry)
    category = CategoryFactory(forum=forum)
    email = "guest@example.org" if entry == Forum.Entry.INVITATION else ""
    code = codes.make_code(forum=forum, email=email, language="en")
    waiver = codes.make_code(forum=forum, kind=Code.Kind.WAIVER, percent_off=10)
    another = codes.make_code(forum=ForumFactory())

    for wrong in (None, waiver, another):
        draft = DraftFactory(category=category)
        Registration.objects.filter(pk=draft.pk).update(code=wrong)
        draft.refresh_from_db()
        with pytest.raises(actions.CodeNeeded):
            actions.book(registration=draft, at=MARCH)
    draft = DraftFactory(category=category)
    actions.choose_category(registration=draft, category=category, code=code, at=MARCH)

    assert actions.book(registration=draft, at=MARCH).is_booked
    assert Code.objects.get(pk=code.pk).used == 1


def test_a_shared_code_is_no_invitation():
    forum = ForumFactory(entry=Forum.Entry.INVITATION)

    assert not queries.opens_forum(forum, codes.make_code(forum=forum))
    assert queries.opens_forum(forum, codes.make_code(forum=forum, email="a@example.org"))


def test_a_category_by_code_is_seen_and_booked_only_with_its_own(forum):
    everybody = CategoryFactory(forum=forum)
    kept = CategoryFactory(forum=forum, needs_code=True)
    code = codes.make_code(forum=forum, kind=Code.Kind.CATEGORY, category=kept)
    draft = DraftFactory(category=kept)

    assert queries.opened_categories([everybody, kept], None, forum) == [everybody]
    assert queries.opened_categories([everybody, kept], code, forum) == [everybody, kept]
    with pytest.raises(actions.CodeNeeded):
        actions.book(registration=draft, at=MARCH)
    actions.choose_category(registration=draft, category=kept, code=code, at=MARCH)
    assert actions.book(registration=draft, at=MARCH).is_booked


def test_staff_who_register_somebody_by_phone_need_no_code(django_user_model):
    forum = ForumFactory(entry=Forum.Entry.CODE)
    draft = DraftFactory(category=CategoryFactory(forum=forum))
    clerk = django_user_model.objects.create(email="clerk@example.org")
    Registration.objects.filter(pk=draft.pk).update(entered_by=clerk, channel="phone")
    draft.refresh_from_db()

    assert actions.book(registration=draft, at=MARCH).is_booked


# ---- personal invitations ----------------------------------------------------------------------------------
def test_each_address_gets_one_letter_in_its_language_that_names_nothing(forum, mailoutbox):
    people = [("a@example.org", "en"), ("b@example.org", "fr"), ("A@example.org", "en")]

    sent = codes.invite(forum=forum, people=people, at=MARCH)
    again = codes.invite(forum=forum, people=people, at=MARCH)
    mail.deliver_due(at=MARCH + timedelta(minutes=1))

    assert ([code.email for code in sent], again) == (["a@example.org", "b@example.org"], [])
    english, french = sorted(mailoutbox, key=lambda letter: letter.to)
    assert french.subject == "Une invitation pour vous"
    for letter in (english, french):
        for word in (forum.title_en, forum.title_fr, forum.slug, "a@example.org"):
            assert word not in letter.subject + letter.body
    assert f"/en/invited/{queries.code_text(sent[0])}/" in english.body
    assert f"/fr/invited/{queries.code_text(sent[1])}/" in french.body
    assert "a@example.org" not in str(OutboxMessage.objects.values_list("references", flat=True))


def test_an_invitation_taken_back_is_sent_to_nobody_and_may_be_made_anew(forum, mailoutbox):
    code = codes.invite(forum=forum, people=[("a@example.org", "en")], at=MARCH)[0]

    codes.revoke(code=code, at=MARCH)
    mail.deliver_due(at=MARCH + timedelta(minutes=1))
    with pytest.raises(codes.OfNoUse):
        codes.resend(code=code, at=MARCH)

    assert mailoutbox == []
    assert codes.invite(forum=forum, people=[("a@example.org", "en")], at=MARCH)


def test_a_code_without_an_address_cannot_be_sent(forum):
    with pytest.raises(codes.NotAnInvitation), override("en"):
        codes.resend(code=codes.make_code(forum=forum), at=MARCH)


def test_whom_we_invited_is_shown_to_them_and_forgotten_with_them(forum):
    category = CategoryFactory(forum=forum)
    code, other = codes.invite(
        forum=forum, people=[("a@example.org", "en"), ("b@example.org", "en")], at=MARCH
    )
    draft = DraftFactory(category=category)
    actions.choose_category(registration=draft, category=category, code=code, at=MARCH)
    subject = Subject(registrations=(draft.pk,))

    assert [line.value for line in known.known(subject)] == ["a@example.org"]
    assert (known.erase(subject, at=MARCH), known.erase(subject, at=MARCH)) == (1, 0)
    assert known.known(subject) == []
    assert list(Code.objects.invitations()) == [other]
    codes.forget_invited(codes=forum.codes.all(), at=MARCH)
    assert not Code.objects.invitations().exists()
