"""HTTP to a hub of the tests' own, on this machine."""

import httpx2


def loopback(address: str) -> httpx2.AsyncClient:
    """Without the machine's certificates: to read them takes as long as to start a hub."""
    return httpx2.AsyncClient(base_url=address, trust_env=False, verify=False)
