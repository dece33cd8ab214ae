"""The addresses of this app's rooms."""

urlpatterns = []
