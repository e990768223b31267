"""Write every file that is made from the protocol, or with `--check` say which are out of date.

python scripts/generate.py [--check]
"""

import runpy
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
runpy.run_module("scripts.generator", run_name="__main__", alter_sys=True)
