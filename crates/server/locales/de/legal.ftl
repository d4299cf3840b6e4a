### Rechtliche Seiten eines Netzes, dessen Betreiber keine eigenen hat.

terms-intro = Diese Bedingungen gelten für jede Firma in diesem Netz. Der Netzbetreiber kann sie durch eigene ersetzen.
terms-business = Nachrichten dienen dem Geschäft zwischen Handelspartnern. Wer schreibt, tut es im Namen der eigenen Firma.
terms-reading = Was Sie senden, kann die andere Firma lesen, und es bleibt dort, auch wenn sich Ihr Konto ändert.
terms-keeping = Nachrichten und Dateien werden für beide Firmen unverändert aufbewahrt. Wie lange, bestimmt der Netzbetreiber.
terms-people = Jede Firma bestimmt, wer bei ihr liest und schreibt, und hält ihre Kontaktdaten aktuell.
terms-back = Der Wechsel zu Enterprise lässt sich jederzeit zurücknehmen. Bisherige Unterhaltungen bleiben lesbar.
legal-not-published = Der Netzbetreiber hat diese Seite noch nicht veröffentlicht.
legal-copyright-text = Kontor ist freie Software unter der Apache-Lizenz, Version 2.0. Nachrichten und Belege gehören den Firmen, die sie gesendet haben.
legal-security-text = Wenn Sie eine Sicherheitslücke finden, sagen Sie es zuerst dem Netzbetreiber, mit den Schritten, die sie zeigen. Sehen Sie keine fremden Daten an.
