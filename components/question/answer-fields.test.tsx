import { renderToStaticMarkup as html } from 'react-dom/server';
import { expect, test } from 'vitest';
import { type AnswerField, AnswerFields } from './answer-fields';

const fields: AnswerField[] = [
  { id: 'ack-2', label: 'a · ACK of segment 2', input: 'number' },
  {
    id: 'client-1',
    label: 'b · State of the client',
    input: 'select',
    options: [{ value: 'LISTEN', text: 'LISTEN' }],
    choose: 'Choose…',
  },
];

test('each blank has a field of its kind, by its own name', () => {
  const markup = html(<AnswerFields fields={fields} hint="Decimal or 0x…" problems={{}} />);
  // Any keyboard, since a number may be written in hex.
  expect(markup).toMatch(/<input [^>]*id="field-ack-2"/);
  expect(markup).not.toMatch(/type="number"|inputMode="numeric"/i);
  expect(markup).toMatch(/<select [^>]*name="client-1"/);
  expect(markup).toContain('Decimal or 0x…');
  expect(markup).not.toContain('aria-invalid=');
});

test('a problem stands with the field that it is about', () => {
  const problem = { 'client-1': 'Fill this in' };
  const markup = html(<AnswerFields fields={fields} problems={problem} />);
  expect(markup).toMatch(/<select [^>]*aria-describedby="field-client-1-error" aria-invalid="true"/);
  expect(markup.match(/aria-invalid="true"/g)).toHaveLength(1);
});
