// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT
const $ = (id) => document.getElementById(id);
setInterval(async () => {
  const now = await (await fetch("/light")).json();
  $("sun").style.opacity = now.percent / 100;
  $("percent").textContent = now.percent + " %";
  $("more").textContent = `${now.volts} V, between ${now.darkest} and ${now.brightest} %, lamp at ${now.lamp} %`;
}, 500);
