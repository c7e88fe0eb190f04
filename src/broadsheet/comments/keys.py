"""What is remembered of who writes: keyed hashes, which tell nobody the address without the paper's key."""

import ipaddress
import unicodedata

from django.utils.crypto import salted_hmac

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
