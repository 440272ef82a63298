// How tiles are drawn: pictures as they are, vectors by the names that Protomaps and OpenMapTiles give their layers.
// Streets and houses are left out on purpose: the map shows where a place is, and helps nobody to aim.
const INK = {
  light: { land: "#faf9f5", water: "#dfe9ef", green: "#eef1e4", built: "#efece4", line: "#8fb3c9", road: "#cfc8b8", border: "#77756c" },
  dark: { land: "#242421", water: "#16222a", green: "#23291f", built: "#2d2b27", line: "#41687e", road: "#4a463d", border: "#8b887d" },
};
const AREAS = [
  ["land", ["earth", "land"]],
  ["green", ["landcover", "landuse", "natural", "park"]],
  ["water", ["water", "ocean"]],
];
const LINES = [
  ["line", ["water", "waterway"], 1],
  ["road", ["roads", "transportation"], 1.2],
  ["border", ["boundaries", "boundary", "admin"], 1],
];
const NAMES = ["places", "place"];
const LARGE_ROADS = ["highway", "major_road", "motorway", "trunk", "primary"];

export function isDark() {
  const wanted = document.documentElement.dataset.colours;
  return wanted === "dark" || (wanted !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
}

// A style of MapLibre for the tiles at an address, by what their file says of itself.
export function styleOf(address, header, about) {
  const ink = INK[isDark() ? "dark" : "light"];
  const isPicture = header.tileType !== 1;
  const url = `pmtiles://${address}`;
  const ground = { id: "ground", type: "background", paint: { "background-color": ink.land } };
  if (isPicture) return { version: 8, sources: { tiles: { type: "raster", url, tileSize: 256 } }, layers: [ground, { id: "tiles", type: "raster", source: "tiles" }] };
  const there = (about.vector_layers ?? []).map((layer) => layer.id);
  if (there.includes("earth")) ground.paint["background-color"] = ink.water;
  return { version: 8, sources: { tiles: { type: "vector", url } }, layers: [ground, ...layersOf(there, ink)] };
}

function* layersOf(there, ink) {
  const own = (name, rest) => ({ id: `${name}-${rest.type}`, source: "tiles", "source-layer": name, ...rest });
  const known = [...AREAS, ...LINES].flatMap(([, names]) => names).concat(NAMES);
  const strange = there.some((name) => known.includes(name)) ? [] : there; // a file of somebody's own making
  for (const [colour, names] of [...AREAS, ["built", strange]]) {
    for (const name of there.filter((one) => names.includes(one))) {
      yield own(name, { type: "fill", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": ink[colour] } });
    }
  }
  for (const [colour, names, width] of [...LINES, ["border", strange, 1]]) {
    for (const name of there.filter((one) => names.includes(one))) {
      const isLine = ["==", ["geometry-type"], "LineString"];
      const kinds = ["in", ["coalesce", ["get", "kind"], ["get", "class"], ""], ["literal", LARGE_ROADS]];
      const filter = colour === "road" ? ["all", isLine, kinds] : isLine;
      yield own(name, { type: "line", filter, paint: { "line-color": ink[colour], "line-width": width } });
    }
  }
  for (const name of there.filter((one) => NAMES.includes(one))) {
    yield { ...own(name, { type: "circle", paint: { "circle-radius": 3, "circle-opacity": 0 } }), id: "names" };
  }
}
