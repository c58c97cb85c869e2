"""What the scores are called wherever a person reads them; published JSON keys are other names."""

from typing import Final

SERVICE_LEVEL: Final = "Service level"
QUALITY: Final = "Quality"
TEAM_WELLBEING: Final = "Team wellbeing (burnout)"
"""100 is best, which `Burnout` alone would hide."""
TOTAL: Final = "Total"

SCORE_NAMES: Final = {
    "service_level": SERVICE_LEVEL,
    "quality": QUALITY,
    "burnout": TEAM_WELLBEING,
    "overall": TOTAL,
}
"""By published key, in the order in which they are shown."""
