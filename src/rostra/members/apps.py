from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "rostra.members"
    label = "rostra_members"
    verbose_name = "Members"
