"""Pages of readers: articles (`/a/`), threads (`/t/`), comments (`/c/`) and members (`/m/`)."""

from django.urls import path

from rostra.comments.views import acting, front, profile, reading, writing

app_name = "comments"
urlpatterns = [
    path("", front.front, name="front"),
    path("a/<uuid:key>/", reading.article),
    path("a/<uuid:key>/<str:slug>", reading.article, name="article"),
    path("t/<uuid:key>/comment", writing.write_comment, name="comment"),
    path("t/<uuid:key>/draft", writing.save_draft, name="draft"),
    path("c/<uuid:key>", reading.permalink, name="permalink"),
    path("m/<uuid:key>", profile.profile, name="profile"),
    path("c/<uuid:key>/card", acting.card, name="card"),
    path("c/<uuid:key>/history", reading.history, name="history"),
    path("c/<uuid:key>/reply", writing.write_reply, name="reply"),
    path("c/<uuid:key>/edit", writing.edit_comment, name="edit"),
    path("c/<uuid:key>/delete", acting.remove, name="delete"),
    path("c/<uuid:key>/react", acting.react_to, name="react"),
    path("c/<uuid:key>/flag", acting.report, name="flag"),
]
