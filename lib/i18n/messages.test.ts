import { createTranslator } from 'use-intl/core';
import { expect, test } from 'vitest';
import { locales } from './locales';
import { messages } from './messages';
import failure from './messages/failure.json';

/** Every path through nested objects to a text. */
function paths(value: object, prefix = ''): string[] {
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'object' ? paths(inner, `${prefix}${key}.`) : [prefix + key],
  );
}

/** The text at a path. */
const at = (texts: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], texts);

test('every language has the same messages', () => {
  for (const locale of locales) {
    expect(paths(messages[locale]).sort()).toEqual(paths(messages.en).sort());
    expect(paths(failure[locale])).toEqual(paths(failure.en));
  }
});

test('every message can be formatted, and takes the same values in every language', () => {
  const values = (message: string) =>
    [...message.matchAll(/\{\s*([a-zA-Z]\w*)\s*[,}]/g)].map(([, name]) => name ?? '');
  for (const path of paths(messages.en)) {
    const wanted = locales.map((locale) => {
      const message = at(messages[locale], path);
      return new Set(values(String(message)));
    });
    for (const names of wanted) {
      // A plural may be a matter of one language only; a value that only one language shows is a mistake.
      for (const name of names) if (name !== 'count') expect(wanted[0], path).toContain(name);
    }
    for (const locale of locales) {
      const t = createTranslator({
        locale,
        messages: messages[locale],
        onError: (error) => {
          throw error;
        },
      });
      const some = Object.fromEntries([...(wanted[0] ?? [])].map((name) => [name, 1]));
      const rich = t.rich as (id: string, values: object) => unknown;
      const marks = Object.fromEntries(['b', 'link'].map((name) => [name, (chunks: unknown) => chunks]));
      expect(() => rich(path, { ...some, count: 1, ...marks }), path).not.toThrow();
    }
  }
});

/** Texts that are the same in every language. */
const proper = ['app.name', 'practice.blank', 'questions.who-retransmits.is-flags'];

test('a Chinese text that is more than figures has Chinese in it', () => {
  for (const path of paths(messages['zh-CN'])) {
    const message = String(at(messages['zh-CN'], path));
    if (/[a-z]{4}/.test(message) && !proper.includes(path)) expect(message, path).toMatch(/\p{Script=Han}/u);
  }
});
