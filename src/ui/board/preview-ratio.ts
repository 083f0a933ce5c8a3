/**
 * Minimum aspect ratio of the box around a portrait preview, which keeps the steps below in view.
 */
export const PREVIEW_RATIO = 1.45

/** Below it, a picture is so much higher than wide that grid and filmstrip lay it out upright. */
const UPRIGHT = 0.9

/** @param aspect width over height. */
export const isUpright = (aspect: number): boolean => aspect < UPRIGHT
