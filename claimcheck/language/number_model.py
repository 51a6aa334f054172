"""What the number words and digits of a text come to: parts, and numerals composed of them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Part:
    """A part of a number.

    Attributes:
        value: what it adds to the number.
        end: where it ends in the key.
        scale: the scale word in it (ألف is 1000), 1 without one.
        multiplier: the number before that scale word, 0 where none is written.
        joints: where each و stands inside it.
    """

    value: Fraction
    end: int
    scale: int = 1
    multiplier: Fraction = Fraction(0)
    joints: tuple[int, ...] = ()


@dataclass(frozen=True)
class Numeral:
    """A number as written, with offsets into the key.

    Attributes:
        low: its value, or the least it can be.
        high: the most it can be; None where that is open.
        approximate: it is a vague word such as مئات or بضعة.
        fraction: the part of a whole that it names; low and high mean nothing then.
        scale: the scale word of its first part (ألف is 1000), 1 without one.
        multiplier: the number before that scale word, 0 where none is written.
        joints: where each و stands that joins its parts.
    """

    start: int
    end: int
    low: int
    high: int | None
    approximate: bool = False
    fraction: Fraction | None = None
    scale: int = 1
    multiplier: int = 0
    joints: tuple[int, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether it is one plain number."""
        return self.fraction is None and self.high == self.low
