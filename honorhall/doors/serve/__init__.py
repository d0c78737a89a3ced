"""serve(): a hall's site in the browser while it is being written. The only folder that meets starlette and uvicorn."""

from honorhall.doors.serve.serving import Address, serve

__all__ = ["Address", "serve"]
