"""The catalogue, one module per area: `MESSAGES = {key: (Spanish, English)}`."""
