import type { ShotMove } from '../../../src/domain/board/shot-terms.ts'

/** How a video model is told a camera move, in English, which every one of them reads. */
export const MOTIONS: Readonly<Record<ShotMove, string>> = {
  static: 'The camera stays still.',
  'pan-left': 'The camera pans slowly to the left.',
  'pan-right': 'The camera pans slowly to the right.',
  'tilt-up': 'The camera tilts up.',
  'tilt-down': 'The camera tilts down.',
  'push-in': 'The camera pushes in slowly.',
  'pull-out': 'The camera pulls out slowly.',
  'track-left': 'The camera tracks to the left.',
  'track-right': 'The camera tracks to the right.',
  'pedestal-up': 'The camera rises straight up.',
  'pedestal-down': 'The camera sinks straight down.',
  arc: 'The camera moves around the subject in an arc.',
  'zoom-in': 'The lens zooms in while the camera stays still.',
  'zoom-out': 'The lens zooms out while the camera stays still.',
  handheld: 'The camera is handheld and sways slightly.',
}
