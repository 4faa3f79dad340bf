"""Pages of the checks, below `/moderate/checks/`."""

from django.urls import path

from rostra.safety.views import (
    learning,
    overview,
    policy,
    replaying,
    service,
    settings,
    trial,
    words,
)

app_name = "safety"
urlpatterns = [
    path("", overview.overview, name="overview"),
    path("words/languages/", words.languages, name="languages"),
    path("words/<str:kind>/", words.words, name="words"),
    path("words/<str:kind>/restore/", words.restore, name="restore-words"),
    path("policy/", policy.policy, name="policy"),
    path("policy/settings/", settings.settings, name="settings"),
    path("policy/restore/", policy.restore, name="restore-policy"),
    path("service/", service.service, name="service"),
    path("service/revoke/", service.revoke, name="revoke-service"),
    path("policy/replay/", replaying.begin, name="replay"),
    path("runs/<str:run_id>/", replaying.run, name="run"),
    path("learning/", learning.learning, name="learning"),
    path("learning/begin/", learning.begin, name="learn"),
    path("learning/switch/", learning.switch, name="switch"),
    path("try/", trial.trial, name="try"),
]
