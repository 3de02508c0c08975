import { defineConfig } from 'vitest/config';

// The `react-server` condition makes `server-only` a no-op, as it is inside a server component.
const conditions = ['react-server'];

// Under that condition react-dom/server refuses to load, so what renders components is a project of its own.
const rendering = ['{app,components}/**/*.test.tsx'];

export default defineConfig({
  test: {
    // By default one core is left to whoever watches; nobody works beside these.
    maxWorkers: '100%',
    projects: [
      {
        resolve: { conditions, tsconfigPaths: true },
        ssr: { resolve: { conditions } },
        test: {
          name: 'server',
          // Opening a database takes seconds where the machine is busy; no test asserts a time.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          include: ['{app,components,lib,prisma,scripts}/**/*.test.{ts,tsx}'],
          exclude: rendering,
          server: { deps: { inline: ['server-only'] } },
        },
      },
      { resolve: { tsconfigPaths: true }, test: { name: 'rendering', include: rendering } },
    ],
  },
});
