// Places as points, children as 250 m cells, on a plain ground: no tiles, no other host. The tables say the same.
import * as maplibre from "../vendor/maplibre-gl/maplibre-gl.mjs";

const STEPS = ["#d9e9c8", "#a3cf8f", "#4f9d57", "#14632f"];

async function draw(box) {
  const answer = await fetch(box.dataset.points, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const { places, cells, areas, bounds, steps } = await answer.json();
  if (!bounds) return;
  box.replaceChildren();
  maplibre.setWorkerUrl(new URL(box.dataset.worker, location.href).href);
  const map = new maplibre.Map({
    container: box,
    bounds,
    fitBoundsOptions: { padding: 24 },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    style: {
      version: 8,
      sources: {
        areas: { type: "geojson", data: areas },
        cells: { type: "geojson", data: cells },
        places: { type: "geojson", data: places },
      },
      layers: [
        { id: "ground", type: "background", paint: { "background-color": "#eaf1f6" } },
        { id: "areas", type: "fill", source: "areas", paint: { "fill-color": "#ffffff" } },
        { id: "borders", type: "line", source: "areas", paint: { "line-color": "#b0b8bf", "line-width": 1 } },
        {
          id: "cells", type: "fill", source: "cells",
          paint: {
            "fill-color": ["step", ["get", "children"], STEPS[0], ...steps.flatMap((least, i) => [least, STEPS[i + 1]])],
            "fill-opacity": 0.85,
          },
        },
        {
          id: "places", type: "circle", source: "places",
          paint: {
            "circle-radius": ["interpolate", ["linear"], ["zoom"], 9, ["+", 2, ["/", ["get", "capacity"], 40]], 14, ["+", 6, ["/", ["get", "capacity"], 12]]],
            // a full place is a ring, one with room is a disc: not by colour alone
            "circle-color": ["case", [">", ["get", "free"], 0], "#0000bf", "#ffffff"],
            "circle-stroke-color": ["case", [">", ["get", "free"], 0], "#ffffff", "#b01038"],
            "circle-stroke-width": 2,
          },
        },
      ],
    },
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new maplibre.NavigationControl({ showCompass: false }));
  map.addControl(new maplibre.ScaleControl());
  for (const layer of ["places", "cells"]) {
    map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
  }
  map.on("click", (event) => {
    const [hit] = map.queryRenderedFeatures(event.point, { layers: ["places", "cells"] });
    if (!hit) return;
    const words = document.createElement("p");
    words.textContent = hit.properties.says;
    new maplibre.Popup().setLngLat(event.lngLat).setDOMContent(words).addTo(map);
  });
  map.once("idle", () => { box.dataset.drawn = "yes"; });
}

const box = document.getElementById("map");
if (box) draw(box);
