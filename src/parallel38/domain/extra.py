"""What a written form has beyond our knowledge: found, and put back at its place."""

from typing import Any


def unknown(given: Any, known: Any) -> Any:
    """What `given` has beyond `known`, at the same places; {} for nothing."""
    if isinstance(given, dict) and isinstance(known, dict):
        found = {
            key: value if key not in known else unknown(value, known[key])
            for key, value in given.items()
        }
        return {key: value for key, value in found.items() if key not in known or value}
    if isinstance(given, list) and isinstance(known, list | tuple):
        rest = [unknown(one, other) for one, other in zip(given, known, strict=False)]
        return rest if any(rest) else {}
    return {}


def merged(known: Any, extra: Any) -> Any:
    """`known` with what `extra` adds to it."""
    if isinstance(known, dict) and isinstance(extra, dict):
        return {
            **{key: merged(value, extra.get(key, {})) for key, value in known.items()},
            **{key: value for key, value in extra.items() if key not in known},
        }
    if isinstance(known, list | tuple) and isinstance(extra, list):
        return [
            merged(one, extra[place] if place < len(extra) else {})
            for place, one in enumerate(known)
        ]
    return known
