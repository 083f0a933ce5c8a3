// `npm run fake-openrouter` serves the imitation for manual use on port 4299, or PORT, until
// Ctrl+C.
import { createInterface } from 'node:readline'
import { runnerImport } from 'vite'

const file = new URL('./fake-openrouter.ts', import.meta.url).pathname
const { module } = await runnerImport(file, { configFile: false, logLevel: 'error' })
const accounts = await runnerImport(new URL('./accounts.ts', import.meta.url).pathname, { configFile: false })

const fake = await module.startFakeOpenRouter({ port: Number(process.env.PORT ?? 4299), pieceDelayMs: 60 })
const { module: table } = await runnerImport(new URL('./errors.ts', import.meta.url).pathname, {
  configFile: false,
})
console.log(`The imitation of OpenRouter answers. Nothing is billed to anyone. In the app's Settings:
  API base URL  ${fake.url}
  API key       ${accounts.module.FAKE_KEY}   (or press Sign in with OpenRouter)
Each call is listed here. Type what is to befall the next picture, and how many (3 upstream429), then Enter:
  ${Object.keys(table.ERRORS).join(' ')}
  hang socket_reset no_cors error_in_200 slow_drip no_image bad_base64 svg truncated_image huge_image jpeg`)

createInterface({ input: process.stdin }).on('line', (line) => {
  const [, count, name] = /^\s*(?:(\d+)\s+)?(\w+)\s*$/.exec(line) ?? []
  if (!name) return
  const times = Number(count ?? 1)
  const event = name in table.ERRORS ? { kind: 'error', error: name } : { kind: name }
  fake.scenario({ ...event, path: '/images', times })
  console.log(`${times} × ${name} will befall the next pictures.`)
})

let shown = 0
setInterval(() => {
  for (; shown < fake.log.length && fake.log[shown].ms > 0; shown += 1) {
    const { method, path, model, status, billed, ms } = fake.log[shown]
    console.log(`${method} ${path} ${model} → ${status}, ${ms} ms, $${billed.toFixed(4)}`)
  }
  for (const violation of fake.violations.splice(0)) console.log(`NOT AS THE SERVICE WOULD: ${violation}`)
}, 300)
