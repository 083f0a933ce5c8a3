/**
 * What is done for a file while no share of it can be told: the video's sound is read and encoded,
 * or the encoder is loaded.
 */
export type MakeStep = 'sound' | 'encoder'

/** Hears how much of a file is made, 0 to 1, and the step that it waits for. */
export type OnMade = (share: number, step?: MakeStep) => void
