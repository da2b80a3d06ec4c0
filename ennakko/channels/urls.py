"""The doors that channels come in by."""

from django.urls import path

from ennakko.channels import door

app_name = "channels"
urlpatterns = [path("sms/in/", door.sms, name="sms-in")]
