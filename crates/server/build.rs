//! Builds the program anew when assets, texts or templates change, and says what to do when the assets were never made.

fn main() {
    for watched in ["assets/dist", "locales", "templates"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    if !std::path::Path::new("assets/dist/manifest.json").is_file() {
        println!("cargo::error=crates/server/assets/dist is missing: run `make assets` (it needs Node), then build again");
    }
}
