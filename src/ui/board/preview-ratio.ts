/**
 * Previews of upright pictures stand in a box of this shape, so that the steps below stay in sight.
 */
export const PREVIEW_RATIO = 1.45
