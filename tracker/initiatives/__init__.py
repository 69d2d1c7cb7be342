"""The improvement plan: initiatives, milestones, funding, catalogue and indicators; verbs and what they answer."""
