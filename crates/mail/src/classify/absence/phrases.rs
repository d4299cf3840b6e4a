//! What absence notes say, in the languages of our users' partners. Each list is folded before it is compared.

use std::ops::RangeInclusive;

use crate::classify::words::{Phrases, phrases};

/// Letters of scripts without blanks between words.
pub const WITHOUT_BLANKS: [RangeInclusive<char>; 3] = ['\u{3040}'..='\u{30ff}', '\u{4e00}'..='\u{9fff}', '\u{0e00}'..='\u{0e7f}'];

/// The writer is away now.
pub static AWAY: Phrases = Phrases::new(|| {
    phrases(&[
        "out of the office|out of office|out-of-office|away from the office|away from my desk|not in the office|on annual leave|on vacation|\
         on holiday|on holidays",
        "on leave|on maternity leave|on parental leave|on sick leave|am away|i'm away|will be away|currently away|currently travelling|am travelling|am traveling|have retired|am retired|this mailbox is no longer|this e-mail address is no longer|\
         this email address is no longer|this account is no longer|\
         currently traveling|on a business trip",
        "office is closed|offices are closed|office will be closed|we are closed|no longer with the company|no longer with|no longer work|no longer works|\
         no longer employed|has left the company|i have left the company|am currently unavailable",
        "wieder im büro|wieder erreichbar|wieder für sie da|nicht im büro|außer haus|außer hause|abwesend|im urlaub|in urlaub|nicht erreichbar|nicht am arbeitsplatz|auf dienstreise|\
         auf geschäftsreise|in elternzeit|im mutterschutz",
        "betriebsferien|betriebsurlaub|unser büro ist geschlossen|abwesenheit|nicht mehr im unternehmen|nicht mehr für das unternehmen|\
         bin ich nicht im haus|derzeit erkrankt|zurzeit erkrankt|krankgeschrieben|krankheitsbedingt|nicht im hause|erst wieder ab|erst wieder am",
        "jestem nieobecny|jestem nieobecna|będę nieobecny|będę nieobecna|nieobecny w biurze|nieobecna w biurze|poza biurem|na urlopie|\
         przebywam na|jestem niedostępny|jestem niedostępna",
        "w podróży służbowej|w delegacji|na zwolnieniu lekarskim|nie ma mnie w biurze|mojej nieobecności|biuro jest nieczynne|biuro nieczynne|\
         nie pracuję już w|nie pracuje już w|będę poza|nieobecności",
        "je suis absent|je suis absente|actuellement absent|actuellement absente|absent du bureau|absente du bureau|absent(e)|serai absent|\
         serai absente|en congé|en congés|en vacances",
        "en déplacement|nos bureaux sont fermés|ne suis pas au bureau|ne fais plus partie|mon absence",
        "fuera de la oficina|fuera de oficina|estoy ausente|estaré ausente|me encuentro fuera|de vacaciones|no me encuentro en la oficina|\
         estoy de viaje|mi ausencia|estaré fuera|de baja",
        "sono assente|sarò assente|fuori ufficio|fuori sede|in ferie|assente dall'ufficio|non sono in ufficio|ufficio è chiuso|\
         uffici sono chiusi|uffici resteranno chiusi|in trasferta|mia assenza",
        "estou ausente|estarei ausente|fora do escritório|de férias|em férias|encontro-me ausente|encontro-me de|minha ausência|estou fora|\
         estarei fora",
        "ben afwezig|niet aanwezig|niet op kantoor|buiten kantoor|op vakantie|met vakantie|met verlof|afwezig|mijn afwezigheid|niet bereikbaar",
        "inte på kontoret|är på semester|har semester|är ledig|är frånvarande|är föräldraledig|är bortrest|är på tjänsteresa|på semester|\
         ej på kontoret|är inte på plats",
        "ikke på kontoret|på ferie|holder ferie|har ferie|er fraværende|er bortrejst|er bortreist|ikke til stede|ute av kontoret|er på reise|\
         har fri|avvikler ferie|på barsel",
        "olen lomalla|poissa toimistolta|en ole paikalla|en ole toimistolla|olen poissa|vuosilomalla|kesälomalla|työmatkalla|olen matkoilla|\
         talvilomalla",
        "jsem mimo kancelář|mimo kancelář|na dovolené|čerpám dovolenou|jsem nepřítomen|jsem nepřítomna|nejsem v kanceláři|nebudu v kanceláři|\
         na služební cestě|mé nepřítomnosti|mám dovolenou",
        "som mimo kancelárie|mimo kancelárie|na dovolenke|nie som v kancelárii|čerpám dovolenku|nebudem v kancelárii|na služobnej ceste|\
         mojej neprítomnosti",
        "szabadságon vagyok|szabadságon leszek|házon kívül|irodán kívül|nem vagyok az irodában|szabadságomat töltöm|\
         nem tartózkodom az irodában|távollétem|nem vagyok elérhető",
        "sunt în concediu|în concediu|nu sunt la birou|sunt plecat|sunt plecată|în afara biroului|absent din birou|voi fi plecat|absenței mele|\
         nu sunt în birou",
        "в отпуске|нахожусь в отпуске|вне офиса|отсутствую|нет в офисе|буду отсутствовать|в командировке|моего отсутствия|не в офисе|\
         на больничном",
        "у відпустці|поза офісом|відсутній|відсутня|перебуваю у|у відрядженні|моєї відсутності|немає в офісі|не в офісі",
        "в отпуск|извън офиса|отсъствам|u godišnjem|na godišnjem odmoru|izvan ureda|van kancelarije|nisam u uredu|na odmoru|odsutan sam|\
         odsutna sam|na dopustu|odsoten|odsotna|nisem v pisarni",
        "yıllık izinde|izindeyim|ofis dışında|ofiste değilim|ofiste bulunmuyorum|atostogauju|atostogose|esu išvykęs|atvaļinājumā|olen puhkusel|\
         puhkusel|κτός γραφείου|εκτός γραφείου|σε άδεια|απουσιάζω",
        "不在にしております|不在にして|不在となります|不在とさせて|休暇をいただ|休暇中|外出しており|出張中|休業|お休みをいただ|夏季休暇",
        "不在办公室|正在休假|休假中|外出中|正在度假|出差|不在辦公室|休年假|年假|休假期间|부재중|부재 중|휴가|출장|자리를 비",
        "estic fora|de vacances|fora de l'oficina|estou de vacacións|er í fríi|ekki við|בחופשה|מחוץ למשרד|خارج المكتب|في إجازة|ไม่อยู่|\
         ลาพักร้อน|nghỉ phép|vắng mặt|sedang cuti|di luar kantor",
    ])
});

