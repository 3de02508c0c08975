import { defineConfig } from 'vitest/config';

// The `react-server` condition makes `server-only` a no-op, as it is inside a server component.
const conditions = ['react-server'];

export default defineConfig({
  resolve: { conditions, tsconfigPaths: true },
  ssr: { resolve: { conditions } },
  test: {
    include: ['{app,components,lib,prisma,scripts}/**/*.test.{ts,tsx}'],
    server: { deps: { inline: ['server-only'] } },
  },
});
