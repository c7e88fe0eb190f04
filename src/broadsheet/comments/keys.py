"""What is remembered of who writes: keyed hashes, which tell nobody the address without the paper's key."""

import unicodedata

from django.core.signing import BadSignature, Signer
from django.utils.crypto import salted_hmac

from broadsheet.lib import networks

OWN = "broadsheet.comments.own"
V4_PREFIX, V6_PREFIX = 24, 48  # what one household or one office has


def of_writer(email: str) -> str:
    """ "" where no address was given."""
    return keyed("writer", email.strip().casefold()) if email.strip() else ""


def of_network(address: str) -> str:
    """Of the network that an IP address belongs to; "" for what is none."""
    return keyed("network", network) if (network := networks.of(address, v4=V4_PREFIX, v6=V6_PREFIX)) else ""


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
