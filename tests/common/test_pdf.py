"""A PDF reaches nothing but itself (fault F15 of the safety notes) and is tagged for screen readers."""

import io
import socket
import threading

import pypdf
import pytest

from common import pdf


@pytest.fixture
def listener():
    """A server that counts who calls; a page must never make it ring."""
    calls = []
    door = socket.create_server(("127.0.0.1", 0))
    door.settimeout(0.2)
    stop = threading.Event()

    def listen():
        while not stop.is_set():
            try:
                caller, _ = door.accept()
            except TimeoutError:
                continue
            calls.append(1)
            caller.close()

    thread = threading.Thread(target=listen)
    thread.start()
    yield f"http://127.0.0.1:{door.getsockname()[1]}", calls
    stop.set()
    thread.join()
    door.close()


ATTACKS = [
    '<img src="{address}/x.png" alt="x">',
    '<link rel="stylesheet" href="{address}/x.css">',
    '<link rel="attachment" href="file:///etc/passwd">',
    '<style>@import url("{address}/x.css");</style>',
    "<style>body {{ background: url({address}/x.png) }}</style>",
    '<img src="file:///etc/hostname" alt="x">',
    '<svg><image href="{address}/x.png"/></svg>',
    '<object data="{address}/x.svg"></object>',
    "<style>@font-face {{ font-family: F; src: url({address}/f.woff2) }} body {{ font-family: F }}</style>",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_page_that_reaches_out_rings_nowhere_and_leaks_no_file(attack, listener):
    address, calls = listener
    page = f'<html lang="en"><title>x</title><body><p>Hello</p>{attack.format(address=address)}</body></html>'
    try:
        made = pdf.from_html(page)
    except pdf.PdfError:
        made = b""
    assert calls == []
    assert b"root:" not in made


def test_the_listener_does_ring_when_called(listener):
    address, calls = listener
    host, port = address.removeprefix("http://").split(":")
    socket.create_connection((host, int(port))).close()
    for _ in range(20):
        if calls:
            break
        threading.Event().wait(0.05)
    assert calls, "a listener that never rings would prove nothing"


def test_a_document_is_tagged_and_says_its_language():
    made = pdf.from_html(
        '<html lang="fr"><title>Rapport</title><body><h1>Rapport</h1><p>Bonjour</p></body></html>'
    )
    catalogue = pypdf.PdfReader(io.BytesIO(made)).trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"] == "fr"
    assert b"pdfuaid" in catalogue["/Metadata"].get_object().get_data()