/// "In my absence": such a sentence goes on with who helps.
pub static MEANWHILE: Phrases = Phrases::new(|| {
    phrases(&[
        "my absence|meiner abwesenheit|mojej nieobecności|mon absence|mi ausencia|mia assenza|minha ausência|mijn afwezigheid|min frånvaro|\
         mit fravær|poissaollessani|mé nepřítomnosti|mojej neprítomnosti|távollétem|absenței mele|моего отсутствия|моєї відсутності|\
         mojej odsutnosti|moje odsutnosti|yokluğumda|απουσία μου",
    ])
});

/// Thanks for the mail that came.
pub static THANKS: Phrases = Phrases::new(|| {
    phrases(&[
        "thank you for your e-mail|thank you for your email|thank you for your message|thank you for your mail|thanks for your e-mail|\
         thanks for your email|thanks for your message|thank you for contacting|thank you for your interest",
        "thank you for getting in touch|thank you for reaching out|thank you for writing|thank you for your understanding|\
         thank you for your patience|thank you for emailing|thank you for e-mailing",
        "vielen dank für ihre nachricht|vielen dank für ihre e-mail|vielen dank für ihre mail|vielen dank für deine|danke für ihre|\
         danke für deine|vielen dank für ihr verständnis|wir bitten um verständnis|ich danke ihnen",
        "dziękuję za wiadomość|dziękuję za kontakt|dziękuję za maila|dziękuję za e-mail|dziękujemy za wiadomość|dziękujemy za kontakt|\
         dziękuję za przesłan|dziękuję za państwa|dziękuję za twoj",
        "merci pour votre message|merci de votre message|j'ai bien reçu votre|merci pour votre mail|merci pour votre e-mail|\
         merci pour votre courriel|je vous remercie|merci de votre compréhension|nous vous remercions",
        "gracias por su mensaje|gracias por su correo|gracias por tu|gracias por contactar|gracias por ponerse|muchas gracias por|\
         grazie per il suo messaggio|grazie per il messaggio|grazie per la sua|grazie per la tua|grazie per l'e-mail|la ringrazio|vi ringrazio|\
         grazie per averci",
        "obrigado pelo seu|obrigada pelo seu|obrigado pela sua|obrigada pela sua|obrigado por|obrigada por|agradeço o seu|agradeço a sua|\
         agradecemos o seu|bedankt voor uw|bedankt voor je|dank voor uw|dank u voor|hartelijk dank|dank voor je",
        "tack för ditt|tack för din|tack för ert|tack för ett|tak for din|tak for jeres|tak for deres|takk for din|takk for e-posten|\
         takk for henvendelsen|tusen takk for|kiitos viestistä|kiitos viestistäsi|kiitos sähköpost|kiitos yhteydenot",
        "děkuji za vaši|děkuji za váš|děkuji za zprávu|děkuji za e-mail|děkujeme za|ďakujem za vašu|ďakujem za váš|ďakujem za správu|\
         ďakujeme za|köszönöm levelét|köszönöm üzenetét|köszönjük|köszönöm a|köszönöm megkeresését",
        "vă mulțumesc pentru|mulțumesc pentru|vă mulțumim|спасибо за ваше|спасибо за ваш|благодарю за|благодарим за|спасибо за письмо|\
         спасибо за сообщение|дякую за|дякуємо за|благодаря за|hvala na|hvala vam|zahvaljujem|hvala za",
        "e-postanız için teşekkür|mesajınız için teşekkür|için teşekkür|ευχαριστώ για|ευχαριστούμε για|dėkoju už|dėkojame už|paldies par|\
         tänan kirja|täname",
        "ご連絡ありがとう|メールありがとう|お問い合わせ|メールをいただき|ご連絡いただき|ありがとうございます|感谢您的|谢谢您的|您的邮件|您的来信|感謝您的|메일 감사|감사합니다|연락 주셔서",
    ])
});

