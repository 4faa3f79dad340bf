"""Mail: one text template makes the plain text and the HTML of a letter.

A paragraph of two lines, "Words:" and an address, is a link; everything else is text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

_LINK = re.compile(r"(?P<words>[^\n]+):\n(?P<url>https?://\S+)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a letter; `url` is empty where it is no link."""

    text: str
    url: str = ""


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a plain text, links recognised."""
    found = []
    for block in re.split(r"\n\s*\n", text.strip()):
        link = _LINK.fullmatch(block.strip())
        found.append(Paragraph(link["words"], link["url"]) if link else Paragraph(block.strip()))
    return found


def letter(
    template: str,
    to: list[str],
    context: Mapping[str, Any],
    *,
    sender: str,
    headers: Mapping[str, str],
) -> EmailMultiAlternatives:
    """The message that `<template>_subject.txt` and `<template>_message.txt` make."""
    values = dict(context)
    subject = " ".join(render_to_string(f"{template}_subject.txt", values).split())
    text = _tidy(render_to_string(f"{template}_message.txt", values))
    message = EmailMultiAlternatives(subject, text, sender, to, headers=dict(headers))
    page = {"subject": subject, "paragraphs": paragraphs(text), "site": values["site"]}
    message.attach_alternative(render_to_string("members/letter.html", page), "text/html")
    return message


def _tidy(text: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in text.splitlines())).strip()
