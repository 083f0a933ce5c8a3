import type { Layer } from '../kernel/read-nodes.ts'
import { COMPUTE, USAGE } from './flags.ts'
import { toHalves } from './halves.ts'
import { packNet } from './pack.ts'
import { type NetPlan, stepOf } from './plan.ts'
import { packSteps, STEP_BYTES } from './step.ts'
import type { Variant } from './variants.ts'
import { stripsOf, type Way, wayOf } from './ways.ts'

/** A net whose weights are on the device, with its compiled convolutions. */
export interface DeviceNet {
  readonly device: GPUDevice
  readonly variant: Variant
  /** Prepares a plan's convolutions in a buffer of activations. */
  stepsOf(plan: NetPlan, arena: GPUBuffer): DeviceSteps
  close(): void
}

/** The convolutions of one plan. */
export interface DeviceSteps {
  /** Adds one convolution, by its place in the plan. */
  encode(pass: GPUComputePassEncoder, index: number): void
  close(): void
}

/** What the products of a strip of tiles take at most: near what caches of large devices hold. */
const SCRATCH_BYTES = 32 * 2 ** 20

/**
 * Compiles a variant and uploads the weights, in as many buffers as the device needs to bind them.
 * @throws GPU errors only into the device's error scopes, and rejections of the compiler.
 */
export async function openDeviceNet(
  device: GPUDevice,
  layers: readonly Layer[],
  variant: Variant,
  { scratchBytes = SCRATCH_BYTES, bindingBytes = mostBound(device) } = {},
): Promise<DeviceNet> {
  const { half } = variant.shape
  const vectorBytes = half ? 8 : 16
  const ways = layers.map((layer) => wayOf(variant, layer))
  const packed = packNet(layers, ways, Math.floor(bindingBytes / vectorBytes))
  const layout = device.createBindGroupLayout({
    entries: [
      {
        binding: 0,
        visibility: COMPUTE,
        buffer: { type: 'uniform', hasDynamicOffset: true, minBindingSize: 96 },
      },
      { binding: 1, visibility: COMPUTE, buffer: { type: 'read-only-storage' } },
      { binding: 2, visibility: COMPUTE, buffer: { type: 'storage' } },
      { binding: 3, visibility: COMPUTE, buffer: { type: 'storage' } },
    ],
  })
  const pipelines = await compileAll(device, layout, ways)
  const weights = packed.vectors.map((_, i) => {
    const data = packed.pack(i)
    return uploaded(device, half ? toHalves(data) : data)
  })
  const placeOf = ({ layer }: { readonly layer: number }) =>
    packed.places[layer] as (typeof packed.places)[number]
  return {
    device,
    variant,
    stepsOf(plan, arena) {
      const strips = plan.convolutions.map((one) =>
        stripsOf(ways[one.layer] as Way, one, scratchBytes / vectorBytes),
      )
      const steps = strips.flat().map((one) => stepOf(one, placeOf(one).weights, placeOf(one).biases))
      const starts = strips.map((_, i) => strips.slice(0, i).reduce((sum, { length }) => sum + length, 0))
      const most = Math.max(1, ...strips.flat().map((one) => (ways[one.layer] as Way).scratch(one)))
      const scratch = device.createBuffer({ size: most * vectorBytes, usage: USAGE.storage })
      const uniforms = device.createBuffer({
        size: steps.length * STEP_BYTES,
        usage: USAGE.uniform | USAGE.copyTarget,
      })
      device.queue.writeBuffer(uniforms, 0, packSteps(steps))
      const bound = weights.map((buffer) =>
        device.createBindGroup({
          layout,
          entries: [
            { binding: 0, resource: { buffer: uniforms, size: STEP_BYTES } },
            { binding: 1, resource: { buffer } },
            { binding: 2, resource: { buffer: arena } },
            { binding: 3, resource: { buffer: scratch } },
          ],
        }),
      )
      return {
        encode(pass, index) {
          const of = strips[index]
          if (!of) throw new RangeError(`There is no convolution ${index}.`)
          for (const [i, strip] of of.entries()) {
            pass.setBindGroup(0, bound[placeOf(strip).buffer] as GPUBindGroup, [
              ((starts[index] as number) + i) * STEP_BYTES,
            ])
            for (const [j, { workgroups }] of (ways[strip.layer] as Way).passes.entries()) {
              pass.setPipeline(pipelines[strip.layer]?.[j] as GPUComputePipeline)
              pass.dispatchWorkgroups(...workgroups(strip))
            }
          }
        },
        close() {
          uniforms.destroy()
          scratch.destroy()
        },
      }
    },
    close() {
      for (const buffer of weights) buffer.destroy()
    },
  }
}

const mostBound = ({ limits: { maxBufferSize, maxStorageBufferBindingSize } }: GPUDevice) =>
  Math.min(maxBufferSize, maxStorageBufferBindingSize)

/** The pipelines of each layer; those of one code are one. */
function compileAll(
  device: GPUDevice,
  layout: GPUBindGroupLayout,
  ways: readonly Way[],
): Promise<readonly (readonly GPUComputePipeline[])[]> {
  const made = new Map<string, Promise<GPUComputePipeline>>()
  const once = (code: string, entry: string) => {
    const known = made.get(code) ?? compile(device, layout, code, entry)
    made.set(code, known)
    return known
  }
  return Promise.all(
    ways.map(({ passes }) => Promise.all(passes.map(({ code, entry }) => once(code, entry)))),
  )
}

export function compile(
  device: GPUDevice,
  layout: GPUBindGroupLayout,
  code: string,
  entryPoint: string,
): Promise<GPUComputePipeline> {
  return device.createComputePipelineAsync({
    layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
    compute: { module: device.createShaderModule({ code }), entryPoint },
  })
}

function uploaded(device: GPUDevice, data: ArrayBufferView<ArrayBuffer>): GPUBuffer {
  const buffer = device.createBuffer({ size: data.byteLength, usage: USAGE.storage | USAGE.copyTarget })
  device.queue.writeBuffer(buffer, 0, data)
  return buffer
}