/// Who can help meanwhile, and for what.
pub static URGENT: Phrases = Phrases::new(|| {
    phrases(&[
        "urgent|urgently|emergency|immediate assistance|immediate attention|immediate help|please contact|please call|please write to|\
         please reach out|please get in touch|my colleague|in my absence|during my absence|for assistance|please direct|please turn to|\
         please email",
        "in dringenden|dringende|dringend|wenden sie sich|kontaktieren sie|meine kollegin|mein kollege|meinen kollegen|meine kollegen|\
         meiner abwesenheit|vertretung|vertritt mich|hilft ihnen|im notfall|steht ihnen|stehen ihnen|bitte an",
        "w pilnych|w sprawach pilnych|pilne|proszę o kontakt|proszę kontaktować|prosimy o kontakt|zastępuje mnie|zastępstwo|mojej nieobecności|\
         w nagłych|proszę dzwonić|w razie pilnej|proszę pisać",
        "en cas d'urgence|urgence|urgente|urgents|vous pouvez contacter|veuillez contacter|merci de contacter|n'hésitez pas à contacter|\
         mon absence|pendant mon absence|adressez-vous",
        "en caso de urgencia|urgencias|asuntos urgentes|contacte con|póngase en contacto|puede contactar|por favor contacte|per urgenze|\
         in caso di urgenza|urgenti|può contattare|contattare|potete contattare|rivolgersi|prego di contattare",
        "em caso de urgência|assuntos urgentes|por favor contacte|por favor contate|entre em contacto|entre em contato|favor contatar|\
         voor dringende|dringende zaken|in dringende gevallen|kunt u contact opnemen|neem contact op|contact opnemen|mijn collega",
        "brådskande|vid akuta|kontakta gärna|kontakta|vänligen kontakta|ved hastende|hastende|kontakt venligst|kan du kontakte|\
         vennligst kontakt|kontakt gjerne|haster|kiireellisissä|kiireellisiä|ota yhteyttä|ottakaa yhteyttä",
        "v naléhavých|v naléhavém|v urgentních|naléhavé|kontaktujte prosím|prosím kontaktujte|obraťte se|zastupuje mě|kontaktujte|v súrnych|\
         súrne|v naliehavých|obráťte sa|sürgős|kérem forduljon|kérem, forduljon|keresse kollég|keresse",
        "pentru urgențe|în caz de urgență|urgente|vă rog să contactați|vă rugăm să contactați|puteți contacta|по срочным|срочным вопросам|\
         в срочных случаях|обращайтесь|обратитесь|прошу обращаться|просьба обращаться|звоните|з термінових|у термінових|звертайтеся|зверніться|\
         термінових питань",
        "за спешни|моля, свържете|hitnim|hitne|hitno|molim kontaktirajte|molimo kontaktirajte|obratite se|nujnih|nujne|acil|\
         iletişime geçebilir|lütfen|επείγον|επείγοντα|παρακαλώ επικοινων|skubiais|steidzam|kiiretes|kiirete",
        "お急ぎの|急ぎの場合|緊急の|までご連絡|にご連絡|紧急|急事|请联系|請聯繫|緊急|如有|급한|긴급|연락 바랍니다|연락 부탁",
    ])
});

