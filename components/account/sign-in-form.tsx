'use client';

import { signIn } from 'next-auth/react';
import { type FormEvent, useState } from 'react';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { useFocusOnProblem } from './use-focus-on-problem';

export interface SignInFormProps {
  labels: { email: string; password: string; submit: string; working: string };
  /** What may go wrong, in the reader's language, by code. */
  problems: Record<'credentials' | 'too-many-attempts' | 'unexpected', string>;
  /** Where to go afterwards, on this site. */
  next: string;
}

type Problem = keyof SignInFormProps['problems'];

/** E-mail and password. What was typed stays when it was wrong. */
export function SignInForm({ labels, problems, next }: SignInFormProps) {
  const [problem, setProblem] = useState<{ readonly code: Problem }>();
  const [working, setWorking] = useState(false);
  const form = useFocusOnProblem(problem);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { email, password } = Object.fromEntries(new FormData(event.currentTarget));
    setWorking(true);
    const result = await signIn('password', { email, password, redirect: false }).catch(() => undefined);
    if (result?.ok) {
      // A whole new page, so that nothing of the guest's stays in the browser's memory.
      window.location.assign(next);
      return;
    }
    setWorking(false);
    setProblem({ code: problemOf(result?.error) });
  }

  return (
    <form ref={form} method="post" onSubmit={submit} className="flex flex-col gap-4">
      <Field id="email" name="email" type="email" label={labels.email} autoComplete="username" required />
      <Field
        id="password"
        name="password"
        type="password"
        label={labels.password}
        autoComplete="current-password"
        required
        error={problem && problems[problem.code]}
      />
      <Button look="main" type="submit" disabled={working}>
        {working ? labels.working : labels.submit}
      </Button>
    </form>
  );
}

/** next-auth's code for a refusal, or the message of the error that ours threw. */
function problemOf(error: string | null | undefined): Problem {
  if (error === 'CredentialsSignin') return 'credentials';
  return error === 'too-many-attempts' ? error : 'unexpected';
}
