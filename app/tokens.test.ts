import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./globals.css', import.meta.url), 'utf8');

/** What the style sheet sets for each colour, by name: by day and by night. */
const pairsOfColours = [
  ...css.matchAll(/--color-([a-z-]+):\s*light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g),
];
const light = new Map(pairsOfColours.map(([, name = '', day = '']) => [name, day]));
const dark = new Map(pairsOfColours.map(([, name = '', , night = '']) => [name, night]));

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(theme: Map<string, string>, a: string, b: string): number {
  const [hexA, hexB] = [theme.get(a), theme.get(b)];
  if (hexA === undefined || hexB === undefined) throw new Error(`no such colour: ${a} or ${b}`);
  const [low = 0, high = 0] = [luminance(hexA), luminance(hexB)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['paper', 'card'];
const washes = ['client-wash', 'server-wash', 'correct-wash', 'wrong-wash'];
const pairs = (inks: string[], on: string[]) =>
  inks.flatMap((ink) => on.map((ground) => [ink, ground] as const));

/** What is read, and the ground that it is read on. */
const text = [
  ...pairs(['ink', 'soft', 'client', 'server', 'lost', 'old', 'correct', 'wrong'], grounds),
  ...pairs(['ink', 'soft'], washes),
  ...(['client', 'server', 'correct', 'wrong'] as const).map((name) => [name, `${name}-wash`] as const),
  // The main button and the selection.
  ['paper', 'ink'] as const,
];

/** What must be seen to know what can be done, or which segment it is. */
const shapes = [
  ...pairs(['edge', 'ink', 'client', 'server', 'lost', 'old'], grounds),
  ...pairs(['wrong'], ['wrong-wash']),
];

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s theme', (_name, theme) => {
  test('sets every colour', () => {
    const named = css.match(/--color-[a-z-]+:/g) ?? [];
    expect(theme.size).toBe(new Set(named).size);
    expect(theme.size).toBe(16);
  });

  test.each(text)('%s is legible on %s', (ink, ground) => {
    expect(contrast(theme, ink, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(shapes)('%s stands out on %s', (shape, ground) => {
    expect(contrast(theme, shape, ground)).toBeGreaterThanOrEqual(3);
  });
});
