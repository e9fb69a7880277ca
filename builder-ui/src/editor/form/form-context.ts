/** What a node's form tells all its fields. */
export interface FormContext {
  /** Messages among the faults that are warnings: the form library knows errors alone. */
  doubts: ReadonlySet<string>;
}
