import { AppError } from '../../src/lib/errors.ts'

export interface GpuDevice {
  readonly device: GPUDevice
  /** Rejects with AppError `upscaler-failed` when the device is lost. */
  readonly lost: Promise<never>
  /** True for an adapter that computes on the processor. */
  readonly isImitation: boolean
}

/**
 * A device with all of the adapter's limits: the default maximum buffer of 128 MB is too small for
 * large tiles. It has `feature` where the adapter does: `subgroups` for ONNX Runtime, halves for
 * shaders of our own, so that neither meets what it was not tried with.
 * @throws AppError `upscaler-failed` where there is no WebGPU adapter.
 */
export async function openGpuDevice(feature: 'subgroups' | 'shader-f16'): Promise<GpuDevice> {
  const adapter = await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' })
  if (!adapter) throw new AppError('upscaler-failed', { code: 'no-gpu' })
  const { maxBufferSize, maxStorageBufferBindingSize, maxComputeWorkgroupStorageSize } = adapter.limits
  const { maxComputeInvocationsPerWorkgroup, maxComputeWorkgroupSizeX, maxStorageBuffersPerShaderStage } =
    adapter.limits
  const device = await adapter.requestDevice({
    requiredFeatures: adapter.features.has(feature) ? [feature] : [],
    requiredLimits: {
      maxBufferSize,
      maxStorageBufferBindingSize,
      maxComputeWorkgroupStorageSize,
      maxComputeInvocationsPerWorkgroup,
      maxComputeWorkgroupSizeX,
      maxStorageBuffersPerShaderStage,
    },
  })
  const lost = device.lost.then(({ message }) => {
    throw new AppError('upscaler-failed', { code: 'gpu-lost', said: message })
  })
  lost.catch(() => undefined)
  return { device, lost, isImitation: adapter.info.isFallbackAdapter }
}
