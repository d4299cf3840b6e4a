### Die Seite eines Geschäftspartners.

partner-is-customer = Kunde: Sie verkaufen an diese Firma
partner-is-supplier = Lieferant: Sie kaufen bei dieser Firma
partner-is-partner = Geschäftspartner: Sie kaufen und verkaufen
relationship-requested = angefragt
relationship-active = aktiv
relationship-suspended = ausgesetzt
place = Ort
identifiers = Kennungen
identifier-network = Netz-ID
identifier-vat = USt-IdNr.
identifier-nip = NIP
identifier-gln = GLN
identifier-duns = DUNS
identifier-peppol = Peppol-ID
partner-conversations = Unterhaltungen
partner-documents = Belege
partner-no-conversations = Noch keine Unterhaltungen mit dieser Firma
partner-no-documents = Noch keine Belege mit dieser Firma
