"""MkDocs as host. The only folder that imports mkdocs, so that another host would cost one folder."""

from honorhall.doors.host.plugin import HonorHallPlugin, host, open_host

__all__ = ["HonorHallPlugin", "host", "open_host"]
