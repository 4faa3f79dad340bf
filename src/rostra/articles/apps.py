from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "rostra.articles"
    label = "rostra_articles"
    verbose_name = "Articles"
