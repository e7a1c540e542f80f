using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry.Instrumentation.AspNetCore;

namespace Ticketing.Gateway.Proxy;

/// <summary>
/// Names the gateway's server spans by what was asked for: <c>GET /orders/{id}/updates</c> instead of the proxy's own
/// pattern <c>/orders/{**rest}</c>. Only words of our API stay; whatever else a client sends is <c>{id}</c>, so that
/// there are few names and none holds an id.
/// </summary>
internal static class RouteNames
{
    /// <summary>Deeper paths of the API do not exist.</summary>
    private const int MaxSegments = 10;

    private static readonly FrozenSet<string> Words = FrozenSet.Create(
        StringComparer.Ordinal,
        "accept", "accounts", "admissions", "allotments", "api", "api-keys", "apple.pkpass", "apple.pkpasses",
        "attendee-rules", "attendees", "audit", "audit-log", "batch", "batches", "box-office", "calendar.ics",
        "cancel", "cancellation", "challenge", "change", "changes", "check", "cities", "close", "code-look-up",
        "code-preview", "codes", "config", "confirm", "copy", "create", "dates", "decline", "deletion",
        "deletion-link", "deliveries", "door-invitations", "door-staff", "doors", "drawing", "edit", "email", "end",
        "end-sessions", "entries", "events", "export", "extend", "figures", "forgot", "google-wallet", "guests",
        "import", "invitations", "invoice-recipient", "invoices", "invoicing", "keys", "lock", "login", "logout",
        "me", "members", "notifications", "operators", "orders", "page", "passkey", "passkeys", "password",
        "payments", "pdf", "picture", "pictures", "plan", "plans", "preview", "prices", "pricing", "productions",
        "proof", "public-value", "publish", "qr.png", "qr.svg", "queue", "read", "redeliver", "refresh", "refund",
        "refund-quote", "refused", "register", "release", "remove", "remove-second-factor", "renew", "reopen",
        "resale", "reseat", "reset", "resume", "retry", "return", "sales", "scan-conflicts", "scan-list", "scans",
        "search", "seat-monitor", "seat_reservation", "seats", "second-factor", "section", "sections", "sellers",
        "series", "session", "sessions", "settlement", "shows", "sign-in", "source", "stop", "subsection",
        "super-venues", "take-back", "team", "team-invitations", "teams", "templates", "terms", "ticket-lookups",
        "ticket-transfers", "tickets", "till", "token", "transaction", "transfers", "undo", "unlock", "updates",
        "users", "v1", "venues", "verification", "verify", "waitlist", "wallets", "webhooks", "withdraw", "ws");

    /// <summary>Only read where traces are exported.</summary>
    public static IServiceCollection AddRouteNames(this IServiceCollection services) =>
        services.Configure<AspNetCoreTraceInstrumentationOptions>(options =>
            options.EnrichWithHttpResponse = (span, response) => Describe(span, response.HttpContext));

    /// <summary>The path with every segment that is no word of the API as <c>{id}</c>.</summary>
    public static string Of(PathString path)
    {
        var segments = (path.Value ?? "/").Split('/', MaxSegments + 1, StringSplitOptions.RemoveEmptyEntries);
        return "/" + string.Join('/', segments.Take(MaxSegments).Select(s => Words.Contains(s) ? s : "{id}"));
    }

    private static void Describe(Activity span, HttpContext context)
    {
        if (context.GetEndpoint() is RouteEndpoint && ApiRoutes.IsApi(context.Request.Path)
            && span.GetTagItem("http.request.method") is string method and not "_OTHER")
        {
            var route = Of(context.Request.Path);
            span.DisplayName = $"{method} {route}";
            span.SetTag("http.route", route);
        }
    }
}
