import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Office computers of the city: Chromium 109 is the last that runs on Windows 7. */
const oldestBrowser = 'chrome109'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    target: oldestBrowser,
    cssTarget: oldestBrowser,
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    // The preload shim would be an inline script, which the content security policy refuses.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
  },
  server: {
    port: 5173,
    proxy: { '/api': { target: 'http://localhost:3000', changeOrigin: false } },
  },
})
