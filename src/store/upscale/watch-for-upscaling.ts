import { whenIdle } from '../jobs/running.ts'
import { useJobStore } from '../jobs/store.ts'
import { useSettingsStore } from '../settings/store.ts'

/** Upscales new pictures once their batch is drawn, where Settings ask for it. Call once. */
export function watchForUpscaling(): void {
  useJobStore.subscribe(({ last }, { last: before }) => {
    const drawn = last !== before && last?.kind === 'draw' && last.outcome === 'done' && last.summary.done > 0
    if (drawn && useSettingsStore.getState().settings.upscale.automatic) void whenIdle().then(upscaleNew)
  })
}

const upscaleNew = async () => (await import('./upscale.ts')).upscaleAll()
