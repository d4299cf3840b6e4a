//! What a stranger's file may not do, and how he is told: limits, entities, encodings, formats not read yet.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use kontor_documents::{Kind, Limit, Refusal, read};

const INVOICE: &str = include_str!("files/ubl-invoice-gdynia-duisburg.xml");
const ORDER: &str = include_str!("files/cxml-order-new.xml");

fn refusal(text: impl AsRef<[u8]>) -> Refusal {
    read(text.as_ref()).unwrap_err()
}

/// An invoice that can be read, with something more in it.
fn invoice_with(more: &str) -> String {
    INVOICE.replace("</Invoice>", &format!("{more}</Invoice>"))
}

fn invoice_after(prolog: &str) -> String {
    INVOICE.replace("<Invoice ", &format!("{prolog}<Invoice "))
}

fn over(limit: Limit, allowed: u64, found: u64) -> Refusal {
    Refusal::OverLimit { limit, allowed, found }
}

#[test]
fn an_entity_bomb_is_refused_before_it_grows() {
    let mut bomb = String::from("<!DOCTYPE Invoice [<!ENTITY a \"ha\">");
    for (entity, last) in ('b'..='z').zip('a'..='y') {
        let ten = format!("&{last};").repeat(10);
        bomb.extend(["<!ENTITY ", &entity.to_string(), " \"", &ten, "\">"]);
    }
    assert_eq!(refusal(invoice_after(&(bomb + "]>"))), Refusal::EntityDeclaration);
}

#[test]
fn an_external_entity_is_never_looked_for() {
    let theft = "<!DOCTYPE Invoice [<!ENTITY file SYSTEM \"file:///etc/hostname\">]>";
    assert_eq!(refusal(invoice_after(theft).replace("FV/2026/11/7", "&file;")), Refusal::EntityDeclaration);
    let parameter = "<!DOCTYPE Invoice [<!ENTITY % dtd SYSTEM \"http://127.0.0.1:9/x.dtd\"> %dtd;]>";
    assert_eq!(refusal(invoice_after(parameter)), Refusal::EntityDeclaration);
    assert_eq!(refusal(invoice_after("<!ENTITY a 'b'>")), Refusal::EntityDeclaration);
}

#[test]
fn an_internal_subset_is_refused_even_if_it_is_empty() {
    assert_eq!(refusal(invoice_after("<!DOCTYPE Invoice []>")), Refusal::InternalSubset);
    assert_eq!(refusal(invoice_after("<!DOCTYPE Invoice SYSTEM 'x.dtd' [<!ELEMENT a ANY>]>")), Refusal::InternalSubset);
}

#[test]
fn a_doctype_is_ignored_but_only_one_and_only_before_the_root() {
    let doctype = "<!DOCTYPE Invoice PUBLIC \"-//Kłos//Ü\" \"http://127.0.0.1:9/never-fetched.dtd\">\n";
    assert_eq!(read(invoice_after(doctype).as_bytes()).unwrap(), read(INVOICE.as_bytes()).unwrap());
    assert_eq!(refusal(invoice_after(&doctype.repeat(2))).code(), "not-well-formed");
    assert_eq!(refusal(invoice_with(doctype)).code(), "not-well-formed");
}

#[test]
fn an_entity_nobody_declared_is_not_well_formed_and_its_place_is_told() {
    let Refusal::NotWellFormed { line, column, .. } = refusal(ORDER.replace("Hex nut", "Hex&nbsp;nut")) else {
        panic!("not refused as broken XML")
    };
    assert_eq!((line, column), (22, 202));
}

#[test]
fn a_reference_to_no_character_is_not_well_formed() {
    for reference in ["&#x110000;", "&#xD800;", "&#57343;", "&#99999999999;", "&#x;", "&#;", "&#1;", "&#xFFFE;", "&#X41;"] {
        let texts = [INVOICE.replace("FV/2026/11/7", reference), ORDER.replace("orderID=\"", &format!("orderID=\"{reference}"))];
        for text in texts {
            assert_eq!(refusal(text).code(), "not-well-formed", "{reference}");
        }
    }
    assert_eq!(read(INVOICE.replace("FV/2026/11/7", "&#x1F4E6;&#55;").as_bytes()).unwrap().number, "\u{1F4E6}7");
    let unread = "<!-- &#x110000; --><![CDATA[&#x110000;]]>";
    assert!(read(invoice_with(unread).as_bytes()).is_ok());
}

