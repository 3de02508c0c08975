/** Every word of a ladder and of its table, in the reader's language. Plain strings, so that they travel. */
export interface LadderLabels {
  readonly client: string;
  readonly server: string;
  /** What is the matter with a segment, a word each. */
  readonly lost: string;
  readonly oldDuplicate: string;
  readonly forged: string;
  /** The second arrival of a segment that the network duplicated. */
  readonly copy: string;
  /** What an ICMP message says, after its protocol's name. */
  readonly portUnreachable: string;
  /** A stretch of time that is drawn shorter than it was; `{time}` stands for its length. */
  readonly silence: string;
  /** Stands on the rule above the first segment in which two runs differ. */
  readonly diverges: string;
  readonly table: TableLabels;
}

/** The words of the table that says what the drawing shows. */
export interface TableLabels {
  readonly summary: string;
  readonly number: string;
  readonly time: string;
  readonly direction: string;
  readonly flags: string;
  readonly seq: string;
  readonly ack: string;
  readonly data: string;
  readonly arrives: string;
  readonly states: string;
  /** A number or a state that is asked for; `{letter}` stands for its letter in the drawing. */
  readonly blank: string;
  /** A number or a state that would give an answer away. */
  readonly hidden: string;
}
