import { decodeFaces } from './decode-faces.ts'
import { letterbox } from './letterbox.ts'
import { meshFace } from './mesh-face.ts'
import type { Net } from './net/open-net.ts'
import { openedNet } from './opened-nets.ts'
import type { PeopleFinder } from './people.api.ts'
import { type FaceNets, searchFaces } from './search-faces.ts'

const FACES = { width: 192, height: 192 }

/**
 * Opens the people finder: downloads its two nets on first use and writes their WebAssembly.
 * @throws AppError `download-failed`
 */
export async function openPeopleFinder(): Promise<PeopleFinder> {
  const [faces, mesh] = await Promise.all([openedNet('people-faces'), openedNet('people-mesh')])
  return finderOf(faces, mesh)
}

/** The finder with its nets, which find faces and their points. */
export function finderOf(faces: Net, mesh: Net): PeopleFinder {
  const nets: FaceNets = {
    find: (part) => {
      const within = letterbox(part, faces.input, FACES, { least: -1, most: 1 })
      const [boxes, scores] = faces.run()
      return decodeFaces(boxes!, scores!, within)
    },
    hasMesh: (picture, face) => meshFace(picture, face, mesh) !== undefined,
  }
  return {
    faces: (picture) => searchFaces(picture, nets),
    tinyFaces: (picture) => searchFaces(picture, nets, true),
  }
}