#[test]
fn what_stands_before_the_root_must_be_xml_as_well() {
    let declared = |declaration: &str| {
        let (_, rest) = INVOICE.split_once("?>").unwrap();
        read(format!("{declaration}{rest}").as_bytes()).map(|document| document.number).map_err(|refusal| refusal.code())
    };
    let right = ["<?xml version='1.0'?>", "<?xml version = \"1.1\" encoding='UTF-8'\n standalone=\"no\" ?>", "<!-- none -->"];
    let wrong = [
        "<?xml?>",
        "<?xml encoding='UTF-8'?>",
        "<?xml version=1.0?>",
        "<?xml version='1.0\"?>",
        "<?xml version='2.0'?>",
        "<?xml version='1.0'encoding='UTF-8'?>",
        "<?xml encoding='UTF-8' version='1.0'?>",
        "<?xml version='1.0' standalone='maybe'?>",
        "<?xml version='1.0' author='me'?>",
        "<?XML version='1.0'?>",
        "<?xml version='1.0'?><?xml version='1.0'?>",
    ];
    assert_eq!(right.map(declared).map(|number| number.unwrap()), ["FV/2026/11/7"; 3]);
    assert_eq!(wrong.map(declared).map(|number| number.unwrap_err()), ["not-well-formed"; 11]);
}

#[test]
fn a_doctype_names_its_root_and_where_it_is_defined_and_nothing_else() {
    let right = ["<!DOCTYPE Invoice>", "<!DOCTYPE Invoice SYSTEM 'a>b.dtd' >", "<!DOCTYPE\nInvoice\tPUBLIC \"-//a\" 'b'>"];
    let wrong = [
        "<!DOCTYPE>",
        "<!DOCTYPE Invoice SYSTEM>",
        "<!DOCTYPE Invoice SYSTEM a.dtd>",
        "<!DOCTYPE Invoice 'a.dtd'>",
        "<!DOCTYPE Invoice PUBLIC 'a.dtd'>",
        "<!DOCTYPE Invoice SYSTEM 'a.dtd' more>",
        "<!DOCTYPE SYSTEM 'a.dtd'>",
        "<!doctype Invoice>",
        "<!DOCTYPEInvoice>",
    ];
    assert!(right.map(invoice_after).iter().all(|file| read(file.as_bytes()).is_ok()));
    assert_eq!(wrong.map(|doctype| refusal(invoice_after(doctype)).code()), ["not-well-formed"; 9]);
}

#[test]
fn a_prefix_stands_for_a_namespace_or_the_file_is_broken() {
    for element in ["<n:a xmlns:n=''/>", "<a xmlns:xmlns='u'/>", "<n:a/>", "<a n:b='c'/>"] {
        assert_eq!(refusal(invoice_with(element)).code(), "not-well-formed", "{element}");
    }
    assert!(read(invoice_with("<a xmlns=''/>").as_bytes()).is_ok());
}

#[test]
fn comments_and_instructions_are_counted_too() {
    assert!(read(invoice_with(&"<!---->".repeat(199_000)).as_bytes()).is_ok());
    assert_eq!(refusal(invoice_with(&"<?a?>".repeat(1_000_000))), over(Limit::Asides, 200_000, 200_001));
}

