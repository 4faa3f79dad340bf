"""What publishers' pages ask for. A page of readers at /P is at /embed/P for the embed."""

from django.urls import path

from rostra.comments.views import acting, writing
from rostra.exchange.views import embed, script, sign_in
from rostra.exchange.views.crossing import crossing

app_name = "exchange"
urlpatterns = [
    path("embed.js", script.script, name="script"),
    path("embed/thread", embed.thread, name="thread"),
    path("embed/page", embed.page, name="page"),
    path("embed/sign-in/", sign_in.sign_in, name="sign-in"),
    path("embed/a/<uuid:key>/<str:slug>", embed.article),
    path("embed/t/<uuid:key>/comment", crossing(writing.write_comment)),
    path("embed/t/<uuid:key>/draft", crossing(writing.save_draft)),
    path("embed/c/<uuid:key>/card", crossing(acting.card)),
    path("embed/c/<uuid:key>/reply", crossing(writing.write_reply)),
    path("embed/c/<uuid:key>/edit", crossing(writing.edit_comment)),
    path("embed/c/<uuid:key>/delete", crossing(acting.remove)),
    path("embed/c/<uuid:key>/react", crossing(acting.react_to)),
    path("embed/c/<uuid:key>/flag", crossing(acting.report)),
]
