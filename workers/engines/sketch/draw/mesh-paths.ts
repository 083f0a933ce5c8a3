/** Points of MediaPipe's face mesh along the lines of a face. Left and right are the picture's. */

/** An eye and its brow; lids from the outer corner to the inner one. */
export interface EyePaths {
  readonly upper: readonly number[]
  readonly lower: readonly number[]
  readonly browUpper: readonly number[]
  readonly browLower: readonly number[]
}

export const EYES: readonly [left: EyePaths, right: EyePaths] = [
  {
    upper: [33, 246, 161, 160, 159, 158, 157, 173, 133],
    lower: [33, 7, 163, 144, 145, 153, 154, 155, 133],
    browUpper: [70, 63, 105, 66, 107],
    browLower: [46, 53, 52, 65, 55],
  },
  {
    upper: [263, 466, 388, 387, 386, 385, 384, 398, 362],
    lower: [263, 249, 390, 373, 374, 380, 381, 382, 362],
    browUpper: [300, 293, 334, 296, 336],
    browLower: [276, 283, 282, 295, 285],
  },
]

/** From the picture's left corner of the mouth to its right one. */
export const MOUTH = {
  upper: [61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291],
  innerUpper: [78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308],
  innerLower: [78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308],
  lower: [61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291],
} as const

export const NOSE = {
  /** Below the tip, from nostril to nostril. */
  under: [98, 97, 2, 326, 327],
  wings: [
    [49, 48, 64, 98],
    [279, 278, 294, 327],
  ],
  bridge: [168, 6, 197, 195, 5, 4, 1],
} as const

/** Around the face, from the brow clockwise. */
export const OVAL: readonly number[] = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149,
  150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
]
