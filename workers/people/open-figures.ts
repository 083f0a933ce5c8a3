import { openPack } from '../offline/packs/open-pack.ts'
import { findSimd } from '../upscale/kernel/simd.ts'
import { maskPeople } from './mask-people.ts'
import { meshFace } from './mesh-face.ts'
import { readNet } from './net/net-file.ts'
import { openNet } from './net/open-net.ts'
import type { FigureFinder } from './people.api.ts'

/**
 * Opens the finder of faces' points and of people's outlines: downloads its two nets on first use
 * and writes their WebAssembly.
 * @throws AppError `download-failed`
 */
export async function openFigureFinder(): Promise<FigureFinder> {
  const relaxed = findSimd() === 'relaxed'
  const [mesh, mask] = await Promise.all(
    (['people-mesh', 'people-mask'] as const).map(async (name) =>
      openNet(readNet(await openPack(name)), relaxed),
    ),
  )
  if (!mesh || !mask) throw new TypeError('Two nets are opened.')
  return {
    mesh: (picture, face) => meshFace(picture, face, mesh),
    mask: (picture, part) => maskPeople(picture, part, mask),
  }
}
