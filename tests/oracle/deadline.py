"""Dates, periods and deadlines."""

import re

import words
from measured import Reading
from numeral import DIGIT_OF, SAME, Several, from_numerals
from sign import SIGN, agreed, sign_of
from text import NUMERALS, any_of

YEAR = r"(?:(?:19|20|21)[0-9]{2}(?![0-9])|[一二][零〇一二三四五六七八九]{3}(?![0-9]))"
FIGURE = rf"(?:[0-9]{{1,2}}(?![0-9])|[{NUMERALS}十]{{1,3}})"
THIS = "(?:当年|本年度|本年)"
TO = any_of(words.TO)


def date_pattern(i):
    return (
        rf"(?:(?P<y{i}>{YEAR})年度?(?:(?P<m{i}>{FIGURE})月份?(?:(?P<d{i}>{FIGURE})[日号]|[底末])?|(?P<e{i}>[底末]))?"
        rf"|{THIS}?(?P<m{i}b>{FIGURE})月份?(?:(?P<d{i}b>{FIGURE})[日号]|[底末])?"
        rf"|(?P<e{i}b>{THIS}年?[底末]|年[底末])"
        rf"|(?P<y{i}c>{YEAR})(?P<k{i}>[-/.])(?P<m{i}c>{FIGURE})(?P=k{i})(?P<d{i}c>{FIGURE})日?(?: 00:00:00)?"
        rf"|(?P<y{i}d>{YEAR})[-/](?P<m{i}d>{FIGURE})(?:月[底末]?|[底末]|(?=前|以|之|$)))"
    )


ENDING = r"(?P<before>以前|之前|前)?(?P<task>.*)"
LEAD = rf"(?P<sign>{SIGN})?(?:已于|于|在)?"
WITHIN = re.compile(rf"{LEAD}(?:(?P<y>{YEAR})年|{THIS}|年)度?(?:以内|内)(?P<task>.*)")
PERIODS = [
    re.compile(LEAD + body + ENDING)
    for body in (
        rf"(?:(?P<y>{YEAR})年|{THIS})?(?P<half>[上下])半年",
        rf"(?:(?P<y>{YEAR})年|{THIS})?第?(?P<quarter>{FIGURE})季度[底末]?",
        rf"(?:(?P<y>{YEAR})年|{THIS})?(?P<m>{FIGURE})月份?(?P<third>[上中下])旬",
        rf"(?:(?P<y>{YEAR})年|{THIS})?(?P<m1>{FIGURE}){TO}(?P<m2>{FIGURE})月份?(?![0-9])",
        rf"(?P<y1>{YEAR}){TO}(?P<y2>{YEAR})年度?(?![0-9])",
    )
]
DOTTED = re.compile(rf"{LEAD}(?P<y1>{YEAR})\.(?P<m1>{FIGURE}){TO}(?P<y2>{YEAR})\.(?P<m2>{FIGURE})")
DATE_TO_DATE = re.compile(LEAD + date_pattern(0) + TO + date_pattern(1) + ENDING)
DATE = re.compile(LEAD + date_pattern(0) + ENDING)


def figure(text):
    if text is None:
        return None
    return int(text) if text.isascii() else from_numerals(text)


def year_of(text):
    return None if text is None else int("".join(c if c.isascii() else str(DIGIT_OF[c.translate(SAME)]) for c in text))


def last_day(year, month):
    if month == 2:
        leap = year is None or year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31


def real(date):
    """The date, if the calendar has it."""
    year, month, day = date
    if month is not None and not 1 <= month <= 12 or day is not None and not 1 <= day <= last_day(year, month):
        raise Several
    return date


def date_in(found, i):
    get = found.groupdict().get
    for mark in ("", "b", "c", "d"):
        month = get(f"m{i}{mark}")
        if month is not None:
            if figure(month) is None or get(f"d{i}{mark}") and figure(get(f"d{i}{mark}")) is None:
                return None
            return real((year_of(get(f"y{i}{mark}")), figure(month), figure(get(f"d{i}{mark}"))))
    if found[f"e{i}"] or found[f"e{i}b"]:
        return year_of(found[f"y{i}"]), 12, None
    return year_of(found[f"y{i}"]), None, None


def first_of(date, year):
    """The first day it can mean, or None where no year is known."""
    year = date[0] or year
    return None if year is None else (year, date[1] or 1, date[2] or 1)


def last_of(date, year):
    """The last day it can mean, or None where no year is known or no calendar has it."""
    year = date[0] or year
    if year is None:
        return None
    month = date[1] or 12
    day = date[2] or last_day(year, month)
    return (year, month, day) if day <= last_day(year, month) else None


def period(start, end):
    start = real((start[0] or end[0], *start[1:]))
    end = real((end[0] or start[0], *end[1:]))
    return (start, end) if first_of(start, 2000) <= last_of(end, 2000) else None


def period_in(found):
    get = found.groupdict().get
    year = year_of(get("y"))
    if get("half"):
        return period((year, *((1, None) if get("half") == "上" else (7, None))),
                      (year, *((6, None) if get("half") == "上" else (12, None))))
    if get("quarter"):
        n = figure(get("quarter"))
        return period((year, 3 * n - 2, None), (year, 3 * n, None)) if n in (1, 2, 3, 4) else None
    if get("third"):
        month = figure(get("m"))
        first, last = {"上": (1, 10), "中": (11, 20), "下": (21, None)}[get("third")]
        return None if month is None else period((year, month, first), (year, month, last))
    if get("y1") and not get("m1"):
        return period((year_of(get("y1")), None, None), (year_of(get("y2")), None, None))
    if get("m1"):
        if figure(get("m1")) is None or figure(get("m2")) is None:
            return None
        first, last = year_of(get("y1")), year_of(get("y2"))
        return period((first or year, figure(get("m1")), None), (last or year, figure(get("m2")), None))
    return None


def dated(text):
    found = WITHIN.fullmatch(text)
    if found:
        return deadline(text, found, "date", (year_of(found["y"]), 12, None), True)
    for pattern in PERIODS:
        found = pattern.fullmatch(text)
        if found and (read := period_in(found)):
            return deadline(text, found, "period", read, bool(found["before"]))
    found = DOTTED.fullmatch(text)
    if found and (read := period_in(found)):
        return deadline(text, found, "period", read, False)
    found = DATE_TO_DATE.fullmatch(text)
    if found:
        start, end = date_in(found, 0), date_in(found, 1)
        read = start and end and period(start, end)
        return deadline(text, found, "period", read, bool(found["before"])) if read else None
    found = DATE.fullmatch(text)
    if found:
        read = date_in(found, 0)
        return deadline(text, found, "date", read, bool(found["before"])) if read else None
    return None


def deadline(text, found, kind, value, bound):
    task = found.groupdict().get("task") or ""
    done = re.fullmatch("(?:全部|全面|如期|按时)?(?:完成|竣工|完工|完毕)?", task)
    of_task = re.fullmatch("[一-鿿]{0,10}", task) and not set(task) & set("未不没无的每各达至十百千万" + NUMERALS)
    if not done and not (bound and of_task):
        return None
    front = found["sign"] and sign_of(found["sign"])
    if found["sign"] and not front:
        return None
    named = found["sign"] in ("不晚于", "不迟于")
    plain = kind == "date" and (value[0] is not None or value[2] is not None)
    if front and not bound and not named and not plain:
        return None
    one, sign = agreed(front, "<=" if bound else None)
    if not one:
        return None
    return Reading(kind, sign, True, (value,) if kind == "date" else value)
