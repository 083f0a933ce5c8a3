import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { CONTENT_POLICY } from './workers/content-policy.ts'
import { tellLateFiles } from './workers/offline/build/late-files.ts'
import { licences } from './workers/offline/build/licences.ts'

/** At build time only: the dev server injects its styles inline. */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_POLICY },
        injectTo: 'head-prepend',
      },
    ],
  }
}

/**
 * The core's script names its program beside it, and Vite would put those 32 MB into the build once
 * more: it comes from a pack.
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
 * Common servers know no type for .mjs, and a browser runs no module without one: the runtime's
 * glue is called .js.
 */
const assetFileNames = ({ names: [name] }: { readonly names: readonly string[] }) =>
  `assets/[name]-[hash]${name?.endsWith('.mjs') ? '.js' : '[extname]'}`

const late = tellLateFiles()

/**
 * A file of the build by its hash (Subresource Integrity): what a host puts in place of a file that
 * it lacks is never kept.
 */
function withIntegrity<Entry extends { readonly url: string }>(entry: Entry) {
  const hash = createHash('sha256')
    .update(readFileSync(`dist/${entry.url}`))
    .digest('base64')
  return { ...entry, integrity: `sha256-${hash}` }
}

/**
 * Tells the service worker, which is built when all else is, what is late, and how large everything
 * is but the packs.
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
      return { define: { LATE_SCRIPTS: JSON.stringify(scripts), APP_BYTES: String(bytes) } }
    },
  }
}

export default defineConfig({
  base: './',
  plugins: [
    react(),
    contentSecurityPolicy(),
    licences(),
    late.forPage,
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'workers/offline',
      filename: 'sw.ts',
      registerType: 'prompt',
      injectRegister: null,
      manifest: false,
      // Everything but what is heavy: each part of it can be wanted offline, and a part of an old
      // version must not be missing.
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,webmanifest}', 'icon-*.png', 'welcome/*.webp'],
        globIgnores: ['screens/**', 'sample/**', 'licences/**'],
        manifestTransforms: [
          (entries) => ({
            manifest: entries
              .filter(({ url }) => !late.has(url))
              // A host may write into a page (its own statistics): that is looked at in
              // workers/offline/sw/own-page.ts.
              .map((entry) => (entry.url.startsWith('assets/') ? withIntegrity(entry) : entry)),
          }),
        ],
        buildPlugins: { vite: [lateScripts()] },
      },
    }),
  ],
  // The runtime's small build, whose WebAssembly and glue are files of their own and not inside the
  // script.
  resolve: { conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions] },
  worker: {
    format: 'es',
    plugins: () => [ffmpegFromPack(), late.forWorkers],
    rolldownOptions: { output: { assetFileNames } },
  },
  optimizeDeps: { exclude: ['@ffmpeg/ffmpeg', '@ffmpeg/core', 'onnxruntime-web'] },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        assetFileNames,
        // One file for all that the first screen runs. The bundler gives each set of modules that
        // lazy parts share with it a file of its own: two dozen of one or two kB, each of which a
        // slow network has to ask for.
        codeSplitting: { groups: [{ name: 'app', tags: ['$initial'] }] },
      },
    },
  },
})
