'use client';

import { useActionState } from 'react';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { Sign } from '../ui/sign';

/** What came of saving: what is wrong with each field, in the reader's language, or nothing. */
export interface SettingsOutcome {
  readonly problems: Readonly<Record<string, string>>;
  readonly saved: boolean;
  /** What was typed, to stand there again where it was wrong. */
  readonly typed: Readonly<Record<string, string>>;
}

export interface SettingsField {
  readonly name: string;
  readonly type: 'number' | 'date';
  readonly label: string;
  readonly hint: string;
  readonly value: string;
}

export interface SettingsFormProps {
  fields: readonly SettingsField[];
  labels: { save: string; saving: string; saved: string };
  action: (before: SettingsOutcome, form: FormData) => Promise<SettingsOutcome>;
}

const nothing: SettingsOutcome = { problems: {}, saved: false, typed: {} };

/** What somebody wants of their reviews. It works without scripts too. */
export function SettingsForm({ fields, labels, action }: SettingsFormProps) {
  const [{ problems, saved, typed }, save, saving] = useActionState(action, nothing);
  return (
    <form action={save} noValidate className="flex flex-col gap-4">
      {fields.map(({ name, type, label, hint, value }) => (
        <Field
          key={`${name} ${typed[name] ?? value}`}
          id={name}
          name={name}
          type={type}
          inputMode={type === 'number' ? 'numeric' : undefined}
          label={label}
          hint={hint}
          defaultValue={typed[name] ?? value}
          error={problems[name]}
        />
      ))}
      <div className="flex flex-wrap items-center gap-3">
        <Button look="main" disabled={saving}>
          {saving ? labels.saving : labels.save}
        </Button>
        <p role="status" className="flex gap-1.5 text-correct">
          {saved && !saving ? (
            <>
              <Sign name="right" className="mt-[0.2em]" />
              {labels.saved}
            </>
          ) : null}
        </p>
      </div>
    </form>
  );
}
