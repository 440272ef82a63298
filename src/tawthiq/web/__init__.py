"""The workbench: requests to the pipeline, and what came of it to pages and to programs."""
