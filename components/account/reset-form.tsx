'use client';

import { useActionState } from 'react';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { useFocusOnProblem } from './use-focus-on-problem';

export interface ResetFormProps {
  labels: { password: string; passwordHint: string; submit: string; working: string };
  /** Sets the password; what is wrong with it, in the reader's language. Leads on when it is done. */
  action: (password: string) => Promise<string>;
}

/** A new password by a link. */
export function ResetForm({ labels, action }: ResetFormProps) {
  const [error, submit, working] = useActionState(
    (_: string | undefined, form: FormData) => action(String(form.get('password') ?? '')),
    undefined,
  );
  const form = useFocusOnProblem(error && !working);
  return (
    <form ref={form} action={submit} className="flex flex-col gap-4">
      <Field
        id="password"
        name="password"
        type="password"
        label={labels.password}
        hint={labels.passwordHint}
        autoComplete="new-password"
        error={error}
        required
      />
      <Button look="main" type="submit" disabled={working}>
        {working ? labels.working : labels.submit}
      </Button>
    </form>
  );
}
