import { Field } from '../ui/field';
import type { AnswerProblems } from './answer-form';

export interface NumberField {
  readonly id: string;
  readonly label: string;
}

/** A field for each blank of the ladder, lettered as in the drawing. */
export function NumberFields({
  fields,
  hint,
  problems,
}: {
  fields: NumberField[];
  hint: string;
  problems: AnswerProblems;
}) {
  return (
    <div className="@container">
      <div className="grid gap-x-3 gap-y-4 @xl:grid-cols-2">
        {fields.map(({ id, label }) => (
          <Field
            key={id}
            id={`field-${id}`}
            name={id}
            label={label}
            wire
            error={problems[id]}
            className="justify-end"
          />
        ))}
        <p className="text-sm text-soft @xl:col-span-2">{hint}</p>
      </div>
    </div>
  );
}
