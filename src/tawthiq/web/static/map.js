// The map on the case's own tiles (MapLibre). Where the browser cannot draw it, the map that the server drew stays.
import { nameOf, writeNames } from "./map-names.js";
import { isDark, styleOf } from "./map-style.js";

const NEAREST = 12; // of zoom: a village and the land about it; points are rounded, and no house is ever shown
const TOGETHER = 26; // pixels: badges that are nearer to each other are one
const KILOMETRE = 1 / 111.32; // in degrees of latitude

const figure = document.getElementById("live");
const rows = () => [...document.querySelectorAll("#found li[data-lat]")];
const spotOf = (row) => [Number(row.dataset.lon), Number(row.dataset.lat)];

function canDraw() {
  return Boolean(document.createElement("canvas").getContext("webgl2"));
}

async function start() {
  const library = await import(figure.dataset.library);
  const archive = new pmtiles.PMTiles(new URL(figure.dataset.tiles, location).href);
  const [header, about] = [await archive.getHeader(), await archive.getMetadata()];
  const protocol = new pmtiles.Protocol();
  protocol.add(archive);
  library.addProtocol("pmtiles", protocol.tile);
  document.getElementById("credit").textContent = new DOMParser().parseFromString(about.attribution ?? "", "text/html").body.textContent;
  figure.hidden = false; // so that it has a size
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = new library.Map({
    container: "ground",
    style: styleOf(archive.source.getKey(), header, about),
    bounds: boundsOf(header),
    fitBoundsOptions: { padding: 50, maxZoom: 9 },
    maxZoom: NEAREST,
    locale: JSON.parse(figure.dataset.locale),
    attributionControl: false,
    cooperativeGestures: true,
    dragRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    fadeDuration: 0,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new library.NavigationControl({ showCompass: false }), "top-left");
  map.addControl(new library.ScaleControl({ maxWidth: 90 }), "bottom-left");
  await new Promise((drawn, failed) => {
    map.once("load", drawn);
    map.once("error", (event) => failed(event.error));
  });
  document.getElementById("drawn").hidden = true;
  const marks = new Marks(library, map);
  marks.draw();
  map.on("zoomend", () => marks.draw());
  map.on("idle", () => writeNames(library, map, figure.closest("html").lang));
  document.addEventListener("found", () => {
    marks.draw();
    if (rows().length) map.fitBounds(boundsOf(header), { padding: 50, maxZoom: 9, animate: !still });
  });
  figure.dataset.ready = "";
}

function boundsOf(header) {
  const spots = rows().map(spotOf);
  if (!spots.length) return [header.minLon, header.minLat, header.maxLon, header.maxLat];
  const [lons, lats] = [0, 1].map((at) => spots.map((spot) => spot[at]));
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

// Incidents as badges that are links, those near each other as one; beside each, what the list says of it.
class Marks {
  constructor(library, map) {
    [this.library, this.map, this.markers] = [library, map, []];
    this.popup = new library.Popup({ closeButton: false, focusAfterOpen: false, maxWidth: "20rem", offset: 16 });
    this.popup.on("open", () => {
      const box = this.popup.getElement();
      box.addEventListener("mouseenter", () => clearTimeout(this.leaving));
      box.addEventListener("mouseleave", () => this.leave());
    });
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.popup.remove());
    map.addSource("reach", { type: "geojson", data: { type: "FeatureCollection", features: [] } });
    const red = isDark() ? "#ef9a9a" : "#a31515";
    map.addLayer({ id: "reach", type: "fill", source: "reach", paint: { "fill-color": red, "fill-opacity": 0.13, "fill-outline-color": red } });
  }

  draw() {
    const focused = document.activeElement?.dataset?.first;
    for (const marker of this.markers) marker.remove();
    this.markers = this.groups().map((group) => this.marker(group));
    this.map.getSource("reach").setData({ type: "FeatureCollection", features: rows().map(circle) });
    if (focused) document.querySelector(`.pin[data-first="${focused}"]`)?.focus();
  }

  groups() {
    const groups = [];
    for (const row of rows()) {
      const at = this.map.project(spotOf(row));
      const near = groups.find((group) => Math.hypot(group.at.x - at.x, group.at.y - at.y) < TOGETHER);
      if (near) near.rows.push(row);
      else groups.push({ at, rows: [row] });
    }
    return groups.map((group) => group.rows);
  }

  marker(group) {
    const link = document.createElement("a");
    const numbers = group.map((row) => row.value);
    link.className = "pin";
    link.dataset.first = numbers[0];
    link.href = group.length === 1 ? group[0].querySelector("a").href : `#n-${numbers[0]}`;
    link.textContent = numbers.slice(0, 3).join(", ") + (numbers.length > 3 ? ` +${numbers.length - 3}` : "");
    link.setAttribute("aria-label", group.map((row) => `${row.value}: ${nameOf(row)}`).join("; "));
    link.setAttribute("aria-describedby", group.slice(0, 3).map((row) => row.id).join(" "));
    const open = () => this.open(group);
    link.addEventListener("mouseenter", open);
    link.addEventListener("focus", open);
    link.addEventListener("mouseleave", () => this.leave());
    link.addEventListener("blur", () => this.leave());
    link.addEventListener("click", (event) => {
      if (event.pointerType !== "touch" || this.opened === group) return;
      event.preventDefault(); // a finger sees the facts first
      open();
    });
    const element = document.createElement("div");
    element.append(link);
    return new this.library.Marker({ element }).setLngLat(spotOf(group[0])).addTo(this.map);
  }

  open(group) {
    clearTimeout(this.leaving);
    const facts = document.createElement("ol");
    facts.className = "pinned";
    for (const row of group.slice(0, 4)) {
      const copy = row.cloneNode(true);
      copy.removeAttribute("id");
      facts.append(copy);
    }
    this.popup.setDOMContent(facts).setLngLat(spotOf(group[0])).addTo(this.map);
    this.opened = group;
  }

  leave() {
    this.leaving = setTimeout(() => {
      this.popup.remove();
      this.opened = null;
    }, 250);
  }
}

function circle(row) {
  const [lon, lat] = spotOf(row);
  const high = Number(row.dataset.reach) * KILOMETRE;
  const wide = high / Math.cos((lat * Math.PI) / 180);
  const turns = Array.from({ length: 65 }, (_, at) => (at * Math.PI) / 32);
  const ring = turns.map((turn) => [lon + wide * Math.cos(turn), lat + high * Math.sin(turn)]);
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } };
}

if (figure && canDraw()) {
  start().catch((error) => {
    console.warn(error);
    figure.hidden = true;
    document.getElementById("drawn").hidden = false;
  });
}
