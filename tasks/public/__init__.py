"""Public data sets as tasks. Their files are fetched from pinned sources: see docs/public_tasks.md."""
