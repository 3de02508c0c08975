import { defineConfig, devices } from '@playwright/test';
import { baseURL, identityProvider, serverEnv } from './e2e/server';

const launchOptions = {
  ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
  args: [
    // Chromium's sandbox refuses to run as root, which containers are.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

const withoutPages = /start\.spec\.ts$/;
const walk = /walk\.spec\.ts$/;

// What has nothing to do with the screen (@once) is tested on the desk alone. Of what has, `npm test` sees to
// English on the desk (@desk) and to Chinese on the phone (@phone); in full each is tested on both.
const isFull = Boolean(process.env.ACKADEMY_FULL);
const notOnDesk = isFull ? /^$/ : /@phone/;
const notOnPhone = isFull ? /@once/ : /@once|@desk/;

const desktop = { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 } };
const phone = { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } };

// Every page and state in each size, theme and language: a part of the full tests, and of the screenshots all.
const walks = Object.entries({ desktop, phone }).flatMap(([size, device]) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    (['en', 'zh-CN'] as const).map((locale) => ({
      name: `walk-${size}-${colorScheme}-${locale}`,
      testMatch: walk,
      use: { ...device, colorScheme, locale },
    })),
  ),
);

export default defineConfig({
  testDir: 'e2e',
  workers: 1,
  retries: 0,
  timeout: 60_000,
  forbidOnly: true,
  use: { baseURL, launchOptions, locale: 'en-GB', screenshot: 'only-on-failure' },
  projects: [
    // What has no page in it needs no second browser.
    { name: 'server', testMatch: withoutPages },
    {
      name: 'desktop',
      testIgnore: [withoutPages, walk],
      grepInvert: notOnDesk,
      use: desktop,
    },
    {
      name: 'phone',
      testIgnore: [withoutPages, walk],
      grepInvert: notOnPhone,
      use: phone,
    },
    ...(isFull || process.env.ACKADEMY_WALK ? walks : []),
  ],
  webServer: [
    {
      command: 'node --import tsx e2e/identity-provider.ts',
      url: `${identityProvider.issuer}/.well-known/openid-configuration`,
    },
    {
      command: 'node scripts/start.mjs',
      url: `${baseURL}/api/health`,
      env: serverEnv,
      timeout: 180_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    },
  ],
});
