"""A parsing process that asks for twice the memory it may have: `python -m tests.data.hungry`."""

import sys

from data.returns import child

if __name__ == "__main__":
    sys.stdin.readline()
    child.limit()
    greedy = bytearray(2 * child.MEMORY)
    print('["end", [], [], [], [], [], {}, [], {}]', flush=True)
