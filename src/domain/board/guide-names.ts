/** Width over height of each crop that a board is checked for. */
export const CROPS = { '2.39': 2.39, '1.85': 1.85, '16:9': 16 / 9, '4:5': 4 / 5, '9:16': 9 / 16 } as const
export type Crop = keyof typeof CROPS

export const GUIDES = ['thirds', 'centre', 'safe', '2.39', '1.85', '16:9', '4:5', '9:16'] as const
export type Guide = (typeof GUIDES)[number]