/// When the writer is back, and answers.
pub static LATER: Phrases = Phrases::new(|| {
    phrases(&[
        "when i return|upon my return|on my return|after my return|when i get back|when i am back|when i'm back|once i am back|once i return|\
         i will return|i'll be back|i will be back|back in the office|returning on|i return on|will reply|will respond|will get back to you|\
         as soon as possible|will answer|will be answered|read your message",
        "nach meiner rückkehr|bei meiner rückkehr|wieder im büro|wieder erreichbar|wieder für sie|wieder zurück|zurück bin|melde mich|\
         werde mich|werde ich ihre|wird nach|schnellstmöglich|so bald wie möglich|sobald wie möglich|beantworten|bearbeiten|bearbeitet",
        "po powrocie|po moim powrocie|wracam|wrócę|będę dostępny|będę dostępna|będę ponownie|odpowiem|odpiszę|skontaktuję się|najszybciej jak|\
         jak najszybciej|od dnia",
        "à mon retour|dès mon retour|de retour|je vous répondrai|je répondrai|je reviendrai vers vous|reviens vers vous|dès que possible|\
         dans les meilleurs délais|dans les plus brefs délais",
        "a mi regreso|a mi vuelta|a mi retorno|cuando regrese|cuando vuelva|le responderé|te responderé|responderé|contestaré|lo antes posible|\
         al mio rientro|al mio ritorno|risponderò|rientrerò|appena possibile|quanto prima|il prima possibile|sarò di nuovo",
        "no meu regresso|no meu retorno|ao meu regresso|quando regressar|quando retornar|responderei|assim que possível|logo que possível|\
         assim que voltar|bij mijn terugkomst|na mijn terugkomst|bij terugkomst|weer aanwezig|weer bereikbaar|weer op kantoor|zo snel mogelijk|\
         zo spoedig mogelijk|beantwoord",
        "när jag är tillbaka|åter på kontoret|är tillbaka|är åter|återkommer|svarar|så snart|när jag kommer tillbaka|er tilbage|er tilbake|\
         vender tilbage|svarer|når jeg er tilbage|når jeg er tilbake|så hurtigt som|så fort som|hurtigst muligt|palaan|palattuani|vastaan|\
         takaisin töissä|lomani jälkeen|mahdollisimman pian",
        "po návratu|po mém návratu|vrátím se|budu zpět|odpovím|ozvu se|co nejdříve|jakmile to bude|po návrate|budem späť|vrátim sa|odpoviem|\
         čo najskôr|visszatérés|visszatérek|válaszolok|válaszolni|amint lehetséges|hamarosan",
        "la întoarcere|când mă întorc|voi reveni|voi răspunde|cât mai curând|revin|după возвращения|после возвращения|по возвращении|вернусь|\
         отвечу|как только|свяжусь|після повернення|повернуся|відповім|якнайшвидше|зв'яжуся|след завръщане|ще отговоря",
        "po povratku|vraćam se|odgovorit ću|odgovoriću|javit ću|čim prije|po vrnitvi|odgovoril bom|odgovorila bom|vrnem se|döndüğümde|\
         en kısa sürede|geri dönüş|dönüş yap|επιστροφή|επιστρέψω|θα απαντήσω|grįšiu|grįžęs|atsakysiu|atgriezīšos|atbildēšu|vastan|naasen",
        "戻り次第|戻りましたら|後日|改めて|ご返信|返信いたします|返信させて|対応させて|対応いたします|順次|回来后|返回后|回复您|尽快|回復您|盡快|복귀|회신|답변",
    ])
});

