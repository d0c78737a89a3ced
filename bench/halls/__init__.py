"""Synthetic halls of any size, for benches: nothing in them is real, and one seed always gives the same bytes."""

from bench.halls.hall import SIZES, Size, write_hall
from bench.halls.prose import Pen
from bench.halls.spellings import DATE_SHAPES, QUANTITY_SHAPES, date_in, quantity

__all__ = ["DATE_SHAPES", "QUANTITY_SHAPES", "SIZES", "Pen", "Size", "date_in", "quantity", "write_hall"]
