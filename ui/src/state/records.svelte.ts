/** What the engine did: requests, and the folder it all lies in. */

import type { Backend, DataView, LedgerRow } from "../backend/backend";

const REQUESTS = 300;

export class Records {
  #requests = $state.raw<LedgerRow[]>([]);
  #data = $state.raw<DataView | null>(null);

  constructor(readonly backend: Backend) {}

  get requests() {
    return this.#requests;
  }
  get data() {
    return this.#data;
  }

  async loadData() {
    [this.#data, this.#requests] = await Promise.all([this.backend.dataPlace(), this.backend.listRequests(REQUESTS)]);
  }
}
