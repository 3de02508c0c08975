import { renderToStaticMarkup as html } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { LadderView, ShownState } from '@/lib/questions/ladder-view';
import * as examples from './examples';
import { Ladder } from './ladder';
import { LadderPair } from './ladder-pair';
import { blankLetters, namePieces } from './wording';

const { english, chinese, ...runs } = examples;

function render(view: LadderView, labels = english): string {
  return html(<Ladder id="run" view={view} title="What happened" labels={labels} />);
}

/** The cells of the table's rows, as text. */
function tableOf(markup: string): string[][] {
  const [, body = ''] = /<tbody[^>]*>(.*)<\/tbody>/s.exec(markup) ?? [];
  return [...body.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[dh][^>]*?(?:\/>|>(.*?)<\/t[dh]>)/gs)].map(([, cell = '']) => cell),
  );
}

function drawingsOf(markup: string): string {
  return markup.slice(0, markup.indexOf('<details'));
}

describe.each(Object.entries(runs))('the run %s', (_name, view) => {
  test('has a row in the table for every segment, with its flags and numbers', () => {
    const rows = tableOf(render(view)).filter(([n]) => n !== '');
    expect(rows.length).toBe(view.segments.length);
    for (const segment of view.segments) {
      const [, , , flags, seq, ack, data] = rows.find(([n]) => n === String(segment.n)) ?? [];
      expect(flags).toBe(namePieces(segment, english).join(''));
      if (typeof segment.seq === 'number') expect(seq).toBe(String(segment.seq));
      if (typeof segment.ack === 'number') expect(ack).toBe(String(segment.ack));
      if (segment.seq === null) expect(seq).toBe('');
      if (segment.ack === null) expect(ack).toBe('');
      expect(data).toBe(String(segment.len));
    }
  });

  test('has every state in the table once', () => {
    const named = tableOf(render(view)).flatMap((cells) => (cells.at(-1) ?? '').split(' · ').filter(Boolean));
    const letters = blankLetters(view);
    const said = (to: ShownState) => {
      if (typeof to === 'object') return `blank ${letters.get(to.blank)}`;
      return to === 'hidden' ? english.table.hidden : to;
    };
    const expected = view.states.map(({ host, to }) => `${english[host]}: ${said(to)}`);
    expect(named.sort()).toEqual(expected.sort());
  });

  test('is an image with a text alternative that names the table', () => {
    const markup = render(view);
    expect(markup).toContain('role="img" aria-label="What happened" aria-describedby="run-summary"');
    expect(markup).toContain('<summary id="run-summary"');
  });

  test('is drawn with its numbers and flags in both sizes, and no number twice', () => {
    const drawings = drawingsOf(render(view));
    for (const segment of view.segments) {
      const { n } = segment;
      // A name may break between its pieces.
      const [name = ''] = segment.protocol ? namePieces(segment, english) : [segment.flags.join(',')];
      expect(drawings.split(`>${n}</tspan> ${name.trim()}`).length).toBe(3);
      expect(drawings.split(`>${n}</tspan>`).length).toBe(3);
    }
  });

  test('is small', () => {
    expect(render(view, chinese).length).toBeLessThan(3500 * view.segments.length + 4000);
  });
});

test('what is no segment is named by its protocol, in the language of the labels', () => {
  const names = tableOf(render(runs.udp, chinese)).map((cells) => cells[3]);
  expect(names).toEqual(['UDP', 'UDP', 'UDP', 'ICMP 端口不可达']);
  expect(drawingsOf(render(runs.udp, chinese))).toContain('端口不可达');
});

test('what is blank or hidden prints no number, neither drawn nor in the table', () => {
  const markup = render(runs.close);
  const rows = tableOf(markup).filter(([n]) => n !== '');
  expect(rows.map((cells) => cells.slice(4, 6))).toEqual([
    ['4294967290', '901'],
    ['901', 'blank a'],
    ['blank b', 'hidden'],
    ['hidden', 'hidden'],
  ]);
  const texts = [...drawingsOf(markup).matchAll(/<(?:text|tspan)[^>]*>([^<]*)</g)].map(
    ([, text = '']) => text,
  );
  expect(
    texts
      .join(' ')
      .match(/\d{3,}/g)
      ?.sort(),
  ).toEqual(['240', '240', '4294967290', '4294967290', '901', '901', '901', '901'].sort());
});

test.each<[string, ShownState, number]>([
  ['asked for', { blank: 'state' }, 5],
  ['hidden', 'hidden', 0],
])('a state that is %s is not named, drawn or in the table', (_name, to, boxes) => {
  const markup = render({ ...runs.open, states: runs.open.states.map((state) => ({ ...state, to })) });
  expect(markup).not.toMatch(/LISTEN|SENT|RECEIVED|ESTAB/);
  // In both sizes.
  expect(drawingsOf(markup).split('>a ?<').length - 1).toBe(2 * boxes);
  expect(drawingsOf(markup).split('stroke-soft').length - 1).toBe(2 * (5 - boxes));
});

test('numbers and states are lettered together, in the drawing and in the table', () => {
  const markup = render(runs.closeStates);
  const lettersOf = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found]) => found);
  const drawn = lettersOf(drawingsOf(markup), />([a-z]) \?</g);
  expect(drawn.sort().join('')).toBe('aabbccddeeff');
  const cells = tableOf(markup).map((row) => [...row.slice(4, 6), row.at(-1) ?? ''].join(' '));
  expect(
    cells
      .flatMap((cell) => lettersOf(cell, /blank ([a-z])/g))
      .sort()
      .join(''),
  ).toBe('abcdef');
  expect(cells.join()).toContain('Server: hidden');
});

test('what happened to a segment is said in a word, not only by its colour', () => {
  expect(drawingsOf(render(runs.retransmission))).toContain('>lost<');
  expect(drawingsOf(render(runs.ghost))).toContain('>old duplicate<');
  expect(drawingsOf(render(runs.long, chinese))).toContain('>副本<');
  expect(drawingsOf(render(runs.yours))).toContain('>from here on they differ<');
});

test('a long run scrolls in its card, and takes the focus for it', () => {
  expect(render(runs.long)).toMatch(/overflow-y-auto[^>]*tabindex="0"/i);
  expect(drawingsOf(render(runs.open))).not.toContain('tabindex');
});

describe('two runs side by side', () => {
  const pair = (a: LadderView, b: LadderView) =>
    html(
      <LadderPair
        id="both"
        labels={english}
        runs={[
          { title: 'A run', view: a, heading: 'Your protocol' },
          { title: 'A run', view: b, heading: 'The real one' },
        ]}
      />,
    );
  const sooner = runs.open.states.map((state) => (state.at === 120 ? { ...state, at: 80 } : state));

  test('are drawn with their states only if these differ', () => {
    expect(drawingsOf(pair(runs.open, runs.open))).not.toContain('SENT');
    expect(drawingsOf(pair(runs.open, { ...runs.open, states: sooner }))).toContain('SENT');
  });

  test('have no id in common', () => {
    const ids = [...pair(runs.open, runs.open).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
