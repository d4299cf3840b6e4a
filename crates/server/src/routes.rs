//! Every route on one page: who may come in, by which verb and address, and what answers.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use crate::app::App;
use crate::error::Error;
use crate::{api, cxml, gate, health, security, web};

/// Who may come in. What belongs to whom is decided behind it, by the proofs of the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everyone.
    Open,
    /// A person with a session.
    Signed,
    /// A program with an API token.
    Program,
}

/// One route, for the test that walks them all.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    pub method: &'static str,
    pub path: &'static str,
    pub access: Access,
}

/// Makes the router of a group and its rows from the same lines, so that neither can have what the other lacks.
macro_rules! group {
    ($name:ident, $rows:ident, $access:ident, { $($verb:ident $path:literal => $($handler:ident)::+;)* }) => {
        fn $name() -> Router<App> {
            Router::new()$(.route($path, group!(@ $verb $($handler)::+)))*
        }
        const $rows: &[Row] = &[$(Row { method: stringify!($verb), path: $path, access: Access::$access }),*];
    };
    (described $name:ident, $rows:ident, { $($verb:ident $path:literal => $($handler:ident)::+;)* }) => {
        fn $name() -> OpenApiRouter<App> {
            OpenApiRouter::new()$(.routes(utoipa_axum::routes!($($handler)::+)))*
        }
        const $rows: &[Row] = &[$(Row { method: stringify!($verb), path: $path, access: Access::Program }),*];
    };
    (@ GET $handler:path) => { axum::routing::get($handler) };
    (@ POST $handler:path) => { axum::routing::post($handler) };
    (@ PUT $handler:path) => { axum::routing::put($handler) };
    (@ DELETE $handler:path) => { axum::routing::delete($handler) };
}

// For whoever watches the server, and what every page needs.
group!(plain, PLAIN, Open, {
    GET "/healthz" => health::alive;
    GET "/readyz" => health::ready;
    GET "/metrics" => health::figures;
    GET "/assets/{file}" => web::assets::show;
});

// Pages for everyone.
group!(pages_open, PAGES_OPEN, Open, {
    GET "/api" => web::programs::show;
    GET "/sign-in" => web::sign_in::form;
    POST "/sign-in" => web::sign_in::enter;
    POST "/sign-out" => web::sign_in::leave;
    GET "/help" => web::help::list;
    GET "/help/{page}" => web::help::answer;
    GET "/legal/{page}" => web::legal::show;
    GET "/mail/unsubscribe" => web::mailed::unsubscribing;
    POST "/mail/unsubscribe" => web::mailed::unsubscribe;
    GET "/mail/address" => web::mailed::confirming;
    POST "/mail/address" => web::mailed::confirm;
    GET "/mail/files/{file}" => web::mailed::file;
    GET "/mailbox" => web::mailbox::list;
    GET "/mailbox/{letter}" => web::mailbox::one;
    GET "/mailbox/{letter}/raw" => web::mailbox::raw;
    POST "/mailbox/{letter}/answer" => web::mailbox::answer;
    GET "/mail/confirm/{seal}" => web::mail::confirm::show;
    POST "/mail/confirm/{seal}" => web::mail::confirm::confirm;
});

