//! The command line: which commands there are. Each lives in its own file under `commands`.

use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::actions::accept_mail::Refusal;
use crate::commands;
use crate::config::Config;

/// Kontor: messaging between trading partners.
#[derive(Debug, Parser)]
#[command(name = "kontor", version, arg_required_else_help = true)]
struct Cli {
    /// The configuration file; every key can also be set by an environment variable (see `kontor config`).
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve until told to stop.
    Serve,
    /// Serve a demo network of invented firms, and make it first if it is new.
    Demo(commands::demo::Demo),
    /// Bring the database up to date and end.
    Migrate,
    /// Print the configuration in force, each key explained.
    Config,
    /// Keep the network: organizations, people, relationships, desks, tokens.
    #[command(subcommand)]
    Admin(Box<commands::admin::Admin>),
    /// Look into business documents on this machine, or receive them.
    #[command(subcommand)]
    Documents(commands::documents::Documents),
    /// Hand in mail on this machine.
    #[command(subcommand)]
    Mail(commands::mail::Mail),
    /// Copy everything into one archive while the server runs: database, files and secrets.
    #[command(after_help = commands::backup::RESTORING)]
    Backup {
        /// The archive that is written; it must not exist yet.
        file: PathBuf,
    },
    /// Look whether this installation is sound, running or not; ends with 1 if something is wrong.
    Doctor,
    /// Make the search index anew; until it is done, less is found.
    Reindex,
}

/// Runs the command that was given. Its answer goes to stdout, everything else to stderr.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let looked = match &cli.command {
        Command::Mail(command) => command.look(),
        _ => None,
    };
    let done = looked.unwrap_or_else(|| {
        Config::read(cli.config.as_deref()).map_err(anyhow::Error::from).and_then(|config| command(cli.command, config))
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("kontor: {fault:#}");
            // A mail server that pipes mail to us goes by the exit code.
            fault.downcast_ref::<Refusal>().map_or(ExitCode::FAILURE, |refusal| refusal.exit_code().into())
        }
    }
}

fn command(command: Command, config: Config) -> anyhow::Result<()> {
    log(&config)?;
    match command {
        Command::Serve => block_on(commands::serve::serve(config)),
        Command::Demo(command) => block_on(commands::demo::demo(command, config)),
        Command::Migrate => block_on(commands::migrate::migrate(config)),
        Command::Config => commands::config::print(&config),
        Command::Admin(command) => block_on(commands::admin::admin(*command, &config)),
        Command::Backup { file } => block_on(commands::backup::backup(&file, &config)),
        Command::Doctor => block_on(commands::doctor::doctor(&config)),
        Command::Reindex => block_on(commands::reindex::reindex(&config)),
        Command::Mail(command) => block_on(commands::mail::mail(command, config)),
        Command::Documents(command) => block_on(commands::documents::documents(command, config)),
    }
}

fn log(config: &Config) -> anyhow::Result<()> {
    // What is wrong with a PDF is told to whoever sent it, and no matter of the log.
    let wanted = format!("lopdf=error,{}", config.log);
    let filter = tracing_subscriber::EnvFilter::builder().parse(&wanted).map_err(|fault| anyhow::anyhow!("`log`: {fault}"))?;
    let colours = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(colours).with_target(false).init();
    Ok(())
}

/// Few threads: requests wait for the database, not for processors, and each thread costs memory.
fn block_on(work: impl Future<Output = anyhow::Result<()>>) -> anyhow::Result<()> {
    let workers = std::thread::available_parallelism().map_or(2, std::num::NonZero::get).clamp(2, 4);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(workers).max_blocking_threads(32).enable_all().build()?;
    runtime.block_on(work)
}
