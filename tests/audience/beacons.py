"""Beacons as a browser sends them, to the callable that the server calls."""

from broadsheet.audience.beacon import Beacon

READER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def nobody(environ, start_response):
    raise AssertionError("It is answered before anybody else is asked.")


def ask(path, method="POST", source="", address="192.0.2.7", **headers):
    """Status and headers of the answer. source: the host that the reader came from.

    headers: as HTTP_… of a WSGI environment, None leaves one out.
    """
    facts = {
        "PATH_INFO": path, "REQUEST_METHOD": method, "REMOTE_ADDR": address, "HTTP_HOST": "127.0.0.1:8000",
        "HTTP_USER_AGENT": READER, "HTTP_ACCEPT_LANGUAGE": "en", "HTTP_ORIGIN": "http://127.0.0.1:8000",
        "HTTP_SEC_FETCH_SITE": "same-origin", "CONTENT_LENGTH": "0", "QUERY_STRING": f"from={source}" if source else "",
        **headers,
    }  # fmt: skip
    answer = {}
    environ = {name: value for name, value in facts.items() if value is not None}
    list(Beacon(nobody)(environ, lambda status, headers: answer.update(status=status, headers=dict(headers))))
    return int(answer["status"].split()[0]), answer["headers"]


def view(page, **facts):
    status, _headers = ask(f"/-/view/{page}/", **facts)
    return status
