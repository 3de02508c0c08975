import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';

const questions = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, ['--import', 'tsx', 'scripts/questions.ts', ...args], {
    encoding: 'utf8',
    input,
  });

const linesOf = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

/** The names of all properties, however deep. */
const names = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => [name, ...names(inner)])
    : [];

describe('questions at the command line', () => {
  test('a sample shows what a browser gets apart from what is right, in the language asked for', () => {
    const samples = linesOf(questions(['sample', '--count', '10', '--locale', 'zh-CN']).stdout);
    expect(samples).toHaveLength(10);
    for (const { public: shown, options } of samples) {
      expect(names(shown).filter((name) => /^(seed|key|correct|answer)$/.test(name))).toEqual([]);
      expect(shown.prompt).toMatch(/[\u4e00-\u9fff]/);
      expect(options.filter(({ correct }: { correct: boolean }) => correct).length).toBe(
        options.length > 0 ? 1 : 0,
      );
      const texts = options.map(({ text }: { text: string }) => text);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });

  test('the same seed prints the same bytes', () => {
    const args = ['sample', '--count', '5', '--seed', 'x', '--kind', 'next-segment'];
    expect(questions(args).stdout).toBe(questions(args).stdout);
  });

  test('show prints the line of one seed again, in the language asked for', () => {
    const { stdout } = questions(['sample', '--count', '1', '--seed', 'x', '--locale', 'zh-CN']);
    const [{ kind, concept, seed }] = linesOf(stdout);
    const args = ['show', '--kind', kind, '--concept', concept, '--seed', seed, '--locale', 'zh-CN'];
    expect(questions(args).stdout).toBe(stdout);
  });

  test('grade names the beliefs that a sample gives for an option', () => {
    const [instance] = linesOf(questions(['sample', '--count', '1', '--kind', 'next-segment']).stdout);
    for (const { id, correct, misconceptions } of instance.options) {
      const given = JSON.stringify({ instance, answer: { option: id } });
      const [{ verdict }] = linesOf(questions(['grade'], given).stdout);
      expect(verdict).toMatchObject({ outcome: correct ? 'right' : 'wrong', misconceptions });
    }
  });

  test.each([
    [['sample', '--locale', 'fr'], '', '--locale: "fr"; expected one of en, zh-CN'],
    [['sample', '--count', '0'], '', '--count: "0"; expected a whole number, 1 or more'],
    [['sample', '--concept', 'none'], '', 'expected one of fill-numbers open-numbers'],
    [['grade'], 'nonsense', 'standard input: not JSON'],
    [['grade'], '{"instance":{"kind":"x"},"answer":1}', 'instance: expected a line that sample printed'],
    [['show', '--kind', 'fill-numbers', '--seed', 'x'], '', 'show: expected --kind, --concept and --seed'],
    [['ask'], '', 'usage: '],
  ])('%j with %j on standard input is refused in one line', (args, input, words) => {
    const { stdout, stderr, status } = questions(args, input);
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    expect(stderr).toContain(words);
    expect(stderr.trimEnd()).not.toContain('\n');
  });
});
