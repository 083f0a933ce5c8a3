/** The heavy files by name; `workers/offline/packs/packs.json` says what each is. */
export type PackName = 'ffmpeg-core' | 'photo-formats' | 'onnx-runtime' | 'upscaler-fast' | 'upscaler-best'

export interface PackState {
  readonly name: PackName
  readonly bytes: number
  readonly kept: boolean
}

/** What the offline worker offers. Types only: both sides import it, neither imports the other. */
export interface OfflineApi {
  /** What is kept on this device. */
  look(names: readonly PackName[]): Promise<readonly PackState[]>
  /**
   * Keeps a file: one that is there is read and checked, else it is downloaded. `onBytes` hears
   * bytes of the file.
   * @throws AppError `download-failed`, `no-space`, `offline-unsupported`.
   */
  keep(name: PackName, onBytes: (done: number, total: number) => void): Promise<void>
  remove(names: readonly PackName[]): Promise<void>
  /** Removes what an earlier version of the app kept. */
  tidy(): Promise<void>
}
