"""Training completion and district rollout: who has been reached, who is trained, as of any day."""

__version__ = "0.1.0"
