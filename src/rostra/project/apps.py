from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "rostra.project"
    label = "rostra_project"
    verbose_name = "Project"
