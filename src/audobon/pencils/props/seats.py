"""Which things bear someone, and where.

Knows: heights of seats, beds and decks in metres, as they are drawn.  Does not know: bodies.
"""

from __future__ import annotations

from audobon.pencils.props.kind import Bearing, Seat

SEATS: dict[str, Seat] = {
    "table": Seat(height=0.76, depth=0.12, half_width=0.6),
    "chair": Seat(height=0.46, depth=0.2, half_width=0.22),
    "armchair": Seat(height=0.44, depth=0.3, half_width=0.3),
    "sofa": Seat(height=0.42, depth=0.3, half_width=0.85),
    "bed": Seat(height=0.66, depth=0.4, kind=Bearing.LIE, half_width=0.9, before="quilt"),
    "bench": Seat(height=0.44, depth=0.2, half_width=0.7),
    "tub": Seat(height=0.2, depth=0.4, half_width=0.3, before="staves"),
    "barrel": Seat(height=0.85, depth=0.2, half_width=0.2),
    "tree": Seat(height=2.1, depth=0.1, x=0.45, half_width=0.4),
    "wheelbarrow": Seat(height=0.5, depth=0.3, half_width=0.3, before="tray"),
    "ladder": Seat(height=0.62, depth=0.05, kind=Bearing.STAND, half_width=0.15),
    "cart": Seat(height=1.15, depth=0.5, half_width=0.7),
    "boat": Seat(height=0.34, depth=0.4, half_width=1.0, before="hull"),
    "haystack": Seat(height=1.25, depth=0.6, kind=Bearing.LIE, half_width=0.5),
    "bridge": Seat(height=1.25, depth=0.5, kind=Bearing.STAND, half_width=1.2, before="parapet"),
    "stone wall": Seat(height=0.9, depth=0.12, half_width=1.0),
    "chest": Seat(height=0.58, depth=0.2, half_width=0.35),
    "rock": Seat(height=0.48, depth=0.2, half_width=0.22),
}
