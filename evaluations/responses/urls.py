"""The addresses of answering. A token never stands in an address that draws a page."""

from django.urls import path, re_path

from evaluations.responses import views

urlpatterns = [
    # With or without a closing slash: a 404 would be logged with the token.
    re_path(r"^e/(?P<token>[^/]+)/?$", views.open_link, name="ballot-open"),
    path("evaluation/", views.ballot, name="ballot"),
    path("evaluation/withdraw/", views.withdraw, name="ballot-withdraw"),
    path("evaluation/withdrawn/", views.withdrawn, name="ballot-withdrawn"),
]
