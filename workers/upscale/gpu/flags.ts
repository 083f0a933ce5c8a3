/** Flags of the WebGPU specification, whose names TypeScript's library lacks. */
export const USAGE = {
  mapRead: 0x01,
  copySource: 0x04,
  copyTarget: 0x08,
  uniform: 0x40,
  storage: 0x80,
} as const
export const READ = 1
export const COMPUTE = 4
