import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { firstPaint } from './workers/offline/build/first-paint.ts'
import { tellLateFiles } from './workers/offline/build/late-files.ts'
import { lateTries } from './workers/offline/build/late-tries.ts'
import { licences } from './workers/offline/build/licences.ts'
import { SHELL_FILES } from './workers/offline/build/shell-files.ts'
import { shellModules, startModules } from './workers/offline/build/shell-parts.ts'

/**
 * The core's script refers to its program, which Vite would add to the build a second time (32 MB);
 * it comes from a pack.
 */
function ffmpegFromPack(): Plugin {
  return {
    name: 'ffmpeg-from-pack',
    apply: 'build',
    transform: {
      filter: { id: /@ffmpeg\/core\/.*\.js$/ },
      handler: (code) =>
        code.replace('new URL("ffmpeg-core.wasm",import.meta.url).href', '"ffmpeg-core.wasm"'),
    },
  }
}

/**
 * Our fonts are TrueType: the decoder of WOFF2, a third of the PDF part, stays out. It is asked for
 * in fontkit alone.
 */
function withoutWoff2(): Plugin {
  const id = '\0without-woff2'
  const code = 'export default () => { throw new TypeError("WOFF2 is not read.") }'
  return {
    name: 'without-woff2',
    apply: 'build',
    enforce: 'pre',
    resolveId: { filter: { id: /^brotli\/decompress\.js$/ }, handler: () => id },
    load: { filter: { id: new RegExp(`^${id}$`) }, handler: () => code },
  }
}

/**
 * The PDF library's reader of PNG unpacks in a worker made of text, which the content policy
 * refuses. It is in a worker already, so it unpacks there, at once.
 */
function unpackedAtOnce(): Plugin {
  const id = '\0unpacked-at-once'
  const code = `import { unzlibSync } from 'fflate'
export const unzlib = (data, done) => done(null, unzlibSync(data))`
  return {
    name: 'unpacked-at-once',
    apply: 'build',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^fflate$/ },
      handler: (_, importer) => (importer?.includes('/png-js/') ? id : undefined),
    },
    load: { filter: { id: new RegExp(`^${id}$`) }, handler: () => code },
  }
}

/**
 * Many servers know no type for .mjs, and browsers refuse modules without one: the runtime's glue
 * is named .js.
 */
const assetFileNames = ({ names: [name] }: { readonly names: readonly string[] }) =>
  `assets/[name]-[hash]${name?.endsWith('.mjs') ? '.js' : '[extname]'}`

/** How long plugins take is no fault, and reads like one in `npm start`. */
const checks = { bundlerTimings: false }

const first = firstPaint()
const late = tellLateFiles()
const isOfShell = shellModules()
const isOfStart = startModules()

/**
 * Adds a file's hash (Subresource Integrity), so that a host's replacement for a missing file is
 * never cached.
 */
function withIntegrity<Entry extends { readonly url: string }>(entry: Entry) {
  const hash = createHash('sha256')
    .update(readFileSync(`dist/${entry.url}`))
    .digest('base64')
  return { ...entry, integrity: `sha256-${hash}` }
}

/**
 * Tells the service worker, built last, which scripts are late, the size of everything but the
 * packs, and the page's policy.
 */
function lateScripts(): Plugin {
  return {
    name: 'late-scripts',
    config() {
      const urls = ['assets', 'sample'].flatMap((folder) =>
        readdirSync(`dist/${folder}`).map((name) => `${folder}/${name}`),
      )
      const scripts = urls.filter(late.has).map((url) => withIntegrity({ url }))
      const light = urls.filter((url) => !url.endsWith('.bin'))
      const bytes = light.reduce((sum, url) => sum + statSync(`dist/${url}`).size, 0)
      return {
        define: {
          LATE_SCRIPTS: JSON.stringify(scripts),
          APP_BYTES: String(bytes),
          CONTENT_POLICY: JSON.stringify(first.policy()),
        },
      }
    },
  }
}

/**
 * The pseudo-languages are in no build but `vite build --mode pseudo`, which tests walk through.
 */
export default defineConfig(({ mode }) => ({
  base: './',
  plugins: [
    react(),
    first.plugin,
    licences(),
    late.forPage,
    mode !== 'pseudo' &&
      VitePWA({
        strategies: 'injectManifest',
        srcDir: 'workers/offline',
        filename: 'sw.ts',
        registerType: 'prompt',
        injectRegister: null,
        manifest: false,
        injectManifest: {
          ...SHELL_FILES,
          manifestTransforms: [
            (entries) => ({
              manifest: entries
                .filter(({ url }) => !late.has(url))
                // A host may alter pages (add its statistics); workers/offline/sw/own-page.ts
                // checks them instead.
                .map((entry) => (entry.url.startsWith('assets/') ? withIntegrity(entry) : entry)),
            }),
          ],
          buildPlugins: { vite: [lateScripts()] },
        },
      }),
  ],
  // The runtime's small build, with WebAssembly and glue in separate files.
  resolve: { conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions] },
  worker: {
    format: 'es',
    plugins: () => [ffmpegFromPack(), withoutWoff2(), unpackedAtOnce(), lateTries(), late.forWorkers],
    rolldownOptions: { checks, output: { assetFileNames } },
  },
  optimizeDeps: { exclude: ['@ffmpeg/ffmpeg', '@ffmpeg/core', 'onnxruntime-web'] },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    // Only browsers older than the target lack it, and without it they load the same a little
    // later.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks,
      output: {
        assetFileNames,
        // The first screen names every late script, so each letter of a hash counts there. Seven
        // tell one file's versions apart.
        chunkFileNames: 'assets/[name]-[hash:7].js',
        // One file for the first screen. By default each set of modules shared with lazy parts
        // becomes a file: two dozen of one or two kB, slow to request on a slow network.
        codeSplitting: {
          groups: [
            // But React stands beside it: the two run in tasks of their own.
            { name: 'react', test: /\/node_modules\/(?:react|react-dom|scheduler)\//, priority: 4 },
            { name: 'app', tags: ['$initial'], priority: 3 },
            // One for what follows by itself once that stands.
            {
              name: (id, bundle) => (isOfStart(id, (at) => bundle.getModuleInfo(at)) ? 'start' : null),
              priority: 2,
            },
            // And one for what several parts of the shell share: an open project would ask for a
            // hundred and forty files more.
            {
              name: (id, bundle) => (isOfShell(id, (at) => bundle.getModuleInfo(at)) ? 'parts' : null),
              minShareCount: 2,
              priority: 1,
            },
          ],
        },
      },
    },
  },
}))
