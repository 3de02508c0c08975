// @ts-check
// Checks who imports whom, by the arrows of .dependency-cruiser.mjs, and that the check itself works:
// it must see modules, and it must catch the violations planted in boundaries-fixture/.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import configuration from '../.dependency-cruiser.mjs';
import { fail, say } from './setup.mjs';

const { options = {}, ...ruleSet } = configuration;

/** @param {string} baseDir */
async function violations(baseDir) {
  const rooms = ['app', 'components', 'lib', 'scripts'].filter((room) => existsSync(resolve(baseDir, room)));
  const { output } = await cruise(
    rooms,
    {
      ...options,
      ruleSet,
      validate: true,
      baseDir: resolve(baseDir),
      exclude: { path: 'boundaries-fixture' },
    },
    undefined,
    { tsConfig: extractTSConfig('tsconfig.json') },
  );
  if (typeof output === 'string') return fail('dependency-cruiser answered in text; expected its result.');
  const seen = output.modules.filter(({ source }) => /^(app|components|lib)\//.test(source)).length;
  if (seen === 0) fail(`dependency-cruiser saw no modules in ${baseDir}, so it has checked nothing.`);
  return { seen, found: output.summary.violations };
}

const fixture = await violations('scripts/boundaries-fixture');
for (const rule of [
  'lib/protocol imports only nothing of ours',
  'the core of lib/protocol has no packages',
  'app imports only',
]) {
  if (!fixture.found.some((violation) => violation.rule.name.startsWith(rule))) {
    fail(`The boundary check did not catch the planted violation of "${rule}".`);
  }
}

const { seen, found } = await violations('.');
for (const { rule, from, to } of found) console.error(`✗ ${from} → ${to}: ${rule.name}`);
if (found.length) process.exit(1);
say(`${seen} modules keep to the boundaries`);
