import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stateDiagram } from './diagram';

test('the README shows the state diagram that the code has: npm run protocol:diagram', () => {
  const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
  expect(/```mermaid\n(.*?)\n```/s.exec(readme)?.[1]).toBe(stateDiagram());
});