/// Mail is not read, or seldom.
pub static ACCESS: Phrases = Phrases::new(|| {
    phrases(&[
        "limited access|no access|without access|access to my e-mail|access to my email|access to e-mail|access to email|checking e-mail|\
         checking email|check my e-mail|check my email|read my e-mail|read my email|not be forwarded|is not forwarded|not been forwarded|are not forwarded|not forwarded automatically|will not be read|not be monitored|\
         not monitored|intermittent|been forwarded|slow to respond|delay in",
        "nicht weitergeleitet|nicht automatisch weitergeleitet|wird weitergeleitet|nicht gelesen|keinen zugriff|nur eingeschränkt|\
         nur unregelmäßig|begrenzten zugriff|nur begrenzt|verzögert|nicht bearbeitet",
        "ograniczony dostęp|bez dostępu|nie mam dostępu|nie będę miał dostępu|nie będę miała dostępu|dostępu do poczty|dostęp do poczty|\
         nie jest przekierowywana|nie zostanie przekazana|nie będzie przekazana|nie są przekazywane|odczytywana",
        "accès limité|pas accès|accès à ma messagerie|accès à mes mails|accès à mes e-mails|ne consulterai pas|pas transféré|sans accès|\
         acceso limitado|acceso al correo|no tendré acceso|sin acceso|accesso limitato|accesso alla posta|non ho accesso|non avrò accesso|\
         accesso alle e-mail",
        "acesso limitado|acesso ao e-mail|sem acesso|acesso ao meu|beperkt toegang|geen toegang|niet doorgestuurd|toegang tot mijn|\
         begränsad tillgång|läser inte|vidarebefordras inte|begrænset adgang|ikke videresendt|begrenset tilgang|leser ikke|læser ikke|\
         en lue sähköposti|viestiäsi ei|rajoitetusti",
        "omezený přístup|nemám přístup|přístup k e-mail|obmedzený prístup|nemám prístup|prístup k e-mail|korlátozottan|nem olvasom|\
         nem férek hozzá|acces limitat|nu am acces|acces la e-mail|ограничен доступ|нет доступа|без доступа|доступа к почте|обмежений доступ|\
         не маю доступу|доступу до пошти|ograničen pristup|nemam pristup|omejen dostop|erişimim|περιορισμένη πρόσβαση",
        "確認できません|メールの確認が|返信が遅れ|返信が遅く|ご返信が遅|无法及时|不能及时|無法及時|확인이 어렵|회신이 늦",
    ])
});

