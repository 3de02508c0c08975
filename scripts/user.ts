// npm run user -- reset-link EMAIL: prints a link by which that member sets a new password.
import { resetToken } from '@/lib/auth/reset';
import { env } from '@/lib/env';
import { hasSecret } from '@/lib/secrets';
import { checkSettings } from './database';
import { fail } from './setup.mjs';

checkSettings();
const [command, email] = process.argv.slice(2);
if (command !== 'reset-link' || !email?.includes('@')) {
  fail(`Usage: npm run user -- reset-link EMAIL; found "${process.argv.slice(2).join(' ')}".`);
}
if (!hasSecret()) {
  fail(
    `There is no secret in ${env().DATA_DIR} that could sign a link: the server makes it at its first start.`,
  );
}
const base = env().NEXTAUTH_URL ?? `http://localhost:${process.env.PORT || 3000}`;
console.error(`If ${email} is a member's e-mail, this link sets a new password, once, within an hour:`);
console.log(`${base}/reset/${resetToken(email, new Date())}`);
