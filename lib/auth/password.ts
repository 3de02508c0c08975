import 'server-only';
import { hash, verify } from '@node-rs/argon2';

/** Shortest and longest password, in characters. */
const shortest = 10;
const longest = 200;

/** What is wrong with a password, or undefined. */
export type PasswordProblem = 'too-short' | 'too-long' | 'too-plain' | 'like-email';

/**
 * Length is what counts (NIST SP 800-63B 3.1.1.2); refused besides are a few signs over and over, plain
 * runs such as 1234567890, and one's own e-mail address.
 */
export function passwordProblem(password: string, email: string): PasswordProblem | undefined {
  const lower = password.toLowerCase();
  if ([...password].length < shortest) return 'too-short';
  if ([...password].length > longest) return 'too-long';
  if (new Set(lower).size < 5 || isRun(lower)) return 'too-plain';
  const [name = ''] = email.toLowerCase().split('@');
  if (lower === email.toLowerCase() || (name.length > 3 && lower.replace(name, '').length < 5))
    return 'like-email';
  return undefined;
}

/** Neighbours on a keyboard or in the alphabet, forwards or backwards. */
function isRun(text: string): boolean {
  const rows = ['012345678901234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm'];
  const backwards = [...text].reverse().join('');
  return rows.some((row) => row.includes(text) || row.includes(backwards));
}

/** argon2id, with the library's parameters (those OWASP recommends), in PHC form. */
export const hashPassword = (password: string): Promise<string> => hash(password);

/** The hash of a password that nobody has. */
const nobody =
  '$argon2id$v=19$m=19456,t=2,p=1$Ax9IkzTYDIaMD8kvhb50Ig$SZWigoJpzeycdLDq/QCO8rXkRIMx7BOa+MAMK640KPg';

/** Whether the password is the one behind the hash. Without a hash it takes as long, and says no. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  if (passwordHash) return verify(passwordHash, password);
  await verify(nobody, password);
  return false;
}
