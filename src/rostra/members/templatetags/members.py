"""What templates of accounts need beyond Django's own tags."""

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def plain(field: BoundField) -> SafeString:
    """The field's widget without a placeholder: a label says what belongs into it."""
    field.field.widget.attrs.pop("placeholder", None)
    return field.as_widget()


@register.filter
def is_check(field: BoundField) -> bool:
    """Whether the field is one box to tick."""
    return getattr(field.field.widget, "input_type", "") == "checkbox"


@register.filter
def is_password(field: BoundField) -> bool:
    """Whether the field is a password."""
    return getattr(field.field.widget, "input_type", "") == "password"
