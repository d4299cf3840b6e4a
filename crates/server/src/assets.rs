//! The style sheet, scripts, icons and typeface, built into the program under names that change with their contents.

use std::borrow::Cow;
use std::collections::HashMap;

#[derive(rust_embed::Embed)]
#[folder = "assets/dist"]
struct Files;

/// Which file stands behind a plain name.
#[derive(Debug)]
pub struct Assets(HashMap<String, String>);

impl Assets {
    /// Reads the list that was made with them.
    ///
    /// # Errors
    /// If there is none: the program was built without its assets.
    pub fn load() -> anyhow::Result<Self> {
        let manifest = Files::get("manifest.json").ok_or_else(|| anyhow::anyhow!("built without assets: run `make assets` first"))?;
        let names: HashMap<String, String> = serde_json::from_slice(&manifest.data)?;
        Ok(Self(names))
    }

    /// The address of a file by its plain name, `app.css`.
    pub fn url(&self, name: &str) -> String {
        format!("/assets/{}", self.0.get(name).map_or(name, String::as_str))
    }

    /// What stands in the file of this address, and of what type it is.
    pub fn file(name: &str) -> Option<(Cow<'static, [u8]>, &'static str)> {
        let file = Files::get(name)?;
        let media_type = match name.rsplit_once('.').map(|(_, ending)| ending) {
            Some("css") => "text/css; charset=utf-8",
            Some("js") => "text/javascript; charset=utf-8",
            Some("svg") => "image/svg+xml",
            Some("woff2") => "font/woff2",
            Some("json") => "application/json",
            _ => "application/octet-stream",
        };
        Some((file.data, media_type))
    }
}
