import type { Contact, Person } from '../../domain/identity/person'
import { contactSeal } from './settings'

/** What is sealed of somebody, empty where nothing is. */
export const contactOf = ({ contact }: Pick<Person, 'contact'>): Contact =>
  contact === null ? { phone: '', address: '' } : (contactSeal().open(contact) as Contact)
