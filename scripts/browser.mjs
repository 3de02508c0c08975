// @ts-check
// Finds a Chromium for the browser tests, or gets one.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fail, run, say } from './setup.mjs';

/** Where systems keep a Chromium or a Chrome. */
const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * CHROMIUM_PATH, else a browser on this machine, else Playwright's own download, else (as root on
 * Debian or Ubuntu) the system's package.
 * @returns {Promise<string>} the path of its executable
 */
export async function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named)
    return existsSync(named)
      ? named
      : fail(`CHROMIUM_PATH is "${named}", where there is no file; expected a Chromium.`);
  const found = usual.find((path) => existsSync(path));
  if (found) return withChinese(found);

  const { chromium } = await import('@playwright/test');
  const own = () => (existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined);
  if (own()) return own() ?? '';
  say('No Chromium on this machine: downloading the one that Playwright keeps');
  await run('npx', ['playwright', 'install', 'chromium']);
  if (own()) return own() ?? '';

  if (process.getuid?.() === 0 && isDebian()) {
    say('That did not work: installing the system’s package');
    await run('apt-get', ['update', '-qq']);
    await run('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'], {
      DEBIAN_FRONTEND: 'noninteractive',
    });
    const installed = usual.find((path) => existsSync(path));
    if (installed) return installed;
  }
  return fail('The browser tests need Chromium. Install it, or set CHROMIUM_PATH to its executable.');
}

/** Without a Chinese font the screenshots show boxes; the tests pass all the same. */
async function withChinese(/** @type {string} */ path) {
  if (
    process.getuid?.() === 0 &&
    isDebian() &&
    !existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')
  ) {
    await run('apt-get', ['install', '-y', '-qq', 'fonts-noto-cjk'], { DEBIAN_FRONTEND: 'noninteractive' });
  }
  return path;
}

function isDebian() {
  try {
    execFileSync('apt-get', ['--version'], { stdio: 'ignore' });
    return /debian|ubuntu/i.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
