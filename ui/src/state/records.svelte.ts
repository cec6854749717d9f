/** What the engine did: alerts, requests, and the folder it all lies in. */

import type { AlertView, Backend, DataView, LedgerRow } from "../backend/backend";

const ALERTS = 100;
const REQUESTS = 300;

export class Records {
  #alerts = $state.raw<AlertView[]>([]);
  #requests = $state.raw<LedgerRow[]>([]);
  #data = $state.raw<DataView | null>(null);

  constructor(readonly backend: Backend) {}

  get alerts() {
    return this.#alerts;
  }
  get requests() {
    return this.#requests;
  }
  get data() {
    return this.#data;
  }

  async loadAlerts() {
    this.#alerts = await this.backend.listAlerts(ALERTS);
  }

  async loadData() {
    [this.#data, this.#requests] = await Promise.all([this.backend.dataPlace(), this.backend.listRequests(REQUESTS)]);
  }
}
