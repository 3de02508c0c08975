// @ts-check
import { build } from 'esbuild';

/**
 * A module and all that it imports as one text, the way a browser would get it.
 * @param {string} source a module's text, its imports relative to the project's root
 * @param {import('esbuild').BuildOptions} [options]
 */
export async function bundle(source, options) {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: '.', loader: 'ts' },
    bundle: true,
    format: 'esm',
    target: 'es2023',
    logLevel: 'warning',
    ...options,
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
