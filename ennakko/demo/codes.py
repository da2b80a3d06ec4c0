"""Artificial identity codes and building codes of the test register, for a whole city at once."""

import numpy as np
import polars as pl

from ennakko.base.identity import ALPHABET
from ennakko.demo.cast import FIRST_NUMBER
from ennakko.demo.chance import Bools, Ints, rank_within

FROM = 900  # individual numbers 900-999: nobody real has one
SIGNS = {1900: "-YXWVU", 2000: "ABCDEF"}  # all century signs in force since 2023, the common one first
A_DAY = (FIRST_NUMBER - FROM) // 2 * 6  # codes for one sex on one day
CENTURY = int(np.datetime64("2000-01-01").astype(int))  # days since 1970


def identity_codes(born: Ints, female: Bools, taken: int) -> pl.Series:
    """A code for everybody but the first `taken` (the cast), unique: even individual numbers for women, odd for men.

    A day has 270 codes for each sex. Where more are born on it, as in a city of several millions, the code's date is a
    day later than the birth (and so on): the register says when somebody was born, never the code.
    """
    day = born[taken:].copy()
    sex = female[taken:].astype(np.int64)
    while True:
        rank = rank_within(day * 2 + sex)
        over = rank >= A_DAY
        if not over.any():
            break
        day[over] += 1
    dates = pl.Series(day.astype(np.int32)).cast(pl.Date)
    number = FROM + rank % (A_DAY // 6) * 2 + (1 - sex)
    sign = np.array(list(SIGNS[1900] + SIGNS[2000]))[rank // (A_DAY // 6) + 6 * (day >= CENTURY)]
    table = pl.DataFrame({"date": dates.dt.strftime("%d%m%y"), "number": number, "sign": sign}).with_columns(
        number=pl.col("number").cast(pl.String)
    )
    digits = (table["date"] + table["number"]).cast(pl.Int64).to_numpy()
    return table["date"] + table["sign"] + table["number"] + _check(digits)


def building_codes(n: int) -> pl.Series:
    """Permanent building codes of the test register: they begin with 9."""
    if n >= 100_000_000:
        raise ValueError("The test register has room for a hundred million buildings.")
    digits = 900_000_000 + np.arange(1, n + 1) * 97 % 100_000_000  # 97 and the modulus have no common factor
    return pl.Series(digits).cast(pl.String) + _check(digits)


def _check(digits: Ints) -> pl.Series:
    return pl.Series(np.array(list(ALPHABET))[digits % 31])
