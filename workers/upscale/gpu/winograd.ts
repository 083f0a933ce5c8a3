import { winograd } from '../kernel/winograd.ts'
import { convolutionHead } from './direct.ts'

/** How the products of a Winograd convolution are cut among threads. */
export interface WinogradShape {
  /** Threads of a workgroup side by side, and tiles of each. */
  readonly across: number
  readonly tiles: number
  /** Threads for other channels, and groups of four channels of each. */
  readonly sets: number
  readonly groups: number
}

/** F(4 × 4, 3 × 3): tiles of 4 × 4 outputs, each of 36 products a channel in place of 144. */
export const F = winograd(4)
export const TILE = 4
export const POSITIONS = F.inputs ** 2

/** Groups of inputs that a workgroup reads at a time. */
export const DEPTH = 2
/** Threads of the shaders before and after the products. */
export const TILE_THREADS = 64

/**
 * Rows of the transformed tile that one thread makes: those of a point and its negative share what
 * they read.
 */
export const ROWS = [[0], [1, 2], [3, 4], [5]] as const

const range = (count: number) => Array.from({ length: count }, (_, i) => i)
const at = (i: number, j: number) => i * F.inputs + j

/** A sum of vectors with constant factors, without those of zero. */
function sumOf(factors: readonly number[], name: (i: number) => string): string {
  const terms = factors.flatMap((factor, i) => {
    if (factor === 0) return []
    return [Math.abs(factor) === 1 ? [factor, name(i)] : [factor, `${Math.abs(factor)}.0 * ${name(i)}`]]
  }) as readonly (readonly [number, string])[]
  return terms.map(([factor, term], i) => (factor < 0 ? `- ${term}` : i === 0 ? term : `+ ${term}`)).join(' ')
}

const HEAD = `${convolutionHead(false)}
@group(0) @binding(3) var<storage, read_write> scratch: array<Four>;

fn tilesAcross() -> i32 { return (given.width + ${TILE - 1}) / ${TILE}; }
fn tileCount() -> i32 {
  return tilesAcross() * ((given.endRow - given.firstRow + ${TILE - 1}) / ${TILE});
}
`

/**
 * Bᵀ d B of each tile: [position][group of inputs][tile]. Rows below the last that is needed are
 * zero: what lies there may be anything.
 */
export function transformShader(): string {
  const rows = (made: readonly number[]) => {
    const read = range(F.inputs).filter((k) => made.some((i) => F.inputMatrix[i]?.[k] !== 0))
    const columns = range(F.inputs).flatMap((j) => [
      ...read.map((k) => `      let d${k}_${j} = rowOf(left + ${j}, top + ${k}, group);`),
      ...made.map((i) => `      let r${i}_${j} = ${sumOf(F.inputMatrix[i] ?? [], (k) => `d${k}_${j}`)};`),
    ])
    const puts = made.flatMap((i) =>
      F.inputMatrix.map((row, j) => {
        const sum = sumOf(row, (k) => `r${i}_${k}`)
        return `      scratch[to + ${at(i, j)} * step] = ${sum};`
      }),
    )
    return [...columns, ...puts].join('\n')
  }
  return `${HEAD}
fn rowOf(x: i32, y: i32, group: i32) -> vec4f {
  if (y > given.endRow) { return vec4f(); }
  return inputAt(x, y, group);
}

@compute @workgroup_size(${TILE_THREADS})
fn transform(@builtin(global_invocation_id) id: vec3u, @builtin(workgroup_id) workgroup: vec3u) {
  let tile = i32(id.x);
  let group = i32(workgroup.y);
  if (tile >= tileCount()) { return; }
  let left = (tile % tilesAcross()) * ${TILE} - 1;
  let top = given.firstRow + (tile / tilesAcross()) * ${TILE} - 1;
  let step = given.groups * tileCount();
  let to = group * tileCount() + tile;
  switch workgroup.z {
${ROWS.map((made, i) => `    ${i === ROWS.length - 1 ? 'default' : `case ${i}`}: {\n${rows(made)}\n    }`).join('\n')}
  }
}
`
}