/// The text says itself that a machine sent it.
pub static MACHINE: Phrases = Phrases::new(|| {
    phrases(&[
        "this is an automatic reply|this is an automated reply|this is an auto-reply|this is an automatic response|\
         this is an automated response|this is an auto reply|this is an autoreply|this is an auto-response|this is an automated message|\
         this is an automatic message|this is an automatically generated|this message was generated automatically|\
         this message was automatically generated|this e-mail was generated automatically|this email was generated automatically|\
         automatically generated message|automatically generated e-mail|automatically generated email|automatically generated reply|\
         automated acknowledgement|automated acknowledgment|this is an autoresponse|automated email response|this is a system generated|\
         this is a system-generated|this email is automatically generated|this is an automated email|this is an automated e-mail",
        "dies ist eine automatische antwort|dies ist eine automatisch|diese nachricht wurde automatisch|diese e-mail wurde automatisch|\
         diese mail wurde automatisch|das ist eine automatische antwort|automatisch generierte|automatisch erzeugte|automatisch erstellt|\
         dies ist eine automatische nachricht|dies ist eine automatische e-mail",
        "to jest automatyczna odpowiedź|to jest odpowiedź automatyczna|ta wiadomość została wygenerowana automatycznie|\
         wiadomość wygenerowana automatycznie|wygenerowana automatycznie|wiadomość automatyczna|to jest wiadomość automatyczna|\
         to jest automatyczna wiadomość|wysłana automatycznie|wysłany automatycznie|wygenerowano automatycznie|automatycznie wygenerowana|\
         jest generowana automatycznie|została wysłana automatycznie",
        "ceci est une réponse automatique|ceci est un message automatique|ce message est automatique|message automatique|\
         message généré automatiquement|ce message a été généré automatiquement|envoyé automatiquement|courriel automatique|\
         esta es una respuesta automática|este es un mensaje automático|mensaje generado automáticamente|\
         este mensaje ha sido generado automáticamente|correo automático|este mensaje se ha generado",
        "questa è una risposta automatica|questo è un messaggio automatico|messaggio generato automaticamente|messaggio automatico|\
         generata automaticamente|esta é uma resposta automática|esta é uma mensagem automática|mensagem automática|\
         mensagem gerada automaticamente|dit is een automatisch|dit bericht is automatisch|automatisch gegenereerd",
        "detta är ett automatiskt|detta är ett autosvar|det här är ett automatiskt|automatgenererat|dette er et automatisk|\
         dette er en automatisk|denne e-mail er sendt automatisk|denne meldingen er generert automatisk|autogenereret|tämä on automaattinen|\
         tämä viesti on lähetetty automaattisesti|automaattisesti lähetetty",
        "toto je automatická|tato zpráva byla vygenerována automaticky|automaticky vygenerov|automaticky generovan|\
         táto správa bola vygenerovaná|ez egy automatikus|automatikusan generált|automatikus üzenet|acesta este un mesaj automat|\
         acesta este un răspuns automat|mesaj generat automat|это автоматический ответ|это автоматическое сообщение|\
         письмо сформировано автоматически|сообщение сформировано автоматически|создано автоматически|отправлено автоматически|\
         це автоматична відповідь|це автоматичне повідомлення|сформовано автоматично|згенеровано автоматично",
        "това е автоматичен|ovo je automatski|ovo je automatska|to je samodejni|to je samodejno|bu otomatik bir|otomatik olarak|\
         αυτόματη απάντηση|αυτό είναι ένα αυτόματο|tai automatinis|šī ir automātiska|see on automaat",
        "自動送信|自動返信|自動応答|自動配信|このメールは自動|系统自动|系統自動|自动发送|自动回复|自動回覆|자동으로 발송|자동 발송|자동 회신|자동발신|발신전용",
    ])
});

