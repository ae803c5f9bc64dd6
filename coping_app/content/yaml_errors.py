"""Says in plain words what libyaml could not read, and what to do about it."""

from __future__ import annotations

_QUOTES = 'Put the text in "quotes" or on lines of its own after >.'
_BLOCK = (
    "Inside { } and [ ] a text cannot hold ? : , or quotes. "
    'Write one key a line, or put the text in "quotes".'
)
_INDENT = "Look at the spaces at the start of this line and the one above; they must line up."

_EXPLAINED: tuple[tuple[str, str, str], ...] = (
    ("expected ',' or", "A list or group in brackets could not be read.", _BLOCK),
    ("flow node", "A list or group in brackets could not be read.", _BLOCK),
    ("mapping values are not allowed", 'There is a ":" too many in this line.', _QUOTES),
    ("expected ':'", "This line is not a key with a value.", 'Write it like "key: value".'),
    ("cannot start any token", "A text cannot start with this character.", _QUOTES),
    ("expected '-' indicator", "This line does not belong to the list above it.", _INDENT),
    ("expected key", "This line does not belong to the keys above it.", _INDENT),
    ("block sequence entries", 'A "-" cannot stand here.', _INDENT),
    ("block mapping", "A key cannot stand here.", _INDENT),
    ("unexpected end of stream", "A quote is opened and never closed.", "Add the missing quote."),
    ("unexpected document indicator", "A quote is not closed before this line.",
     "Add the missing quote."),
    ("unknown escape", "There is an unknown escape with a backslash.",
     "Write \\\\ for a backslash, or use 'single quotes'."),
    ("escape", "There is a faulty escape with a backslash.",
     "Write \\\\ for a backslash, or use 'single quotes'."),
    ("invalid Unicode character code", "This escape is no character.",
     "Write the character itself."),
    ("directive", "Lines that start with % are not part of this format.", "Remove the line."),
    ("document start", "There is more after the end of the document.",
     "Write one document a file, without --- or ... between."),
    ("undefined tag handle", "Tags (!) are not part of this format.", _QUOTES),
    ("tag", "Tags (!) are not part of this format.", _QUOTES),
    ("anchor or alias", "Anchors (&) and aliases (*) are not part of this format.", _QUOTES),
    ("control characters", "This character must not stand in a file.", "Remove it."),
    ("indentation", "The spaces at the start of this line do not fit.", _INDENT),
    ("comment", "A # after > or | needs a space before it.", "Add a space."),
)


def explain_yaml_error(problem: str, context: str) -> tuple[str, str]:
    """Turns libyaml's words into a message and a hint for an author.

    Args:
        problem: What libyaml says is wrong, such as ``did not find expected key``.
        context: What it was reading, such as ``while parsing a flow mapping``.
    """
    if "flow" in context and "expected" in problem:
        return _EXPLAINED[0][1:]
    for words, message, hint in _EXPLAINED:
        if words in problem:
            return message, hint
    return f"This could not be read: {problem or context or 'unknown reason'}.", _QUOTES
