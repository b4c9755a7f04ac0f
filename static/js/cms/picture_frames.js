/* Shows how the site cuts a picture, and lets an editor choose what must stay in sight.

   A form asks for that point with four hidden numbers. Beside the picture stand two sliders, for who
   does not point; a picture that the browser cannot read, such as HEIC, keeps its middle. */

const SHAPES = [
  { name: "Kaart en verhaal", ratio: 16 / 10, isCutByStyle: true }, // css/components/focus.css
  { name: "Verhaal op een breed scherm", ratio: 4 / 3, isCutByStyle: true },
  { name: "Wie de link deelt", ratio: 1200 / 630 },
];
const WIDTH = 360; // of the picture in the form, in pixels
const SMALL = 140; // of what the site makes of it
const PART = 0.2; // of the picture, around the point, that must stay in sight
const AXES = [
  { name: "Van links naar rechts", place: "x", size: "width" },
  { name: "Van boven naar beneden", place: "y", size: "height" },
];

const several = new WeakMap(); // the file of each line below several new pictures

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function numbersOf(form) {
  const find = (name) => form.querySelector(`input.focal_point_${name}`);
  const numbers = { x: find("x"), y: find("y"), width: find("width"), height: find("height") };
  return numbers.x && numbers;
}

function drawnOn(width, height) {
  const canvas = element("canvas", { width, height });
  return [canvas, canvas.getContext("2d")];
}

/* The part of a picture that a shape shows: a style sheet knows the point to a quarter. */
function cut({ width, height }, { ratio, isCutByStyle }, point) {
  const wide = Math.min(width, height * ratio);
  const high = wide / ratio;
  const inMiddle = (share, size, all) => Math.min(Math.max(share * all - size / 2, 0), all - size);
  const byStyle = (share, size, all) => (Math.round(4 * share) / 4) * (all - size);
  const start = isCutByStyle ? byStyle : inMiddle;
  return [start(point.x, wide, width), start(point.y, high, height), wide, high];
}

function drawCuts(bitmap, cuts, point) {
  cuts.forEach(([canvas, pen], number) => {
    const part = cut(bitmap, SHAPES[number], point);
    pen.drawImage(bitmap, ...part, 0, 0, canvas.width, canvas.height);
  });
}

function drawWhole(bitmap, [canvas, pen], point) {
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const [x, y] = [point.x * canvas.width, point.y * canvas.height];
  const colours = getComputedStyle(document.documentElement);
  for (const [name, width] of [["--page", 6], ["--heart", 3]]) {
    pen.strokeStyle = colours.getPropertyValue(name);
    pen.lineWidth = width;
    pen.beginPath();
    pen.arc(x, y, 12, 0, 2 * Math.PI);
    pen.stroke();
  }
}

function pointOf(numbers, size) {
  const share = ({ place, size: side }) => (Number(numbers[place].value) || size[side] / 2) / size[side];
  return { x: share(AXES[0]), y: share(AXES[1]) };
}

function keep(numbers, size, point) {
  for (const { place, size: side } of AXES) {
    numbers[place].value = Math.round(point[place] * size[side]);
    numbers[side].value = Math.round(PART * size[side]);
  }
}

function slidersFor(point, changed) {
  return AXES.map(({ name, place }) => {
    const slider = element("input", { type: "range", min: 0, max: 100, value: point[place] * 100 });
    slider.addEventListener("input", () => changed({ [place]: slider.value / 100 }));
    return slider;
  });
}

function labelled(slider, number) {
  return element("label", {}, element("span", { textContent: AXES[number].name }), slider);
}

function cutsToLookAt() {
  const cuts = SHAPES.map(({ ratio }) => drawnOn(SMALL, Math.round(SMALL / ratio)));
  const figures = cuts.map(([canvas], number) =>
    element("figure", {}, canvas, element("figcaption", { textContent: SHAPES[number].name })),
  );
  return [cuts, element("div", { className: "picture-frames-cuts" }, ...figures)];
}

/* size: that of the picture as it is kept, in which the numbers count. */
function frames(bitmap, size, numbers) {
  const whole = drawnOn(WIDTH, Math.round((WIDTH * bitmap.height) / bitmap.width));
  const [cuts, shown] = cutsToLookAt();
  let point = pointOf(numbers, size);
  const draw = () => {
    drawWhole(bitmap, whole, point);
    drawCuts(bitmap, cuts, point);
  };
  const move = (change) => {
    point = { ...point, ...change };
    keep(numbers, size, point);
    draw();
  };
  const sliders = slidersFor(point, move);
  whole[0].addEventListener("click", ({ offsetX, offsetY, target }) => {
    move({ x: offsetX / target.clientWidth, y: offsetY / target.clientHeight });
    sliders.forEach((slider, number) => {
      slider.value = point[AXES[number].place] * 100;
    });
  });
  draw();
  const legend = element("legend", { textContent: "Wat moet in beeld blijven?" });
  const hint = element("p", {
    textContent: "Druk in de foto op wat het belangrijkst is, of gebruik de schuiven. De site snijdt zo:",
  });
  const parts = [legend, hint, whole[0], ...sliders.map(labelled), shown];
  return element("fieldset", { className: "picture-frames" }, ...parts);
}

async function showIn(form, file, place) {
  form.querySelector(".picture-frames")?.remove();
  const numbers = numbersOf(form);
  const bitmap = numbers && file && (await createImageBitmap(file).catch(() => null));
  if (bitmap) place(frames(bitmap, bitmap, numbers));
}

function forget(numbers) {
  if (numbers) Object.values(numbers).forEach((number) => (number.value = ""));
}

document.addEventListener("change", ({ target }) => {
  if (!target.matches("input[type=file]") || !target.form || target.id === "fileupload") return;
  forget(numbersOf(target.form));
  const field = target.closest(".w-field__wrapper") ?? target;
  showIn(target.form, target.files[0], (made) => field.after(made));
});

function showBelowSeveral(list) {
  const look = () => {
    for (const form of list.querySelectorAll("li form:not([data-framed])")) {
      form.dataset.framed = "";
      const line = form.closest("#upload-list > li");
      showIn(form, several.get(line), (made) => form.prepend(made));
    }
  };
  new MutationObserver(look).observe(list, { childList: true, subtree: true });
  window.jQuery(document).on("fileuploadsend", (_, { context, files }) => {
    several.set(context[0], files[0]);
  });
}

/* The screen of one picture has a tool of its own for the point: it only lacks what the site cuts. */
async function showBelowTool(tool) {
  const picture = tool.querySelector("img[data-original-width]");
  const bitmap = await picture.decode().then(() => createImageBitmap(picture), () => null);
  if (!bitmap) return;
  const { originalWidth, originalHeight } = picture.dataset;
  const size = { width: Number(originalWidth), height: Number(originalHeight) };
  const numbers = numbersOf(tool.closest("form"));
  const [cuts, shown] = cutsToLookAt();
  const draw = () => drawCuts(bitmap, cuts, pointOf(numbers, size));
  for (const event of ["pointerup", "keyup", "click"]) {
    document.addEventListener(event, () => requestAnimationFrame(draw));
  }
  draw();
  tool.after(shown);
}

const list = document.getElementById("upload-list");
if (list) showBelowSeveral(list);
const tool = document.querySelector(".focal-point-chooser");
if (tool) showBelowTool(tool);
