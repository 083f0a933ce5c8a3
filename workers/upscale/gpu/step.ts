/** What a convolution's shader is told, in 32 bits each: the uniform of one dispatch. */
export const INTEGERS = [
  // The level's size in pixels, and the rows of it to make.
  'width',
  'height',
  'firstRow',
  'endRow',
  // Groups of four channels come from one region first, then from another.
  'groups',
  'split',
  'input',
  'inputPlane',
  'more',
  'morePlane',
  // The row of the level that a region begins with; the input's level is half as large with 1.
  'inputRow',
  'halved',
  'output',
  'outputPlane',
  'outputRow',
  'outputGroups',
  'weights',
  'biases',
  // What is added to the output, and then to the sum; −1 for nothing.
  'added',
  'addedPlane',
  'addedLast',
  'addedLastPlane',
] as const
/** The factors of what is there before each addition. */
export const FACTORS = ['factor', 'factorLast'] as const

/** One convolution with all that follows it. Places are in vectors of four values. */
export type Step = Readonly<Record<(typeof INTEGERS)[number] | (typeof FACTORS)[number], number>>

/** Bytes between the uniforms of two steps, as WebGPU demands of offsets. */
export const STEP_BYTES = 256

/** The uniforms of all steps, `STEP_BYTES` apart. */
export function packSteps(steps: readonly Step[]): ArrayBuffer {
  const buffer = new ArrayBuffer(steps.length * STEP_BYTES)
  const view = new DataView(buffer)
  for (const [i, step] of steps.entries()) {
    const at = (field: number) => i * STEP_BYTES + field * 4
    for (const [field, name] of INTEGERS.entries()) view.setInt32(at(field), step[name], true)
    for (const [field, name] of FACTORS.entries())
      view.setFloat32(at(INTEGERS.length + field), step[name], true)
  }
  return buffer
}

/** The same as a structure of WGSL. */
export const STEP_STRUCT = `struct Step {
${INTEGERS.map((name) => `  ${name}: i32,\n`).join('')}${FACTORS.map((name) => `  ${name}: f32,\n`).join('')}}`