// Pages for those who are signed in.
group!(pages, PAGES, Signed, {
    GET "/" => web::home::home;
    GET "/home/conversations" => web::home::conversations_part;
    GET "/home/documents" => web::home::documents_part;
    GET "/tabs/messages" => web::tabs::messages;
    GET "/orders" => web::ledger::orders;
    GET "/orders/list" => web::ledger::orders_list;
    GET "/invoices" => web::ledger::invoices;
    GET "/invoices/list" => web::ledger::invoices_list;
    GET "/documents/{id}" => web::documents::document;
    GET "/documents/{id}/panel" => web::documents::panel;
    GET "/documents/{id}/unread" => web::documents::unread;
    GET "/documents/{id}/versions/{version}" => web::documents::changes::version;
    GET "/documents/{id}/query" => web::documents::query::form;
    POST "/documents/{id}/query" => web::documents::query::ask;
    GET "/documents/{id}/responses/{response}" => web::documents::query::response;
    GET "/documents/{id}/join" => web::documents::join::choose;
    POST "/documents/{id}/join" => web::documents::join::join;
    GET "/partners/{id}" => web::partners::partner;
    GET "/partners/{id}/conversations" => web::partners::conversations_part;
    POST "/partners/{id}/request" => web::partners::request;
    POST "/partners/{id}/relationship" => web::partners::agree;
    POST "/partners/{id}/relationship/refusal" => web::partners::refuse;
    POST "/switch" => web::sign_in::switch;
    GET "/messages" => web::messages::inbox;
    GET "/messages/list" => web::messages::list_fragment;
    GET "/messages/filters" => web::messages::filters_fragment;
    GET "/messages/new" => web::messages::new_page;
    GET "/messages/new/partners" => web::messages::partners;
    GET "/messages/{conversation}" => web::messages::conversation;
    GET "/messages/{conversation}/head" => web::messages::head_fragment;
    GET "/messages/{conversation}/entries" => web::messages::entries_fragment;
    PUT "/messages/{conversation}/read" => web::messages::read;
    GET "/messages/{conversation}/seen/{seq}" => web::messages::seen;
    POST "/messages/{conversation}/marks/{mark}" => web::messages::mark;
    POST "/messages/{conversation}/withdrawals/{seq}" => web::messages::withdraw;
    GET "/messages/{conversation}/hand-over" => web::messages::choose_owner;
    POST "/messages/{conversation}/hand-over" => web::messages::hand_over;
    GET "/messages/{conversation}/add-colleague" => web::messages::choose_colleague;
    POST "/messages/{conversation}/add-colleague" => web::messages::add_colleague;
    GET "/messages/{conversation}/link-document" => web::messages::choose_document;
    POST "/messages/{conversation}/link-document" => web::messages::link_document;
});

// Mail that came in.
group!(mail, MAIL, Signed, {
    GET "/mail" => web::mail::queue::list;
    GET "/mail/{mail}" => web::mail::queue::one;
    GET "/mail/{mail}/raw" => web::mail::queue::raw;
    POST "/mail/{mail}/conversation" => web::mail::queue::file;
    POST "/mail/{mail}/dismissal" => web::mail::queue::dismiss;
    GET "/messages/{conversation}/mail/{seq}" => web::mail::whole::of_message;
    GET "/messages/{conversation}/mail/{seq}/raw" => web::mail::whole::raw_of_message;
    GET "/operator/mail/in" => web::mail::operating::list;
    POST "/operator/mail/in/{mail}/retry" => web::mail::operating::retry;
    GET "/operator/mail/in/{mail}/raw" => web::mail::operating::raw;
    POST "/operator/mail/tokens/{token}/revoke" => web::mail::operating::revoke;
});

