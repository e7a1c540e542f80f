using System.Net;
using System.Text;
using System.Text.Json.Serialization;

namespace Ticketing.MailCatcher.Mails;

/// <summary>An address, as Mailpit shows it.</summary>
public sealed record MailAddressAnswer(string Address);

/// <summary>A mail in a list.</summary>
public sealed record MailSummary(
    string ID, string MessageID, IReadOnlyList<MailAddressAnswer> To, string Subject, DateTimeOffset Created);

/// <summary>A page of mails, newest first.</summary>
public sealed record MailList(
    [property: JsonPropertyName("total")] int Total,
    [property: JsonPropertyName("messages")] IReadOnlyList<MailSummary> Messages);

/// <summary>One mail.</summary>
public sealed record MailAnswer(
    string ID, string MessageID, IReadOnlyList<MailAddressAnswer> To, string Subject, DateTimeOffset Date, string Text,
    string HTML);

/// <summary>
/// <c>GET /api/v1/messages?start&amp;limit&amp;to</c>, <c>GET /api/v1/message/{id}</c>, <c>DELETE
/// /api/v1/messages</c> in the shapes of Mailpit (<c>to</c> is ours), and a page for people.
/// </summary>
internal static class MailEndpoints
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 1_000;

    public static void MapMails(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/messages", (MailStore store, string? to, int? start, int? limit) =>
        {
            var (total, mails) = store.List(
                to, Math.Max(start ?? 0, 0), Math.Clamp(limit ?? DefaultLimit, 1, MaxLimit));
            return TypedResults.Ok(new MailList(total, [.. mails.Select(Summary)]));
        });
        app.MapGet("/api/v1/message/{id}", (MailStore store, string id) => store.Find(id) is { } mail
            ? Results.Ok(new MailAnswer(
                mail.Id, mail.Content.MessageId, To(mail), mail.Content.Subject, mail.Created, mail.Content.Text,
                mail.Content.Html))
            : Results.NotFound());
        app.MapGet("/api/v1/message/{id}/raw", (MailStore store, string id) => store.Find(id) is { } mail
            ? Results.Bytes(mail.Raw, "text/plain")
            : Results.NotFound());
        app.MapDelete("/api/v1/messages", (MailStore store) =>
        {
            store.Clear();
            return "ok";
        });
        app.MapGet("/view/{id}.html", (MailStore store, string id, HttpContext context) =>
        {
            // The mail is somebody else's HTML: no script, no network.
            context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'";
            return store.Find(id) is { } mail
                ? Results.Content(mail.Content.Html, "text/html; charset=utf-8")
                : Results.NotFound();
        });
        app.MapGet("/", (MailStore store) => Results.Content(Page(store), "text/html; charset=utf-8"));
    }

    private static MailSummary Summary(CaughtMail mail) =>
        new(mail.Id, mail.Content.MessageId, To(mail), mail.Content.Subject, mail.Created);

    private static IReadOnlyList<MailAddressAnswer> To(CaughtMail mail) =>
        [.. mail.To.Select(a => new MailAddressAnswer(a))];

    private static string Page(MailStore store)
    {
        var (total, mails) = store.List(null, 0, DefaultLimit);
        var page = new StringBuilder(
            $"""
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Mails</title>
            <style>body{"{"}font:16px system-ui;margin:2rem{"}"}
            td,th{"{"}text-align:left;padding:.3rem .8rem{"}"}</style>
            <h1>Mails</h1><p>{total} taken, none delivered.</p>
            <table><tr><th>When (UTC)</th><th>To</th><th>Subject</th></tr>
            """);
        foreach (var mail in mails)
        {
            page.Append(
                $"""
                <tr><td>{mail.Created:yyyy-MM-dd HH:mm:ss}</td>
                <td>{WebUtility.HtmlEncode(string.Join(", ", mail.To))}</td>
                <td><a href="/view/{mail.Id}.html">{WebUtility.HtmlEncode(mail.Content.Subject)}</a></td></tr>
                """);
        }

        return page.Append("</table></html>").ToString();
    }
}

[JsonSerializable(typeof(MailList))]
[JsonSerializable(typeof(MailAnswer))]
internal sealed partial class CatcherJson : JsonSerializerContext;
