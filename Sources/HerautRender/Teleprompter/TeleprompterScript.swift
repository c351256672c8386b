/// How the teleprompter page looks and moves. Both texts are the same in every page.
enum TeleprompterScript {
    /// White on black, as on the glass of a camera. On paper black on white, without what only works on screen.
    static let css = """
        * { box-sizing: border-box; }
        html, body { height: 100%; margin: 0; }
        body { background: #000; color: #fff; display: flex; flex-direction: column;
          font-family: Arial, "Liberation Sans", Helvetica, sans-serif; line-height: 1.35; overflow-wrap: break-word; }
        header { background: #1a1a1a; padding: .75rem 1rem; }
        h1 { font-size: 1.2rem; margin: 0 0 .25rem; }
        header p { margin: 0 0 .5rem; }
        #bediening { align-items: center; display: flex; flex-wrap: wrap; gap: .5rem; }
        #bediening[hidden] { display: none; }
        #bediening p { flex-basis: 100%; font-size: .9rem; margin: 0; }
        button { background: #fff; border: 2px solid #fff; border-radius: .25rem; color: #000; cursor: pointer; font: inherit;
          min-height: 2.75rem; min-width: 2.75rem; padding: .25rem .75rem; }
        button[aria-pressed="true"] { background: #000; color: #fff; }
        output { font-weight: bold; min-width: 2.5ch; text-align: end; }
        :focus-visible { outline: 3px solid #ffd75e; outline-offset: 2px; }
        main:focus-visible { outline-offset: -3px; }
        main { --maat: clamp(1.75rem, 5.5vw, 4.5rem); flex: 1; font-size: var(--maat); min-height: 0;
          overflow-y: auto; padding: 1rem 8vw 2rem; }
        .klaar main { padding-block: 35vh 75vh; }
        .spiegel main { transform: scaleX(-1); }
        .kijklijn { border-top: 3px solid #ffd75e; height: 0; inset-inline: 0; pointer-events: none; position: fixed; }
        h2 { color: #d0d0d0; font-size: 1em; margin: 0 0 .5em; }
        section { margin-bottom: 1em; }
        .spraak { margin: 0; }
        .tijd { color: #b8b8b8; font-size: 1.1rem; margin: 0; }
        .regie { color: #b8b8b8; font-size: .55em; font-style: italic; margin: 0 0 1em; }
        @media (max-height: 28rem) {
          html, body { height: auto; }
          body { display: block; }
          main { height: 100vh; }
        }
        @media print {
          body { background: #fff; color: #000; display: block; }
          html, body { height: auto; }
          header { background: none; padding: 0; }
          #bediening, .kijklijn { display: none; }
          main, .klaar main { font-size: 20pt; overflow: visible; padding: 0; }
          .spiegel main { transform: none; }
          h2, .tijd, .regie { color: #444; }
          .tijd { font-size: 10pt; }
          section { break-inside: avoid; }
        }

        """

    /// Scrolls so that what should be said now stands at a third of the screen. The speed is that of the words, not of the lines: a paragraph
    /// of long lines goes as fast as it is spoken. Keys work in the text alone, so that they take nothing from who drives the page by keyboard or voice.
    static let text = """

        "use strict";
        (function () {
          var body = document.body, text = document.getElementById("tekst");
          var parts = Array.from(text.querySelectorAll("[data-ms]"));
          var usual = Number(body.dataset.tempo), rest = Number(body.dataset.pauze);
          var pace = usual, size = 1, running = false, clock = 0, before = 0;
          var line = document.createElement("div");
          function button(id, act) { document.getElementById(id).addEventListener("click", act); }
          function eye() { return text.clientHeight / 3; }
          function top(part) {
            return part.getBoundingClientRect().top - text.getBoundingClientRect().top + text.scrollTop;
          }
          function total() {
            return parts.reduce(function (sum, part) { return sum + Number(part.dataset.ms) + rest; }, -rest);
          }
          function place(moment) {
            var time = 0, end = 0;
            for (var i = 0; i < parts.length; i += 1) {
              var said = parts[i].lastElementChild, start = top(said), length = Number(parts[i].dataset.ms);
              if (moment < time) { return end + (start - end) * (1 - (time - moment) / rest); }
              if (moment < time + length) { return start + said.offsetHeight * (moment - time) / length; }
              end = start + said.offsetHeight;
              time += length + rest;
            }
            return end;
          }
          function moment(at) {
            var low = 0, high = Math.max(0, total());
            for (var i = 0; i < 30; i += 1) {
              var middle = (low + high) / 2;
              if (place(middle) < at) { low = middle; } else { high = middle; }
            }
            return low;
          }
          function step(now) {
            if (!running) { return; }
            clock += (now - before) * pace / usual;
            before = now;
            text.scrollTop = place(clock) - eye();
            if (clock >= total()) { run(false); } else { requestAnimationFrame(step); }
          }
          function run(on) {
            var switcher = document.getElementById("loop");
            if (on === running) { return; }
            running = on;
            if (!switcher.dataset.start) { switcher.dataset.start = switcher.textContent; }
            switcher.textContent = on ? switcher.dataset.stop : switcher.dataset.start;
            if (!on) { return; }
            clock = moment(text.scrollTop + eye());
            if (clock >= total() - 1) { clock = 0; }
            before = performance.now();
            requestAnimationFrame(step);
          }
          function speed(by) {
            pace = Math.min(240, Math.max(60, pace + by));
            document.getElementById("tempo").textContent = String(pace);
          }
          function scale(by) {
            size = Math.min(2.5, Math.max(0.5, size * by));
            text.style.setProperty("--maat", "calc(clamp(1.75rem, 5.5vw, 4.5rem) * " + size + ")");
          }
          function mirror() {
            var on = body.classList.toggle("spiegel");
            document.getElementById("spiegel").setAttribute("aria-pressed", String(on));
          }
          function begin() { clock = 0; text.scrollTop = parts.length ? place(0) - eye() : 0; }
          function aim() { line.style.top = text.getBoundingClientRect().top + eye() + "px"; }
          var keys = {
            " ": function () { run(!running); },
            "ArrowLeft": function () { speed(-5); },
            "ArrowRight": function () { speed(5); },
            "+": function () { scale(1.1); },
            "-": function () { scale(1 / 1.1); },
            "m": mirror,
            "Home": begin
          };
          button("loop", function () { run(!running); text.focus(); });
          button("trager", function () { speed(-5); });
          button("sneller", function () { speed(5); });
          button("kleiner", function () { scale(1 / 1.1); });
          button("groter", function () { scale(1.1); });
          button("spiegel", mirror);
          button("begin", begin);
          text.addEventListener("keydown", function (event) {
            var act = event.ctrlKey || event.altKey || event.metaKey ? undefined : keys[event.key];
            if (act) { event.preventDefault(); act(); }
          });
          line.className = "kijklijn";
          line.setAttribute("aria-hidden", "true");
          body.appendChild(line);
          body.classList.add("klaar");
          document.getElementById("bediening").hidden = false;
          window.addEventListener("resize", aim);
          aim();
          begin();
        }());

        """
}
