import { openGpuDevice } from '../../workers/upscale/gpu-device.ts'

/** Sums of a thread that do not wait for each other, and rounds of each between two looks. */
const SUMS = 8
const ROUNDS = 64
const THREADS = 64
/** Most milliseconds of the run that counts. */
const LONG_MS = 100

const shaderOf = (type: 'f32' | 'f16') => `${type === 'f16' ? 'enable f16;' : ''}
alias Four = vec4<${type}>;
@group(0) @binding(0) var<storage, read_write> found: array<Four>;
override turns = 1;
@compute @workgroup_size(${THREADS})
fn multiply(@builtin(global_invocation_id) id: vec3u) {
  var sums: array<Four, ${SUMS}>;
  let by = Four(0.5 + ${type}(id.x) * 1e-5);
  for (var turn = 0; turn < turns; turn++) {
    for (var round = 0; round < ${ROUNDS}; round++) {
${Array.from({ length: SUMS }, (_, i) => `      sums[${i}] = fma(sums[${i}], by, Four(${i + 1}));`).join('\n')}
    }
  }
  found[id.x] = ${Array.from({ length: SUMS }, (_, i) => `sums[${i}]`).join(' + ')};
}`

/** The rate of multiply-adds of this adapter in registers: operations a second, two each. */
export async function fmaRate(type: 'f32' | 'f16' = 'f32'): Promise<number> {
  const code = shaderOf(type)
  const { device, lost } = await openGpuDevice('shader-f16')
  const workgroups = 256
  const run = async (turns: number) => {
    const pipeline = await device.createComputePipelineAsync({
      layout: 'auto',
      compute: { module: device.createShaderModule({ code }), constants: { turns } },
    })
    const buffer = device.createBuffer({ size: workgroups * THREADS * 16, usage: 0x80 })
    const entries = [{ binding: 0, resource: { buffer } }]
    const bound = device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries })
    const encoder = device.createCommandEncoder()
    const pass = encoder.beginComputePass()
    pass.setPipeline(pipeline)
    pass.setBindGroup(0, bound)
    pass.dispatchWorkgroups(workgroups)
    pass.end()
    const from = performance.now()
    device.queue.submit([encoder.finish()])
    await Promise.race([device.queue.onSubmittedWorkDone(), lost])
    const ms = performance.now() - from
    buffer.destroy()
    return { ms, rate: (turns * ROUNDS * SUMS * 4 * 2 * workgroups * THREADS * 1000) / ms }
  }
  // Grows until it takes long enough; the first run also finishes compiling.
  let [turns, made] = [1, await run(1)]
  while (made.ms < LONG_MS && turns < 2 ** 20) {
    turns *= 4
    made = await run(turns)
  }
  device.destroy()
  return made.rate
}
