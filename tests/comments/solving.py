"""What a browser does with a challenge."""

import json
from base64 import b64encode

import altcha


def solve(given, page=None):
    challenge = altcha.Challenge.from_dict(given)
    solution = altcha.solve_challenge(challenge)
    told = {"challenge": given, "solution": {"counter": solution.counter, "derivedKey": solution.derived_key}}
    return b64encode(json.dumps(told).encode()).decode()
