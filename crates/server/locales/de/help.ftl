### Hilfe. Jede Antwort ist eine Seite; Knöpfe heißen hier durch Verweis genau wie auf dem Bildschirm.

help-intro = Kurze Antworten auf die häufigsten Fragen. Bei allem anderen hilft der Netzbetreiber.
help-all = Alle Antworten
help-see-also = Siehe auch

## Wie schreibe ich meinem Kunden?

help-send-title = Wie sende ich meinem Kunden eine Nachricht?
help-send-intro = Es gibt zwei Wege. Geht es um eine Bestellung oder Rechnung, schreiben Sie auf deren Seite: Beide Firmen finden die Unterhaltung dann neben dem Beleg. Sonst beginnen Sie im Reiter „{ tab-messages }“.
help-send-document = Zu einer Bestellung oder Rechnung
help-send-document-open = Öffnen Sie den Beleg unter „{ tab-orders }“ oder „{ tab-invoices }“.
help-send-document-panel = Öffnen Sie unten rechts das Feld „{ tab-messages }“.
help-send-document-new = Gibt es schon eine Unterhaltung, schreiben Sie dort weiter oder wählen Sie „{ new-conversation }“.
help-send-fill = Füllen Sie „{ subject }“ und „{ write-a-message }“ aus. Die Büroklammer, „{ attach-files }“, fügt Dateien hinzu.
help-send-send = Wählen Sie „{ send }“. Die Nachricht erscheint sofort auf dem Bildschirm des Kunden.
help-send-free = Ohne Beleg
help-send-free-pencil = Wählen Sie im Reiter „{ tab-messages }“ den Stift über der Suche: „{ new-conversation }“.
help-send-free-choose = Wählen Sie den Kunden mit + in der Liste. Bei vielen Kunden hilft „{ find-customer }“.
help-send-note-who = Über dem Text steht, wer die Nachricht erhält: die Firma und ihre Abteilung. Namen müssen Sie nicht kennen.
help-send-note-withdraw = Zu früh gesendet? „{ withdraw }“ geht 60 Sekunden lang, solange dort niemand die Nachricht gelesen hat.

## Wie antworte ich?

help-answer-title = Wie beantworte ich eine Nachricht?
help-answer-intro = Antworten Sie im Reiter „{ tab-messages }“ oder im Feld auf der Seite des Belegs. Es ist dieselbe Unterhaltung.
help-answer-find = Sie finden sie unter „{ filter-unread }“ oder „{ filter-waiting-for-us }“ oder mit „{ search }“: nach Geschäftspartner, Betreff, Text, Belegnummer oder Dateiname.
help-answer-write = Schreiben Sie in „{ write-a-message }“ und wählen Sie „{ send }“. Der Betreff bleibt; er wird nur am Anfang gefragt.
help-answer-colleagues = Kolleginnen und Kollegen mit denselben Berechtigungen sehen die Unterhaltung ebenfalls und können sie fortführen.

## Wer ist dran?

help-turns-title = Wer ist dran, und wer kümmert sich um eine Unterhaltung?
help-turns-intro = Dran ist die Firma, die nicht zuletzt geschrieben hat. „{ filter-waiting-for-us }“ und „{ filter-waiting-for-them }“ zeigen beides.
help-turns-settled = Nichts zu antworten? Wählen Sie „{ no-reply-needed }“. Das gilt für Ihre ganze Firma, beide Seiten sehen es, und es endet, wenn der Geschäftspartner wieder schreibt.
help-turns-take = „{ take }“ zeigt Ihren Kollegen, dass Sie sich kümmern. Sie finden die Unterhaltung unter „{ filter-mine }“.
help-turns-hand-over = „{ hand-over }“ gibt sie an eine Person oder Abteilung. „{ add-colleague }“ holt jemanden dazu.
help-turns-own-side = Der Geschäftspartner sieht nicht, wer in Ihrer Firma eine Unterhaltung übernommen hat.

## Wie hänge ich Dateien an?

help-attachments-title = Wie hänge ich Dateien an?
help-attachments-intro = Eine Nachricht trägt bis zu { $count } Dateien mit höchstens { $size } je Datei. Die Grenze steht neben der Büroklammer.
help-attachments-clip = Wählen Sie „{ attach-files }“, ziehen Sie Dateien auf den Text oder fügen Sie sie ein.
help-attachments-wait = Jede Datei zeigt ihren Fortschritt. „{ send }“ wartet, bis alle hochgeladen sind.
help-attachments-large = Eine zu große Datei verschwindet nicht stillschweigend: Größe und Grenze werden angezeigt. Teilen Sie sie oder vereinbaren Sie einen anderen Weg.

