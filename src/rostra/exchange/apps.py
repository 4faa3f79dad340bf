from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "rostra.exchange"
    label = "rostra_exchange"
    verbose_name = "Exchange"
