import { STEP_STRUCT } from './step.ts'

/** How a direct convolution is cut among threads. A thread makes a column of pixels. */
export interface DirectShape {
  /** True for values of 16 bits in memory and in products. */
  readonly half: boolean
  /** Threads of a workgroup: side by side, one below another, and for other channels. */
  readonly across: number
  readonly down: number
  readonly sets: number
  /** Pixels of a thread, one below another, and groups of four channels of each. */
  readonly pixels: number
  readonly groups: number
}

const range = (count: number) => Array.from({ length: count }, (_, i) => i)

/**
 * Vectors of weights that a workgroup reads for four input channels:
 * [set][kx][ky][group][input].
 */
export const tapsOf = ({ sets, groups }: Pick<DirectShape, 'sets' | 'groups'>): number =>
  sets * 9 * groups * 4

/** What every shader of a convolution declares: its input, and all that follows its sums. */
export const convolutionHead = (half: boolean): string => `${half ? 'enable f16;\n' : ''}
alias Four = vec4<${half ? 'f16' : 'f32'}>;
${STEP_STRUCT}
@group(0) @binding(0) var<uniform> given: Step;
@group(0) @binding(1) var<storage, read> weights: array<Four>;
@group(0) @binding(2) var<storage, read_write> arena: array<Four>;

fn finished(sum: vec4f, x: i32, y: i32, group: i32) {
  if (x >= given.width || y >= given.endRow || group >= given.outputGroups) { return; }
  let biased = sum + vec4f(weights[given.biases + group * 2]);
  let slopes = vec4f(weights[given.biases + group * 2 + 1]);
  var value = max(biased, vec4f()) + slopes * min(biased, vec4f());
  let here = y * given.width + x;
  if (given.added >= 0) {
    value = fma(value, vec4f(given.factor), vec4f(arena[given.added + group * given.addedPlane + here]));
  }
  if (given.addedLast >= 0) {
    value = fma(value, vec4f(given.factorLast), vec4f(arena[given.addedLast + group * given.addedLastPlane + here]));
  }
  let to = given.output + group * given.outputPlane + here - given.outputRow * given.width;
  arena[to] = Four(value);
}

fn inputAt(x: i32, y: i32, group: i32) -> Four {
  if (x < 0 || y < 0 || x >= given.width || y >= given.height) { return Four(); }
  let plane = select(
    given.more + (group - given.split) * given.morePlane,
    given.input + group * given.inputPlane,
    group < given.split);
  let halved = u32(given.halved);
  return arena[plane + ((y >> halved) - given.inputRow) * (given.width >> halved) + (x >> halved)];
}
`

/**
 * A 3 × 3 convolution with zero padding, bias, slopes for negative values and residual sums, in
 * plain products. A workgroup reads a patch of four channels and their weights into its own memory,
 * then each thread adds them to its sums. Threads side by side read pixels side by side, so that
 * no bank of that memory is asked twice at once; weights are the same for a whole row of threads.
 */
export function directShader(shape: DirectShape): string {
  const { half, across, down, sets, pixels, groups } = shape
  const [wide, high] = [across + 2, down * pixels + 2]
  const threads = across * down * sets
  const taps = tapsOf(shape)
  const sums = range(pixels).flatMap((p) => range(groups).map((q) => `sum${p}_${q}`))
  const part = (name: string) => (half ? name.replace('sum', 'part') : name)
  const products = range(3).flatMap((ky) =>
    range(groups).flatMap((q) => [
      ...range(4).map((j) => `      let w${ky}_${q}_${j} = taps[tap + ${(ky * groups + q) * 4 + j}];`),
      ...range(4).flatMap((j) =>
        range(pixels).map((p) => {
          const sum = part(`sum${p}_${q}`)
          return `      ${sum} = fma(Four(v${p + ky}.${'xyzw'[j]}), w${ky}_${q}_${j}, ${sum});`
        }),
      ),
    ]),
  )
  return `${convolutionHead(half)}
var<workgroup> pixels: array<Four, ${wide * high}>;
var<workgroup> taps: array<Four, ${taps}>;

@compute @workgroup_size(${across}, ${down}, ${sets})
fn convolve(
  @builtin(workgroup_id) workgroup: vec3u,
  @builtin(local_invocation_id) local: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let left = i32(workgroup.x) * ${across};
  let top = given.firstRow + i32(workgroup.y) * ${down * pixels};
${sums.map((sum) => `  var ${sum} = vec4f();`).join('\n')}
  for (var group = 0; group < given.groups; group++) {
    workgroupBarrier();
    for (var i = i32(thread); i < ${wide * high}; i += ${threads}) {
      pixels[i] = inputAt(left + i % ${wide} - 1, top + i / ${wide} - 1, group);
    }
    let first = given.weights + (i32(workgroup.z) * given.groups + group) * ${taps};
    for (var i = i32(thread); i < ${taps}; i += ${threads}) { taps[i] = weights[first + i]; }
    workgroupBarrier();
    for (var kx = 0u; kx < 3u; kx++) {
      let at = local.y * ${pixels * wide} + local.x + kx;
      let tap = (local.z * 3 + kx) * ${3 * groups * 4};
${range(pixels + 2)
  .map((row) => `      let v${row} = pixels[at + ${row * wide}];`)
  .join('\n')}
${half ? sums.map((sum) => `      var ${part(sum)} = Four();`).join('\n') : ''}
${products.join('\n')}
${half ? sums.map((sum) => `      ${sum} += vec4f(${part(sum)});`).join('\n') : ''}
    }
  }
  let x = left + i32(local.x);
  let y = top + i32(local.y) * ${pixels};
  let group = (i32(workgroup.z) * ${sets} + i32(local.z)) * ${groups};
${range(pixels)
  .flatMap((p) => range(groups).map((q) => `  finished(sum${p}_${q}, x, y + ${p}, group + ${q});`))
  .join('\n')}
}
`
}
