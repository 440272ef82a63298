"""Readers of formats that need a library: each runs in a process of its own, within limits (`confinement.py`)."""
