"""honorhall: builds the website of an honor hall (荣誉馆) from records and stories in plain text."""

__version__ = "0.1.0"
