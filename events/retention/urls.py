"""What a person does about all that is known of them."""

from django.urls import path

from events.retention import views

urlpatterns = [path("my/erase/now/", views.erase, name="my-erase-now")]
