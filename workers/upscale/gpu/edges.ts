import { driftWeights } from '../drift.ts'
import type { NetPlan } from './plan.ts'

/**
 * What is not convolution: pixels in, colours put right, pixels out, all on the device. The
 * arithmetic is that of `finish-tile.ts` and `drift.ts`.
 */
export const EDGES = ['unpack', 'load', 'compare', 'across', 'down', 'sum', 'finish', 'write'] as const
export type Edge = (typeof EDGES)[number]

export interface EdgeShape {
  /** True where activations have 16 bits. */
  readonly half: boolean
  readonly isShuffled: boolean
  /** The result's scale: 4, or a divisor of it. */
  readonly scale: number
}

/** Threads of a workgroup, side by side and one below another. */
export const EDGE_THREADS = { across: 16, down: 8 } as const

/** Invocations that each edge needs. */
export function sizeOf(edge: Edge, { width, height }: NetPlan, scale: number): readonly [number, number] {
  if (edge === 'sum') return [height, 1]
  if (edge === 'finish') return [width * scale, height * scale]
  return edge === 'write' ? [width * 4, height * 4] : [width, height]
}

/** The uniform of all edges, as `FRAME` in `edgeShader` reads it. */
export const packFrame = ({ width, height, input, output }: NetPlan): Int32Array<ArrayBuffer> =>
  Int32Array.of(width, height, input.at, output.at, output.plane, 0, 0, 0)

/** The net's values for a pixel of the enlarged tile, unclamped. */
const ENLARGED = {
  shuffled: `
  let at = frame.output + (y / 4) * frame.width + x / 4;
  let row = y % 4;
  let column = x % 4;
  return vec3f(vec3<Value>(
    arena[at + row * frame.plane][column],
    arena[at + (4 + row) * frame.plane][column],
    arena[at + (8 + row) * frame.plane][column])) + colours[(y / 4) * frame.width + x / 4].rgb;`,
  plain: `
  return vec3f(arena[frame.output + y * 4 * frame.width + x].rgb);`,
}

/** All edges as one module; each is an entry point. */
export function edgeShader({ half, isShuffled, scale }: EdgeShape): string {
  const share = 4 / scale
  const weights = Array.from(driftWeights())
  const radius = (weights.length - 1) / 2
  const blur = (place: string) => `
  let area = frame.width * frame.height;
  var total = vec3f();
${weights
  .map(
    (weight, i) =>
      `  total += ${weight.toPrecision(9)} * colours[area * region + ${place.replaceAll('TAP', `${i - radius}`)}].rgb;`,
  )
  .join('\n')}`
  const { across, down } = EDGE_THREADS
  const entry = (name: Edge, width: string, height: string, body: string) => `
@compute @workgroup_size(${across}, ${down})
fn ${name}(@builtin(global_invocation_id) id: vec3u) {
  let x = i32(id.x);
  let y = i32(id.y);
  if (x >= ${width} || y >= ${height}) { return; }${body}
}
`
  return `${half ? 'enable f16;\n' : ''}
alias Value = ${half ? 'f16' : 'f32'};
struct Frame { width: i32, height: i32, input: i32, output: i32, plane: i32 }
@group(0) @binding(0) var<uniform> frame: Frame;
@group(0) @binding(1) var<storage, read_write> colours: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> arena: array<vec4<Value>>;
@group(0) @binding(3) var<storage, read_write> packed: array<u32>;

fn enlarged(x: i32, y: i32) -> vec3f {${isShuffled ? ENLARGED.shuffled : ENLARGED.plain}
}

fn averaged(x: i32, y: i32, side: i32) -> vec3f {
  var total = vec3f();
  for (var row = 0; row < side; row++) {
    for (var column = 0; column < side; column++) {
      total += clamp(enlarged(x * side + column, y * side + row), vec3f(), vec3f(1));
    }
  }
  return total / f32(side * side);
}

fn driftAt(x: i32, y: i32) -> vec3f {
  let area = frame.width * frame.height;
  return colours[area + clamp(y, 0, frame.height - 1) * frame.width + clamp(x, 0, frame.width - 1)].rgb;
}
${entry(
  'unpack',
  'frame.width',
  'frame.height',
  `
  let at = y * frame.width + x;
  colours[at] = vec4f(unpack4x8unorm(packed[at]).rgb, 0);`,
)}${entry(
  'load',
  'frame.width',
  'frame.height',
  `
  let at = y * frame.width + x;
  arena[frame.input + at] = vec4<Value>(colours[at]);`,
)}${entry(
  'compare',
  'frame.width',
  'frame.height',
  `
  let at = y * frame.width + x;
  colours[frame.width * frame.height + at] = vec4f(colours[at].rgb - averaged(x, y, 4), 0);`,
)}${entry(
  'across',
  'frame.width',
  'frame.height',
  `
  let region = 1;${blur('y * frame.width + clamp(x + TAP, 0, frame.width - 1)')}
  colours[area * 2 + y * frame.width + x] = vec4f(total, 0);`,
)}${entry(
  'down',
  'frame.width',
  'frame.height',
  `
  let region = 2;${blur('clamp(y + TAP, 0, frame.height - 1) * frame.width + x')}
  colours[area + y * frame.width + x] = vec4f(total, 0);`,
)}${entry(
  'sum',
  'frame.height',
  '1',
  `
  var total = 0.0;
  for (var column = 0; column < frame.width; column++) {
    let drift = abs(driftAt(column, x));
    total += drift.r + drift.g + drift.b;
  }
  packed[frame.width * frame.height * ${1 + scale * scale} + x] = bitcast<u32>(total);`,
)}${entry(
  'finish',
  `frame.width * ${scale}`,
  `frame.height * ${scale}`,
  `
  let centre = (vec2f(f32(x), f32(y)) + 0.5) / ${scale}.0 - 0.5;
  let corner = floor(centre);
  let part = centre - corner;
  let left = i32(corner.x);
  let top = i32(corner.y);
  let above = mix(driftAt(left, top), driftAt(left + 1, top), part.x);
  let below = mix(driftAt(left, top + 1), driftAt(left + 1, top + 1), part.x);
  let colour = averaged(x, y, ${share}) + mix(above, below, part.y);
  packed[frame.width * frame.height + y * frame.width * ${scale} + x] = pack4x8unorm(vec4f(colour, 1));`,
)}${entry(
  'write',
  'frame.width * 4',
  'frame.height * 4',
  `
  let colour = enlarged(x, y);
  let area = frame.width * frame.height;
  let at = area + y * frame.width * 4 + x;
  packed[at] = bitcast<u32>(colour.r);
  packed[at + 16 * area] = bitcast<u32>(colour.g);
  packed[at + 32 * area] = bitcast<u32>(colour.b);`,
)}`
}
