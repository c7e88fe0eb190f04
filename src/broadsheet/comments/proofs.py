"""Proof of work: a browser that computes for half a second is asked for it before each comment.

The challenge names its page, the moment it was given and the moment it ends, all signed: nothing is remembered of it
until its work is handed in, and then only that it is spent.
"""

import hashlib
import json
import secrets
from base64 import b64decode
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import altcha

from broadsheet.comments import keys

ALGORITHM, ROUNDS = "PBKDF2/SHA-256", 2000  # browsers have it built in
FEWEST, MOST = 100, 300  # tries that a browser needs; together about half a second on a phone
LASTS = timedelta(hours=2)  # long comments are written slowly
LONGEST = 4000  # characters of what is handed in


@dataclass(frozen=True)
class Proof:
    """Work that was done. given_at: when its challenge was; digest: the challenge, which counts once."""

    digest: str
    given_at: datetime


def challenge(page_id: int, at: datetime) -> dict[str, Any]:
    """What solve-proof.js works on, for a comment on this page."""
    given = altcha.create_challenge(
        ALGORITHM, ROUNDS,
        counter=FEWEST + secrets.randbelow(MOST - FEWEST),
        expires_at=at + LASTS,
        data={"page": page_id, "at": at.timestamp()},
        hmac_secret=keys.keyed("proof", "challenge"),
        hmac_key_secret=keys.keyed("proof", "solution"),
    )  # fmt: skip
    told: dict[str, Any] = given.to_dict()
    return told


def check(handed_in: str, page_id: int) -> Proof | None:
    """The proof, if it is one, for this page, and not too late."""
    if not handed_in or len(handed_in) > LONGEST:
        return None
    try:
        told = json.loads(b64decode(handed_in, validate=True))
        facts = told["challenge"]["parameters"]["data"]
        page, given_at = facts["page"], datetime.fromtimestamp(facts["at"]).astimezone()
        found = altcha.verify_solution(
            handed_in, keys.keyed("proof", "challenge"), hmac_key_secret=keys.keyed("proof", "solution")
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError, OSError):
        return None
    if not found.verified or page != page_id:
        return None
    signature = str(told["challenge"]["signature"])
    return Proof(hashlib.sha256(signature.encode()).hexdigest(), given_at)
