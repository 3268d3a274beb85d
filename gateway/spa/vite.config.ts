import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// The dev server stands in for the gateway: pages are Vite's, everything else is passed on.
const gateway = process.env.CMEP_GATEWAY ?? 'http://127.0.0.1:8000'
const apiPaths =
  '^/(api|auth|solicitudes|personas|servicios|empleados|promotores|archivos|admin|health|ready|version)(/|\\?|$)'

const proxy = { [apiPaths]: { target: gateway, changeOrigin: true, headers: { origin: gateway } } }

export default defineConfig({
  plugins: [react()],
  resolve: {
    alias: { '@api': fileURLToPath(new URL('../../schemas/generated/api.ts', import.meta.url)) },
  },
  server: {
    port: Number(process.env.SPA_PORT ?? 5173),
    strictPort: true,
    proxy,
    fs: { allow: ['.', '../../schemas/generated'] },
  },
  // `npm run preview` shows the build under the strictest policy that it must live with.
  preview: {
    port: Number(process.env.SPA_PORT ?? 4173),
    strictPort: true,
    proxy,
    headers: { 'Content-Security-Policy': "default-src 'self'; base-uri 'none'; frame-ancestors 'none'" },
  },
  build: {
    target: 'es2022',
    // A data: address would be refused by the Content-Security-Policy.
    assetsInlineLimit: 0,
    // Read by scripts/check-size.mjs.
    manifest: true,
  },
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts'],
    setupFiles: ['scripts/test-globals.mjs'],
  },
})
