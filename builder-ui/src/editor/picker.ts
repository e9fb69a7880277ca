/** The list of what can be added or connected: what it is about, and where on the canvas it stands. */
export type PickerRequest =
  /** A node by itself. */
  | { kind: 'free' }
  /**
   * What an output leads to; `moves` is the edge that shall lead there, instead of a new one. `isConnecting` when what is
   * there is meant before what could be added.
   */
  | { kind: 'from'; nodeId: string; port: string; moves?: string; isConnecting?: true }
  /** What leads to an input; likewise. */
  | { kind: 'into'; nodeId: string; port: string; moves?: string }
  /** A node within an edge. */
  | { kind: 'edge'; edgeId: string };

/** First of all from which port; it is answered by a request `from`. */
export interface PortRequest {
  kind: 'port';
  nodeId: string;
  ports: readonly string[];
}

export interface Picker {
  request: PickerRequest | PortRequest;
  /** In pixels from the canvas' top left. */
  point: { x: number; y: number };
  /** In the canvas' own units, where what is added goes; null: beside the node it is about. */
  position: { x: number; y: number } | null;
}
