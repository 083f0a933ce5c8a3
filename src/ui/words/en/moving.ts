import type { ReactNode } from 'react'
import { catalogue } from '../catalogue.ts'
import { sentence } from '../sentence.ts'

/** Asked of a picture that moves. */
export const movingWords = catalogue('moving', {
  title: 'Clip or style picture?',
  film: (name: ReactNode) =>
    sentence(
      name,
      ' is a photo with a short film in it. As the clip, its frames are sampled. As the style picture, the photo is used.',
    ),
  moving: (name: ReactNode) =>
    sentence(
      name,
      ' is a picture that moves. As the clip, its frames are sampled. As the style picture, its first picture is used.',
    ),
  cancel: 'Cancel',
  style: 'Style picture',
  clip: 'Clip',
})
