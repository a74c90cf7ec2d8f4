"""Measure memory: gives the most that the running program has held.

From the kernel's high-water mark of this program alone: that of `resource` begins with
the memory of the process that started it.
"""

from pathlib import Path


def peak_megabytes() -> float:
    """Give the most megabytes held since the program began."""
    status = Path("/proc/self/status").read_text(encoding="ascii").split()
    return int(status[status.index("VmHWM:") + 1]) / 1024
