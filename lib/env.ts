import 'server-only';
import * as z from 'zod';

const url = (protocol: RegExp, expected: string) =>
  z.url({ protocol, error: `expected ${expected}` }).optional();
const text = z.string().min(1, 'expected some text').optional();

const Environment = z.object({
  DATABASE_URL: url(/^postgres(ql)?$/, 'postgresql://user:password@host:5432/database'),
  DATA_DIR: z.string().min(1, 'expected a folder').default('.data'),
  HOST: z.string().default('127.0.0.1'),
  TRUSTED_PROXIES: z.coerce
    .number('expected how many proxies stand in front, 0 to 9')
    .int()
    .min(0)
    .max(9)
    .default(0),
  NEXTAUTH_URL: url(/^https?$/, 'the address of the app, such as https://ackademy.example'),
  NEXTAUTH_SECRET: z
    .string()
    .min(32, 'expected 32 characters or more, such as `openssl rand -hex 32` prints')
    .optional(),
  OIDC_ISSUER: url(/^https?$/, 'the address of an OpenID Connect issuer'),
  OIDC_CLIENT_ID: text,
  OIDC_CLIENT_SECRET: text,
  OIDC_NAME: text,
  GITHUB_ID: text,
  GITHUB_SECRET: text,
  GOOGLE_ID: text,
  GOOGLE_SECRET: text,
});

export type Environment = z.infer<typeof Environment>;

/** Variables that mean something only together. */
const together = [
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
  ['GITHUB_ID', 'GITHUB_SECRET'],
  ['GOOGLE_ID', 'GOOGLE_SECRET'],
] as const;

/**
 * Reads the settings.
 * @returns the settings, or a line for each variable that is wrong: its name, what was found (never of
 * a secret), what is expected. An empty variable counts as absent.
 */
export function readEnvironment(
  variables: Record<string, string | undefined>,
): { ok: true; env: Environment } | { ok: false; problems: string[] } {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map(({ path, message }) => {
        const name = String(path[0]);
        const found = /SECRET|DATABASE_URL/.test(name) ? '' : ` is "${given[name]}"`;
        return `${name}${found}: ${message}`;
      }),
    };
  }
  const problems = together.flatMap((names) => {
    const missing = names.filter((name) => !parsed.data[name]);
    return missing.length && missing.length < names.length
      ? [`${missing.join(', ')} missing: ${names.join(', ')} are expected together`]
      : [];
  });
  return problems.length ? { ok: false, problems } : { ok: true, env: parsed.data };
}

let settled: Environment | undefined;

/** The settings of this process, checked once. Throws an Error that names the variable that is wrong. */
export function env(): Environment {
  if (!settled) {
    const result = readEnvironment(process.env);
    if (!result.ok) throw new Error(result.problems.join('; '));
    settled = result.env;
  }
  return settled;
}

/** Whether a host's name, or its address, means this machine. */
export const isLoopback = (host: string): boolean =>
  /^(localhost|(::ffff:)?127\.\d+\.\d+\.\d+|::1|\[::1\])$/.test(host);

/** Whether the app can be reached from this machine alone; only then do the demo accounts work. */
export function isLocalOnly(
  { HOST, NEXTAUTH_URL }: Pick<Environment, 'HOST' | 'NEXTAUTH_URL'> = env(),
): boolean {
  return isLoopback(HOST) && (!NEXTAUTH_URL || isLoopback(new URL(NEXTAUTH_URL).hostname));
}