#[test]
fn a_hundred_elements_may_stand_inside_each_other_and_no_more() {
    let nested = |depth: usize| invoice_with(&("<n>".repeat(depth) + &"</n>".repeat(depth)));
    assert!(read(nested(99).as_bytes()).is_ok());
    assert_eq!(refusal(nested(100)), over(Limit::Depth, 100, 101));
    assert_eq!(refusal(invoice_with(&"<n>".repeat(1_000_000))), over(Limit::Depth, 100, 101));
    let empty_inside = invoice_with(&("<n>".repeat(99) + "<n/>" + &"</n>".repeat(99)));
    assert_eq!(refusal(empty_inside), over(Limit::Depth, 100, 101));
}

#[test]
fn an_element_may_have_sixty_four_attributes_and_no_more() {
    let attributes = |count: usize| {
        let attributes: Vec<String> = (0..count).map(|number| format!(" a{number}='x'")).collect();
        invoice_with(&format!("<n{}/>", attributes.concat()))
    };
    assert!(read(attributes(64).as_bytes()).is_ok());
    assert_eq!(refusal(attributes(65)), over(Limit::Attributes, 64, 65));
}

#[test]
fn a_file_may_have_two_hundred_thousand_elements_and_no_more() {
    let own = INVOICE.matches("</").count();
    assert!(read(invoice_with(&"<n/>".repeat(200_000 - own)).as_bytes()).is_ok());
    assert_eq!(refusal(invoice_with(&"<n/>".repeat(200_001 - own))), over(Limit::Elements, 200_000, 200_001));
}

#[test]
fn namespaces_cannot_be_multiplied_by_depth() {
    let joined = |pieces: Vec<String>| pieces.concat();
    let declarations = |depth: usize| joined((0..60).map(|number| format!(" xmlns:n{depth}_{number}='u:{depth}'")).collect());
    let open = joined((0..90).map(|depth| format!("<n{}>", declarations(depth))).collect());
    let attributes = joined((0..60).map(|number| format!(" n0_0:a{number}=''")).collect());
    for many in [
        "<n xmlns:a='b'/>".repeat(100_000),
        "<n/>".repeat(100_000),
        "<n xmlns:a='b'/>".repeat(10),
        format!("<n{attributes}/>").repeat(2_000),
    ] {
        let Refusal::OverLimit { limit: Limit::Namespaces, allowed: 50_000_000, .. } =
            refusal(invoice_with(&format!("{open}{many}{}", "</n>".repeat(90))))
        else {
            panic!("not refused for its namespaces")
        };
    }
    let different = (0..70_000).map(|number| format!("<n xmlns:a='u:{number}'/>")).collect();
    assert_eq!(refusal(invoice_with(&joined(different))), over(Limit::Namespaces, 65_535, 65_536));
}

#[test]
fn text_in_one_piece_and_the_file_itself_have_limits() {
    let text = |length: usize| invoice_with(&format!("<n>{}</n>", "x".repeat(length)));
    assert!(read(text(8 << 20).as_bytes()).is_ok());
    assert_eq!(refusal(text((8 << 20) + 1)), over(Limit::Text, 8 << 20, (8 << 20) + 1));
    let file = |length: usize| format!("{INVOICE}<!--{}-->", " ".repeat(length - INVOICE.len() - 7));
    assert!(read(file(10 << 20).as_bytes()).is_ok());
    assert_eq!(refusal(file((10 << 20) + 1)), over(Limit::Size, 10 << 20, (10 << 20) + 1));
    assert_eq!(refusal(vec![b'%'; (25 << 20) + 1]), over(Limit::Size, 25 << 20, (25 << 20) + 1));
}

#[test]
fn a_number_is_no_place_for_a_novel() {
    let number = |length: usize| INVOICE.replace("FV/2026/11/7", &"ż".repeat(length));
    assert_eq!(read(number(256).as_bytes()).unwrap().number.chars().count(), 256);
    assert_eq!(refusal(number(257)), over(Limit::Number, 256, 257));
}

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    for whole in [INVOICE, ORDER] {
        let end = whole.trim_end().len();
        for length in (0..end).filter(|length| whole.is_char_boundary(*length)) {
            let code = refusal(&whole[..length]).code();
            assert!(matches!(code, "not-well-formed" | "empty"), "cut at {length}: {code}");
        }
    }
}

