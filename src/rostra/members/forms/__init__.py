"""Forms of accounts. Fields have labels and help, never placeholders."""

from django import forms

from rostra.store.problems import Problem


def say(problem: Problem) -> forms.ValidationError:
    """A Problem as the error of a field."""
    return forms.ValidationError(f"{problem.detail} {problem.todo}".strip())


def add_problem(form: forms.BaseForm, problem: Problem) -> None:
    """Put a Problem that a service raised at the field it speaks of, else above the form."""
    field = problem.extra.get("field")
    form.add_error(field if field in form.fields else None, say(problem))
