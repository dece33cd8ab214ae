"""Sealed values: opened only by the right key in the right place, and loud about everything else."""

import threading
import uuid

import pytest

from common import sealing

TEXT = "Besoin d'une salle calme, s'il vous plaît."


@pytest.fixture
def key(settings, tmp_path):
    settings.KEY_DIR = tmp_path / "keys"
    sealing.create_key("forum-1")
    return "forum-1"


def sealed_for(row, key, text=TEXT):
    return sealing.seal(text, key=key, table="events.AccessRequest", field="answers", row=row)


def opened(sealed, row, key, field="answers"):
    return sealing.unseal(sealed, key=key, table="events.AccessRequest", field=field, row=row)


def test_sealed_text_opens_again_and_does_not_show(key):
    row = uuid.uuid4()
    sealed = sealed_for(row, key)
    assert opened(sealed, row, key) == TEXT
    assert "salle" not in sealed
    assert sealed_for(row, key) != sealed


def test_empty_text_stays_empty(key):
    assert sealed_for(uuid.uuid4(), key, text="") == ""
    assert opened("", uuid.uuid4(), key) == ""


@pytest.mark.parametrize("elsewhere", ["row", "field"])
def test_a_value_moved_elsewhere_does_not_open(key, elsewhere):
    row = uuid.uuid4()
    sealed = sealed_for(row, key)
    with pytest.raises(sealing.WrongKey):
        opened(
            sealed,
            uuid.uuid4() if elsewhere == "row" else row,
            key,
            "words" if elsewhere == "field" else "answers",
        )


def test_an_altered_value_does_not_open(key):
    row = uuid.uuid4()
    sealed = sealed_for(row, key)
    with pytest.raises(sealing.WrongKey):
        opened(sealed[:-6] + "AAAAA=", row, key)


def test_a_wrong_key_is_loud_and_never_gives_ciphertext(key):
    row = uuid.uuid4()
    sealed = sealed_for(row, key)
    sealing.create_key("forum-2")
    with pytest.raises(sealing.WrongKey):
        opened(sealed, row, "forum-2")
    with pytest.raises(sealing.WrongKey):
        opened("plain text", row, key)


def test_a_destroyed_key_takes_its_values_along(key):
    row = uuid.uuid4()
    sealed = sealed_for(row, key)
    sealing.destroy_key(key)
    sealing.destroy_key(key)
    assert not sealing.has_key(key)
    with pytest.raises(sealing.KeyMissing):
        opened(sealed, row, key)
    with pytest.raises(sealing.KeyMissing):
        sealed_for(row, key)


def test_making_a_key_again_keeps_the_first(key):
    row = uuid.uuid4()
    sealed = sealed_for(row, key)
    sealing.create_key(key)
    assert opened(sealed, row, key) == TEXT


def test_many_hands_making_one_key_agree_on_it(settings, tmp_path):
    settings.KEY_DIR = tmp_path / "keys"
    seen = set()
    ready = threading.Barrier(8)

    def make():
        ready.wait()
        sealing.create_key("shared")
        seen.add(sealing.key_bytes("shared"))

    threads = [threading.Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 1
    assert [path.name for path in settings.KEY_DIR.iterdir()] == ["shared.key"]


@pytest.mark.parametrize("name", ["../etc", "Forum", "a/b", "", "a" * 90])
def test_a_key_name_cannot_leave_its_folder(name):
    with pytest.raises(ValueError, match="not a key name"):
        sealing.has_key(name)


def test_key_files_are_for_their_owner_alone(key, settings):
    assert (settings.KEY_DIR / "forum-1.key").stat().st_mode & 0o077 == 0
    assert settings.KEY_DIR.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("length", [0, 1, 4091, 4092, 4093, 9000])
def test_padding_hides_how_long_an_answer_is(key, length):
    secret = sealing.key_bytes(key)
    sealed = sealing.seal_bytes(b"x" * length, key=secret, bound_to=b"ballot", block=4096)
    assert (len(sealed) - 28) % 4096 == 0
    assert sealing.unseal_padded(sealed, key=secret, bound_to=b"ballot") == b"x" * length


def test_a_secret_link_can_be_made_again_and_its_fingerprint_opens_nothing(key):
    first = sealing.secret_for("booking", "a", 1)
    assert first == sealing.secret_for("booking", "a", 1)
    assert first not in (sealing.secret_for("booking", "a", 2), sealing.secret_for("bookin", "ga", 1))
    assert len(first) == 32
    assert first not in sealing.fingerprint(first)


# ---- versions ---------------------------------------------------------------------------------------------
def test_a_new_version_seals_and_the_old_one_still_opens(key):
    row = uuid.uuid4()
    old = sealed_for(row, key)

    assert sealing.create_next_version(key) == 2
    new = sealed_for(row, key)

    assert (old[:3], new[:3]) == ("s1:", "s2:")
    assert opened(old, row, key) == opened(new, row, key) == TEXT
    sealing.destroy_versions_before(key, 2)
    assert opened(new, row, key) == TEXT
    with pytest.raises(sealing.KeyMissing, match="version 1"):
        opened(old, row, key)


def test_destroying_a_key_destroys_all_its_versions(key, settings):
    sealing.create_next_version(key)
    sealing.create_next_version(key)
    assert sealing.versions(key) == [1, 2, 3]

    sealing.destroy_key(key)

    assert not sealing.has_key(key)
    assert list(settings.KEY_DIR.iterdir()) == []
    with pytest.raises(sealing.KeyMissing):
        sealing.create_next_version(key)


def test_a_key_whose_first_version_is_gone_is_there_and_is_not_made_again(key):
    sealing.create_next_version(key)
    sealing.destroy_versions_before(key, 2)

    sealing.create_key(key)

    assert sealing.has_key(key)
    assert sealing.versions(key) == [2]


def test_another_process_that_makes_a_version_is_noticed_at_once(key, settings):
    sealed_for(uuid.uuid4(), key)
    folder = settings.KEY_DIR
    (folder / "forum-1.2.key").write_bytes((folder / "forum-1.key").read_bytes())

    assert sealed_for(uuid.uuid4(), key).startswith("s2:")
    (folder / "forum-1.2.key").unlink()
    assert sealed_for(uuid.uuid4(), key).startswith("s1:")


def test_versions_of_keys_with_like_names_are_not_mixed_up(key):
    sealing.create_key("forum-1-b")
    sealing.create_next_version("forum-1-b")

    assert sealing.versions(key) == [1]


@pytest.mark.parametrize("value", ["s0:abcd", "s:abcd", "s1:not base64!", "x1:abcd", "s1:"])
def test_what_is_no_sealed_value_is_refused(key, value):
    with pytest.raises(sealing.WrongKey):
        opened(value, uuid.uuid4(), key)
