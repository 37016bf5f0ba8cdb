"""textual-serve's server, kept to this machine."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiohttp import web
from textual_serve.server import Server

__all__ = ["LoopbackServer"]

# Keys go to the terminal at once: without it a person would have to click into the page first.
_FOCUS = """<script>
  const wait = setInterval(() => {
    const terminal = document.querySelector(".xterm-helper-textarea");
    if (terminal) { clearInterval(wait); terminal.focus(); }
  }, 100);
</script>"""


class LoopbackServer(Server):
    """Answers what names its own address, and nothing that another site sends."""

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._own_pages_only)
        return app

    async def on_startup(self, app: web.Application) -> None:  # noqa: ARG002
        """Say where the workbench is."""
        self.console.print(f"The workbench is at {self.public_url} · ctrl+c stops", markup=False)

    @web.middleware
    async def _own_pages_only(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Refuse other names that lead here (DNS rebinding), and pages of other sites (their WebSockets)."""
        origin = request.headers.get("Origin")
        if f"http://{request.host}" != self.public_url or origin not in (None, self.public_url):
            raise web.HTTPForbidden(text="Only pages of this address are served.")
        response = await handler(request)
        if request.path == "/" and isinstance(response, web.Response) and response.text:
            response.text = response.text.replace("</body>", f"{_FOCUS}</body>")
        return response
