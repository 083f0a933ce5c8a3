import { batches } from './batches.ts'
import { compile, type DeviceNet } from './device-net.ts'
import { EDGE_THREADS, EDGES, type Edge, edgeShader, packFrame, sizeOf } from './edges.ts'
import { COMPUTE, READ, USAGE } from './flags.ts'
import type { NetPlan } from './plan.ts'

/** What a tile gives, read back from the device. */
export interface TileOutput {
  /** RGBA of the enlarged tile. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>
  /** Mean amount of what was put right of the colours, over all values of 0…1. */
  readonly drift: number
}

/** A net ready for tiles of one size. Calls may overlap: the device works in order of arrival. */
export interface TileRunner {
  /** Enlarges RGBA pixels; `onShare` gets the share done, 0…1. */
  enlarge(pixels: Uint8ClampedArray<ArrayBuffer>, onShare: (share: number) => void): Promise<TileOutput>
  /** The net alone: RGB planes of 0…1 to planes of four times the size, unclamped. */
  net(planes: Float32Array): Promise<Float32Array<ArrayBuffer>>
  close(): void
}

/** How commands reach the device. */
export interface Pace {
  /** Operations of one submission: a driver resets a device that is busy for seconds. */
  readonly operations: number
  /** Settles like `work`, or rejects when the device is lost or silent. */
  guarded<Result>(work: Promise<Result>): Promise<Result>
}

const VECTOR_BYTES = 16

/** Submissions that wait on the device. */
const IN_FLIGHT = 2

export async function openRunner(
  net: DeviceNet,
  plan: NetPlan,
  scale: 2 | 4,
  pace: Pace,
): Promise<TileRunner> {
  const { device, variant } = net
  const area = plan.width * plan.height
  const { half } = variant.shape
  const storage = (size: number, usage = 0) => device.createBuffer({ size, usage: USAGE.storage | usage })
  const arena = storage(plan.vectors * (half ? VECTOR_BYTES / 2 : VECTOR_BYTES))
  const colours = storage(3 * area * VECTOR_BYTES, USAGE.copyTarget)
  const frame = device.createBuffer({ size: 32, usage: USAGE.uniform | USAGE.copyTarget })
  device.queue.writeBuffer(frame, 0, packFrame(plan))
  const steps = net.stepsOf(plan, arena)
  const layout = device.createBindGroupLayout({
    entries: (['uniform', 'storage', 'storage', 'storage'] as const).map((type, binding) => ({
      binding,
      visibility: COMPUTE,
      buffer: { type },
    })),
  })
  const code = edgeShader({ half, isShuffled: plan.isShuffled, scale })
  const pipelines = new Map<Edge, GPUComputePipeline>()
  const compiled = EDGES.map(async (edge) => pipelines.set(edge, await compile(device, layout, code, edge)))
  await Promise.all(compiled)

  /** One tile: what goes in, the net, what comes out. */
  function tileOf(words: number) {
    const packed = storage(words * 4, USAGE.copyTarget | USAGE.copySource)
    const read = device.createBuffer({ size: words * 4, usage: USAGE.mapRead | USAGE.copyTarget })
    const resources = [frame, colours, arena, packed]
    const bound = device.createBindGroup({
      layout,
      entries: resources.map((buffer, binding) => ({ binding, resource: { buffer } })),
    })
    const encodeEdge = (pass: GPUComputePassEncoder, edge: Edge) => {
      const pipeline = pipelines.get(edge)
      if (!pipeline) throw new RangeError(`${edge} is not compiled.`)
      const [width, height] = sizeOf(edge, plan, scale)
      const { across, down } = EDGE_THREADS
      pass.setPipeline(pipeline)
      pass.setBindGroup(0, bound)
      pass.dispatchWorkgroups(Math.ceil(width / across), Math.ceil(height / down))
    }
    return { packed, read, encodeEdge }
  }

  // Tiles share their memory on the device: each is submitted as a whole before the next one.
  let before: Promise<unknown> = Promise.resolve()
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const mine = before.then(work)
    before = mine.catch(() => undefined)
    return mine
  }

  async function run(
    words: number,
    put: (packed: GPUBuffer) => void,
    edges: Edges,
    onShare: (share: number) => void,
  ): Promise<ArrayBuffer> {
    // Created in turn, so that tiles that wait hold no memory.
    const { packed, read } = await inTurn(async () => {
      const tile = tileOf(words)
      put(tile.packed)
      const copy = (encoder: GPUCommandEncoder) =>
        encoder.copyBufferToBuffer(tile.packed, 0, tile.read, 0, words * 4)
      await submitAll(edges, tile.encodeEdge, copy, onShare)
      return tile
    })
    try {
      await pace.guarded(read.mapAsync(READ))
      return read.getMappedRange().slice(0)
    } finally {
      packed.destroy()
      read.destroy()
    }
  }

  async function submitAll(
    { first, last }: Edges,
    encodeEdge: (pass: GPUComputePassEncoder, edge: Edge) => void,
    copy: (encoder: GPUCommandEncoder) => void,
    onShare: (share: number) => void,
  ): Promise<void> {
    const shares = batches(plan, pace.operations)
    const pending: Promise<unknown>[] = []
    for (const [i, { from, to, share }] of shares.entries()) {
      if (pending.length >= IN_FLIGHT) await pace.guarded(pending.shift() as Promise<unknown>)
      const encoder = device.createCommandEncoder()
      const pass = encoder.beginComputePass()
      if (i === 0) for (const edge of first) encodeEdge(pass, edge)
      for (let at = from; at < to; at++) steps.encode(pass, at)
      const isLast = i === shares.length - 1
      if (isLast) for (const edge of last) encodeEdge(pass, edge)
      pass.end()
      if (isLast) copy(encoder)
      device.queue.submit([encoder.finish()])
      pending.push(device.queue.onSubmittedWorkDone().then(() => onShare(share)))
    }
    // The next tile may be submitted while these are computed.
    for (const one of pending) one.catch(() => undefined)
  }

  return {
    async enlarge(pixels, onShare) {
      const count = area * scale * scale
      const bytes = await run(
        area + count + plan.height,
        (packed) => device.queue.writeBuffer(packed, 0, pixels),
        { first: ['unpack', 'load'], last: ['compare', 'across', 'down', 'sum', 'finish'] },
        onShare,
      )
      const sums = new Float32Array(bytes, (area + count) * 4)
      return {
        pixels: new Uint8ClampedArray(bytes.slice(area * 4, (area + count) * 4)),
        drift: sums.reduce((total, sum) => total + sum, 0) / (3 * area),
      }
    },
    async net(planes) {
      const rgb = new Float32Array(4 * area)
      for (let i = 0; i < area; i++)
        for (let plane = 0; plane < 3; plane++) rgb[4 * i + plane] = planes[plane * area + i] as number
      const bytes = await run(
        area * 49,
        () => device.queue.writeBuffer(colours, 0, rgb),
        { first: ['load'], last: ['write'] },
        () => undefined,
      )
      return new Float32Array(bytes.slice(area * 4))
    },
    close() {
      for (const buffer of [arena, colours, frame]) buffer.destroy()
      steps.close()
    },
  }
}

/** What runs before a tile's convolutions, and after them. */
interface Edges {
  readonly first: readonly Edge[]
  readonly last: readonly Edge[]
}
