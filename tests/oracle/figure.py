"""Figures of the form, and how numbers are rounded and written."""

from decimal import Decimal
from fractions import Fraction

from numeral import TooLong, decimal, is_decimal
from quantity import UNIT_NONE, Quantity
from reading import read

ZERO, ONE = Fraction(0), Fraction(1)


class Unscored(Exception):
    """A row whose points cannot be said."""


def figure_text(figure):
    """A figure as text; a JSON number by its digits."""
    return figure if isinstance(figure, str) else format(Decimal(figure), "f")


def figure(filed):
    """The figure as an exact quantity, or None."""
    if filed is None:
        return None
    text = figure_text(filed)
    try:
        plain = decimal(text)
    except TooLong:
        plain = None
    if plain is not None:
        return Quantity(plain, UNIT_NONE)
    reading = read(text)
    if reading.kind == "quantity" and reading.sign is None and reading.exact:
        return reading.parts[0]
    return None


def points_of(filed):
    quantity = figure(filed)
    return quantity.number if quantity and quantity.unit in (UNIT_NONE, ("count", "分", 0)) else None


def money_of(filed, column):
    """元, or None."""
    quantity = figure(filed)
    if quantity is None or column is None:
        return None
    kind = quantity.unit
    if kind == UNIT_NONE:
        yuan = quantity.number * 10**column
    elif kind[0] == "money":
        yuan = quantity.number * 10 ** kind[1]
    elif kind[0] == "count" and not kind[1]:
        yuan = quantity.number * 10 ** kind[2]
    else:
        return None
    return yuan if is_decimal(yuan) else None


def rounded(number, places):
    """四舍五入: half away from zero."""
    if max(abs(number.numerator) * 10**places, number.denominator) >= 2**127:
        raise Unscored("too large")
    shifted = abs(number) * 10**places
    whole = shifted.numerator // shifted.denominator
    if 2 * (shifted - whole) >= 1:
        whole += 1
    return Fraction(whole if number >= 0 else -whole, 10**places)


def cut(number, places):
    shifted = abs(number) * 10**places
    whole = shifted.numerator // shifted.denominator
    return Fraction(whole if number >= 0 else -whole, 10**places)


def places_of(number):
    """How many digits stand after the point."""
    places = 0
    while (number * 10**places).denominator != 1:
        places += 1
    return places


def plain(number):
    """A decimal in plain digits, without trailing zeros."""
    places = places_of(number)
    digits = str(abs(number.numerator) * 10**places // number.denominator).rjust(places + 1, "0")
    sign = "-" if number < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)
