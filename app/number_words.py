"""Numbers and sizes as the interface's language writes them."""

from PySide6.QtCore import QLocale

_KB, _MB, _GB = 1e3, 1e6, 1e9  # as shops and systems count them


def decimal(value: float, n_digits: int = 1) -> str:
    """A number with so many digits behind the point, as 1.5 or 1,5."""
    return QLocale().toString(float(value), "f", n_digits)


def shortest(value: float) -> str:
    """A number with at most two digits behind the point, and none that say nothing."""
    locale = QLocale()
    text = decimal(value, 2)
    return text.rstrip(locale.zeroDigit()).removesuffix(locale.decimalPoint())


def count(number: int) -> str:
    """A whole number, as 10,000."""
    return QLocale().toString(number)


def size(n_bytes: int) -> str:
    """Bytes, as 936 MB or 1.1 GB."""
    if n_bytes >= _GB:
        return f"{decimal(n_bytes / _GB)} GB"
    if n_bytes >= _MB:
        return f"{decimal(n_bytes / _MB, 0)} MB"
    return f"{decimal(n_bytes / _KB, 0)} kB"


def pace(speed: float) -> str:
    """How many times as fast, without the sign, as 1.5 or 32."""
    enough = 10  # from there on two digits are all that is known
    return decimal(speed, 0 if speed >= enough else 1)


def times(speed: float) -> str:
    """How many times as fast, as 1.5× or 32×."""
    return f"{pace(speed)}\N{MULTIPLICATION SIGN}"