#[test]
fn of_a_file_that_was_cut_off_the_end_is_named_and_not_the_beginning() {
    let cut = ORDER.split_once("Hex nut").unwrap().0;
    let Refusal::NotWellFormed { line, .. } = refusal(format!("{cut}\n\n")) else { panic!("it is not well-formed") };
    assert_eq!(line as usize, cut.lines().count());
}

#[test]
fn white_space_before_the_declaration_and_after_the_end_does_no_harm() {
    let expected = read(INVOICE.as_bytes()).unwrap();
    assert_eq!(read(format!(" \r\n\t{INVOICE}\n\n").as_bytes()).unwrap(), expected);
    assert_eq!(read(format!("\u{FEFF}\n{INVOICE}").as_bytes()).unwrap(), expected);
}

#[test]
fn nothing_is_no_document() {
    assert_eq!(refusal(""), Refusal::Empty);
    assert_eq!(refusal(" \n\t"), Refusal::Empty);
    assert_eq!(refusal("\u{FEFF}"), Refusal::Empty);
}

#[test]
fn bytes_that_the_encoding_does_not_allow_are_refused() {
    let latin = encoding_rs::WINDOWS_1250.encode(INVOICE).0.into_owned();
    assert_eq!(refusal(&latin), Refusal::BrokenEncoding { name: "UTF-8".to_owned() });
    assert_eq!(refusal([b"\xFF\xFE".as_slice(), b"<\0I\0n"].concat()), Refusal::BrokenEncoding { name: "UTF-16LE".to_owned() });
    let lone_surrogate = [b"\xFF\xFE<\0".as_slice(), &[0x00, 0xD8], b"<\0"].concat();
    assert_eq!(refusal(lone_surrogate), Refusal::BrokenEncoding { name: "UTF-16LE".to_owned() });
}

#[test]
fn only_the_encodings_of_real_documents_are_read() {
    for name in ["UTF-7", "EBCDIC-CP-US", "ISO-2022-JP", "x-user-defined", "Shift_JIS"] {
        let file = INVOICE.replace("UTF-8", name);
        assert_eq!(refusal(file), Refusal::UnsupportedEncoding { name: name.to_owned() });
    }
    let wide: Vec<u8> = [0xFF, 0xFE, 0, 0].into_iter().chain(INVOICE.chars().flat_map(|c| (c as u32).to_le_bytes())).collect();
    assert_eq!(refusal(wide), Refusal::UnsupportedEncoding { name: "UTF-32".to_owned() });
}

#[test]
fn a_nul_is_refused_wherever_it_stands() {
    assert_eq!(refusal(INVOICE.replace("Towar", "To\0war")), Refusal::Nul);
    assert_eq!(refusal(INVOICE.replace("Towar", "To\0war").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()), Refusal::Nul);
    assert_eq!(refusal(INVOICE.replace("Towar", "To&#0;war")).code(), "not-well-formed");
}

#[test]
fn a_document_needs_a_number_and_a_party() {
    assert_eq!(refusal(INVOICE.replace("FV/2026/11/7", " ")), Refusal::NoNumber);
    assert_eq!(refusal(ORDER.replace("orderID=\"4500017300\"", "")), Refusal::NoNumber);
    let nobody = INVOICE.replace("SupplierParty>", "Somebody>").replace("CustomerParty>", "Anybody>");
    assert_eq!(refusal(nobody), Refusal::NoParties);
    let half = read(INVOICE.replace("SupplierParty>", "Somebody>").as_bytes()).unwrap();
    assert!(half.warnings.iter().any(|finding| finding.code == "seller-missing"));
}

