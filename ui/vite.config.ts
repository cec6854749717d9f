import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  // The shell waits for this very port while developing.
  server: { port: 5173, strictPort: true },
  build: {
    // WebKitGTK 2.50 and the system webviews of supported macOS and Windows releases.
    target: ["safari18", "chrome120"],
    // The security policy forbids data: scripts and styles.
    assetsInlineLimit: 0,
    // An inline polyfill would be refused by the security policy, and every target preloads modules itself.
    modulePreload: { polyfill: false },
  },
  test: { environment: "happy-dom", setupFiles: ["./src/testing.ts"], restoreMocks: true },
});
