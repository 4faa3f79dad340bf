"""The demo newspaper: made by `rostra serve --demo` in a data folder that has no article yet.

Everything goes through the product's own services at the times the files name, so that the
verdicts, holds, decisions and gate changes on screen are real ones.
"""

from rostra.project.demo.load import DEMO_PASSWORDS, is_demo, load_demo

__all__ = ["DEMO_PASSWORDS", "is_demo", "load_demo"]
