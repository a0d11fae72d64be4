"""What every request passes first: who may ask, how much, in which language.

Local mode trusts nothing but the token: a page of another site that reaches this
port has a foreign Origin, one that rebinds a name to 127.0.0.1 a foreign Host.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qualcode import i18n
from qualcode.errors import QualcodeError
from qualcode.web.answers import refuse

SAFE = frozenset(("GET", "HEAD", "OPTIONS"))
MEGABYTE = 1024 * 1024
FILE_LIMIT = 50 * MEGABYTE
UPLOAD_LIMIT = 500 * MEGABYTE  # a batch of files in one request
BODY_LIMIT = 8 * MEGABYTE
LANGUAGE_COOKIE = "qualcode_language"


@dataclass(frozen=True)
class Gate:
    """Who is let in: the token, and the names this server answers to."""

    token: str
    hosts: frozenset[str]
    cookie: str = "qualcode"
    language: Callable[[], str] = field(default=lambda: "es")

    def knows_host(self, host: str) -> bool:
        """Whether the Host header names this server."""
        return host.lower() in self.hosts

    def knows_origin(self, origin: str | None) -> bool:
        """Whether a request comes from our own pages; programs send no Origin."""
        if origin is None:
            return True
        scheme, _, host = origin.partition("://")
        return scheme == "http" and host.lower() in self.hosts

    def knows_token(self, given: str) -> bool:
        """Whether the token is ours, in the same time whatever it is."""
        return hmac.compare_digest(given.encode(), self.token.encode())


def local_gate(token: str, port: int, language: Callable[[], str]) -> Gate:
    """The gate of a server on 127.0.0.1; its cookie is the port's own.

    Browsers keep cookies by host, not by port: two studies open at once would
    take each other's token away.
    """
    names = ("127.0.0.1", "localhost", "[::1]")
    hosts = frozenset(f"{name}:{port}" for name in names)
    return Gate(token, hosts, f"qualcode_{port}", language)


class Guard:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp, gate: Gate, changed: Callable[[], None]) -> None:
        """Wrap `app`; `changed` is called after each request that may have written."""
        self.app, self.gate, self.changed = app, gate, changed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, or answer in its place."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        i18n.use(language_of(connection, self.gate.language()), force=True)
        send = _with_headers(send, scope, connection.headers)
        refused = self._refusal(connection)
        if refused is not None:
            await refuse(scope, refused)(scope, receive, send)
            return
        if scope["type"] == "http" and _has_token(connection):
            await self._keep_token(scope, receive, send)
            return
        limited = _limited(receive, scope, connection.headers)
        try:
            await self.app(scope, limited, send)
        except BodyTooLargeError:
            await refuse(scope, QualcodeError("body-too-large"))(scope, receive, send)
        if scope["type"] == "http" and scope["method"] not in SAFE:
            self.changed()

    def _refusal(self, connection: HTTPConnection) -> QualcodeError | None:
        gate, headers = self.gate, connection.headers
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not gate.knows_host(hosts[0]):
            return QualcodeError("host-foreign", value=", ".join(hosts)[:80])
        for origin in headers.getlist("origin"):
            if not gate.knows_origin(origin):
                return QualcodeError("origin-foreign", value=origin[:80])
        if not any(gate.knows_token(t) for t in _tokens(connection, gate.cookie)):
            return QualcodeError("token-missing")
        return _size_refusal(connection)

    async def _keep_token(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Turn the token of the address into a cookie and take it off the address."""
        query = parse_qsl(scope["query_string"].decode("latin-1"), True)
        rest = urlencode([(k, v) for k, v in query if k != "token"])
        # Only the path, so that the answer can never send anybody elsewhere.
        path = "/" + scope["path"].lstrip("/\\")
        answer = RedirectResponse(path + (f"?{rest}" if rest else ""), 303)
        answer.set_cookie(
            self.gate.cookie, self.gate.token, httponly=True, samesite="strict"
        )
        await answer(scope, receive, send)


def _has_token(connection: HTTPConnection) -> bool:
    return (
        connection.scope["method"] in ("GET", "HEAD")
        and not connection.scope["path"].startswith("/api/")
        and "token" in connection.query_params
    )


def _tokens(connection: HTTPConnection, cookie: str) -> Iterable[str]:
    scheme, _, bearer = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        yield bearer.strip()
    if cookie in connection.cookies:
        yield connection.cookies[cookie]
    if "token" in connection.query_params:
        yield connection.query_params["token"]


def _size_refusal(connection: HTTPConnection) -> QualcodeError | None:
    length = connection.headers.get("content-length", "0")
    if length.isdecimal() and int(length) > _limit(connection.headers):
        return QualcodeError("body-too-large")
    return None


def _limit(headers: Headers) -> int:
    files = headers.get("content-type", "").startswith("multipart/form-data")
    return UPLOAD_LIMIT if files else BODY_LIMIT


class BodyTooLargeError(Exception):
    """More bytes arrived than a request may have."""


def _limited(receive: Receive, scope: Scope, headers: Headers) -> Receive:
    """The body counted as it arrives: a length may be absent or false."""
    if scope["type"] != "http":
        return receive
    left = _limit(headers)

    async def counted() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise BodyTooLargeError
        return message

    return counted


def _with_headers(send: Send, scope: Scope, headers: Headers) -> Send:
    host = headers.get("host", "")

    async def adorned(message: Message) -> None:
        if message["type"].endswith("response.start"):
            found = MutableHeaders(scope=message)
            for name, value in security_headers(host).items():
                found.setdefault(name, value)
            found.setdefault("cache-control", "no-store")
        await send(message)

    return adorned if scope["type"] == "http" else send


def security_headers(host: str) -> dict[str, str]:
    """The headers of every answer. No inline script or style, nothing from outside."""
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; "
        f"img-src 'self' data:; font-src 'self'; connect-src 'self' ws://{host}; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    return {
        "content-security-policy": policy,
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
    }


def language_of(connection: HTTPConnection, fallback: str) -> str:
    """`?lang=`, else the choice kept in a cookie, else Accept-Language, else ours."""
    accepted = _accepted(connection.headers.get("accept-language", ""))
    for wanted in (
        connection.query_params.get("lang", ""),
        connection.cookies.get(LANGUAGE_COOKIE, ""),
        *accepted,
    ):
        if wanted[:2].lower() in i18n.LANGUAGES:
            return wanted[:2].lower()
    return fallback


def _accepted(header: str) -> list[str]:
    """The languages of Accept-Language, the most wanted first."""
    found: list[tuple[float, str]] = []
    for part in header.split(","):
        name, *options = part.strip().split(";")
        weight = next((o.strip()[2:] for o in options if o.strip()[:2] == "q="), "1")
        try:
            found.append((-float(weight), name))
        except ValueError:
            continue
    return [name for _, name in sorted(found, key=lambda item: item[0])]