// Settings; those of the firm are for its administrators.
group!(settings, SETTINGS, Signed, {
    GET "/settings" => web::settings::start;
    GET "/settings/profile" => web::settings::profile::show;
    POST "/settings/profile" => web::settings::profile::save;
    GET "/settings/notifications" => web::settings::notifications::show;
    POST "/settings/notifications" => web::settings::notifications::save;
    POST "/settings/notifications/test" => web::settings::notifications::test;
    GET "/settings/mail" => web::settings::mail::show;
    POST "/settings/mail" => web::settings::mail::save;
    POST "/settings/mail/addresses" => web::settings::mail::name;
    POST "/settings/mail/addresses/{person}/ask" => web::settings::mail::ask;
    POST "/settings/mail/addresses/{person}/remove" => web::settings::mail::remove;
    GET "/settings/password" => web::settings::password::show;
    POST "/settings/password" => web::settings::password::change;
    POST "/settings/password/others" => web::settings::password::end_others;
    GET "/settings/plan" => web::settings::plan::show;
    POST "/settings/plan/enterprise" => web::settings::plan::upgrade;
    GET "/settings/plan/standard" => web::settings::plan::ask_back;
    POST "/settings/plan/standard" => web::settings::plan::take_back;
    GET "/settings/messaging" => web::settings::messaging::show;
    POST "/settings/messaging/on" => web::settings::messaging::turn_on;
    POST "/settings/messaging/off" => web::settings::messaging::turn_off;
    GET "/settings/contacts" => web::settings::contacts::show;
    POST "/settings/contacts" => web::settings::contacts::save;
    GET "/settings/desks" => web::settings::desks::show;
    POST "/settings/desks" => web::settings::desks::create;
    GET "/settings/desks/{desk}" => web::settings::desks::show_one;
    POST "/settings/desks/{desk}" => web::settings::desks::choose;
    POST "/settings/desks/{desk}/delete" => web::settings::desks::delete;
    GET "/settings/tokens" => web::settings::tokens::show;
    POST "/settings/tokens" => web::settings::tokens::create;
    POST "/settings/tokens/{token}/revoke" => web::settings::tokens::revoke;
    GET "/settings/cxml" => web::settings::cxml::show;
    POST "/settings/cxml" => web::settings::cxml::create;
    POST "/settings/cxml/{sender}/end" => web::settings::cxml::end;
    GET "/settings/held" => web::settings::held::show;
    POST "/settings/held/{document}/request" => web::settings::held::ask;
    POST "/settings/held/{document}/partner" => web::settings::held::link;
    POST "/settings/held/numbers" => web::settings::held::forget;
    GET "/operator/held" => web::held::operating::list;
    GET "/operator/held/{document}" => web::held::operating::decide;
    POST "/operator/held/{document}/organization" => web::held::operating::link;
    POST "/operator/held/{document}/admission" => web::held::operating::admit;
    GET "/operator/mail" => web::outgoing::list;
    POST "/operator/mail/{letter}/retry" => web::outgoing::retry;
    POST "/operator/mail/suppressions" => web::outgoing::lift;
});

// The same, where a request may last: streams and uploads.
group!(pages_long, PAGES_LONG, Signed, {
    GET "/live" => web::live::stream;
    POST "/documents" => web::ledger::bring_in;
    GET "/documents/{id}/original" => web::documents::original;
    GET "/documents/{id}/attachments/{number}" => web::documents::attachment;
    POST "/attachments" => web::attachments::upload;
    GET "/attachments/{id}" => web::attachments::fetch;
    POST "/messages/new" => web::messages::create;
    POST "/messages/{conversation}" => web::messages::reply;
});

// Programs.
group!(api_open, API_OPEN, Open, {
    GET "/api/v1/openapi.json" => api::openapi;
});
group!(described programs, PROGRAMS, {
    GET "/api/v1/me" => api::me::me;
    PUT "/api/v1/me/notifications" => api::me::set_notifications;
    GET "/api/v1/partners" => api::partners::list;
    POST "/api/v1/partners/{id}/request" => api::conversations::ask;
    GET "/api/v1/documents" => api::documents::list;
    GET "/api/v1/documents/{id}" => api::documents::show;
    GET "/api/v1/documents/{id}/timeline" => api::story::timeline;
    GET "/api/v1/documents/{id}/related" => api::story::related;
    PUT "/api/v1/documents/{id}/related/{document}" => api::story::join;
    DELETE "/api/v1/documents/{id}/related/{document}" => api::story::part;
    GET "/api/v1/documents/{id}/versions" => api::story::versions;
    GET "/api/v1/documents/{id}/versions/{version}" => api::story::version;
    POST "/api/v1/documents/{id}/query" => api::story::query;
    GET "/api/v1/documents/{id}/responses/{response}" => api::story::response;
    GET "/api/v1/conversations" => api::conversations::list;
    POST "/api/v1/conversations" => api::conversations::create;
    GET "/api/v1/conversations/{id}" => api::conversations::show;
    GET "/api/v1/conversations/{id}/messages" => api::conversations::messages;
    POST "/api/v1/conversations/{id}/messages" => api::conversations::post;
    GET "/api/v1/conversations/{id}/events" => api::conversations::events;
    PUT "/api/v1/conversations/{id}/messages/{seq}/withdrawal" => api::conversations::withdraw;
    PUT "/api/v1/conversations/{id}/read" => api::marks::read;
    PUT "/api/v1/conversations/{id}/unread" => api::marks::unread;
    DELETE "/api/v1/conversations/{id}/unread" => api::marks::not_unread;
    PUT "/api/v1/conversations/{id}/archive" => api::marks::archive;
    DELETE "/api/v1/conversations/{id}/archive" => api::marks::unarchive;
    PUT "/api/v1/conversations/{id}/mute" => api::marks::mute;
    DELETE "/api/v1/conversations/{id}/mute" => api::marks::unmute;
    PUT "/api/v1/conversations/{id}/settled" => api::marks::settle;
    DELETE "/api/v1/conversations/{id}/settled" => api::marks::unsettle;
    PUT "/api/v1/conversations/{id}/owner" => api::marks::own;
    DELETE "/api/v1/conversations/{id}/owner" => api::marks::release;
    PUT "/api/v1/conversations/{id}/people/{person}" => api::marks::add;
    DELETE "/api/v1/conversations/{id}/people/{person}" => api::marks::remove;
    PUT "/api/v1/conversations/{id}/documents/{document}" => api::marks::link;
    DELETE "/api/v1/conversations/{id}/documents/{document}" => api::marks::unlink;
});
group!(described mail_servers, MAIL_SERVERS, {
    POST "/api/v1/mail" => api::mail::hand_in;
});
group!(described programs_long, PROGRAMS_LONG, {
    GET "/api/v1/events" => api::events::events;
    POST "/api/v1/attachments" => api::attachments::upload;
    GET "/api/v1/attachments/{id}" => api::attachments::fetch;
    POST "/api/v1/documents" => api::documents::receive;
    GET "/api/v1/documents/{id}/original" => api::documents::original;
    GET "/api/v1/documents/{id}/attachments/{number}" => api::documents::attachment;
});

