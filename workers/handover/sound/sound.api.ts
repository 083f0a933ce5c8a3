import type { HeardSound } from '../../../src/domain/handover/own-sound.ts'

/** The contract of the worker that reads sound. Types only. */
export interface SoundApi {
  /** Opens the sound of a file for `read`. @returns false where there is none that can be read. */
  open(file: Blob): Promise<boolean>
  /** As `Sound.read`. */
  read(from: number, seconds: number): Promise<readonly Float32Array[]>
  /**
   * Hears a file through.
   * @throws AppError `sound-empty`, `sound-unreadable`, `sound-undecodable`, `sound-too-large`.
   */
  hear(file: Blob, onProgress: (share: number) => void): Promise<HeardSound>
}
