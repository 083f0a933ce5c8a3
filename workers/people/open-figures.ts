import { maskPeople } from './mask-people.ts'
import { meshFace } from './mesh-face.ts'
import { openedNet } from './opened-nets.ts'
import type { FigureFinder } from './people.api.ts'

/**
 * Opens the finder of faces' points and of people's outlines: downloads its two nets on first use
 * and writes their WebAssembly.
 * @throws AppError `download-failed`
 */
export async function openFigureFinder(): Promise<FigureFinder> {
  const [mesh, mask] = await Promise.all([openedNet('people-mesh'), openedNet('people-mask')])
  return {
    mesh: (picture, face) => meshFace(picture, face, mesh),
    mask: (picture, part) => maskPeople(picture, part, mask),
  }
}