#[test]
fn formats_not_read_yet_are_named_and_never_called_malformed() {
    let ubl = "urn:oasis:names:specification:ubl:schema:xsd:";
    let farmers = "<Faktura xmlns='http://crd.gov.pl/wzor/2026/03/06/14189/'><Naglowek>\
        <KodFormularza kodSystemowy='FA_RR (1)'>FA_RR</KodFormularza></Naglowek><FakturaRR/></Faktura>";
    let files = [
        ("PK\u{3}\u{4}abc".to_owned(), "ZIP"),
        ("UNA:+.? 'UNB+UNOC:3+1+2'".to_owned(), "EDIFACT"),
        ("\r\nUNB+UNOA:1+1+2'".to_owned(), "EDIFACT"),
        ("UNH+1+ORDERS:D:96A:UN'".to_owned(), "EDIFACT"),
        ("Rar!\u{1A}\u{7}\u{1}".to_owned(), "RAR"),
        ("GIF89a".to_owned(), "an image"),
        ("<r:CrossIndustryInvoice xmlns:r='https://example.org/CrossIndustryInvoice:100'><r:ExchangedDocument/></r:CrossIndustryInvoice>".to_owned(), "CII"),
        ("ISA*00*          *00*".to_owned(), "X12"),
        ("<rsm:CrossIndustryInvoice xmlns:rsm='urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:2'/>".to_owned(), "CII"),
        (farmers.to_owned(), "KSeF FA_RR (1)"),
        (format!("<Statement xmlns='{ubl}Statement-2'/>"), "UBL Statement"),
        (format!("<c:Catalogue xmlns:c='{ubl}Catalogue-2'/>"), "UBL Catalogue"),
        (format!("<ReceiptAdvice xmlns='{ubl}ReceiptAdvice-2'/>"), "UBL ReceiptAdvice"),
        (format!("<Invoice xmlns='{ubl}Invoice-1.0'/>"), "UBL 1"),
        ("<cXML><Response><Status code='200' text='OK'/></Response></cXML>".to_owned(), "cXML Response"),
        ("<cXML><Header/><Message><PunchOutOrderMessage/></Message></cXML>".to_owned(), "cXML Message"),
        ("<cXML><Header/><Request><ProfileRequest/></Request></cXML>".to_owned(), "cXML ProfileRequest"),
        ("<cXML><Request><PunchOutSetupRequest operation='create'/></Request></cXML>".to_owned(), "cXML PunchOutSetupRequest"),
        ("<cXML><Request><PaymentRemittanceRequest/></Request></cXML>".to_owned(), "cXML PaymentRemittanceRequest"),
        ("<cXML><Request><MasterAgreementRequest/></Request></cXML>".to_owned(), "cXML MasterAgreementRequest"),
        ("<cXML><Request><ReceiptRequest/></Request></cXML>".to_owned(), "cXML ReceiptRequest"),
        ("<cXML><Request><QuoteRequest/></Request></cXML>".to_owned(), "cXML QuoteRequest"),
        ("<cXML><Header/></cXML>".to_owned(), "cXML document"),
        ("<INVOIC02><IDOC/></INVOIC02>".to_owned(), "SAP IDoc"),
        ("{\"number\":1}".to_owned(), "JSON"),
        (" [1]".to_owned(), "JSON"),
        ("{\\rtf1}".to_owned(), "RTF"),
        ("<!doctype HTML>\n<p>unclosed".to_owned(), "HTML"),
        ("\u{FEFF}<html lang=en><br>".to_owned(), "HTML"),
        ("<?xml version='1.0'?><h xmlns='http://www.w3.org/1999/xhtml'/>".to_owned(), "HTML"),
        ("<Finvoice Version='3.0'/>".to_owned(), "Finvoice"),
        ("<p:FatturaElettronica xmlns:p='http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2'/>".to_owned(), "FatturaPA"),
        ("<f:Facturae xmlns:f='http://www.facturae.es/Facturae/2009/v3.2/Facturae'/>".to_owned(), "Facturae"),
        ("<Invoice xmlns='http://www.ebinterface.at/schema/6p1/'/>".to_owned(), "ebInterface"),
        ("<ORDER xmlns='http://www.opentrans.org/XMLSchema/2.1'/>".to_owned(), "openTRANS"),
        ("<BMECAT version='2005'/>".to_owned(), "BMEcat"),
        ("<Order xmlns='rrn:org.xcbl:schemas/xcbl/v4_0/ordermanagement/v1_0/ordermanagement.xsd'/>".to_owned(), "xCBL"),
        ("<ProcessInvoice xmlns='http://www.openapplications.org/oagis/9'/>".to_owned(), "OAGIS"),
        ("<JPK xmlns='http://crd.gov.pl/wzor/2023/12/13/13064/'/>".to_owned(), "JPK"),
        ("<Invoice xmlns='http://rep.oio.dk/ubl/xml/schemas/0p71/pie/'/>".to_owned(), "OIOXML"),
        ("<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'/>".to_owned(), "ISO 20022"),
        ("<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'/>".to_owned(), "SOAP"),
    ];
    for (file, format) in files {
        assert_eq!(refusal(&file), Refusal::NotReadYet { format: format.to_owned() }, "{file}");
    }
    let image = Refusal::NotReadYet { format: "an image".to_owned() };
    assert_eq!((refusal(b"\x89PNG\r\n\x1a\n\0\0"), refusal(b"\xFF\xD8\xFF\xE0")), (image.clone(), image));
}

