"""Runs one command and writes what it took: `launch.py RESULT COMMAND…`, in the current folder.

It imports next to nothing: a child counts the memory of the process that starts it as its own peak, so
whoever starts it must be small.
"""

import os
import sys
import time

result, *command = sys.argv[1:]
started = time.perf_counter()
process = os.posix_spawn(command[0], command, os.environ)
_, status, usage = os.wait4(process, 0)
wall = time.perf_counter() - started
scale = 1 if sys.platform == "darwin" else 1024
with open(result, "w", encoding="ascii") as file:
    print(wall, usage.ru_utime, usage.ru_stime, usage.ru_maxrss * scale, file=file)
sys.exit(os.waitstatus_to_exitcode(status) != 0)
