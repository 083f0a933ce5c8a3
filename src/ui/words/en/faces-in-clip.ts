import { catalogue } from '../catalogue.ts'
import { plural } from '../format.ts'

/** The faces of the measured clip, offered as people of who and where. */
export const facesInClipWords = catalogue('faces-in-clip', {
  title: 'Faces in the clip',
  help: 'Found on this device, and followed through each shot by their place and size. Nothing compares faces or recognises anybody: who is the same person in two shots is for you to say.',
  seen: (from: string, to: string) => `${from} to ${to}`,
  face: (at: string) => `A face, seen from ${at}`,
  add: 'Add as a person',
  same: 'Same person as…',
  sameOf: (at: string) => `The face seen from ${at} is the same person as`,
  taken: (label: string) => `Shown by a crop of ${label}.`,
  unshown: (count: number) =>
    plural(count, {
      one: '# more face is in a shot of the clip from which no frame was sampled.',
      other: '# more faces are in shots of the clip from which no frame was sampled.',
    }),
})
