/**
 * The shell: the files of dist/ that the service worker precaches. Everything except heavy files,
 * because any part may be needed offline, and a part of an old version must not be missing. Late
 * scripts (late-scripts.ts) come after the first visit, packs (packs/) on demand.
 */
export const SHELL_FILES = {
  globPatterns: ['**/*.{js,css,html,svg,webmanifest}', 'icon-*.png', 'welcome/*.webp'],
  globIgnores: ['screens/**', 'sample/**', 'licences/**'],
}
