'use client';

import { signIn } from 'next-auth/react';
import { type FormEvent, useState } from 'react';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { useFocusOnProblem } from './use-focus-on-problem';

/** What is wrong with each field, as codes. */
export interface SignUpProblemCodes {
  readonly email?: string;
  readonly password?: string;
}

export interface SignUpFormProps {
  labels: {
    email: string;
    name: string;
    password: string;
    passwordHint: string;
    submit: string;
    working: string;
  };
  /** What may go wrong, in the reader's language, by code. */
  problems: Readonly<Record<string, string>>;
  /** Makes the account; the problems by field, or none. Undefined when the server failed. */
  action: (fields: {
    email: string;
    password: string;
    name: string;
  }) => Promise<SignUpProblemCodes | undefined>;
  next: string;
}

/** A new account, and straight into it. What was typed stays when it was wrong. */
export function SignUpForm({ labels, problems, action, next }: SignUpFormProps) {
  const [wrong, setWrong] = useState<SignUpProblemCodes>({});
  const [working, setWorking] = useState(false);
  const form = useFocusOnProblem(wrong);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const text = (name: string) => String(typed.get(name) ?? '');
    const fields = { email: text('email'), password: text('password'), name: text('name') };
    setWorking(true);
    const found = await action(fields).catch(() => undefined);
    if (found && !found.email && !found.password) {
      const { email, password } = fields;
      const entered = await signIn('password', { email, password, redirect: false }).catch(() => undefined);
      // The account is there in any case; where signing in failed just now, it is tried by hand.
      window.location.assign(entered?.ok ? next : '/sign-in');
      return;
    }
    setWorking(false);
    setWrong(found ?? { password: 'unexpected' });
  }

  const error = (code: string | undefined) => code && (problems[code] ?? problems.unexpected);
  return (
    <form ref={form} method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field
        id="email"
        name="email"
        type="email"
        label={labels.email}
        autoComplete="username"
        error={error(wrong.email)}
      />
      <Field
        id="password"
        name="password"
        type="password"
        label={labels.password}
        hint={labels.passwordHint}
        autoComplete="new-password"
        error={error(wrong.password)}
      />
      <Field id="name" name="name" label={labels.name} autoComplete="nickname" maxLength={80} />
      <Button look="main" type="submit" disabled={working}>
        {working ? labels.working : labels.submit}
      </Button>
    </form>
  );
}
