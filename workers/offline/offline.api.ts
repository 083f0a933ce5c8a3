/** The heavy files; `workers/offline/packs/packs.json` describes each. */
export type PackName =
  | 'ffmpeg-core'
  | 'photo-formats'
  | 'onnx-runtime'
  | 'upscaler-fast'
  | 'upscaler-best'
  | 'fonts-europe'
  | 'fonts-asia'
  | 'fonts-chinese'
  | 'fonts-japanese'
  | 'fonts-korean'
  | 'people-faces'
  | 'people-mesh'
  | 'people-mask'

export interface PackState {
  readonly name: PackName
  readonly bytes: number
  readonly kept: boolean
}

/**
 * The contract of the offline worker. Types only: both sides import it, neither imports the other.
 */
export interface OfflineApi {
  /** The state of each pack on this device. */
  look(names: readonly PackName[]): Promise<readonly PackState[]>
  /**
   * Stores a pack: an existing one is verified, else it is downloaded. `onBytes` gets bytes of the
   * file.
   * @throws AppError `download-failed`, `no-space`, `offline-unsupported`.
   */
  keep(name: PackName, onBytes: (done: number, total: number) => void): Promise<void>
  remove(names: readonly PackName[]): Promise<void>
  /** Removes packs of earlier versions. */
  tidy(): Promise<void>
}
