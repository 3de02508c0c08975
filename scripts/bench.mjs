// @ts-check
// npm run -s bench -- NAME: measures, and prints JSON, a line each. What is measured is bundled first and run by
// Node alone: tsx wraps every inner function to keep its name, which no browser and no server of ours does.
import { spawnSync } from 'node:child_process';
import { bundle } from './bundle.mjs';

const names = ['policy', 'protocol', 'questions'];

const [name = '', ...rest] = process.argv.slice(2);
if (!names.includes(name) || rest.length > 0) {
  console.error(`${name || 'no name'}: not a benchmark; expected one of ${names.join(', ')}`);
  process.exit(2);
}
const text = await bundle(`import './scripts/bench/${name}';`, { platform: 'node' });
const { status } = spawnSync(process.execPath, ['--input-type=module', '-'], {
  input: text,
  stdio: ['pipe', 'inherit', 'inherit'],
});
process.exit(status ?? 1);