/// Somebody goes on after the absence with a matter of their own.
pub static BUT: Phrases = Phrases::new(|| {
    phrases(&[
        "but|however|though|so i|so we|so please|because|since i|as discussed|regarding your question|as for|can you|could you|let me know|\
         next week|next month|tomorrow i|the week after|attached|by the way|sorry for|your question|your point|sounds good|agree|approved",
        "aber|jedoch|allerdings|nächste woche|nächsten monat|deshalb|daher|könnten sie|können sie mir|anbei|im anhang|übrigens|\
         entschuldigung für|freigegeben|einverstanden|passt",
        "ale|jednak|dlatego|więc|w przyszłym tygodniu|w przyszłym miesiącu|czy może|czy mógłby|w załączeniu|w załączniku|przepraszam za|\
         zatwierdzon|zgadzam",
        "mais|cependant|la semaine prochaine|le mois prochain|ci-joint|pouvez-vous|donc|pero|sin embargo|la próxima semana|la semana que viene|\
         adjunto|podría|però|tuttavia|la prossima settimana|settimana prossima|in allegato|quindi|potrebbe",
        "mas|porém|próxima semana|em anexo|poderia|maar|echter|volgende week|bijgevoegd|dus|kunt u mij|men|nästa vecka|bifogat|næste uke|\
         neste uke|næste uge|vedhæftet|vedlagt|mutta|ensi viikolla|liitteenä",
        "příští týden|v příloze|mohl byste|budúci týždeň|v prílohe|de viszont|jövő héten|csatolva|dar|săptămâna viitoare|atașat|но|однако|\
         на следующей неделе|во вложении|але|наступного тижня|у вкладенні|ama|gelecek hafta|ekte|但是|下周|附件|ですが|来週|添付|다음 주|첨부",
    ])
});

/// What partners talk about when they mean it.
pub static BUSINESS: Phrases = Phrases::new(|| {
    phrases(&[
        "invoice|order|payment|delivery|shipment|quote|offer|price|contract|credit note|meeting|rechnung|bestellung|zahlung|lieferung|auftrag|\
         angebot|preis|vertrag|gutschrift|besprechung|termin",
        "faktura|fakturę|faktury|faktur|fakturze|zamówienie|zamówienia|płatność|płatności|przelew|dostawa|dostawę|dostawy|oferta|ofertę|oferty|\
         umowa|umowę|korekta|korektę|spotkanie",
        "facture|commande|paiement|livraison|devis|factura|pedido|pago|entrega|oferta|fattura|ordine|pagamento|consegna|fatura|encomenda|\
         factuur|bestelling|betaling|levering|objednávka|objednávku|platba|fakturu|lasku|tilaus|счёт|счет|заказ|оплата|рахунок|замовлення|请款|\
         发票|订单|請求書|注文",
    ])
});

/// What telephones put below what a person has typed.
pub static FOOTERS: Phrases = Phrases::new(|| {
    phrases(&[
        "sent from my|get outlook for|sent from outlook|sent via|wysłane z|wysłano z|pobierz aplikację outlook|von meinem|gesendet von|\
         envoyé de mon|enviado desde mi|inviato da|enviado do meu|verzonden vanaf|skickat från|sendt fra|lähetetty|odesláno z|отправлено с|\
         надіслано з|iphoneから送信",
    ])
});

/// Greetings to whoever it may be.
pub static GREETINGS: Phrases = Phrases::new(|| {
    phrases(&[
        "hello|hi|hi there|hello there|hi all|hello all|hello everyone|hi everyone|dear all|dear sender|dear sir or madam|dear sir/madam|\
         dear madam or sir|dear sirs|dear colleague|dear colleagues|dear customer|dear customers|dear business partner|dear business partners|\
         dear partner|dear partners|greetings|good day|to whom it may concern",
        "guten tag|hallo|hallo zusammen|sehr geehrte damen und herren|liebe kolleginnen und kollegen|liebe kollegen|\
         sehr geehrte geschäftspartner|liebe kunden|grüß gott|moin|servus|werte damen und herren|sehr geehrte kunden",
        "dzień dobry|witam|szanowni państwo|szanowna pani, szanowny panie|szanowny panie, szanowna pani|szanowna pani/szanowny panie|\
         witam serdecznie|cześć|drodzy państwo|szanowni kontrahenci",
        "bonjour|madame, monsieur|bonjour à tous|chers clients|cher client|buenos días|hola|estimados señores|estimado/a|estimados|buongiorno|\
         salve|gentili signori|gentile cliente|bom dia|olá|prezados|prezados senhores|caros|estimados clientes",
        "beste|geachte heer/mevrouw|geachte heer, mevrouw|geachte relatie|goedendag|hej|hejsan|hei|goddag|tere|hyvä vastaanottaja|dobrý den|\
         vážení|vážené dámy a pánové|dobrý deň|jó napot|tisztelt hölgyem/uram|tisztelt partnerünk|tisztelt feladó|jó napot kívánok|\
         tisztelt címzett",
        "bună ziua|stimați parteneri|здравствуйте|добрый день|уважаемые коллеги|уважаемые партнеры|вітаю|добрий день|шановні колеги|\
         шановні партнери|здравейте|poštovani|dobar dan|pozdravljeni|spoštovani|merhaba|merhabalar|sayın ilgili|καλησπέρα|καλημέρα|γεια σας|\
         laba diena|sveiki|labdien",
        "お世話になっております|いつもお世話になっております|您好|你好|尊敬的客户|안녕하세요|안녕하십니까",
    ])
});

