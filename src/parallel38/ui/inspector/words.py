"""The inspector's words for what the records hold as codes."""

from parallel38.domain.dates import OPEN, UNKNOWN, DateError, Interval, parse
from parallel38.domain.position import position_words
from parallel38.words import N_, _

STATUS = {
    "proposed": N_("Proposed"), "ordered": N_("Ordered"), "signed": N_("Signed"),
    "in force": N_("In force"), "effective": N_("Effective"), "ended": N_("Ended"),
}  # fmt: skip
CONFIDENCE = {"high": N_("High"), "medium": N_("Medium"), "low": N_("Low")}
POSITION = {
    "building": N_("the building is known"), "city": N_("placed in the town"),
    "area": N_("placed in the area only"),
}  # fmt: skip
LANGUAGES = {
    "en": N_("English"), "ko": N_("Korean"), "zh": N_("Chinese"), "ja": N_("Japanese"),
    "ru": N_("Russian"),
}  # fmt: skip
SCRIPTS = {
    "Hanja": N_("Hanja"), "RR": N_("Revised Romanization"), "MR": N_("McCune–Reischauer"),
    "DPRK": N_("as romanised in the DPRK"), "pinyin": N_("Pinyin"), "Wade-Giles": N_("Wade–Giles"),
}  # fmt: skip
VERDICT = {
    "supported": N_("Supported by the record"),
    "nuanced": N_("Nuanced by the record"),
    "contradicted": N_("Contradicted by the record"),
}
READING = {
    "supported": N_("A reading that many hold, not a fact"),
    "nuanced": N_("A reading that many hold, and others dispute"),
    "contradicted": N_("A reading that many held; the record contradicts it"),
}
CLAIM = {
    "event": N_("Claim: an event"), "condition": N_("Claim: a state of things"),
    "interpretation": N_("Claim: an interpretation"), "attribute": N_("Claim: a detail"),
}  # fmt: skip
_PRECISION = {
    "day": N_("to the day"), "month": N_("to the month"), "season": N_("to the season"),
    "year": N_("to the year"), "decade": N_("to the decade"), "century": N_("to the century"),
    "interval": N_("between two days"),
}  # fmt: skip
_QUALIFIER = {"~": N_("approximate"), "?": N_("uncertain"), "%": N_("uncertain, approximate")}
_EVENTS = {
    "treaty": N_("Treaty"), "incident": N_("Incident"), "summit": N_("Summit"),
    "proclamation": N_("Proclamation"), "negotiation": N_("Negotiation"), "battle": N_("Battle"),
    "founding": N_("Founding"), "conference": N_("Conference"), "withdrawal": N_("Withdrawal"),
    "speech": N_("Speech"), "landing": N_("Landing"),
}  # fmt: skip


def event_kind(kind: str) -> str:
    """'Treaty', 'Summit', …"""
    return _(_EVENTS[kind]) if kind in _EVENTS else kind.capitalize()


def precision(start: str, end: str) -> str:
    """How exactly two EDTF dates are known, in words: 'known to the day'."""
    known = [_known(bound) for bound in (start, end) if bound not in (OPEN, UNKNOWN)]
    if not known:
        return ""
    if len(set(known)) == 1:
        return _("known {how}").format(how=known[0])
    return _("beginning known {start}, end {end}").format(start=known[0], end=known[1])


def still(interval: Interval, announced: int | None, day: int) -> str:
    """Whether a thing holds on a day, in words."""
    if interval.certain_from <= day < interval.certain_to:
        return _("holds now")
    if interval.possible_from <= day < interval.possible_to:
        return _("may hold now")
    if day >= interval.possible_to:
        return _("over")
    if announced is not None and announced <= day:
        return _("announced, not yet in effect")
    return _("not yet")


def degrees(lat: float, lon: float) -> str:
    """'38.81° N, 121.25° E'."""
    return position_words(lat, lon, places=2)


def kilometres(km: float) -> str:
    """'0.3 km', '12 km', '1,240 km'."""
    return f"{km:,.1f} km" if km < 10 and km != int(km) else f"{km:,.0f} km"


def _known(text: str) -> str:
    try:
        span = parse(text)
    except DateError:
        return text
    how = _(_PRECISION[span.precision])
    return f"{how} ({_(_QUALIFIER[span.qualifier])})" if span.qualifier else how
