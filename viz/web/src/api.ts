// SPDX-License-Identifier: Apache-2.0
// The server's answers, typed, and the one function that asks for them. The access token arrives in the
// page's own address (#t=…), lives in this tab's session storage and travels in a header.

export interface NodeType { type: string; count: number; colour: string; shape: string; actor: boolean }
export interface RelationClass { class: string; label: string; colour: string }
export interface EdgeType { type: string; class: string; count: number }
export interface Meta {
  nodes: number; edges: number; documents: number; outlet_count: number;
  outlets: { name: string; count: number }[];
  first?: string; last?: string;
  node_types: NodeType[]; classes: RelationClass[];
  actor_edges: EdgeType[]; full_edges: EdgeType[];
  max_limit: number;
}
export interface NodeRef { key: string; type: string; label: string }
export interface GraphNode extends NodeRef { weight: number; links: number; x: number; y: number }
export interface GraphEdge {
  source: number; target: number; type: string; class: string; count: number; first?: string; last?: string;
}
export interface GraphAnswer {
  nodes: GraphNode[]; edges: GraphEdge[];
  shown: { nodes: number; edges: number }; total: { nodes: number; edges: number }; reason: string;
}
export interface Hit extends NodeRef { text: string; matches: [number, number][]; links: number; first?: string }
export interface SearchAnswer { hits: Hit[]; shown: number; total: number }
export interface Relation { type: string; class: string; out: number; in: number }
export interface NodeAnswer extends NodeRef {
  actor: boolean; properties: Record<string, unknown>;
  actor_relations: Relation[]; full_relations: Relation[]; first?: string; last?: string;
}
export type Span = [number, number, string];
export interface Article { key: string; title: string; source?: string; date?: string; url?: string; path?: string }
export interface Fact extends NodeRef {
  relation: string; class: string; part: string; form?: string; cue?: string; cue_class?: string; act?: string;
  event_type?: string; status?: string; date?: string; killed?: number; injured?: number; speaker?: NodeRef;
}
export interface Sentence {
  before?: string; text: string; after?: string; spans: Span[]; start?: number; end?: number; cut?: boolean;
  confidence: number; first?: string; last?: string; article: Article; facts: Fact[]; copies: Article[];
}
export interface EvidenceAnswer {
  parts: Record<string, number>; after: number; shown: number; total: number; items: Sentence[];
}
export interface ArticleAnswer { article: Article; text: string; spans: Span[]; start: number; end: number; total: number }
export interface TimelineAnswer {
  undated: number; bucket?: string; buckets?: { first: string; last: string; counts: Record<string, number> }[];
}

const STORED = "newsgraph-token";

/** Takes the token out of the address, so that a copied address does not carry it. */
export function adoptToken(): void {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const token = fragment.get("t");
  if (token === null) return;
  sessionStorage.setItem(STORED, token);
  fragment.delete("t");
  const rest = fragment.toString();
  history.replaceState(history.state, "", rest ? `#${rest}` : location.pathname);
}

export class ApiError extends Error {
  constructor(readonly status: number, message: string) { super(message); }
}

export type Parameters = Record<string, string | number | undefined>;

async function request(path: string, parameters: Parameters, signal?: AbortSignal): Promise<Response> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== "") query.set(name, String(value));
  }
  const token = sessionStorage.getItem(STORED);
  const text = query.toString();
  const response = await fetch(`/api/${path}${text ? `?${text}` : ""}`, {
    headers: token === null ? {} : { "X-Newsgraph-Token": token },
    credentials: "omit",
    ...(signal ? { signal } : {}),
  });
  if (response.ok) return response;
  if (response.status === 401) {
    throw new ApiError(401, "This page has no access: open the whole address that `newsgraph serve` printed, with its #t=… part.");
  }
  const problem = await response.json().catch(() => ({})) as { error?: string };
  throw new ApiError(response.status, problem.error ?? `The server answered with status ${response.status}.`);
}

export async function get<Answer>(path: string, parameters: Parameters = {}, signal?: AbortSignal): Promise<Answer> {
  return (await request(path, parameters, signal)).json() as Promise<Answer>;
}

export async function getBlob(path: string, parameters: Parameters): Promise<Blob> {
  return (await request(path, parameters)).blob();
}
