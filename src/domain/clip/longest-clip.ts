/** The longest clip, and the latest moment in one, in seconds: 115 days. */
export const LONGEST_CLIP = 1e7
