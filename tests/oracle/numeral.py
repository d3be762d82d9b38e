"""Numbers: digits with commas, Chinese numerals, scales behind either."""

import re
from fractions import Fraction

import words
from text import NUMERALS, any_of


class TooLong(Exception):
    """A number of more digits than are kept."""


class Several(Exception):
    """Several quantities, or a sign with nothing behind it."""

PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def decimal(text):
    """A plain decimal of at most fifteen digits before the point and ten after it, or None."""
    if not PLAIN.fullmatch(text):
        return None
    whole, _, part = text.lstrip("-").partition(".")
    if len(whole.lstrip("0")) > 15 or len(part.rstrip("0")) > 10:
        raise TooLong
    return Fraction(text)


def is_decimal(number):
    """Whether a decimal can hold the number."""
    return abs(number) < 10**15 and (number * 10**10).denominator == 1


def kept(number):
    if not is_decimal(number):
        raise TooLong
    return number


DIGIT_OF = {c: i for i, c in enumerate("零一二三四五六七八九")}
SAME = str.maketrans("〇壹贰两叁肆伍陆柒捌玖拾佰仟億萬", "零一二二三四五六七八九十百千亿万")


def section_in_numerals(n):
    text, gap = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        figure = n // power % 10
        if figure:
            text += ("零" if gap and text else "") + "零一二三四五六七八九"[figure] + unit
            gap = False
        else:
            gap = True
    return text


def in_numerals(n):
    """An integer as it is properly written: 三万零五百."""
    if n == 0:
        return "零"
    text, rest = "", n
    for power, unit in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"), (1, "")):
        here, rest = divmod(rest, power)
        if here:
            text += ("零" if text and here < 1000 else "") + section_in_numerals(here) + unit
    return text


def from_numerals(text):
    """The integer that is properly written so, or None."""
    text = text.translate(SAME)
    total = section = figure = 0
    for unit in re.findall("万亿|.", text):
        if unit in DIGIT_OF:
            figure = DIGIT_OF[unit]
        elif unit in ("十", "百", "千"):
            section += (figure or 1) * {"十": 10, "百": 100, "千": 1000}[unit]
            figure = 0
        elif unit in ("万", "亿", "万亿"):
            total += (section + figure) * {"万": 10**4, "亿": 10**8, "万亿": 10**12}[unit]
            section = figure = 0
        else:
            return None
    total += section + figure
    proper = in_numerals(total)
    # 十二 is as good as 一十二.
    return total if text == proper or proper.startswith("一十") and text == proper[1:] else None


SCALE = f"(?!{any_of(words.NOT_A_SCALE)}){any_of(' '.join(words.SCALES))}"
GROUPED = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+"
DIGITS = rf"[-−]?(?:{GROUPED})(?:\.[0-9]+)?(?![0-9.,])"
HAN = "零〇一二三四五六七八九两壹贰叁肆伍陆柒捌玖十拾百佰千仟万亿億萬点"
NUMBER = rf"(?:{DIGITS}(?:{SCALE}(?:[0-9]+(?![0-9.,])(?:{SCALE})?)*)?|[{NUMERALS}十拾][{HAN}]*)"
IN_DIGITS = re.compile(rf"(?P<first>{DIGITS})(?:(?P<scale>{SCALE})(?P<parts>.*))?")


def number(text):
    """(value, power of the scale at its end, of the greatest scale in it, in numerals), or None."""
    if text[0] in NUMERALS + "十拾":
        return han_number(text)
    found = IN_DIGITS.fullmatch(text)
    if not found:
        return None
    first = decimal(found["first"].replace(",", "").replace("−", "-"))
    if not found["scale"]:
        return first, 0, 0, False
    power = words.SCALES[found["scale"]]
    greatest, value = power, first * 10**power
    # Every further part must fit under the one before: 1万2千 and 1万2000, not 1万2.
    for digits, scale in re.findall(f"([0-9]+)({SCALE})?", found["parts"]):
        under = words.SCALES[scale] if scale else 0
        part = decimal(digits) * 10**under
        fits = first.denominator == 1 and first >= 0 and under < power and part < 10**power
        if not fits or not scale and len(digits) != power:
            return None
        value, power = value + part, under
    return value, power, greatest, False


def han_number(text):
    whole, point, part = text.partition("点")
    scale = 0
    if point:
        digits = re.match(f"[{NUMERALS}]*", part)[0]
        if part[len(digits):] and part[len(digits):] not in words.SCALES:
            return None
        scale = words.SCALES.get(part[len(digits):], 0)
        part = "".join(str(DIGIT_OF[c.translate(SAME)]) for c in digits)
        if not part:
            return None
    value = from_numerals(whole)
    if value is None:
        return None
    if point:
        value = decimal(f"{value}.{part}")
    whole = whole.translate(SAME)
    greatest = scale or max((words.SCALES[s] for s in ("万亿", "亿", "万") if s in whole), default=0)
    end = scale or next((words.SCALES[s] for s in ("万亿", "亿", "万") if whole.endswith(s)), 0)
    return Fraction(value) * 10**scale, end, greatest, True
