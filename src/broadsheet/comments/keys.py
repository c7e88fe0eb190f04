"""What is remembered of who writes: keyed hashes, which tell nobody the address without the paper's key."""

import ipaddress
import unicodedata

from django.core.signing import BadSignature, Signer
from django.utils.crypto import salted_hmac

OWN = "broadsheet.comments.own"
V4_PREFIX, V6_PREFIX = 24, 48  # what one household or one office has


def of_writer(email: str) -> str:
    """ "" where no address was given."""
    return keyed("writer", email.strip().casefold()) if email.strip() else ""


def of_network(address: str) -> str:
    """Of the network that an IP address belongs to; "" for what is none."""
    return keyed("network", network) if (network := network_of(address)) else ""


def network_of(address: str) -> str:
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    found = getattr(found, "ipv4_mapped", None) or found
    length = V4_PREFIX if found.version == 4 else V6_PREFIX
    return str(ipaddress.ip_network((found, length), strict=False))


def of_words(page_id: int, parent_id: int | None, who: str, text: str) -> str:
    """Two comments with the same one are the same comment, sent twice."""
    words = " ".join(unicodedata.normalize("NFKC", text).split()).casefold()
    return keyed("once", "\0".join((str(page_id), str(parent_id or ""), who, words)))


def keyed(purpose: str, value: str) -> str:
    return salted_hmac(f"broadsheet.comments.{purpose}", value, algorithm="sha256").hexdigest()


def own_token(comment_id: int) -> str:
    """What a writer's own link says; nobody else can make one."""
    return Signer(salt=OWN).sign(str(comment_id))


def comment_of(token: str) -> int | None:
    """The number of the comment; None for what is none of ours."""
    try:
        return int(Signer(salt=OWN).unsign(token))
    except (BadSignature, ValueError):
        return None
