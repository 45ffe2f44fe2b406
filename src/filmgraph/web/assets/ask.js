"use strict";
// Questions to the explorer. The header says that one of its own pages asks: no foreign page can send it.
const byId = id => document.getElementById(id);

function notice(text) {
  byId("notice").textContent = text;
  byId("notice").hidden = !text;
}

async function send(path, body) {
  let answer;
  try {
    answer = await fetch("/api/" + path, {
      method: body === undefined ? "GET" : "POST",
      headers: {"X-Filmgraph": "1", ...(body === undefined ? {} : {"Content-Type": "application/json"})},
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Error("The explorer does not answer. It may have ended: start it again with “filmgraph explore”.");
  }
  if (answer.ok) return answer;
  const found = await answer.json().catch(() => ({error: `The explorer answered with ${answer.status}.`, hint: ""}));
  throw new Error([found.error, found.hint].filter(Boolean).join(" "));
}

const ask = async (path, body) => (await send(path, body)).json();

// Run what was asked for; what goes wrong is said, and the canvas stays as it was.
async function attempt(work) {
  notice("");
  try { await work(); } catch (error) { notice(error.message); }
}
