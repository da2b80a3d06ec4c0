"""Snapshots: the register as frames. `queries` says how, `store` keeps them, `small` reads the few of the fast path."""