// Systems that speak cXML.
group!(systems, SYSTEMS, Open, {
    POST "/cxml" => cxml::receive;
});

/// Every route there is.
pub fn rows() -> impl Iterator<Item = Row> {
    [PLAIN, PAGES_OPEN, PAGES, MAIL, SETTINGS, PAGES_LONG, API_OPEN, PROGRAMS, PROGRAMS_LONG, MAIL_SERVERS, SYSTEMS]
        .into_iter()
        .flatten()
        .copied()
}

/// What the programs' interface says of itself.
pub fn description() -> OpenApi {
    let described = OpenApiRouter::with_openapi(api::description());
    described.merge(programs()).merge(programs_long()).merge(mail_servers()).into_openapi()
}

/// The whole server: its doors, each behind its layer.
///
/// # Errors
/// If the public address is unfit for a browser's `Origin`.
pub fn router(app: App) -> anyhow::Result<Router> {
    let whole = plain().merge(api_door(&app)).merge(cxml_door(&app)).merge(web_door(&app)?);
    Ok(security::around_all(whole, &app).with_state(app))
}

fn web_door(app: &App) -> anyhow::Result<Router<App>> {
    let signed = from_fn_with_state((), gate::signed_only);
    let short = security::around_short(pages_open().merge(pages().merge(mail()).merge(settings()).route_layer(signed.clone())));
    let long = pages_long().route_layer(signed).layer(DefaultBodyLimit::disable());
    let routes = short.merge(long).method_not_allowed_fallback(no_such_verb).fallback(nothing_there);
    let guarded = security::around_pages(security::around_panics(routes), app)?;
    Ok(guarded.layer(from_fn_with_state(app.clone(), web::door)))
}

fn api_door(app: &App) -> Router<App> {
    let program = from_fn_with_state((), gate::programs_only);
    let short = security::around_short(api_open().merge(Router::from(programs()).route_layer(program.clone())));
    let long = Router::from(programs_long()).route_layer(program).merge(Router::from(mail_servers())).layer(DefaultBodyLimit::disable());
    let routes = short.merge(long).route("/api/v1/{*other}", axum::routing::any(nothing_there)).method_not_allowed_fallback(no_such_verb);
    security::around_panics(routes).layer(from_fn_with_state(app.clone(), api::door))
}

fn cxml_door(app: &App) -> Router<App> {
    let routes = systems().layer(DefaultBodyLimit::disable()).method_not_allowed_fallback(no_such_verb);
    security::around_panics(routes).layer(from_fn_with_state(app.clone(), cxml::door))
}

async fn nothing_there() -> Error {
    Error::NotFound
}

async fn no_such_verb() -> Error {
    Error::Method
}
