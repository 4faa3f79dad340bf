from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "rostra.safety"
    label = "rostra_safety"
    verbose_name = "Safety"