/// Words with which a greeting to somebody by name begins.
pub static SALUTES: Phrases = Phrases::new(|| {
    phrases(&[
        "hi|hello|dear|hey|good morning|good afternoon|hallo|lieber|liebe|sehr geehrter herr|sehr geehrte frau|guten morgen|guten tag frau|\
         guten tag herr|moin|servus",
        "cześć|witaj|witam pani|witam panie|dzień dobry pani|dzień dobry panie|droga|drogi|szanowna pani|szanowny panie|pani|panie|bonjour|\
         salut|cher|chère|hola|estimado|estimada|querido|querida|ciao|gentile|caro|cara|buongiorno|olá|bom dia|prezado|prezada",
        "beste|dag|goedemorgen|hej|hei|kära|kære|kjære|moi|terve|ahoj|vážený pane|vážená paní|dobrý den pane|dobrý den paní|szia|kedves|\
         tisztelt|bună|dragă|stimate|stimată|привет|уважаемый|уважаемая|привіт|шановний|шановна|вітаю|merhaba|sayın|zdravo|bok",
    ])
});

/// Closing formulas; what follows is a name and a company.
pub static PARTING: Phrases = Phrases::new(|| {
    phrases(&[
        "best regards|kind regards|regards|best|best wishes|warm regards|sincerely|yours sincerely|yours faithfully|many thanks|thanks|\
         thank you|cheers|with kind regards|with best regards",
        "mit freundlichen grüßen|mit freundlichem gruß|mit freundlichen gruessen|freundliche grüße|freundlichen grüßen|viele grüße|beste grüße|\
         herzliche grüße|liebe grüße|mfg|gruß|schöne grüße|mit besten grüßen",
        "pozdrawiam|z poważaniem|z wyrazami szacunku|serdecznie pozdrawiam|łączę pozdrowienia|pozdrowienia|z pozdrowieniami|miłego dnia|\
         dziękuję",
        "cordialement|bien cordialement|bien à vous|salutations|sincères salutations|saludos|un saludo|saludos cordiales|atentamente|\
         cordiali saluti|distinti saluti|saluti|un cordiale saluto|cumprimentos|com os melhores cumprimentos|atenciosamente|\
         melhores cumprimentos|abraço",
        "met vriendelijke groet|vriendelijke groet|groeten|groet|med vänlig hälsning|med vänliga hälsningar|vänliga hälsningar|vänligen|\
         hälsningar|mvh|med venlig hilsen|venlig hilsen|med vennlig hilsen|vennlig hilsen|hilsen|terveisin|ystävällisin terveisin|\
         parhain terveisin",
        "s pozdravem|s přátelským pozdravem|děkuji|s pozdravom|üdvözlettel|tisztelettel|cu stimă|cu respect|o zi bună|с уважением|\
         с наилучшими пожеланиями|з повагою|з найкращими побажаннями|поздрави|srdačan pozdrav|s poštovanjem|lep pozdrav|s spoštovanjem|\
         saygılarımla|iyi çalışmalar|με εκτίμηση|pagarbiai|ar cieņu|lugupidamisega|よろしくお願い|以上|此致|祝好|감사합니다",
    ])
});
