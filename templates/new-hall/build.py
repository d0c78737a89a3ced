"""python build.py is `honorhall build`."""

import sys

from honorhall.doors import main

sys.exit(main(["build", *sys.argv[1:]]))
