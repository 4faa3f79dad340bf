from django.apps import AppConfig


class StoreConfig(AppConfig):
    name = "rostra.store"
    label = "rostra_store"
    verbose_name = "Store"
