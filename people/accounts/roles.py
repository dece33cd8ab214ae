"""The staff roles, as groups: what each may do is in `docs/architecture.md` and in each room's policies."""

ORGANISER = "organiser"
REGISTRATION = "registration"
CARE = "care"
SUBSIDY = "subsidy"
FINANCE = "finance"
EVALUATION = "evaluation"
EDITOR = "editor"
PRIVACY = "privacy officer"
DESK = "desk"

ALL = [ORGANISER, REGISTRATION, CARE, SUBSIDY, FINANCE, EVALUATION, EDITOR, PRIVACY, DESK]
