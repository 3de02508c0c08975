import { Field } from '../ui/field';
import { type Choosable, SelectField } from '../ui/select-field';
import type { AnswerProblems, Entered } from './answer-input';

/** What is asked in one blank: a number to type, or one of several to choose. */
export type AnswerField = { readonly id: string; readonly label: string } & (
  | { readonly input: 'number' }
  | {
      readonly input: 'select';
      readonly options: readonly Choosable[];
      /** What stands there until one is chosen. */
      readonly choose: string;
    }
);

export interface AnswerFieldsProps {
  fields: readonly AnswerField[];
  /** How numbers may be written. */
  hint?: string | undefined;
  problems: AnswerProblems;
  /** What stands in them at first. */
  entered?: Entered;
}

/** A field for each blank of the ladder, lettered as in the drawing. */
export function AnswerFields({ fields, hint, problems, entered = {} }: AnswerFieldsProps) {
  return (
    <div className="@container">
      <div className="grid gap-x-3 gap-y-4 @xl:grid-cols-2">
        {fields.map((field) => {
          const { id, label } = field;
          const shared = {
            id: `field-${id}`,
            name: id,
            label,
            wire: true,
            error: problems[id],
            defaultValue: entered[id],
            className: 'justify-end',
          };
          return field.input === 'select' ? (
            <SelectField key={id} {...shared} options={field.options} choose={field.choose} />
          ) : (
            <Field key={id} {...shared} />
          );
        })}
        {hint ? <p className="text-sm text-soft @xl:col-span-2">{hint}</p> : null}
      </div>
    </div>
  );
}
