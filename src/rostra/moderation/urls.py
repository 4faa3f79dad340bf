"""Pages of the moderation room, below `/moderate/`."""

from django.urls import path

from rostra.moderation import appeal_views, views

app_name = "moderation"
urlpatterns = [
    path("", views.queue_page, name="queue"),
    path("counts", views.live_counts, name="counts"),
    path("appeals/", appeal_views.appeals_page, name="appeals"),
    path("appeals/<uuid:key>/", appeal_views.decide_on, name="decide-appeal"),
    path("log/", views.log_page, name="log"),
    path("comments/<str:comment_id>/", views.decide, name="decide"),
    path("decisions/<str:decision_id>/undo", views.undo_decision, name="undo"),
]
