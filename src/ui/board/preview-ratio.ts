/**
 * Minimum aspect ratio of the box around a portrait preview, which keeps the steps below in view.
 */
export const PREVIEW_RATIO = 1.45
