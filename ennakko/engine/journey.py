"""How far it is to walk.

For now: the straight line times a stated factor. A street network can take over behind `walking_metres`; nothing else
in the house measures a journey.
"""

import numpy as np
import numpy.typing as npt

Metres = npt.NDArray[np.int32]
Points = npt.NDArray[np.float64]


def walking_metres(homes: Points, places: Points, *, factor: float) -> Metres:
    """Walking metres from each home to each place: shape (homes, places).

    Both are (n, 2) arrays of easting and northing in EPSG:3879 metres. `factor` turns the straight line into a walk.
    """
    apart = homes[:, None, :] - places[None, :, :]
    return np.rint(np.hypot(apart[..., 0], apart[..., 1]) * factor).astype(np.int32)
