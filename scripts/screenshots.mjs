// @ts-check
// npm run screenshots: pictures of every page and state, in each size, theme and language, into screenshots/,
// and the five that the README shows into docs/pictures.
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { ensureBuild, ensureClient, ensureDependencies, run, say } from './setup.mjs';

const taken = 'test-results/walk';
const all = 'screenshots';

/** What the README shows, and what it is a picture of. */
const shown = {
  home: 'walk-desktop-light-en/home-broken',
  question: 'walk-desktop-light-en/fill-numbers-asked',
  feedback: 'walk-desktop-light-en/predict-outcome-wrong',
  player: 'walk-desktop-dark-en/concept-run',
  phone: 'walk-phone-light-zh-CN/recall-shown',
};

await ensureDependencies();
await ensureClient();
await ensureBuild();
const { findBrowser } = await import('./browser.mjs');
const code = await run('npx', ['playwright', 'test', '--project=walk-*', '--reporter=list'], {
  ACKADEMY_WALK: '1',
  CHROMIUM_PATH: await findBrowser(),
});
if (code !== 0) process.exit(code);
rmSync(all, { recursive: true, force: true });
cpSync(taken, all, { recursive: true });
mkdirSync('docs/pictures', { recursive: true });
for (const [name, picture] of Object.entries(shown))
  cpSync(`${taken}/${picture}.png`, `docs/pictures/${name}.png`);
say(`The pictures are in ${all}, the README’s in docs/pictures`);
