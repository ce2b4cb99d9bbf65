// SPDX-License-Identifier: Apache-2.0
// From the state to the parameters of requests.
import type { EdgeType, Meta, Parameters } from "./api";
import type { State } from "./state";

export function relationTypes(meta: Meta, state: State): EdgeType[] {
  return state.view === "full" ? meta.full_edges : meta.actor_edges;
}

/** Types of relations that pass the filter, or undefined when all do. "-" matches nothing. */
function relations(meta: Meta, state: State, only = ""): string | undefined {
  if (state.offClasses.length === 0 && only === "") return undefined;
  return relationTypes(meta, state)
    .filter((one) => !state.offClasses.includes(one.class) && (only === "" || one.class === only))
    .map((one) => one.type).join(",");
}

export function filterParameters(meta: Meta, state: State, only = ""): Parameters {
  const types = state.offTypes.length === 0 ? undefined
    : meta.node_types.filter((one) => one.type !== "Document" && !state.offTypes.includes(one.type))
      .map((one) => one.type).join(",");
  return { view: state.view, types, rel: relations(meta, state, only), from: state.from, to: state.to };
}

export function graphParameters(meta: Meta, state: State): Parameters {
  return { ...filterParameters(meta, state), ego: state.egos.join(","), limit: state.limit || undefined };
}
