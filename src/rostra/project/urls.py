"""The one table of routes."""

from django.urls import include, path
from django.views.generic import RedirectView

from rostra.exchange.api import api
from rostra.project import admin
from rostra.project.robots import robots
from rostra.safety.views.trial import playground

urlpatterns = [
    path("", include("rostra.comments.urls")),
    path("api/v1/", api.urls),
    path("", include("rostra.exchange.urls")),
    path("moderate/", include("rostra.moderation.urls")),
    path("", include("rostra.moderation.author_urls")),
    path("accounts/", include("allauth.urls")),
    path("moderate/checks/", include("rostra.safety.urls")),
    path("playground", playground, name="playground"),
    path("moderate/gate/", include("rostra.gate.urls")),
    path("", include("rostra.members.urls")),
    path("admin/", admin.site.urls),
    path("favicon.ico", RedirectView.as_view(url="/static/rostra/icon.svg")),
    path("robots.txt", robots),
]

handler400 = "rostra.project.errors.bad_request"
handler403 = "rostra.project.errors.not_allowed"
handler404 = "rostra.project.errors.page_not_found"
handler429 = "rostra.project.errors.too_many"
handler500 = "rostra.project.errors.server_error"
