// The element <hue-map>: draws what the app hands it as data-scene, and says what was pressed. MapLibre is loaded with the first one.
const FILES = "/assets/maplibre/";
const WARDS = "/assets/pack/wards.approx.geojson";
const CITY = [[107.0, 15.98], [108.22, 16.76]];
const AROUND = [[106.3, 15.4], [108.9, 17.4]];
const CENTRE = { center: [107.583, 16.467], zoom: 12.4 };
const PINS = "pins", DOTS = "dots", AREAS = "areas", LAND = "land";
// MapLibre reads the weight from the first name of a list of fonts.
const BOLD = ["SemiBold", "Be Vietnam Pro"], PLAIN = ["Medium", "Be Vietnam Pro"];
const FINGER = 14;

let library, wards;
function load() {
  library ??= (async () => {
    const style = document.createElement("link");
    const styled = new Promise((done, failed) => { style.onload = done; style.onerror = failed; });
    Object.assign(style, { rel: "stylesheet", href: `${FILES}maplibre-gl.css` });
    document.head.append(style);
    // Fetched here: a worker may not reach the addresses of every shell.
    const land = fetch(WARDS).then((answer) => answer.json());
    [wards] = await Promise.all([land, import(`${FILES}maplibre-gl-csp.js`), styled, letters()]);
    maplibregl.setWorkerUrl(`${FILES}maplibre-gl-csp-worker.js`);
    return maplibregl;
  })();
  library.catch(() => { library = undefined; });
  return library;
}

// Names are drawn from the page's own font; one that is still on its way would be drawn in another.
const letters = () => Promise.all([500, 600].map((weight) => document.fonts.load(`${weight} 24px "Be Vietnam Pro"`, "Huế ữ ặ")));

let sprite;
function icons() {
  sprite ??= fetch("/assets/icons.svg").then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status))).then((text) => new DOMParser().parseFromString(text, "image/svg+xml"));
  sprite.catch(() => { sprite = undefined; });
  return sprite;
}

// A round (of a place) or square (of something that goes on) sign with an icon of the app's own.
async function sign(icon, shape, ground, ink, line) {
  const symbol = (await icons()).getElementById(icon);
  const form = shape === "square" ? '<rect x="2" y="2" width="32" height="32" rx="8"/>' : '<circle cx="18" cy="18" r="16"/>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="72" height="72" viewBox="0 0 36 36"><g fill="${ground}" stroke="${line}" stroke-width="2">${form}</g>
    <g transform="translate(9 9) scale(.75)" fill="none" stroke="${ink}" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round">${symbol?.innerHTML ?? ""}</g></svg>`;
  const image = new Image(72, 72);
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  return image;
}

// Every sign that was drawn on this page, by what it looks like.
const signs = new Map();
async function signed(looks) {
  if (!signs.has(looks)) signs.set(looks, await sign(...looks.split("|")));
}

// Where a ward's name stands: the middle of its largest part.
function label({ geometry: { type, coordinates }, properties }) {
  const boxes = (type === "Polygon" ? [coordinates] : coordinates).map(([ring]) => {
    const [xs, ys] = [0, 1].map((axis) => ring.map((corner) => corner[axis]));
    const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    return { size: (east - west) * (north - south), long: (west + east) / 2, lat: (south + north) / 2 };
  });
  const { long, lat } = boxes.reduce((one, other) => (other.size > one.size ? other : one));
  return point({ id: properties.code, name: properties.name_vi, long, lat });
}

const collection = (features) => ({ type: "FeatureCollection", features });
const point = ({ id, long, lat, ...properties }) => ({ type: "Feature", geometry: { type: "Point", coordinates: [long, lat] }, properties: { id, ...properties } });

