//! The binary `kontor`.

fn main() -> std::process::ExitCode {
    kontor_server::cli::run()
}
