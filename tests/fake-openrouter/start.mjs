// `npm run fake-openrouter`: the imitation for a person, on port 4299 (PORT changes it), until Ctrl+C.
import { runnerImport } from 'vite'

const file = new URL('./fake-openrouter.ts', import.meta.url).pathname
const { module } = await runnerImport(file, { configFile: false, logLevel: 'error' })
const accounts = await runnerImport(new URL('./accounts.ts', import.meta.url).pathname, { configFile: false })

const fake = await module.startFakeOpenRouter({ port: Number(process.env.PORT ?? 4299), pieceDelayMs: 60 })
console.log(`The imitation of OpenRouter answers. Nothing is billed to anyone. In the app's Settings:
  API base URL  ${fake.url}
  API key       ${accounts.module.FAKE_KEY}   (or press Sign in with OpenRouter)
Each call is listed here.`)

let shown = 0
setInterval(() => {
  for (; shown < fake.log.length && fake.log[shown].ms > 0; shown += 1) {
    const { method, path, model, status, billed, ms } = fake.log[shown]
    console.log(`${method} ${path} ${model} → ${status}, ${ms} ms, $${billed.toFixed(4)}`)
  }
  for (const violation of fake.violations.splice(0)) console.log(`NOT AS THE SERVICE WOULD: ${violation}`)
}, 300)
