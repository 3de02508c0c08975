import { renderToStaticMarkup as html } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Button } from './button';
import { Choice } from './choice';
import { Dock } from './dock';
import { Field } from './field';
import { Header } from './header';
import { Page } from './page';
import { RuleQuote } from './rule-quote';
import { SelectField } from './select-field';
import { SkipLink } from './skip-link';
import { TextArea } from './text-area';
import { Verdict } from './verdict';

describe('a button', () => {
  test('is a link where it goes somewhere', () => {
    expect(html(<Button href="/practice">Go</Button>)).toMatch(/^<a href="\/practice" .*>Go<\/a>$/);
  });

  test('is a button where it does something, and keeps what it was given', () => {
    expect(html(<Button type="button" name="go" disabled look="main" />)).toMatch(
      /^<button type="button" disabled="" class=".*bg-ink.*" name="go"><\/button>$/,
    );
  });
});

describe('a field', () => {
  test('names its hint and its error, the error first', () => {
    const markup = html(<Field id="ack" name="ack" label="ACK" hint="Decimal or 0x…" error="Not a number" />);
    expect(markup).toContain('<label for="ack"');
    expect(markup).toContain('aria-describedby="ack-error ack-hint"');
    expect(markup).toContain('aria-invalid="true"');
    expect(markup).toContain('id="ack-error"');
    expect(markup).toContain('id="ack-hint"');
  });

  test('without them describes nothing', () => {
    const markup = html(<Field id="ack" name="ack" label="ACK" />);
    expect(markup).not.toContain('aria-describedby');
    expect(markup).not.toContain('aria-invalid=');
  });

  test('for the wire is not corrected by a keyboard', () => {
    expect(html(<Field id="a" name="a" label="A" wire />)).toContain('spellCheck="false"');
  });
});

test('several lines of input are described in the same way', () => {
  const markup = html(<TextArea id="note" name="note" rows={4} label="Note" error="Too long" />);
  expect(markup).toContain('<label for="note"');
  expect(markup).toMatch(/<textarea name="note" rows="4" id="note" aria-describedby="note-error"/);
});

describe('a field to choose in', () => {
  const states = [
    { value: 'syn-sent', text: 'SYN-SENT' },
    { value: 'listen', text: 'LISTEN' },
  ];
  const select = <SelectField id="state" name="state" label="State" choose="Choose…" options={states} />;

  test('is the system’s own, with nothing chosen at first', () => {
    const markup = html(select);
    expect(markup).toContain('<label for="state"');
    expect(markup).toMatch(/<select name="state" id="state"[^>]*><option value="">Choose…<\/option>/);
    expect(markup).toContain(
      '<option value="syn-sent">SYN-SENT</option><option value="listen">LISTEN</option>',
    );
    expect(markup).not.toContain('selected');
  });

  test('names its error as a field does', () => {
    const markup = html(
      <SelectField id="state" name="state" label="State" choose="…" options={states} error="Fill this in" />,
    );
    expect(markup).toMatch(/<select[^>]*aria-describedby="state-error" aria-invalid="true"/);
    expect(markup).toContain('<p id="state-error"');
  });
});

test('a verdict has a word and a sign beside its colour', () => {
  for (const outcome of ['right', 'wrong', 'partly'] as const) {
    const markup = html(<Verdict outcome={outcome} title="The word" />);
    expect(markup).toContain('The word');
    expect(markup).toContain('<svg');
  }
});

test('an option is a native input inside its label', () => {
  expect(
    html(
      <Choice name="next" value="rst">
        RST
      </Choice>,
    ),
  ).toMatch(/^<label .*<input .*type="radio".*RST.*<\/label>$/);
});

test('a rule names its source, as a link where there is one', () => {
  expect(
    html(
      <RuleQuote source="RFC 9293 §3.4" href="https://www.rfc-editor.org/rfc/rfc9293#section-3.4">
        SYN counts as one.
      </RuleQuote>,
    ),
  ).toMatch(/<a href="https:[^>]*>RFC 9293 §3.4<\/a>/);
  expect(html(<RuleQuote source="RFC 9293 §3.4">SYN counts as one.</RuleQuote>)).not.toContain('<a');
});

test('the skip link leads to the page', () => {
  expect(html(<SkipLink>Skip</SkipLink>)).toContain('href="#main"');
  expect(html(<Page>Here</Page>)).toContain('<main id="main"');
});

test('the current place is named to everybody', () => {
  const nav = { label: 'Places', items: [{ href: '/why', label: 'Why', current: true }] };
  expect(html(<Header home={{ href: '/', name: 'ackademy' }} nav={nav} />)).toMatch(
    /aria-current="page"[^>]*>Why/,
  );
});

test('the dock keeps the order of the actions', () => {
  const markup = html(
    <Dock>
      <Button>Hint</Button>
      <Button look="main">Check</Button>
    </Dock>,
  );
  expect(markup.indexOf('Hint')).toBeLessThan(markup.indexOf('Check'));
});
