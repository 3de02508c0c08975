import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fromJSONSchema } from 'zod';
import { namedScenarios } from './named';
import { schemaFile, schemaText } from './schema';
import { parseScenario } from './validate';

const committed = readFileSync(schemaFile, 'utf8');
const shape = fromJSONSchema(JSON.parse(committed));
const fits = (raw: unknown) => shape.safeParse(raw).success;

test('the committed schema is what the validator makes: npm run protocol:schema', () => {
  expect(committed).toBe(schemaText());
});

test.each(namedScenarios.map(({ scenario }) => scenario))('$id fits the schema', (scenario) => {
  expect(fits(scenario)).toBe(true);
});

test.each([
  [{}, false],
  [{ id: 'x' }, true],
  [{ id: 'x', colour: 'red' }, false],
  [{ id: 'x', settings: { rto: -1 } }, false],
  [{ id: 'x', script: [{ at: 0, host: 'client', call: 'conect' }] }, false],
  [{ id: 'x', script: [{ at: 0, host: 'client', call: 'connect' }] }, true],
  [{ id: 'x', script: [{ host: 'client', call: 'connect' }] }, false],
  [{ id: 'x', script: [{ at: 0, when: 'reset', host: 'client', call: 'connect' }] }, false],
  [{ id: 'x', network: [{ do: 'lose', match: { flags: ['SYN', 'ACK'] } }] }, true],
  [{ id: 'x', network: [{ do: 'eat' }] }, false],
])('%j: schema and validator agree', (raw, good) => {
  expect(fits(raw)).toBe(good);
  expect(parseScenario(raw).ok).toBe(good);
});
