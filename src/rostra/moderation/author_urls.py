"""Pages for authors: what was decided about what they wrote."""

from django.urls import path

from rostra.moderation import author_views

app_name = "statements"
urlpatterns = [
    path("statements/", author_views.own_statements, name="own"),
    path("statements/<uuid:key>", author_views.statement, name="one"),
    path("statements/<uuid:key>/appeal", author_views.make_appeal, name="appeal"),
    path("c/<uuid:key>/statement", author_views.of_comment, name="of-comment"),
]
