// Names of places over the map, as text of the page: so letters join and run as everywhere, in Arabic too.
const MOST = 40;
const APART = 8; // pixels between two names
let markers = [];

// The name of an incident's place, as its row of the list has it.
export function nameOf(row) {
  return row.querySelector("a").textContent.trim();
}

// Write the names that the tiles in sight have, the larger places first, none over another.
export function writeNames(library, map, language) {
  for (const marker of markers) marker.remove();
  markers = [];
  if (!map.getLayer("names")) return;
  const found = map.queryRenderedFeatures({ layers: ["names"] }).filter((one) => one.geometry.type === "Point");
  const taken = [];
  const written = new Set();
  for (const one of found.sort((a, b) => weight(b) - weight(a) || (nameIn(a, language) < nameIn(b, language) ? -1 : 1))) {
    const name = nameIn(one, language);
    if (!name || written.has(name) || written.size === MOST) continue;
    const spot = one.geometry.coordinates;
    const [at, half] = [map.project(spot), name.length * 3.6 + APART];
    const box = [at.x - half, at.y - 10, at.x + half, at.y + 10];
    if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
    taken.push(box);
    written.add(name);
    const element = document.createElement("div");
    element.className = "place-name";
    element.dir = "auto";
    element.setAttribute("aria-hidden", "true");
    element.textContent = name;
    markers.push(new library.Marker({ element }).setLngLat(spot).addTo(map));
  }
}

const nameIn = (one, language) => one.properties[`name:${language}`] ?? one.properties[`name_${language}`] ?? one.properties.name;

// Protomaps rank places from 1 up, OpenMapTiles from 1 down.
const weight = ({ properties }) => Number(properties.population_rank ?? properties["pmap:population_rank"] ?? -(properties.rank ?? 99));
