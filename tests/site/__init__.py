"""Tests of the whole site, as it lies on disk after a build."""
