"""How two figures that differ may come of one: a slip of the pen makes 48 of 84, two things are any distance apart."""

from __future__ import annotations

import math

_THREE = math.log(3)
_MOST = 4.0
"""Logarithm of a ratio beyond which two figures are as far apart as can be."""


def slipped(one: float, other: float) -> bool:
    """Whether one figure is the other with noughts more or less, two digits exchanged, one dropped or one other.

    >>> slipped(48, 84), slipped(1_500, 150), slipped(112, 12), slipped(44, 54), slipped(9.2, 2.9)
    (True, True, True, True, True)
    >>> slipped(43, 52), slipped(3, 9), slipped(20, 3_300)
    (False, False, False)
    """
    if min(one, other) <= 0:
        return False
    (left, far), (right, near) = sorted((digits(one), digits(other)), key=lambda d: (-d[1], d[0]))
    if left == right:
        return far != near
    if far == near:
        length = max(len(left), len(right))
        pairs = list(zip(left.ljust(length, "0"), right.ljust(length, "0"), strict=True))
        exchanged = sorted(a for a, _ in pairs) == sorted(b for _, b in pairs)
        return length > 1 and (exchanged or sum(a != b for a, b in pairs) == 1)
    return far - near == 1 and any(left[:i] + left[i + 1 :] == right for i in range(len(left)))


def digits(value: float) -> tuple[str, int]:
    """The digits that a figure is written with, without noughts at its end, and its power of ten.

    >>> digits(9_700_000_000), digits(132), digits(0.5)
    (('97', 9), ('132', 2), ('5', -1))
    """
    written, power = f"{abs(value):.8e}".split("e")
    return written.replace(".", "").rstrip("0"), int(power)


def digits_of(value: float) -> int:
    """How many digits a figure is told with, noughts at either end left out.

    >>> digits_of(132), digits_of(12_300_000), digits_of(7.8), digits_of(0.5)
    (3, 3, 2, 1)
    """
    return len(digits(value)[0])


def apart(one: float, other: float) -> float:
    """How far two figures are apart beyond a factor of three, as a logarithm, 0 to 1.5.

    >>> apart(50, 60), round(apart(20, 3_300), 2)
    (0.0, 1.45)
    """
    if min(one, other) <= 0:
        return 0.0
    return max(0.0, min(abs(math.log(one / other)), _MOST) - _THREE) / 2