#[test]
fn what_is_nothing_we_know_is_told_so() {
    assert_eq!(refusal("<Invoice><ID>1</ID></Invoice>").code(), "unknown");
    assert_eq!(refusal("number;date\n1;2026-01-01").code(), "unknown");
    assert_eq!(refusal("hello").code(), "unknown");
    assert_eq!(refusal("<StandardBusinessDocument/>").code(), "not-read-yet");
}

#[test]
fn a_refusal_is_a_sentence_with_what_it_is_about() {
    let refusals = [
        Refusal::Empty,
        Refusal::NotWellFormed { line: 3, column: 7, reason: "unexpected end".to_owned() },
        Refusal::InternalSubset,
        Refusal::EntityDeclaration,
        over(Limit::Depth, 100, 101),
        Refusal::UnsupportedEncoding { name: "UTF-7".to_owned() },
        Refusal::BrokenEncoding { name: "UTF-8".to_owned() },
        Refusal::BrokenMultipart,
        Refusal::Nul,
        Refusal::NoNumber,
        Refusal::NoParties,
        Refusal::PdfWithoutInvoice,
        Refusal::PdfEncrypted,
        Refusal::PdfDamaged,
        Refusal::NotReadYet { format: "PDF".to_owned() },
        Refusal::Unknown { found: "it is not XML".to_owned() },
    ];
    for refusal in refusals {
        let sentence = refusal.to_string();
        assert!(sentence.ends_with('.'), "{sentence}");
        for (name, value) in refusal.args().into_iter().filter(|(name, _)| name != "limit") {
            assert!(sentence.contains(&value), "{name} is not in: {sentence}");
        }
    }
}

#[test]
fn many_identifiers_or_unreadable_lines_do_not_slow_the_reader_down() {
    let credentials: Vec<String> = (0..60_000).map(|n| format!("<Credential domain='d'><Identity>{n}</Identity></Credential>")).collect();
    let order = read(ORDER.replace("<From>", &format!("<From>{}", credentials.concat())).as_bytes()).unwrap();
    assert_eq!(order.buyer.ids.len(), 200);
    let line = "<cac:InvoiceLine><cbc:InvoicedQuantity>few</cbc:InvoicedQuantity></cac:InvoiceLine>".repeat(60_000);
    let invoice = read(invoice_with(&line).as_bytes()).unwrap();
    assert_eq!((invoice.lines.len(), invoice.warnings.len()), (60_002, 1));
}

#[test]
fn the_kind_of_cxml_order_follows_its_type() {
    let kind = |r#type: &str| read(ORDER.replace("type=\"new\"", r#type).as_bytes()).unwrap().kind;
    assert_eq!(kind("type=\"new\""), Kind::Order);
    assert_eq!(kind(""), Kind::Order);
    assert_eq!(kind("type=\"Update\""), Kind::OrderChange);
    assert_eq!(kind("type=\"delete\""), Kind::OrderCancel);
}
