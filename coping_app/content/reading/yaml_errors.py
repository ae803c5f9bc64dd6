"""Says in plain words what libyaml could not read, and what to do about it."""

from __future__ import annotations

_QUOTES = 'Put the text in "quotes" or on lines of its own after >.'
_BLOCK = (
    "Inside { } and [ ] a text cannot hold ? : , or quotes. "
    'Write one key a line, or put the text in "quotes".'
)
_INDENT = "Look at the spaces at the start of this line and the one above; they must line up."
_TAGS = ("Tags (!) are not part of this format.", _QUOTES)
_DIRECTIVES = ("Lines that start with % are not part of this format.", "Remove the line.")
_ANCHORS = ("Anchors (&) and aliases (*) are not part of this format.", _QUOTES)
_BACKSLASH = "Write \\\\ for a backslash, or use 'single quotes'."

_EXPLAINED: tuple[tuple[str, tuple[str, str]], ...] = (
    ("while scanning an anchor", _ANCHORS),
    ("while scanning an alias", _ANCHORS),
    ("directive", _DIRECTIVES),
    ("incompatible YAML document", _DIRECTIVES),
    ("tag", _TAGS),
    ("unknown escape", ("There is an unknown escape with a backslash.", _BACKSLASH)),
    ("hexdecimal number", ("There is a faulty escape with a backslash.", _BACKSLASH)),
    ("escape code", ("This escape is no character.", "Write the character itself.")),
    ("quoted scalar: found unexpected end",
     ("A quote is opened and never closed.", "Add the missing quote.")),
    ("unexpected document indicator",
     ("A quote is not closed before this line.", "Add the missing quote.")),
    ("while scanning a block scalar",
     ("The signs after | or > are not known.", "Write | or > at the end of the line.")),
    ("flow", ("A list or group in brackets could not be read.", _BLOCK)),
    ("mapping values are not allowed", ('There is a ":" too many in this line.', _QUOTES)),
    ("mapping keys are not allowed", ('A "?" cannot stand here.', _QUOTES)),
    ("could not find expected ':'",
     ("This line is not a key with a value.", 'Write it like "key: value".')),
    ("cannot start any token", ("A text cannot start with this character.", _QUOTES)),
    ("node content", ("A text cannot start with this character.", _QUOTES)),
    ("expected '-' indicator", ("This line does not belong to the list above it.", _INDENT)),
    ("expected key",
     ("This does not belong to the keys above it.",
      "Look at the spaces at the start of the line; after a closing quote nothing may follow.")),
    ("block sequence entries", ('A "-" cannot stand here.', _INDENT)),
    ("document start",
     ("There is more after the end of the document.", "Write one document a file, without ---.")),
    ("control characters", ("This character must not stand in a file.", "Remove it.")),
)  # fmt: skip


def explain_yaml_error(problem: str, context: str) -> tuple[str, str]:
    """Turns libyaml's words into a message and a hint for an author.

    Args:
        problem: What libyaml says is wrong, such as ``did not find expected key``.
        context: What it was reading, such as ``while parsing a flow mapping``.
    """
    told = f"{context}: {problem}"
    for words, explained in _EXPLAINED:
        if words in told:
            return explained
    return f"This could not be read: {problem or context or 'unknown reason'}.", _QUOTES