/** The products of each position, a matrix product: [position][group of outputs][tile]. */
export function multiplyShader({ across, tiles, sets, groups }: WinogradShape): string {
  const width = across * tiles
  const taps = DEPTH * 4 * sets * groups
  const threads = across * sets
  const sums = range(tiles).flatMap((n) => range(groups).map((q) => `sum${n}_${q}`))
  const products = range(groups).flatMap((q) =>
    range(4).flatMap((j) => [
      `      let w${q}_${j} = taps[tap + ${j * sets * groups + q}];`,
      ...range(tiles).map(
        (n) => `      sum${n}_${q} = fma(Four(v${n}.${'xyzw'[j]}), w${q}_${j}, sum${n}_${q});`,
      ),
    ]),
  )
  return `${HEAD}
var<workgroup> values: array<Four, ${DEPTH * width}>;
var<workgroup> taps: array<Four, ${taps}>;

@compute @workgroup_size(${across}, ${sets})
fn multiply(
  @builtin(workgroup_id) workgroup: vec3u,
  @builtin(local_invocation_id) local: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let count = tileCount();
  let first = i32(workgroup.x) * ${width};
  let position = i32(workgroup.z);
${sums.map((sum) => `  var ${sum} = vec4f();`).join('\n')}
  for (var group = 0; group < given.groups; group += ${DEPTH}) {
    workgroupBarrier();
    for (var i = i32(thread); i < ${DEPTH * width}; i += ${threads}) {
      let tile = first + i % ${width};
      let plane = position * given.groups + group + i / ${width};
      values[i] = select(Four(), scratch[plane * count + min(tile, count - 1)], tile < count);
    }
    let start = given.weights +
      ((i32(workgroup.y) * ${POSITIONS} + position) * given.groups + group) * ${taps / DEPTH};
    for (var i = i32(thread); i < ${taps}; i += ${threads}) { taps[i] = weights[start + i]; }
    workgroupBarrier();
    for (var k = 0u; k < ${DEPTH}u; k++) {
      let value = k * ${width} + local.x;
      let tap = k * ${taps / DEPTH} + local.y * ${groups};
${range(tiles)
  .map((n) => `      let v${n} = values[value + ${n * across}];`)
  .join('\n')}
${products.join('\n')}
    }
  }
  let group = (i32(workgroup.y) * ${sets} + i32(local.y)) * ${groups};
  let products = ${POSITIONS} * given.groups * count;
${range(tiles)
  .flatMap((n) =>
    range(groups).map(
      (q) => `  if (first + i32(local.x) + ${n * across} < count && group + ${q} < given.outputGroups) {
    let plane = position * given.outputGroups + group + ${q};
    scratch[products + plane * count + first + i32(local.x) + ${n * across}] = sum${n}_${q};
  }`,
    ),
  )
  .join('\n')}
}
`
}

/** Aᵀ m A of each tile, and all that follows a convolution. */
export function finishShader(): string {
  const outputs = range(TILE)
  const rows = range(F.inputs).flatMap((i) => [
    ...range(F.inputs).map((j) => `  let m${i}_${j} = scratch[start + ${at(i, j)} * step];`),
    ...outputs.map((b) => `  let r${i}_${b} = ${sumOf(F.outputMatrix[b] ?? [], (j) => `m${i}_${j}`)};`),
    ...outputs.flatMap((a) => {
      const factor = F.outputMatrix[a]?.[i] ?? 0
      if (factor === 0) return []
      return outputs.map((b) => `  sum${a}_${b} += ${factor}.0 * r${i}_${b};`)
    }),
  ])
  return `${HEAD}
@compute @workgroup_size(${TILE_THREADS})
fn finish(@builtin(global_invocation_id) id: vec3u, @builtin(workgroup_id) workgroup: vec3u) {
  let tile = i32(id.x);
  let group = i32(workgroup.y);
  if (tile >= tileCount()) { return; }
  let step = given.outputGroups * tileCount();
  let start = (${POSITIONS} * given.groups + group) * tileCount() + tile;
${outputs.flatMap((a) => outputs.map((b) => `  var sum${a}_${b} = vec4f();`)).join('\n')}
${rows.join('\n')}
  let x = (tile % tilesAcross()) * ${TILE};
  let y = given.firstRow + (tile / tilesAcross()) * ${TILE};
${outputs.flatMap((a) => outputs.map((b) => `  finished(sum${a}_${b}, x + ${b}, y + ${a}, group);`)).join('\n')}
}
`
}
