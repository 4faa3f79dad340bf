"""Pages of the gate, below `/moderate/gate/`."""

from django.urls import path

from rostra.gate.views import change, look, schedule, texts

app_name = "gate"
urlpatterns = [
    path("", look.overview, name="overview"),
    path("scope/", look.scope_page, name="scope"),
    path("find/", look.find, name="find"),
    path("log/", look.log_page, name="log"),
    path("schedule/", schedule.schedule, name="schedule"),
    path("texts/", texts.texts, name="texts"),
    path("preview/", change.preview, name="preview"),
    path("apply/", change.apply, name="apply"),
    path("changes/<str:change_id>/undo", change.undo, name="undo"),
]
