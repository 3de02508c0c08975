import { describe, expect, test } from 'vitest';
import { asLocale, matchLocale } from './locales';

describe('matchLocale', () => {
  test.each([
    [null, 'en'],
    ['', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['zh-TW', 'zh-CN'],
    ['de-DE, zh;q=0.3, en;q=0.5', 'en'],
    ['en;q=0, zh;q=0.1', 'zh-CN'],
    ['fr', 'en'],
    ['*', 'en'],
    [';;q=x,,', 'en'],
  ])('%j → %s', (header, locale) => {
    expect(matchLocale(header)).toBe(locale);
  });
});

test('asLocale accepts a known tag in any case and nothing else', () => {
  expect(asLocale('ZH-cn')).toBe('zh-CN');
  expect(asLocale('zh')).toBeUndefined();
  expect(asLocale(null)).toBeUndefined();
});