// Streets of an archive in the schema of Protomaps' basemap, in a few quiet layers; names of streets stand below our own.
function streets({ tiles, max }, colour) {
  const source = "streets", of = (id, type, rest) => ({ id: `streets-${id}`, type, source, "source-layer": id, ...rest });
  const wide = (...steps) => ["interpolate", ["exponential", 1.6], ["zoom"], ...steps];
  const kind = (kinds) => ["in", ["get", "kind"], ["literal", kinds]];
  const small = { "text-color": colour("muted"), "text-halo-color": colour("map-land"), "text-halo-width": 1.2 };
  const road = (id, kinds, minzoom, width) => ({ ...of("roads", "line", { filter: kind(kinds), minzoom }), id: `streets-${id}`,
    layout: { "line-cap": "round", "line-join": "round" }, paint: { "line-color": colour("map-road"), "line-width": width } });
  const sources = { streets: { type: "vector", tiles: [tiles.startsWith("/") ? location.origin + tiles : tiles], maxzoom: max } };
  const ground = [
    of("earth", "fill", { paint: { "fill-color": colour("map-land") } }),
    of("landuse", "fill", { filter: kind(["park", "forest", "wood", "grass", "nature_reserve", "garden", "cemetery"]), paint: { "fill-color": colour("map-green") } }),
    of("water", "fill", { filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": colour("map-far") } }),
    of("buildings", "fill", { minzoom: 14, paint: { "fill-color": colour("map-line"), "fill-opacity": 0.45 } }),
    road("path", ["path", "other"], 15, wide(15, 0.6, 18, 3)),
    road("minor", ["minor_road"], 12, wide(12, 0.5, 18, 12)),
    road("major", ["major_road", "medium_road"], 9, wide(9, 0.6, 18, 18)),
    road("highway", ["highway"], 6, wide(6, 0.8, 18, 22)),
  ];
  const names = [{ ...of("roads", "symbol", { minzoom: 14, filter: ["has", "name"] }), id: "streets-names",
    layout: { "symbol-placement": "line", "text-field": ["get", "name"], "text-font": PLAIN, "text-size": 11 }, paint: small }];
  return { sources, ground, names };
}

class HueMap extends HTMLElement {
  static observedAttributes = ["data-scene", "data-chosen", "data-streets"];

  turn = 0;

  connectedCallback() {
    this.scheme = matchMedia("(prefers-color-scheme: dark)");
    this.redraw = () => this.draw();
    this.scheme.addEventListener("change", this.redraw);
    this.themes = new MutationObserver(this.redraw);
    this.themes.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    load().then((maplibre) => this.open(maplibre)).catch((error) => {
      console.warn("the map cannot be drawn:", error);
      this.say("failed");
    });
  }

  disconnectedCallback() {
    this.scheme.removeEventListener("change", this.redraw);
    this.themes.disconnect();
    this.map?.remove();
    this.map = undefined;
  }

  attributeChangedCallback(name) {
    if (name === "data-chosen") this.choose();
    else this.draw();
  }

  say(what, id = "") {
    this.dispatchEvent(new CustomEvent("hue-map", { bubbles: true, detail: `${what}:${id}` }));
  }

  get chosen() {
    return JSON.parse(this.dataset.chosen || '{"id":""}');
  }

  get scene() {
    return JSON.parse(this.dataset.scene || "{}");
  }

  async open(maplibre) {
    const { whole } = this.scene, turn = this.turn, style = await this.dressed();
    if (!this.isConnected) return;
    const map = new maplibre.Map({
      container: this, style, ...(whole ? { bounds: CITY } : CENTRE), maxBounds: AROUND, minZoom: 6.5, maxZoom: 18,
      attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, fadeDuration: 0,
      pixelRatio: Math.min(devicePixelRatio, 2), locale: { "Map.Title": this.dataset.label ?? "" },
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.on("styleimagemissing", ({ id }) => signs.has(id) && map.addImage(id, signs.get(id), { pixelRatio: 2 }));
    map.on("click", (event) => this.press(event));
    map.on("idle", () => this.rest());
    map.on("error", ({ error }) => console.warn("the map:", error?.message));
    this.map = map;
    // Before that a new style would be no change of the old one.
    this.ready = map.once("load");
    this.choose();
    if (turn !== this.turn) this.draw();
  }

  // What stands still now, for whoever waits for it.
  rest() {
    const seen = this.map.queryRenderedFeatures({ layers: [DOTS] });
    this.dataset.drawn = new Set(seen.map((feature) => feature.properties.id)).size;
  }

  async draw() {
    const turn = ++this.turn;
    if (!this.map) return;
    delete this.dataset.drawn;
    const [style] = await Promise.all([this.dressed(), this.ready]);
    if (turn === this.turn) this.map?.setStyle(style, { diff: true });
  }

  choose() {
    if (!this.map) return;
    const { id, long, lat } = this.chosen;
    if (this.map.getLayer("chosen")) this.map.setFilter("chosen", ["==", ["get", "id"], id]);
    // What was pressed on the map itself is in sight.
    if (long == null || this.pressed === id) return;
    this.map.easeTo({ center: [long, lat], zoom: Math.max(this.map.getZoom(), 14), duration: 400 });
  }

  press({ point: { x, y } }) {
    const near = (layers, by) => this.map.queryRenderedFeatures([[x - by, y - by], [x + by, y + by]], { layers })[0];
    const found = near([PINS], 2) ?? near([DOTS], FINGER) ?? near([AREAS, LAND], 0);
    this.pressed = found?.properties.id ?? this.lies(found?.properties.code) ?? "";
    this.say("picked", this.pressed);
  }

  // What a ward stands for: the warning that names it, else itself where wards are shown.
  lies(code) {
    const { areas, wards: pressable } = this.scene;
    return areas.find((area) => area.all || area.wards.includes(code))?.id ?? (pressable && code ? `wards:${code}` : undefined);
  }

  // The whole style, for the scene and the colours of now.
  async dressed() {
    const computed = getComputedStyle(this);
    const colour = (name) => computed.getPropertyValue(`--${name}`).trim();
    const { points, areas, here, wards: bold } = this.scene;
    const shown = points.map((one) => {
      const [ground, ink] = one.tone.split(" ").map(colour);
      return point({ ...one, ground, sign: [one.icon, one.shape, ground, ink, colour("card")].join("|") });
    });
    await Promise.all(shown.map(({ properties }) => signed(properties.sign)));
    // The first warning is the gravest: it has the ward's colour.
    const warned = wards.features.map(({ properties: { code } }) => [code, areas.find((area) => area.all || area.wards.includes(code))]);
    const level = ["match", ["get", "code"], ...warned.flatMap(([code, area]) => [code, area ? colour(area.tone) : "transparent"]), "transparent"];
    // The gravest is painted last, above the others.
    const drawn = areas.toReversed().flatMap(({ id, tone, rings }) => rings.map((ring) => ({
      type: "Feature", geometry: { type: "Polygon", coordinates: [ring] }, properties: { id, ground: colour(tone) },
    })));
    const text = (font, size, words) => ({ "text-font": font, "text-size": size, "text-field": words });
    const halo = { "text-color": colour("map-words"), "text-halo-color": colour("map-land"), "text-halo-width": 1.5 };
    const ward = { source: "wards" };
    const below = this.dataset.streets ? streets(JSON.parse(this.dataset.streets), colour) : { sources: {}, ground: [], names: [] };
    return {
      version: 8,
      sources: {
        ...below.sources,
        wards: { type: "geojson", data: wards },
        names: { type: "geojson", data: collection(wards.features.map(label)) },
        areas: { type: "geojson", data: collection(drawn) },
        points: { type: "geojson", data: collection(shown) },
        here: { type: "geojson", data: collection(here ? [point(here)] : []) },
      },
      layers: [
        { id: "sea", type: "background", paint: { "background-color": colour("map-far") } },
        { id: LAND, type: "fill", ...ward, paint: { "fill-color": colour("map-land") } },
        ...below.ground,
        { id: "warned", type: "fill", ...ward, paint: { "fill-color": level, "fill-opacity": 0.45 } },
        { id: AREAS, type: "fill", source: "areas", paint: { "fill-color": ["get", "ground"], "fill-opacity": 0.45 } },
        { id: "borders", type: "line", ...ward, paint: { "line-color": colour("map-line"), "line-width": bold ? 2 : 1 } },
        { id: "edges", type: "line", source: "areas", paint: { "line-color": colour("outline"), "line-width": 2, "line-dasharray": [3, 2] } },
        ...below.names,
        { id: "names", type: "symbol", source: "names", layout: { ...text(BOLD, 12, ["get", "name"]), "text-max-width": 7 }, paint: halo },
        { id: DOTS, type: "circle", source: "points",
          paint: { "circle-radius": 5, "circle-color": ["get", "ground"], "circle-stroke-color": colour("card"), "circle-stroke-width": 1.5 } },
        { id: "chosen", type: "circle", source: "points", filter: ["==", ["get", "id"], this.chosen.id],
          paint: { "circle-radius": 22, "circle-color": colour("brand"), "circle-opacity": 0.25, "circle-stroke-color": colour("brand"), "circle-stroke-width": 2 } },
        { id: PINS, type: "symbol", source: "points", layout: {
          "icon-image": ["get", "sign"], "icon-size": 0.8, "icon-padding": 0, "symbol-sort-key": ["get", "order"],
          ...text(PLAIN, 12, ["step", ["zoom"], ["get", "note"], 13, ["concat", ["get", "name"], ["case", ["==", ["get", "note"], ""], "", "\n"], ["get", "note"]]]),
          "text-optional": true, "text-max-width": 9, "text-variable-anchor": ["top", "left", "right", "bottom"], "text-radial-offset": 1.3,
        }, paint: halo },
        { id: "here", type: "circle", source: "here",
          paint: { "circle-radius": 7, "circle-color": colour("water"), "circle-stroke-color": colour("card"), "circle-stroke-width": 3 } },
      ],
    };
  }

  zoom(by) {
    this.map?.zoomTo(this.map.getZoom() + by);
  }
}

customElements.define("hue-map", HueMap);
