"""The site's HTML by the standard's own checker; not a part of `make test`, because it needs Java."""
