"""The client runs where nothing is installed but the protocol and websockets."""

import subprocess
import sys

IMPORT_ALL = """
import pkgutil, sys

HERE = {"circlekeeper_client", "circlekeeper_protocol", "msgspec", "websockets"}

class NothingElse:
    def find_spec(self, name, path=None, target=None):
        top = name.partition(".")[0]
        if top not in HERE and top not in sys.stdlib_module_names:
            raise ModuleNotFoundError(f"{top} is not installed", name=top)

sys.meta_path.insert(0, NothingElse())
import circlekeeper_client
for module in pkgutil.walk_packages(circlekeeper_client.__path__, "circlekeeper_client."):
    __import__(module.name)
"""


def test_all_of_it_imports_with_the_protocol_and_websockets() -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL], capture_output=True, text=True, check=False
    )

    assert done.stderr == ""
    assert done.returncode == 0
