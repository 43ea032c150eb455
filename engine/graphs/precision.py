"""How exactly a graph's matrices are kept."""

from typing import Literal

# int7 is int8 whose products fit into 16 bits two by two, for processors that add them so.
Precision = Literal["int8", "int7", "float32"]
LARGEST = {"int8": 127, "int7": 63}  # of a weight
