//! The files of a document: its original, those of earlier versions, and what is inside.

use kontor_documents::Format;

use super::Sheet;

/// The card of files.
#[derive(Debug)]
pub struct Files {
    pub received: String,
    /// Where the original is shown, if browsers can.
    pub view: Option<String>,
    pub originals: Vec<FileView>,
    /// Files inside the original.
    pub embedded: Vec<FileView>,
}

/// One file.
#[derive(Debug)]
pub struct FileView {
    pub href: String,
    /// `XML`, `PDF` …
    pub ending: String,
    /// The colour of its sheet: none for PDF, `xml`, `img`.
    pub tone: &'static str,
    pub name: String,
    pub hint: String,
}

pub fn files(sheet: &Sheet<'_>) -> Files {
    let (reader, detail) = (sheet.reader, &sheet.detail);
    let href = format!("{}/original", sheet.href());
    let size = reader.size(u64::try_from(detail.original_size).unwrap_or_default());
    let newest = file(href.clone(), &detail.original_name, format!("{} · {size}", format(sheet)));
    let earlier = detail.earlier.iter().map(|version| {
        let named = reader.t1("version-of", "version", version.version);
        let hint = format!("{named} · {}", reader.when(version.received_at));
        file(format!("{href}?version={}", version.version), &version.original_name, hint)
    });
    let inside = sheet.document.attachments.iter().enumerate();
    let embedded = inside.map(|(place, inside)| {
        let name = if inside.name.is_empty() { format!("{}.", place + 1) } else { inside.name.clone() };
        // A PDF need not say how large the files in it are.
        let size = if inside.size == 0 { String::new() } else { reader.size(inside.size) };
        file(format!("{}/attachments/{}", sheet.href(), place + 1), &name, size)
    });
    Files {
        received: reader.t1("original-received", "time", reader.moment(detail.received_at)),
        view: (detail.media_type == "application/pdf").then(|| format!("{href}?inline=1")),
        originals: [newest].into_iter().chain(earlier).collect(),
        embedded: embedded.collect(),
    }
}

fn file(href: String, name: &str, hint: String) -> FileView {
    let ending: String =
        name.rsplit_once('.').map_or("", |(_, ending)| ending).chars().filter(char::is_ascii_alphanumeric).take(4).collect();
    let ending = if ending.is_empty() { "–".to_owned() } else { ending.to_uppercase() };
    let tone = match ending.as_str() {
        "PDF" => "",
        "PNG" | "JPG" | "JPEG" | "GIF" | "WEBP" | "TIF" | "TIFF" => "img",
        _ => "xml",
    };
    FileView { href, ending, tone, name: name.to_owned(), hint }
}

/// The format as people call it.
fn format(sheet: &Sheet<'_>) -> String {
    let profile = sheet.document.profile.as_deref().unwrap_or_default();
    match sheet.document.format {
        Format::Ubl if profile.contains("xrechnung") => "XRechnung (UBL)".to_owned(),
        Format::Ubl if profile.contains("peppol") => "Peppol BIS (UBL)".to_owned(),
        Format::Ubl => "UBL".to_owned(),
        Format::Cxml if profile.len() <= 12 => format!("cXML {profile}").trim_end().to_owned(),
        Format::Cxml => "cXML".to_owned(),
        Format::Cii => "CII".to_owned(),
        Format::Ksef => "KSeF".to_owned(),
    }
}
