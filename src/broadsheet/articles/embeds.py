"""Which player belongs to an address, without asking anybody: the known providers and their address forms."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Player:
    """provider: its name as printed; src: address of the frame, "" where only a link can be shown."""

    provider: str
    src: str
    address: str
    ratio: str = "16 / 9"


PROVIDERS = (
    (r"(?:www\.|m\.)?youtube\.com/(?:watch\?(?:.*&)?v=|shorts/|live/|embed/)([\w-]{6,20})", "YouTube",
     "https://www.youtube-nocookie.com/embed/{}"),
    (r"youtu\.be/([\w-]{6,20})", "YouTube", "https://www.youtube-nocookie.com/embed/{}"),
    (r"(?:www\.|player\.)?vimeo\.com/(?:video/)?(\d{5,12})", "Vimeo", "https://player.vimeo.com/video/{}?dnt=1"),
    (r"(?:www\.)?dailymotion\.com/video/(\w{5,12})", "Dailymotion", "https://www.dailymotion.com/embed/video/{}"),
    (r"archive\.org/details/([\w.-]{3,80})", "Internet Archive", "https://archive.org/embed/{}"),
    (r"(?:www\.)?arte\.tv/\w\w/videos/([\w-]{5,20})", "ARTE", "https://www.arte.tv/player/v7/index.php?json_url=&videoId={}"),
    (r"open\.spotify\.com/(?:intl-\w+/)?((?:episode|show|track|album)/\w{10,30})", "Spotify",
     "https://open.spotify.com/embed/{}"),
)  # fmt: skip


def find(address: str) -> Player:
    """The player for `address`; one without `src` for a provider we do not know."""
    bare = re.sub(r"^https?://", "", address.strip())
    for pattern, provider, frame in PROVIDERS:
        if match := re.match(pattern, bare):
            return Player(provider, frame.format(match[1]), address)
    return Player(bare.partition("/")[0].removeprefix("www."), "", address)
