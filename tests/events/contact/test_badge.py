"""What stands on a badge, in whatever script a name is written."""

import pytest

from events.contact import actions, queries
from tests.factories.events import DraftFactory

NAMES = [
    ("Amina Diallo", "Amina", "A. D."),
    ("  Amina   Diallo ", "Amina", "A. D."),
    ("Marie-Ève d’Arc", "Marie-Ève", "M.-È. D."),
    ("Zoe\u0308 E\u0301lie", "Zoë", "Z. É."),
    ("ḱŕṓ", "ḱŕṓ", "Ḱ."),
    ("王小明", "王小明", "王"),
    ("किरण देसाई", "किरण", "कि दे"),
    ("محمد عبد الله", "محمد", "م ع ا"),
    ("ሰላም ተስፋዬ", "ሰላም", "ሰ ተ"),
    ("ᐃᓄᒃ ᐊᓇᓇ", "ᐃᓄᒃ", "ᐃ ᐊ"),
    ("Ольга", "Ольга", "О."),
    ("(Kiki) O’Neil", "(Kiki)", "K. O."),
    ("ßeta", "ßeta", "SS."),
    ("♥ 7", "♥", "7"),
    ("🌷", "🌷", ""),
    ("", "", ""),
]


@pytest.mark.parametrize(("name", "first", "initials"), NAMES)
def test_a_name_is_shown_as_the_person_wants_it(name, first, initials):
    assert queries.badge_name(name, "first_name") == first
    assert queries.badge_name(name, "initials") == initials
    assert queries.badge_name(name, "blank") == ""
    assert queries.badge_name("Amina  Diallo", "name") == "Amina Diallo"


LINES = [
    ("name", "", False, "Amina Diallo"),
    ("name", "she", False, "Amina Diallo (she)"),
    ("name", "she", True, "Amina Diallo (she), Lantern Network"),
    ("first_name", "", True, "Amina, Lantern Network"),
    ("initials", "they", True, "A. D. (they)"),
    ("blank", "they", True, ""),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("badge", "pronouns", "with_organisation", "line"), LINES)
def test_pronouns_and_organisation_stand_beside_a_name_and_give_nobody_away(
    at, badge, pronouns, with_organisation, line
):
    draft = DraftFactory(name_to_use="Amina Diallo", organisation_name="Lantern Network", at=at)

    actions.choose_badge(registration=draft, badge=badge, pronouns=pronouns, at=at)

    draft.refresh_from_db()
    assert queries.badge_line(draft, with_organisation=with_organisation) == line
    assert queries.badge_is_chosen(draft) == ((badge, pronouns) != ("name", ""))
