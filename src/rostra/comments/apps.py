from django.apps import AppConfig


class CommentsConfig(AppConfig):
    name = "rostra.comments"
    label = "rostra_comments"
    verbose_name = "Comments"
