import { openPack } from '../offline/packs/open-pack.ts'
import { findSimd } from '../upscale/kernel/simd.ts'
import { decodeFaces } from './decode-faces.ts'
import { letterbox } from './letterbox.ts'
import { readNet } from './net/net-file.ts'
import { openNet } from './net/open-net.ts'
import type { PeopleFinder, PicturePixels } from './people.api.ts'
import { searchFaces } from './search-faces.ts'

const FACES = { width: 192, height: 192 }

/**
 * Opens the people finder: downloads its net on first use and writes its WebAssembly.
 * @throws AppError `download-failed`
 */
export async function openPeopleFinder(): Promise<PeopleFinder> {
  const net = readNet(await openPack('people-faces'))
  const simd = findSimd()
  const faces = await openNet(net, simd === 'relaxed')
  const find = (part: PicturePixels) => {
    const within = letterbox(part, faces.input, FACES, { least: -1, most: 1 })
    const [boxes, scores] = faces.run()
    return decodeFaces(boxes!, scores!, within)
  }
  return {
    faces: (picture) => searchFaces(picture, find),
    tinyFaces: (picture) => searchFaces(picture, find, true),
  }
}
