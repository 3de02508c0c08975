import { describe, expect, test } from 'vitest';
import type { LadderView } from '@/lib/questions/ladder-view';
import * as examples from './examples';
import { happenings, stateCauses } from './happenings';
import { layoutLadder } from './layout';
import { aboutTime, exactTime, shortNumber } from './text';
import { blankLetters } from './wording';

/** What brought each state, as `host STATE: n what`. */
function causes(view: LadderView): string[] {
  return stateCauses(view, happenings(view)).map((cause, i) => {
    const state = view.states[i];
    return `${state?.host} ${state?.to}: ${cause ? `${cause.segment.n} ${cause.what}` : 'nothing'}`;
  });
}

describe('what brought a state', () => {
  test('the sending of a SYN or FIN, the arrival of a segment, or nothing that is drawn', () => {
    expect(causes(examples.close)).toEqual([
      'client FIN-WAIT-1: 1 sent',
      'server CLOSE-WAIT: 1 arrived',
      'client FIN-WAIT-2: 2 arrived',
      'server LAST-ACK: 3 sent',
      'client TIME-WAIT: 3 arrived',
      'server CLOSED: 4 arrived',
      'client CLOSED: nothing',
    ]);
  });

  test('each of several in one instant', () => {
    expect(causes(examples.atOnce)).toEqual([
      'server LISTEN: nothing',
      'client SYN-SENT: 1 sent',
      'server SYN-RECEIVED: 1 arrived',
      'client ESTABLISHED: 2 arrived',
      'server ESTABLISHED: 3 arrived',
    ]);
    expect(causes(examples.long)).toEqual(
      expect.arrayContaining(['server CLOSE-WAIT: 8 arrived', 'server LAST-ACK: 10 sent']),
    );
  });
});

test('a silence is as long as what is drawn says, counted from the loss', () => {
  const { silences } = layoutLadder(examples.retransmission, { width: 520, labels: examples.english });
  expect(silences.map(({ text }) => text)).toEqual(['silence of 1 s']);
});

test('numbers keep all their digits on a phone, and give up their heads where lines cross', () => {
  const shown = (view: LadderView) =>
    layoutLadder(view, { width: 272, labels: examples.english }).segments.flatMap(({ wording }) =>
      [...wording.above, ...wording.below].flatMap(({ parts }) =>
        parts.flatMap((part) => (part.kind === 'plain' ? [part.text] : [])),
      ),
    );
  expect(shown(examples.open)).toContain('4294967291');
  expect(shown(examples.open).join(' ')).not.toContain('…');
  expect(shown(examples.simultaneousOpen)).toContain('…290');
});

test('no text of a phone is smaller than 10.5', () => {
  const { sizes } = layoutLadder(examples.open, { width: 272, labels: examples.english });
  expect(Math.min(...Object.values(sizes))).toBeGreaterThanOrEqual(10.5);
});

test('blanks have letters in the order of the diagram, a field one letter', () => {
  const [first] = examples.close.segments;
  if (!first) throw new Error('no segment');
  const blanks = Array.from({ length: 28 }, (_, i) => ({
    ...first,
    seq: { blank: `f${i}` },
    ack: { blank: 'f0' },
  }));
  const letters = blankLetters({ ...examples.close, segments: blanks });
  expect([...letters.values()]).toEqual([...'abcdefghijklmnopqrstuvwxyz', 'aa', 'ab']);
  expect(blankLetters(examples.close).get('seq-3')).toBe('b');
});

test('states are lettered with the numbers, from the top of the diagram to its bottom', () => {
  const letters = (view: LadderView) =>
    [...blankLetters(view)].map(([field, letter]) => `${letter} ${field}`);
  expect(letters(examples.closeStates)).toEqual([
    'a client-1',
    'b ack-2',
    'c client-2',
    'd seq-3',
    'e client-3',
    'f client-4',
  ]);
  const [first, second] = examples.simultaneousClose.segments;
  if (!first || !second) throw new Error('no segment');
  const crossing = [
    { ...first, seq: { blank: 'seq-1' } },
    { ...second, seq: { blank: 'seq-2' } },
  ];
  const states = examples.simultaneousClose.states.map((state) => ({
    ...state,
    to: { blank: `${state.host} ${state.at}` },
  }));
  expect(letters({ ...examples.simultaneousClose, segments: crossing, states }).slice(0, 5)).toEqual([
    'a client 0',
    'b server 10',
    'c seq-1',
    'd seq-2',
    'e server 40',
  ]);
});

test.each([
  [901, '901'],
  [99_999, '99999'],
  [4_294_967_291, '…291'],
  [100_007, '…007'],
])('%d is shortened to %s', (value, short) => {
  expect(shortNumber(value)).toBe(short);
});

test('times read in the unit that suits them, and exactly in the table', () => {
  expect([40, 960, 1000, 1500, 239_960].map(aboutTime)).toEqual(['40 ms', '960 ms', '1 s', '1.5 s', '240 s']);
  expect([0, 40.126, 240_160].map(exactTime)).toEqual(['0 ms', '40.13 ms', '240160 ms']);
});
