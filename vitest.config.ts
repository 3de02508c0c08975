import { defineConfig } from 'vitest/config';

// The `react-server` condition makes `server-only` a no-op, as it is inside a server component.
const conditions = ['react-server'];

// Under that condition react-dom/server refuses to load, so what renders components is a project of its own.
const rendering = ['{app,components}/**/*.test.tsx'];

// The pure core keeps nothing between two calls, so its tests may share what was loaded, and warmed up, once.
const pure = ['lib/{protocol,questions,scheduling}/**/*.test.ts'];

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
          exclude: [...rendering, ...pure],
          server: { deps: { inline: ['server-only'] } },
        },
      },
      {
        resolve: { conditions, tsconfigPaths: true },
        ssr: { resolve: { conditions } },
        test: { name: 'pure', include: pure, isolate: false, testTimeout: 60_000 },
      },
      { resolve: { tsconfigPaths: true }, test: { name: 'rendering', include: rendering } },
    ],
  },
});
