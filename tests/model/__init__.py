"""Tests of the record kinds, the archive and its editions."""
