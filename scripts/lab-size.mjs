// @ts-check
import { gzipSync } from 'node:zlib';
import { bundle } from './bundle.mjs';

/** What the lab may weigh in a browser, in kB (1000 bytes) gzipped. */
export const mostKilobytes = 15;

// Timed runs with their traces, the wrong rules to choose from, and single steps.
const LAB = `
  export { run, mutants } from './lib/protocol';
  export { actions, initialWorld, step } from './lib/protocol/world';
`;

/** The simulator as the lab imports it: no command line, no validator, no captures. In kB, minified and gzipped. */
export async function labKilobytes() {
  const text = await bundle(LAB, { platform: 'browser', minify: true });
  return gzipSync(text, { level: 9 }).length / 1000;
}
