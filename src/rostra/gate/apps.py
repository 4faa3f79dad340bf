from django.apps import AppConfig


class GateConfig(AppConfig):
    name = "rostra.gate"
    label = "rostra_gate"
    verbose_name = "Gate"
