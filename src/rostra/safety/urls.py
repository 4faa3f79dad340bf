"""Pages of the checks, below `/moderate/checks/`."""

from django.urls import path

from rostra.safety.views import overview, policy, service, settings, trial, words

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
    path("try/", trial.trial, name="try"),
]
