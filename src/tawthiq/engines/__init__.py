"""Where work is done: in this process, in several, or on the machines of a Spark cluster; nothing of what is done."""
