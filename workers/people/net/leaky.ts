import type { Code } from '../../upscale/kernel/emit.ts'
import { f32x4, multiplyAdd } from '../../upscale/kernel/instructions.ts'

/**
 * max(x, 0) + slope · min(x, 0), the parametric rectifier: slope 0 cuts at zero, 1 leaves all as it
 * is. `x` is read twice, so it must be a local.
 */
export const leaky = (x: Code, slope: Code, relaxed: boolean): Code =>
  multiplyAdd(relaxed)(f32x4.pmin(x, f32x4.const(0)), slope, f32x4.pmax(x, f32x4.const(0)))
