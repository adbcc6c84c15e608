import type { Outcome } from '../outcomes'
import type { Who } from '../world'

/** Columns: people of tests/support/world; `stranger` is registered nowhere, `nobody` has no session. */
export const columns: { readonly [column: string]: Who | 'stranger' | 'nobody' } = {
  wish: 'wisher',
  daug: 'daughter',
  neig: 'neighbour',
  repr: 'representative',
  clai: 'branchMember',
  secr: 'branchSecretary',
  lead: 'buildingLead',
  othB: 'otherBranch',
  memb: 'volunteer',
  unit: 'unitMember',
  grid: 'gridWorker',
  comm: 'communityStaff',
  comS: 'communitySecretary',
  subd: 'subdistrictStaff',
  admi: 'administrator',
  outs: 'outsider',
  forV: 'foreignVolunteer',
  forB: 'foreignBranch',
  forS: 'foreignSecretary',
  stra: 'stranger',
  nobo: 'nobody',
}

export const letters: { readonly [letter: string]: Outcome } = {
  '+': 'ok',
  f: 'forbidden',
  n: 'not_found',
  c: 'conflict',
  i: 'invalid',
  j: 'not_joined',
  u: 'unauthenticated',
}