## Wie stelle ich meine Benachrichtigungen ein?

help-notifications-title = Wie stelle ich meine Benachrichtigungen ein?
help-notifications-intro = Neue Nachrichten erscheinen sofort auf dem Bildschirm. Was Sie dort eine Minute lang nicht gesehen haben, kommt per E-Mail, und auf diese E-Mail können Sie antworten.
help-notifications-set = Einstellen
help-notifications-open = Öffnen Sie { settings } → { notifications }.
help-notifications-pace = Wählen Sie sofort, stündlich, täglich oder nie: für Unterhaltungen, an denen Sie beteiligt sind, und für die Ihrer Abteilungen.
help-notifications-hours = Setzen Sie die Uhrzeit der Tagesübersicht und, wenn Sie mögen, Ruhezeiten. Beides gilt in Ihrer Zeitzone.
help-notifications-text = Entscheiden Sie, ob der Text der Nachrichten in der E-Mail steht.
help-notifications-who = Wovon Sie erfahren
help-notifications-desks = Von neuen Unterhaltungen Ihrer Abteilungen. Wer zu einer Abteilung gehört, bestimmt die Verwaltung.
help-notifications-in-it = Von jeder Nachricht einer Unterhaltung, in der Sie schreiben, die Sie übernehmen oder zu der Sie hinzugefügt werden.
help-notifications-not = Nicht von dem, was Sie auf dem Bildschirm gesehen haben, und nicht von dem, was jemand aus Ihrer Abteilung schon beantwortet hat.
help-notifications-less = Wenn es zu viel wird
help-notifications-mute = { more } → { mute }: Die Unterhaltung schickt keine E-Mails und kommt nicht mehr von selbst aus dem Archiv. Ihre Nachrichten zählen weiter als ungelesen.
help-notifications-archive = { more } → { archive }: Sie verschwindet aus Ihrer Liste, nicht aus denen der anderen. Eine neue Nachricht holt sie zurück, wenn sie nicht stumm geschaltet ist.
help-notifications-off = Am Ende jeder E-Mail steht ein Link, mit dem es die letzte war.
help-notifications-firm = Für ein Gruppenpostfach nennt die Verwaltung eine weitere Adresse der Firma: { settings } → { settings-mail }.

## Was, wenn mein Kunde Nachrichten ausgeschaltet hat?

help-messaging-off-title = Was, wenn mein Kunde Nachrichten ausgeschaltet hat?
help-messaging-off-intro = Der Grund steht dort, wo Sie sonst schreiben: in der Kundenliste, in der Unterhaltung und beim Beleg. Bisherige Unterhaltungen bleiben lesbar.
help-messaging-off-contact = Nutzen Sie die dort gezeigten „{ contact-information }“: E-Mail, Telefon, Webseite und Zeiten.
help-messaging-off-ask = Wählen Sie „{ ask-messaging }“. Die Administration des Kunden bekommt einen Hinweis; nach einer Woche können Sie ihn wiederholen.
help-messaging-off-own = Hat Ihre eigene Firma Nachrichten ausgeschaltet, schaltet die Administration sie unter { settings } → { settings-messaging } ein.
help-messaging-off-other = Andere Gründe wie eine ausgesetzte Geschäftsbeziehung oder eine fehlende Berechtigung stehen an derselben Stelle, mit denen, die sie ändern können.

## Wie wechsle ich zu Enterprise?

help-upgrade-title = Wie wechsle ich zu Enterprise?
help-upgrade-intro = Um Kunden zu schreiben, braucht Ihre Firma ein { plan-enterprise }. Umstellen kann es die Administration Ihrer Firma.
help-upgrade-open = Öffnen Sie { settings } → { settings-plan } und vergleichen Sie die beiden Pläne.
help-upgrade-accept = Lesen und akzeptieren Sie die Nutzungsbedingungen direkt über dem Knopf.
help-upgrade-choose = Wählen Sie „{ upgrade }“. Die Seite sagt, ob es sofort gilt oder ob der Netzbetreiber es genehmigt.
help-upgrade-back = Zurücknehmen lässt es sich an derselben Stelle: „{ downgrade }“. Bisherige Unterhaltungen bleiben in jedem Plan lesbar.
help-upgrade-buyers = Käufer brauchen kein Enterprise-Konto, um ihren Lieferanten zu schreiben; es zählt der Plan des Lieferanten.

## The interface for programs

programs-title = Schnittstelle für Programme
programs-intro = JSON über HTTP mit dem Token einer Person aus den Einstellungen. Fehler haben die Form von RFC 9457. Die maschinenlesbare Beschreibung:
programs-shapes = Datenformen
