"""Texts as nobody writes them: every character there is, and those that make trouble."""

from hypothesis import strategies as st

TROUBLE = (
    "\u0300\u0301\u0308\u0489\u200b\u200c\u200d\u2060\u202a\u202d\u202e\u2066\u2069\ufeff\u00ad\u0000\u001f"
    "\ud800\udfff\ufdfa\u1e9e\u0130\u03a3\u1100\u1161\u11a8\uac00\u0e49\u0915\u094d\u3164\ufe0f"
    "\U000e0061\U0001f468\U0001f1eb\U0001d4d5"
)  # fmt: skip
PIECES = (
    "https://", "www.", "a.b/c", "[x](", ")", "![", "> ", "- ", "1. ", "```", "`", "**", "_", "*",
    "<script>", "<img src=x onerror=y>", "javascript:", "&#58;", "\n", "\n\n", "f*ck", "sh1t",
    "k i l l", "\\", "@", "|", " ",
)  # fmt: skip

anything = st.text(st.characters(exclude_categories=()), max_size=200)
trouble = st.text(st.sampled_from(TROUBLE + "aАαeE1 .*\n"), max_size=120)
markup = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=40).map("".join)
texts = anything | trouble | markup
