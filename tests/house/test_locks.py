"""The lock files pin by hash alone, for every platform, and name no host."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYTHON_LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-node.lock"]
NPM_LOCK = ROOT / "client" / "web" / "package-lock.json"

PIN = re.compile(r"^([a-z0-9._-]+)==(\S+)", re.MULTILINE)


def pins(lock: str) -> dict[str, str]:
    return dict(PIN.findall((ROOT / lock).read_text()))


@pytest.mark.parametrize("lock", PYTHON_LOCKS)
def test_a_python_lock_holds_pins_and_hashes_and_nothing_else(lock: str) -> None:
    for line in (ROOT / lock).read_text().splitlines():
        assert PIN.match(line) or re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line)


def test_the_hub_is_tested_with_what_it_runs_on() -> None:
    assert pins("requirements.lock").items() <= pins("requirements-dev.lock").items()


def test_the_npm_lock_has_an_integrity_for_each_package_and_says_no_address() -> None:
    packages = json.loads(NPM_LOCK.read_text())["packages"]
    assert len(packages) > 1
    for name, package in packages.items():
        assert "resolved" not in package
        assert name == "" or package["integrity"].startswith("sha512-")


def test_the_npm_lock_holds_the_optional_packages_of_every_platform() -> None:
    packages = json.loads(NPM_LOCK.read_text())["packages"]
    for package in packages.values():
        for optional in package.get("optionalDependencies", {}):
            assert f"node_modules/{optional}" in packages
