// SPDX-License-Identifier: Apache-2.0
// A node program for sigma that draws every shape of the legend in one call: a signed distance to the
// outline, so that edges stay smooth at any zoom, with a thin rim in the page's colour.
import { NodeProgram, type ProgramInfo } from "sigma/rendering";
import type { Attributes } from "graphology-types";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";

export const SHAPES = ["circle", "square", "hexagon", "triangle", "ring", "bar", "diamond", "page"];

const VERTEX = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec2 v_at;
varying float v_shape;
varying float v_pixel;
const float bias = 255.0 / 254.0;
void main() {
  float size = a_size * u_correctionRatio / u_sizeRatio * 2.0;
  vec2 position = a_position + size * 1.35 * a_corner;
  gl_Position = vec4((u_matrix * vec3(position, 1)).xy, 0, 1);
  v_at = a_corner * 1.35;
  v_shape = a_shape;
  v_pixel = u_correctionRatio * 2.0 / size;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}`;

const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec2 v_at;
varying float v_shape;
varying float v_pixel;
uniform vec4 u_rim;
float box(vec2 p, vec2 half_size) {
  vec2 d = abs(p) - half_size;
  return length(max(d, 0.0)) + min(max(d.x, d.y), 0.0);
}
float hexagon(vec2 p) {
  p = abs(p);
  return max(p.x * 0.866 + p.y * 0.5, p.y) - 0.92;
}
float triangle(vec2 p) {
  return max(abs(p.x) * 0.866 + p.y * 0.5, -p.y) - 0.62;
}
float outline(vec2 p) {
  if (v_shape < 0.5) return length(p) - 1.0;
  if (v_shape < 1.5) return box(p, vec2(0.76)) - 0.1;
  if (v_shape < 2.5) return hexagon(p);
  if (v_shape < 3.5) return triangle(p + vec2(0.0, 0.08));
  if (v_shape < 4.5) return abs(length(p) - 0.74) - 0.26;
  if (v_shape < 5.5) return box(p, vec2(1.1, 0.5)) - 0.1;
  if (v_shape < 6.5) return (abs(p.x) + abs(p.y)) * 0.7071 - 0.85;
  return max(box(p, vec2(0.7, 0.95)), (p.x + p.y) * 0.7071 - 0.9);
}
void main(void) {
  float d = outline(v_at);
  #ifdef PICKING_MODE
  // The hole of a ring is part of the node.
  float hit = v_shape > 3.5 && v_shape < 4.5 ? length(v_at) - 1.0 : d;
  gl_FragColor = hit > 0.0 ? vec4(0.0) : v_color;
  #else
  float rim = 1.5 * v_pixel;
  float solid = 1.0 - smoothstep(rim - v_pixel, rim + v_pixel, d);
  float core = 1.0 - smoothstep(-v_pixel, v_pixel, d);
  vec4 colour = mix(vec4(u_rim.rgb * v_color.a, v_color.a), v_color, core);
  gl_FragColor = colour * solid;
  #endif
}`;

const UNIFORMS = ["u_sizeRatio", "u_correctionRatio", "u_matrix", "u_rim"] as const;

let rim: [number, number, number] = [1, 1, 1];

/** The colour around nodes: the page's background. */
export function setRim(red: number, green: number, blue: number): void {
  rim = [red / 255, green / 255, blue / 255];
}

export class ShapeProgram<N extends Attributes, E extends Attributes>
  extends NodeProgram<(typeof UNIFORMS)[number], N, E> {
  getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
    return {
      VERTICES: 6,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLES as 4,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_shape", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
      CONSTANT_DATA: [[-1, -1], [1, -1], [1, 1], [-1, -1], [1, 1], [-1, 1]],
    };
  }

  override processVisibleItem(id: number, start: number, data: NodeDisplayData & { shape?: string }): void {
    const array = this.array;
    array[start++] = data.x;
    array[start++] = data.y;
    array[start++] = data.size;
    array[start++] = Math.max(0, SHAPES.indexOf(data.shape ?? "circle"));
    array[start++] = floatColor(data.color);
    array[start] = id;
  }

  override setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    gl.uniform1f(uniformLocations["u_sizeRatio"]!, params.sizeRatio);
    gl.uniform1f(uniformLocations["u_correctionRatio"]!, params.correctionRatio);
    gl.uniformMatrix3fv(uniformLocations["u_matrix"]!, false, params.matrix);
    gl.uniform4f(uniformLocations["u_rim"]!, rim[0], rim[1], rim[2], 1);
  }
}
