import type { Layer } from '../kernel/read-nodes.ts'
import { type DirectShape, directShader } from './direct.ts'
import { COMPUTE, USAGE } from './flags.ts'
import { toHalves } from './halves.ts'
import { packNet } from './pack.ts'
import { type Convolution, type NetPlan, stepOf } from './plan.ts'
import { packSteps, STEP_BYTES } from './step.ts'
import { shapeFor, type Variant } from './variants.ts'

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

/**
 * Compiles a variant and uploads the weights.
 * @throws GPU errors only into the device's error scopes, and rejections of the compiler.
 */
export async function openDeviceNet(
  device: GPUDevice,
  layers: readonly Layer[],
  variant: Variant,
): Promise<DeviceNet> {
  const { half } = variant.shape
  const packed = packNet(layers, (layer) => shapeFor(variant, layer))
  const layout = device.createBindGroupLayout({
    entries: [
      {
        binding: 0,
        visibility: COMPUTE,
        buffer: { type: 'uniform', hasDynamicOffset: true, minBindingSize: 96 },
      },
      { binding: 1, visibility: COMPUTE, buffer: { type: 'read-only-storage' } },
      { binding: 2, visibility: COMPUTE, buffer: { type: 'storage' } },
    ],
  })
  const pipelines = await compileAll(
    device,
    layout,
    layers.map((layer) => shapeFor(variant, layer)),
  )
  const weights = uploaded(device, half ? toHalves(packed.data) : packed.data)
  return {
    device,
    variant,
    stepsOf(plan, arena) {
      const steps = plan.convolutions.map((one) =>
        stepOf(one, packed.weights[one.layer] ?? 0, packed.biases[one.layer] ?? 0),
      )
      const uniforms = device.createBuffer({
        size: steps.length * STEP_BYTES,
        usage: USAGE.uniform | USAGE.copyTarget,
      })
      device.queue.writeBuffer(uniforms, 0, packSteps(steps))
      const bound = device.createBindGroup({
        layout,
        entries: [
          { binding: 0, resource: { buffer: uniforms, size: STEP_BYTES } },
          { binding: 1, resource: { buffer: weights } },
          { binding: 2, resource: { buffer: arena } },
        ],
      })
      return {
        encode(pass, index) {
          const one = plan.convolutions[index]
          const pipeline = one && pipelines[one.layer]
          if (!pipeline) throw new RangeError(`There is no convolution ${index}.`)
          pass.setPipeline(pipeline)
          pass.setBindGroup(0, bound, [index * STEP_BYTES])
          pass.dispatchWorkgroups(...workgroupsOf(one, shapeFor(variant, one)))
        },
        close: () => uniforms.destroy(),
      }
    },
    close: () => weights.destroy(),
  }
}

/** One pipeline a layer; layers of one shape share theirs. */
function compileAll(
  device: GPUDevice,
  layout: GPUBindGroupLayout,
  shapes: readonly DirectShape[],
): Promise<readonly GPUComputePipeline[]> {
  const made = new Map<string, Promise<GPUComputePipeline>>()
  return Promise.all(
    shapes.map((shape) => {
      const code = directShader(shape)
      const known = made.get(code) ?? compile(device, layout, code, 'convolve')
      made.set(code, known)
      return known
    }),
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

/** Workgroups that cover a convolution's output. */
function workgroupsOf(
  { width, rows: [from, to], outputs }: Pick<Convolution, 'width' | 'rows' | 'outputs'>,
  { across, down, pixels, sets, groups }: DirectShape,
): readonly [number, number, number] {
  const channels = 4 * sets * groups
  return [Math.ceil(width / across), Math.ceil((to - from) / (down * pixels)), Math.ceil(outputs / channels)]
}

function uploaded(device: GPUDevice, data: ArrayBufferView<ArrayBuffer>): GPUBuffer {
  const buffer = device.createBuffer({ size: data.byteLength, usage: USAGE.storage | USAGE.copyTarget })
  device.queue.writeBuffer(buffer, 0, data)
  return buffer
}
