"""Why a figure moved, and what became known since: parts and facts that add up."""
