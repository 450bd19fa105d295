// Asks the service.

/** A problem that the service has told; its message is for people. */
export class Problem extends Error {}

/**
 * Send `body` to `path`, and return the response.
 * Throws a Problem where the service cannot be reached, or refuses.
 */
export async function ask(path, body, signal) {
  let response;
  try {
    response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      signal,
    });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem("The service cannot be reached. Does claimkit serve still run?");
  }
  if (!response.ok) throw new Problem(await explain(response));
  return response;
}

async function explain(response) {
  try {
    const problem = await response.json();
    const [fault] = problem.errors ?? [];
    if (fault?.field.startsWith("corrections")) return `This cannot be corrected: ${fault.detail}.`;
    return `${problem.title}: ${problem.detail}`;
  } catch {
    return `The service answered ${response.status}.`;
  }
}
