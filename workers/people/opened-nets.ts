import { freeArray } from '../../src/lib/free-array.ts'
import { openPack } from '../offline/packs/open-pack.ts'
import { findSimd } from '../upscale/kernel/simd.ts'
import { readNet } from './net/net-file.ts'
import { type Net, openNet } from './net/open-net.ts'

type NetName = 'people-faces' | 'people-mesh' | 'people-mask'

const opened = new Map<NetName, Promise<Net>>()

/**
 * Opens a net once in each thread: its finders share it and its memory. Downloads it on first use.
 * @throws AppError `download-failed`; the next call then asks again.
 */
export function openedNet(name: NetName): Promise<Net> {
  const known = opened.get(name)
  if (known) return known
  const opening = open(name)
  opened.set(name, opening)
  opening.catch(() => opened.delete(name))
  return opening
}

async function open(name: NetName): Promise<Net> {
  const bytes = await openPack(name)
  const file = readNet(bytes)
  const net = await openNet(file, findSimd() === 'relaxed')
  freeArray(bytes)
  freeArray(file.values)
  return net
}
