// @ts-check
// npm run size: what the protocol simulator weighs in the lab's page.
import { labKilobytes, mostKilobytes } from './lab-size.mjs';

const weighs = await labKilobytes();
console.log(`${weighs.toFixed(1)} kB gzipped; at most ${mostKilobytes} kB`);
if (weighs > mostKilobytes) process.exit(1);
